import ConsultationModel

/// Reads the answers of one table.
struct TableReader {
    let table: Table
    let vocabulary: Vocabulary
    let names: RecommendationNames
    /// nil when no row names columns of answers.
    let header: TableHeader?
    /// What the rows before the header say.
    var front: FrontMatter
    var answers: [RawAnswer] = []
    var faults = FaultList()
    /// Whether `faults` say why there is no answer.
    var hasStructureFault = false
    /// The first cell in which the number of a recommendation was expected and none was found.
    private(set) var nameless: Spot?
    /// What each cell was taken for.
    var roles: CellRoles
    /// Cells whose notes were read as comments.
    var noted: [SheetRemarks.Place] = []
    /// What these were taken for.
    var noteRoles: [RoleLedger.Other] = []
    /// The columns of stances that are coloured in, by row, where colours stand for ticks.
    var coloured: [Int: Int] = [:]

    /// Texts of recommendations that were compared already, by identifier.
    private var quotations: [String: (text: String, quotation: String?)] = [:]
    /// Cells of identifiers that were read already.
    var identifiers: [String: RecommendationNames.Identifier?] = [:]
    /// Rows of a table are few, but a small file can name many columns for many rows.
    static let answerLimit = 1_000_000

    /// - Parameter front: What the file says about itself outside of the table.
    init(_ table: Table, front: FrontMatter, _ names: RecommendationNames, _ vocabulary: Vocabulary) {
        self.table = table
        self.front = front
        self.names = names
        self.vocabulary = vocabulary
        roles = CellRoles(table)
        header = TableHeader(of: table, names, vocabulary)
        guard let header else { return }
        for row in 0..<header.firstRow {
            let named = self.front.namedCount
            readPreamble(row)
            roles.noteRest(ofRow: row, self.front.namedCount > named ? .speaker : .title)
        }
        readTitleOfSheet()
        read(under: header)
        tellNotes()
        tellRivalSpeakers(header)
        if table.tellFormulas(in: table.isTurned ? nil : header.used, &faults) { hasStructureFault = true }
        warnOfUnread(header)
        if header.isRespondentGuessed, let column = header.respondent { tellNames(column, header) }
    }

    // MARK: About the file

    private mutating func readPreamble(_ row: Int) {
        let cells = table.rows[row].cells
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        let (speakers, labels) = (vocabulary.speakers, vocabulary.labels)
        func isSpeaker(_ name: String) -> Bool { speakers.region(speaking: name) != nil }
        if filled.count == 2, !cells[filled[0]].dropLast().contains(":") {
            let key = cells[filled[0]].trimmedOfSigns
            front.read("\(key): \(cells[filled[1]])", at: table.spot(row, filled[1]), labels, isSpeaker: isSpeaker)
            return
        }
        for column in filled {
            front.read(cells[column], at: table.spot(row, column), labels, isSpeaker: isSpeaker)
        }
    }

    /// A sheet that is named for a region holds its answers, unless something in it says otherwise.
    private mutating func readTitleOfSheet() {
        if let speaker = table.speaker, front.region == nil, front.respondent == nil {
            front.title = FrontMatter.Entry(name: speaker, spot: Spot(line: 1, place: table.name))
            return
        }
        guard let sheet = table.sheet, front.region == nil, front.respondent == nil, front.title == nil,
            header?.region == nil, header?.respondent == nil, vocabulary.speakers.region(speaking: sheet) != nil
        else { return }
        front.title = FrontMatter.Entry(name: sheet, spot: Spot(line: 1, place: table.name))
    }

    // MARK: Rows

    private mutating func read(under header: TableHeader) {
        let names = table.rows[header.row].cells
        noteMadeUp(names)
        if isOfCounts(header) || isLinked(header) { return }
        coloured = colouredChoices(header)
        let columns = filledColumns(of: header)
        let groups = respondentsNeedNames(header)
        noteNames(header, columns)
        for row in table.rows.indices[(header.row + 1)...] {
            let cells = table.rows[row].cells
            // The header is repeated on each page.
            if cells == names { roles.noteRest(ofRow: row, .label) }
            if cells.isEmpty || cells == names { continue }
            noteMadeUp(cells)
            if let illustrative = header.illustrative { noteMadeUp(inColumn: table.cell(row, illustrative)) }
            if isTooLong(row, header) { continue }
            readConsultation(row, header)
            let first = answers.count
            switch header.layout {
            case .long(let id, let stance): readLong(row, id: id, stance: stance, header, needsName: groups)
            case .ticks(let id, let stances): readTicks(row, id: id, stances, header, needsName: groups)
            case .wide(let id, _): readWide(row, id: id, columns, header)
            case .reverse(let columns): readReverse(row, columns, header, needsName: groups)
            }
            noteCells(row, header, columns, first: first)
            if answers.count > Self.answerLimit {
                tooManyAnswers()
                return
            }
        }
    }

    /// The columns of a wide table in which at least one row has something: a group's empty column answers nothing.
    private mutating func filledColumns(of header: TableHeader) -> [TableHeader.Column] {
        guard case .wide(_, let columns) = header.layout else { return [] }
        let rows = table.rows[(header.row + 1)...]
        let filled = columns.filter { column in
            rows.contains { row in
                !row.cell(column.index).isEmpty || column.comments.contains { !row.cell($0).isEmpty }
            }
        }
        return namedColumns(filled, header)
    }

    /// Whether respondents are named in a column, so that a row without a name is nobody's.
    private func respondentsNeedNames(_ header: TableHeader) -> Bool {
        guard let respondent = header.respondent else { return false }
        return table.rows[(header.row + 1)...].contains { !$0.cell(respondent).isEmpty }
    }

    private mutating func readLong(_ row: Int, id: Int, stance: Int, _ header: TableHeader, needsName: Bool) {
        let words = table.cell(row, stance)
        let comment = comment(row, header.comments)
        let isAnswered = !words.isEmpty || !comment.isEmpty
        guard let found = recommendation(row, id, isAnswered: isAnswered) else { return }
        guard let respondent = respondent(row, header, needsName: needsName) else { return }
        append(
            found,
            at: table.spot(row, id),
            respondent,
            stance: (words, table.spot(row, stance)),
            comment: comment,
            text: header.text.map { table.cell(row, $0) },
            notes: notes(row, [stance] + header.comments)
        )
    }

    /// What stands in these columns, a line each.
    func comment(_ row: Int, _ columns: [Int]) -> String {
        if columns.count == 1 { return table.cell(row, columns[0]) }
        return columns.map { table.cell(row, $0) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private mutating func readWide(_ row: Int, id: Int, _ columns: [TableHeader.Column], _ header: TableHeader) {
        let isAnswered = columns.contains { column in
            !table.cell(row, column.index).isEmpty || !comment(row, column.comments).isEmpty
        }
        guard let found = recommendation(row, id, isAnswered: isAnswered) else { return }
        for column in columns {
            append(
                found,
                at: table.spot(row, id),
                Respondent(group: column.group, region: column.region, spot: table.spot(header.row, column.index)),
                stance: (table.cell(row, column.index), table.spot(row, column.index)),
                comment: comment(row, column.comments),
                text: header.text.map { table.cell(row, $0) },
                notes: notes(row, [column.index] + column.comments)
            )
        }
    }

    private mutating func readTicks(
        _ row: Int,
        id: Int,
        _ stances: [Int],
        _ header: TableHeader,
        needsName: Bool
    ) {
        let ticked = ticked(row, stances, header)
        let comment = comment(row, header.comments)
        let isAnswered = !ticked.isEmpty || !comment.isEmpty
        guard let found = recommendation(row, id, isAnswered: isAnswered) else { return }
        guard let respondent = respondent(row, header, needsName: needsName) else { return }
        if ticked.count > 1 {
            let names = ticked.map { "“\(table.cell(header.row, $0).excerpt)”" }.joined(separator: " and ")
            faults.error(
                .unclearCells,
                at: table.spot(row, ticked[1]),
                "Found ticks under \(names) in one row; expected one. Leave the tick of the stance that is meant."
            )
            return
        }
        append(
            found,
            at: table.spot(row, id),
            respondent,
            stance: (
                ticked.first.map { table.cell(header.row, $0) } ?? "", table.spot(row, ticked.first ?? stances[0])
            ),
            comment: comment,
            text: header.text.map { table.cell(row, $0) },
            notes: notes(row, stances + header.comments)
        )
    }

    /// The columns with a tick in this row. What is neither a tick nor empty is told.
    private mutating func ticked(_ row: Int, _ stances: [Int], _ header: TableHeader) -> [Int] {
        if let column = coloured[row] { return [column] }
        return stances.filter { column in
            let cell = table.cell(row, column)
            switch Tick(cell, under: table.cell(header.row, column)) {
            case .ticked: return true
            case .empty: return false
            case .count: return cell == "1"
            case .unknown:
                faults.error(
                    .unclearCells,
                    at: table.spot(row, column),
                    """
                    Found “\(cell.excerpt)” in the column of one stance, “\(table.cell(header.row, column).excerpt)”; \
                    expected a tick such as “x”, or nothing. Write comments into a column of their own.
                    """
                )
                return false
            }
        }
    }

    private mutating func readReverse(
        _ row: Int,
        _ columns: [TableHeader.Column],
        _ header: TableHeader,
        needsName: Bool
    ) {
        let isAnswered = columns.contains { column in
            let cells = [column.index] + column.choices.map(\.index)
            return cells.contains { !table.cell(row, $0).isEmpty } || !comment(row, column.comments).isEmpty
        }
        guard isAnswered, let respondent = respondent(row, header, needsName: needsName) else { return }
        for column in columns {
            guard let item = column.item, let stance = stance(row, column, header) else { continue }
            append(
                item,
                at: table.spot(header.row, column.index),
                respondent,
                stance: (stance.words, table.spot(row, stance.column)),
                comment: comment(row, column.comments),
                text: item.text,
                notes: notes(row, [column.index] + column.comments)
            )
        }
    }

    // MARK: Cells

    /// Who answers.
    private struct Respondent {
        var group: String?
        var region: String?
        var spot: Spot
    }

    /// nil when the row is nobody's, which is told.
    private mutating func respondent(_ row: Int, _ header: TableHeader, needsName: Bool) -> Respondent? {
        let group = header.respondent.map { table.cell(row, $0) } ?? ""
        let written = header.region.map { table.cell(row, $0) } ?? ""
        let region = vocabulary.regionNames[written.utf8.count <= 120 ? written.foldedForMatching : ""] ?? written
        if needsName, group.isEmpty, let column = header.respondent {
            faults.error(
                .incompleteAnswer,
                at: table.spot(row, column),
                """
                Found an answer and nobody's name in this cell, where the rows around it have one; expected the name of \
                the group or person. Write it in every row.
                """
            )
            return nil
        }
        if let column = header.respondent, names.words.isSummary(group) {
            faults.warn(
                at: table.spot(row, column),
                "Found “\(group.excerpt)” in the place of a respondent; the row was taken for a sum and not read."
            )
            return nil
        }
        if let column = group.isEmpty ? header.region : header.respondent {
            return Respondent(
                group: group.isEmpty ? nil : group,
                region: region.isEmpty ? nil : region,
                spot: table.spot(row, column)
            )
        }
        return Respondent(spot: table.spot(row, 0))
    }

    /// The recommendation that a row answers; nil when there is none, which is told when the row answers something.
    private mutating func recommendation(
        _ row: Int,
        _ column: Int,
        isAnswered: Bool
    ) -> RecommendationNames.Identifier? {
        let cell = table.cell(row, column)
        if cell.isEmpty {
            if isAnswered, table.rows[row].cells.contains(where: { !$0.isEmpty && !$0.saysIllustrative }) {
                faults.error(
                    .incompleteAnswer,
                    at: table.spot(row, column),
                    """
                    Found an answer and no recommendation in this cell; expected its number, as in “6”. Fill the cell in \
                    every row, or empty the row.
                    """
                )
            }
            return nil
        }
        let found: RecommendationNames.Identifier?
        if let known = identifiers[cell] {
            found = known
        } else {
            found = names.identifier(inCell: cell) ?? names.identifier(byText: cell)
            if cell.utf8.count < 1000, identifiers.count < 10_000 { identifiers[cell] = .some(found) }
        }
        if let found { return found }
        if isAnswered, !cell.saysIllustrative {
            nameless = nameless ?? table.spot(row, column)
            faults.warn(
                at: table.spot(row, column),
                """
                Found “\(cell.excerpt)” where the number of a recommendation was expected; the row was not read as an \
                answer. If it is one, write the number, as in “6”.
                """
            )
        }
        return nil
    }

    private mutating func append(
        _ item: RecommendationNames.Identifier,
        at idSpot: Spot,
        _ respondent: Respondent,
        stance: (cell: String, spot: Spot),
        comment: String,
        text: String?,
        notes: [String]
    ) {
        let asked = asked(stance.cell, at: stance.spot)
        let divided = asked == stance.cell ? vocabulary.stanceAndComment(in: asked) : (words: asked, comment: "")
        let comments = ([divided.comment, comment] + notes).filter { !$0.isEmpty }
        answers.append(
            RawAnswer(
                id: item.id,
                idSpot: idSpot,
                group: respondent.group,
                groupSpot: respondent.spot,
                region: respondent.region,
                words: divided.words,
                spot: stance.spot,
                comment: comments.count == 1 ? comments[0] : comments.joined(separator: "\n"),
                quotation: quotation(item.text.isEmpty ? text ?? "" : item.text, of: item.id)
            )
        )
    }

    /// "Yes" to "Do you oppose it?" with its question, and a yes in the signs of a program as a word, so that the words alone
    /// say what is meant.
    private func asked(_ cell: String, at spot: Spot) -> String {
        guard let header, let column = spot.column.map({ $0 - 1 }) else { return cell }
        let isCode = header.yesAndNo.contains(column) && !vocabulary.isStance(cell)
        guard let answer = YesNo(cell) ?? (isCode ? YesNo(code: cell) : nil) else { return cell }
        let words = isCode ? "\(answer.word) (\(cell))" : cell
        guard header.objections.contains(column) else { return words }
        let question = table.cell(header.row, column)
        let isClosed = [")", "?", "？", ":"].contains(question.last)
        return question.utf8.count <= 150
            ? "\(question)\(isClosed ? "" : ":") \(words)" : "\(question.prefix(80))… \(words)"
    }

    /// A text of the recommendation that is not the registered one. Short ones are titles, which tell nothing.
    private mutating func quotation(_ text: String, of id: String) -> String? {
        guard (60...100_000).contains(text.utf8.count) else { return nil }
        if let known = quotations[id], known.text == text { return known.quotation }
        let quotation = vocabulary.registered.divide(text, "", of: id, hasComment: true).quotation
        quotations[id] = (text, quotation)
        return quotation
    }
}
