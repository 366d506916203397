import ConsultationModel

/// A row of a table taken for the names of its columns, with a look at what stands under them.
struct TableColumns {
    /// Among the table's rows, from 0.
    let row: Int
    /// How many columns have names.
    let width: Int
    let table: Table
    let cells: [String]
    let names: RecommendationNames
    let vocabulary: Vocabulary
    let columns: [ColumnName]
    /// So many rows are looked at to tell what a column holds.
    static let sample = 200

    /// - Parameters:
    ///   - above: A row whose cells name groups, each for its column and the nameless ones behind it.
    ///   - isGrid: Whether that row holds questions, and this one the recommendations that they are asked of.
    init(
        of table: Table,
        row: Int,
        under above: Int? = nil,
        isGrid: Bool = false,
        _ names: RecommendationNames,
        _ vocabulary: Vocabulary
    ) {
        self.table = table
        self.row = row
        self.names = names
        self.vocabulary = vocabulary
        var cells = table.rows[row].cells
        if let above {
            var group = ""
            for index in cells.indices {
                let name = table.cell(above, index)
                if !name.isEmpty { group = name }
                if cells[index].isEmpty {
                    cells[index] = name
                } else if isGrid, names.words.isGeneric(cells[index]) {
                    cells[index] = group
                } else if !group.isEmpty, group != cells[index] {
                    cells[index] = isGrid ? "\(group) - \(cells[index])" : "\(group) \(cells[index])"
                }
            }
        }
        cells = Self.withoutOwnNumbers(Self.withoutCounts(cells), names.words)
        self.cells = cells
        width = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
        let meanings = vocabulary.columns
        columns = cells.prefix(width).enumerated().map { index, cell in
            if !meanings.isEmpty {
                let written = [cell, table.cell(row, index)].map(\.foldedForMatching)
                if let meaning = written.lazy.compactMap({ meanings[$0] }).first { return ColumnName(meaning) }
            }
            let name = ColumnName(cell, names, vocabulary.speakers)
            guard name.role == .other, YesNoName(cell, vocabulary)?.isPlain == false else { return name }
            return .stance
        }
    }

    /// "Comments2" and "Comments3" beside "Comments": some programs count columns of one name.
    private static func withoutCounts(_ cells: [String]) -> [String] {
        let all = Set(cells)
        return cells.map { cell in
            guard cell.last?.isNumber == true, cell.utf8.count < 300 else { return cell }
            let base = String(cell.reversed().drop(while: \.isNumber).reversed())
            return base.last?.isLetter == true && all.contains(base) ? base : cell
        }
    }

    /// "5. Do you support recommendation 6?": where one question has a number of its own, all numbers are the questions'.
    private static func withoutOwnNumbers(_ cells: [String], _ known: ColumnWords) -> [String] {
        func rest(_ cell: String) -> String? {
            guard cell.first?.isNumber == true, cell.utf8.count < 400 else { return nil }
            let behind = cell.drop(while: \.isNumber)
            guard let sign = behind.first, sign == "." || sign == ")", behind.dropFirst().first == " " else {
                return nil
            }
            return String(behind.dropFirst(2))
        }
        let isCounted = cells.contains { cell in
            guard let words = rest(cell).map({ Words(of: $0, known) }) else { return false }
            return words.folded.indices.dropLast().contains { index in
                words.isRecommendation(index) && words.folded[index].hasPrefix("rec")
                    && words.bare(index + 1).utf8.first?.isDigit == true
            }
        }
        return isCounted ? cells.map { rest($0) ?? $0 } : cells
    }

    /// Whether this is no row of answers: no cell but a number is a stance, or a key with its stance.
    var mayBeHeader: Bool {
        if columns.count(where: { $0.role != .empty }) < 2 { return false }
        let yesNoColumn = self.yesNoColumn
        for (index, column) in columns.enumerated() {
            switch column.role {
            case .item, .itemComment, .group, .groupComment, .empty, .illustrative: continue
            default: break
            }
            let cell = cells[index]
            if column.rest.isEmpty, column.isExact || index == yesNoColumn { continue }
            let words = vocabulary.stanceAndComment(in: column.rest.isEmpty ? cell : column.rest).words
            if vocabulary.isStance(words) { return false }
        }
        return true
    }

    /// nil when the columns are not those of answers.
    var layout: TableHeader.Layout? {
        let choices = self.choices
        if !choices.isEmpty { return .reverse(choices) }
        let items = self.items
        if let id = idColumn, let stance = stanceColumn, items.count < 2 || mostly(id, isRecommendation) {
            return .long(id: id, stance: stance)
        }
        if items.count >= 2 { return hasWords(items) ? .reverse(items) : nil }
        // One alone is as well the label of a row with its answer beside it.
        if let item = items.first, !isBareNumber(cells[item.index]), mostly(item.index, isStance) {
            return .reverse(items)
        }
        let known = indices { if case .group = $0.role { true } else { false } }
        guard let id = idColumn ?? (known.count >= 2 ? columnOfNumbers : nil) else { return nil }
        let groups = groups(known, id: id)
        // Columns that nobody knows, and none of a region: the stances themselves, unless somebody is named.
        if known.isEmpty, let first = groups.first,
            groups.contains(where: { names.words.mayNameStances(cells[$0.index]) })
                || groups.count == 1 && !names.words.namesRespondent(cells[first.index])
        {
            return .long(id: id, stance: latest(of: groups.map(\.index)) ?? first.index)
        }
        return groups.isEmpty ? nil : .wide(id: id, groups)
    }

    /// Whether more than numbers stands here, which may be a row of answers: "2,3".
    private func hasWords(_ items: [TableHeader.Column]) -> Bool {
        if items.contains(where: { !isBareNumber(cells[$0.index]) }) { return true }
        let named = columns.contains { column in
            switch column.role {
            case .region, .respondent, .address, .comment, .itemComment: true
            default: false
            }
        }
        return named || columnOfSpeakers(except: Set(items.map(\.index))) != nil
    }

    func isBareNumber(_ cell: String) -> Bool { cell.utf8.allSatisfy { $0.isDigit || $0 == 0x2E } }

    // MARK: Columns by name

    func indices(where isWanted: (ColumnName) -> Bool) -> [Int] {
        columns.indices.filter { isWanted(columns[$0]) }
    }

    /// All columns of this role, those that say nothing else first.
    func all(_ role: ColumnName.Role) -> [Int] {
        let all = indices { $0.role == role }
        return all.filter { columns[$0].isExact } + all.filter { !columns[$0].isExact }
    }

    /// Whether the column's name says no more than its role.
    func isNamed(_ column: Int) -> Bool { columns[column].isExact }

    /// The best column of this role.
    func first(_ role: ColumnName.Role) -> Int? { all(role).first }

    /// The stance: where several columns could be it, the one that holds the most stances.
    var stanceColumn: Int? {
        let rounds = self.rounds
        if let latest = latest(of: rounds) { return latest }
        return best(of: all(.stance).filter { !names.words.isAboutRow(cells[$0]) }, isStance) ?? yesNoColumn
    }

    var idColumn: Int? {
        // "No" is a stance too.
        let numbers = all(.number).filter { !vocabulary.isStance(cells[$0]) || mostly($0, names.isKnown) }
        let candidates = all(.recommendation) + numbers
        let best = best(of: candidates) { names.isKnown($0) || names.identifier(inCell: $0) != nil }
        if let best, !cells(under: best).contains(where: { names.identifier(inCell: $0) != nil }),
            let quoting = candidates.first(where: { mostly($0) { names.identifier(byText: $0) != nil } })
        {
            return quoting
        }
        return best
            ?? (first(.stance) == nil ? nil : columnOfNumbers)
    }

    /// A column without a name that tells, of numbers of recommendations.
    var columnOfNumbers: Int? {
        columns.indices.first { index in
            guard columns[index].role == .empty || columns[index].role == .other else { return false }
            return mostly(index, names.isKnown)
        }
    }
}
