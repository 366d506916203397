/// What the cells of a table are taken for.
extension TableReader {
    /// The names of the columns.
    ///
    /// - Parameter groups: The columns of a wide table that are read.
    mutating func noteNames(_ header: TableHeader, _ groups: [TableHeader.Column]) {
        switch header.layout {
        case .reverse(let columns):
            for column in columns {
                roles.note(header.row, column.index, .heading)
                for choice in column.choices { roles.note(header.row, choice.index, .heading) }
            }
        case .wide: for column in groups { roles.note(header.row, column.index, .speaker) }
        case .long, .ticks: break
        }
        for row in header.firstRow...header.row { roles.noteRest(ofRow: row, .label) }
    }

    /// The cells of a row that has just been read.
    ///
    /// - Parameters:
    ///   - groups: The columns of a wide table that are read.
    ///   - first: The place of the row's first answer; there is none when the row was not read as an answer.
    mutating func noteCells(_ row: Int, _ header: TableHeader, _ groups: [TableHeader.Column], first: Int) {
        for column in [header.region, header.respondent, header.consultation].compactMap(\.self) {
            roles.note(row, column, .speaker)
        }
        if let illustrative = header.illustrative { roles.note(row, illustrative, .aside) }
        if answers.count > first {
            switch header.layout {
            case .long(let id, let stance):
                noteHeading(row, id, header)
                noteStance(row, stance)
                for column in header.comments { roles.note(row, column, .comment) }
            case .ticks(let id, let stances):
                noteHeading(row, id, header)
                for column in stances { noteTick(row, column, header) }
                for column in header.comments { roles.note(row, column, .comment) }
            case .wide(let id, _):
                noteHeading(row, id, header)
                note(row, groups)
            case .reverse(let columns):
                note(row, columns)
            }
        }
        // What is read only together with an answer is unread where there is none.
        for column in table.rows[row].cells.indices where isAside(column, header) { roles.note(row, column, .aside) }
        for column in table.rows[row].cells.indices where roles.roles(row, column).isEmpty {
            if table.cell(row, column).saysIllustrative { roles.note(row, column, .aside) }
        }
    }

    private mutating func note(_ row: Int, _ columns: [TableHeader.Column]) {
        for column in columns {
            if column.choices.isEmpty { noteStance(row, column.index) }
            for choice in column.choices { noteChoice(row, choice) }
            for comment in column.comments { roles.note(row, comment, .comment) }
        }
    }

    private mutating func noteHeading(_ row: Int, _ column: Int, _ header: TableHeader) {
        roles.note(row, column, .heading)
        let found = identifiers[table.cell(row, column)] ?? nil
        if found?.text.isEmpty == false { roles.note(row, column, .text) }
        if let text = header.text { roles.note(row, text, .text) }
    }

    private mutating func noteTick(_ row: Int, _ column: Int, _ header: TableHeader) {
        let cell = table.cell(row, column)
        var isTaken = cell == "1"
        if case .ticked = Tick(cell, under: table.cell(header.row, column)) { isTaken = true }
        roles.note(row, column, isTaken ? .stance : .label)
    }

    private mutating func noteChoice(_ row: Int, _ choice: TableHeader.Choice) {
        let cell = table.cell(row, choice.index)
        var isTaken = YesNo(code: cell) == .yes || vocabulary.isStance(cell) && YesNo(cell) == nil
        if case .ticked = Tick(cell, under: choice.words) { isTaken = true }
        roles.note(row, choice.index, isTaken ? .stance : .label)
    }

    private mutating func noteStance(_ row: Int, _ column: Int) {
        roles.note(row, column, .stance)
        let cell = table.cell(row, column)
        // A stance alone is the most frequent cell.
        if !vocabulary.isStance(cell), !vocabulary.stanceAndComment(in: cell).comment.isEmpty {
            roles.note(row, column, .comment)
        }
    }

    /// Whether a column is one of times, counts and the like, which nobody misses.
    private func isAside(_ column: Int, _ header: TableHeader) -> Bool {
        guard header.expected.contains(column), column != header.text, !header.comments.contains(column) else {
            return false
        }
        switch header.layout {
        case .long(let id, let stance): return column != id && column != stance
        case .ticks(let id, let stances): return column != id && !stances.contains(column)
        case .wide(let id, let columns):
            return column != id && !columns.contains { $0.index == column || $0.comments.contains(column) }
        case .reverse(let columns):
            return !columns.contains { one in
                one.index == column || one.comments.contains(column) || one.choices.contains { $0.index == column }
            }
        }
    }
}
