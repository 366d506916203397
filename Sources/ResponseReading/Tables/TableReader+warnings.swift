import ConsultationModel

/// What is said about rows and columns beside the answers.
extension TableReader {
    mutating func noteMadeUp(_ cells: [String]) {
        if !front.isIllustrative, cells.contains(where: \.saysIllustrative) { front.isIllustrative = true }
    }

    mutating func noteMadeUp(inColumn cell: String) {
        let denials: Set = ["", "no", "false", "0", "falso", "faux", "non", "nao", "n"]
        if !front.isIllustrative, !denials.contains(cell.foldedForMatching) { front.isIllustrative = true }
    }

    mutating func readConsultation(_ row: Int, _ header: TableHeader) {
        guard let column = header.consultation else { return }
        let name = table.cell(row, column)
        if name.isEmpty { return }
        guard let first = front.consultation else {
            front.consultation = FrontMatter.Entry(name: name, spot: table.spot(row, column))
            return
        }
        if name != first.name, name.foldedForMatching != first.name.foldedForMatching {
            faults.error(
                .severalGroups,
                at: table.spot(row, column),
                """
                Found the consultation “\(name.excerpt)”, and “\(first.name.excerpt)” in \(first.spot.name); expected one \
                consultation in a file. Send a file for each.
                """
            )
        }
    }

    /// Whether something stands behind the last column that has a name, which is told.
    mutating func isTooLong(_ row: Int, _ header: TableHeader) -> Bool {
        let cells = table.rows[row].cells
        guard table.isCutAtSigns, cells.count > header.width,
            let extra = cells[header.width...].firstIndex(where: { !$0.isEmpty })
        else { return false }
        faults.error(
            .unclearCells,
            at: table.spot(row, extra),
            """
            Found \(cells.count) cells in this row, the last “\(cells[cells.count - 1].excerpt)”, where the header has \
            \(header.width); expected no more. Put quotes around a text with separators in it, or it is cut there: \
            "We think, however, that …".
            """
        )
        return true
    }

    mutating func tooManyAnswers() {
        faults.error(
            .tooLarge,
            """
            Found more than \(Self.answerLimit) answers in a table; expected fewer. Split the file into several.
            """
        )
        answers = []
        hasStructureFault = true
    }

    /// Tells of each column that holds something that nobody reads.
    mutating func warnOfUnexpected(_ header: TableHeader) {
        var told = header.expected.union(header.unread)
        roles.toldColumns = Set(header.unread)
        for row in table.rows.indices[(header.row + 1)...] {
            // What stands there too is an error when the table was cut at signs.
            let cells = table.isCutAtSigns ? table.rows[row].cells.prefix(header.width) : table.rows[row].cells[...]
            for column in cells.indices where !cells[column].isEmpty && !told.contains(column) {
                if cells[column].saysIllustrative { continue }
                told.insert(column)
                roles.toldColumns.insert(column)
                let name = table.cell(header.row, column)
                let place = name.isEmpty ? "a column without a name" : "the column “\(name.excerpt)”"
                faults.warn(
                    at: table.spot(row, column),
                    """
                    Found “\(cells[column].excerpt)” in \(place), which was not read. If it belongs to the answers, call \
                    the column “Comment”, “Respondent” or what else it holds.
                    """
                )
            }
        }
    }

    mutating func tellNames(_ column: Int, _ header: TableHeader) {
        let name = table.cell(header.row, column)
        faults.warn(
            at: table.spot(header.row, column),
            """
            Found \(name.isEmpty ? "a column without a name" : "the column “\(name.excerpt)”") and no column of \
            respondents; what stands in it was taken for the names of those who answer. If it is that, call it \
            “Respondent”; else remove it.
            """
        )
    }

    mutating func warnOfUnread(_ header: TableHeader) {
        warnOfUnexpected(header)
        for column in header.unread {
            if header.rivals.contains(column) {
                tellRival(column, header)
                continue
            }
            if header.earlier.contains(column) {
                tellEarlier(column, header)
                continue
            }
            let name = table.cell(header.row, column)
            let codes = vocabulary.consultations.flatMap { $0.regions.map(\.code) }
            let nearest = name.nearest(of: codes).map { "; the nearest group is “\($0)”" } ?? ""
            faults.warn(
                at: table.spot(header.row, column),
                """
                Found answers or comments in the column “\(name.excerpt)” and cannot tell whose they are or what on\
                \(nearest); expected a name such as “Comment 6” or “AFRALO comment”. The column was not read.
                """
            )
        }
    }

    /// Whether the columns of stances say how many take each, which is told.
    mutating func isOfCounts(_ header: TableHeader) -> Bool {
        guard case .ticks(_, let stances) = header.layout else { return false }
        var found: Spot?
        for row in table.rows.indices[(header.row + 1)...] where table.rows[row].cells != table.rows[header.row].cells {
            for column in stances {
                let cell = table.cell(row, column)
                if cell.isEmpty || cell == "1" || cell == "0" { continue }
                if case .count = Tick(cell, under: "") { found = found ?? table.spot(row, column) }
            }
        }
        guard let found else { return false }
        faults.error(
            .noAnswers,
            at: found,
            """
            Found a table of counts; expected one answer a row: the recommendation, who answers it, and a tick such as \
            “x” under one stance. Send the answers that were counted.
            """
        )
        hasStructureFault = true
        return true
    }

    mutating func tellRival(_ column: Int, _ header: TableHeader) {
        guard case .long(_, let stance) = header.layout else { return }
        faults.error(
            .unclearColumns,
            at: table.spot(header.row, column),
            """
            Found a second column of stances, beside the one in \(table.spot(header.row, stance).name); expected one, or the \
            name of a group over each, such as “AFRALO position”. Name the columns, or send a file for each.
            """
        )
    }

    private mutating func tellEarlier(_ column: Int, _ header: TableHeader) {
        guard case .long(_, let stance) = header.layout else { return }
        faults.warn(
            at: table.spot(header.row, column),
            """
            Found stances of an earlier round in the column “\(table.cell(header.row, column).excerpt)”, which were not read: \
            those in “\(table.cell(header.row, stance).excerpt)” count.
            """
        )
    }

    /// Tells where it is open whether a region answers or somebody of it.
    mutating func tellRivalSpeakers(_ header: TableHeader) {
        guard let column = header.rivalSpeakers, let respondent = header.respondent else { return }
        faults.error(
            .unclearColumns,
            at: table.spot(header.row, column),
            """
            Found names of regions in the column “\(table.cell(header.row, column).excerpt)”, and those who answer in \
            “\(table.cell(header.row, respondent).excerpt)”; it cannot be told which of them speaks. Call the column “Region” \
            where its members answer, or take the names of people out where the region does.
            """
        )
    }

    /// Whether the rows belong to several rows of another sheet, which say whose they are; that is told.
    mutating func isLinked(_ header: TableHeader) -> Bool {
        guard let link = header.link, header.respondent == nil, header.region == nil else { return false }
        if case .reverse = header.layout { return false }
        faults.error(
            .unclearColumns,
            at: table.spot(header.row, link),
            """
            Found the column “\(table.cell(header.row, link).excerpt)”, which points to the rows of another sheet that say who \
            answers; expected that beside each answer. Add a column “Respondent” or “Region”, or send a file for each.
            """
        )
        hasStructureFault = true
        return true
    }

    /// The columns of a wide table, without those whose name is a region's misspelt, which are told.
    mutating func namedColumns(_ columns: [TableHeader.Column], _ header: TableHeader) -> [TableHeader.Column] {
        let codes = vocabulary.consultations.flatMap { $0.regions.map(\.code) }
        return columns.filter { column in
            guard column.region == nil, let group = column.group, vocabulary.speakers.region(speaking: group) == nil,
                let nearest = group.nearest(of: codes)
            else { return true }
            faults.error(
                .unknownRegion,
                at: table.spot(header.row, column.index),
                """
                Found the column “\(group.excerpt)”, which names no region; the nearest is “\(nearest)”. Correct the name, \
                or write the region behind it: “\(group.excerpt) (\(nearest))”.
                """
            )
            return false
        }
    }
}
