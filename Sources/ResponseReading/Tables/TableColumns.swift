import ConsultationModel

/// A row of a table taken for the names of its columns, with a look at what stands under them.
struct TableColumns {
    /// Among the table's rows, from 0.
    let row: Int
    /// How many columns have names.
    let width: Int
    private let table: Table
    private let cells: [String]
    private let names: RecommendationNames
    private let vocabulary: Vocabulary
    private let columns: [ColumnName]
    /// So many rows are looked at to tell what a column holds.
    private static let sample = 200

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
                } else if !group.isEmpty, group != cells[index] {
                    cells[index] = isGrid ? "\(group) - \(cells[index])" : "\(group) \(cells[index])"
                }
            }
        }
        cells = Self.withoutOwnNumbers(Self.withoutCounts(cells))
        self.cells = cells
        width = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
        columns = cells.prefix(width).map { ColumnName($0, names, vocabulary.speakers) }
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
    private static func withoutOwnNumbers(_ cells: [String]) -> [String] {
        func rest(_ cell: String) -> String? {
            guard cell.first?.isNumber == true, cell.utf8.count < 400 else { return nil }
            let behind = cell.drop(while: \.isNumber)
            guard let sign = behind.first, sign == "." || sign == ")", behind.dropFirst().first == " " else {
                return nil
            }
            return String(behind.dropFirst(2))
        }
        let isCounted = cells.contains { cell in
            guard let words = rest(cell).map(Words.init) else { return false }
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
        for (index, column) in columns.enumerated() {
            switch column.role {
            case .item, .itemComment, .group, .groupComment, .empty, .illustrative: continue
            default: break
            }
            let cell = cells[index]
            if column.rest.isEmpty, column.isExact { continue }
            let words = vocabulary.stanceAndComment(in: column.rest.isEmpty ? cell : column.rest).words
            if vocabulary.isStance(words) { return false }
        }
        return true
    }

    /// nil when the columns are not those of answers.
    var layout: TableHeader.Layout? {
        let items = self.items
        if let id = idColumn, let stance = stanceColumn { return .long(id: id, stance: stance) }
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
            groups.contains(where: { ColumnWords.mayNameStances(cells[$0.index]) })
                || groups.count == 1 && !ColumnWords.namesRespondent(cells[first.index])
        {
            return .long(id: id, stance: first.index)
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

    private func isBareNumber(_ cell: String) -> Bool { cell.utf8.allSatisfy { $0.isDigit || $0 == 0x2E } }

    // MARK: Columns by name

    private func indices(where isWanted: (ColumnName) -> Bool) -> [Int] {
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
    private var stanceColumn: Int? { best(of: all(.stance), isStance) }

    private var idColumn: Int? {
        // "No" is a stance too.
        let numbers = all(.number).filter { !vocabulary.isStance(cells[$0]) || mostly($0, names.isKnown) }
        return best(of: all(.recommendation) + numbers) { names.isKnown($0) || names.identifier(inCell: $0) != nil }
            ?? (first(.stance) == nil ? nil : columnOfNumbers)
    }

    /// A column without a name that tells, of numbers of recommendations.
    private var columnOfNumbers: Int? {
        columns.indices.first { index in
            guard columns[index].role == .empty || columns[index].role == .other else { return false }
            return mostly(index, names.isKnown)
        }
    }

    // MARK: Columns by what they hold

    private func isStance(_ cell: String) -> Bool { vocabulary.isStance(cell) }

    private func best(of candidates: [Int], _ isWanted: (String) -> Bool) -> Int? {
        // Of very many no more than a few are looked at.
        let candidates = candidates.prefix(8)
        guard candidates.count > 1 else { return candidates.first }
        var best = candidates[0]
        var most = -1
        for candidate in candidates {
            let count = cells(under: candidate).count(where: isWanted)
            if count > most { (best, most) = (candidate, count) }
        }
        return best
    }

    private func cells(under column: Int) -> some Sequence<String> {
        table.rows[(row + 1)...].prefix(Self.sample).lazy.map { $0.cell(column) }.filter { !$0.isEmpty }
    }

    private func mostly(_ column: Int, _ isWanted: (String) -> Bool) -> Bool {
        var (wanted, all) = (0, 0)
        for cell in cells(under: column) {
            all += 1
            if isWanted(cell) { wanted += 1 }
        }
        return wanted * 2 > all
    }

    /// A column of names of groups that speak for regions.
    func columnOfSpeakers(except used: Set<Int>) -> Int? {
        columns.indices.first { index in
            guard !used.contains(index), columns[index].role == .empty || columns[index].role == .other else {
                return false
            }
            return mostly(index) { vocabulary.speakers.region(speaking: $0) != nil }
        }
    }

    /// A column that nobody knows, left of the answers, with the names of those who answer in it; nil when there is none.
    ///
    /// - Parameter id: Where a row is an answer, the column of recommendations. A column of their topics is no column of
    ///   names: there one recommendation has one value, and each has another.
    func columnOfNames(before end: Int, except used: Set<Int>, id: Int? = nil) -> Int? {
        columns.indices.prefix(max(0, end)).first { index in
            guard !used.contains(index), !ColumnWords.isAboutRow(cells[index]) else { return false }
            switch columns[index].role {
            case .empty, .other, .number: break
            default: return false
            }
            guard holdsNames(index) else { return false }
            return id.map { tellsPeopleApart(index, id: $0) } ?? true
        }
    }

    /// Whether the column holds names of groups that speak for regions.
    func isOfSpeakers(_ column: Int) -> Bool { mostly(column) { vocabulary.speakers.region(speaking: $0) != nil } }

    private func holdsNames(_ column: Int) -> Bool {
        var (named, all) = (0, 0)
        for row in table.rows[(row + 1)...].prefix(Self.sample) where !row.isEmpty {
            let cell = row.cell(column)
            all += 1
            if cell.utf8.count <= 120, cell.first?.isLetter == true, !isStance(cell), !names.isKnown(cell) {
                named += 1
            }
        }
        return named * 2 > all
    }

    private func tellsPeopleApart(_ column: Int, id: Int) -> Bool {
        var values: Set<String> = []
        var first: [String: String] = [:]
        var isShared = false
        for row in table.rows[(row + 1)...].prefix(Self.sample) {
            let (value, id) = (row.cell(column), row.cell(id))
            if value.isEmpty || id.isEmpty { continue }
            values.insert(value)
            if first[id, default: value] != value { isShared = true }
            first[id] = first[id] ?? value
        }
        return isShared || (values.count == 1 && first.count > 1)
    }

    /// Columns that hold stances, or comments, and have another name than one that is read.
    func holdingAnswers(except used: Set<Int>) -> [Int] {
        columns.indices.filter { index in
            guard !used.contains(index) else { return false }
            switch columns[index].role {
            case .comment, .itemComment, .groupComment: return mostly(index) { _ in true }
            case .number, .text, .recommendation: return false
            default: return mostly(index, isStance)
            }
        }
    }

    /// Columns of stances under other names, beside the one that is read.
    func unnamedStances(except used: Set<Int>) -> [Int] {
        columns.indices.filter { index in
            !used.contains(index) && columns[index].role == .other && mostly(index, isStance)
                && !ColumnWords.isSummary(cells[index])
        }
    }

    /// Whether the question of a column asks for opposition, so that "yes" is against.
    func asksForObjection(_ column: Int) -> Bool {
        cells.indices.contains(column) && FieldLabel.asksForObjection(cells[column].foldedForMatching)
    }

    /// Whether a column is one of stances for what it holds, and not for its name.
    func isUnnamed(_ column: Int) -> Bool { columns[column].role == .other }

    /// The column of those who answer. Addresses and "Respondent ID" only tell people of one region apart: where each region
    /// has one row, the region answers.
    func respondent(hasRegion: Bool) -> Int? {
        let named = all(.respondent)
        if let name = named.first(where: { !ColumnWords.isAboutRow(cells[$0]) }) { return name }
        guard let sign = named.first ?? first(.address) else { return nil }
        guard hasRegion, let region = first(.region) else { return sign }
        var seen: Set<String> = []
        let isShared = cells(under: region).contains { !seen.insert($0.foldedForMatching).inserted }
        return isShared ? sign : nil
    }

    /// Whether at least two cells name recommendations.
    var namesItems: Bool { items.count > 1 }

    /// Columns about rows and recommendations, which nobody misses.
    var ofNoAnswers: [Int] {
        indices { column in
            switch column.role {
            case .number, .text, .recommendation, .address, .illustrative, .consultation: true
            default: false
            }
        } + columns.indices.filter { ColumnWords.isAboutRow(cells[$0]) }
    }

    /// Whether nothing stands here but "Position", "Comment" and the like, as under the name of a group.
    var namesPartsOfAnswers: Bool {
        let named = columns.filter { $0.role != .empty }
        return named.contains { $0.role == .stance }
            && named.allSatisfy { column in
                switch column.role {
                case .stance, .comment, .recommendation, .number, .text: column.isExact
                default: false
                }
            }
    }

    // MARK: Columns of ticks

    /// A column for each stance, beside the one of recommendations; nil when there are none.
    var ticks: TableHeader.Layout? {
        let stances = columns.indices.filter { index in
            let isNumber = columns[index].role == .number && mostly(index, names.isKnown)
            return !isNumber && isStance(cells[index]) && !isBareNumber(cells[index])
        }
        guard stances.count > 1, Set(stances.map { cells[$0].foldedForMatching }).count == stances.count else {
            return nil
        }
        let named = (all(.recommendation) + all(.number)).filter { columns[$0].isExact && !stances.contains($0) }
        let nameless = columns.indices.first { columns[$0].role == .empty && mostly($0, names.isKnown) }
        guard let id = named.first ?? nameless else { return nil }
        // A row of answers stands above others.
        let isAnswered = stances.contains { index in
            cells(under: index).contains { isStance($0) && !Tick.isKnown($0) && $0 != cells[index] }
        }
        if isAnswered { return nil }
        return .ticks(id: id, stances)
    }

    // MARK: Items and groups

    private var items: [TableHeader.Column] {
        var items: [TableHeader.Column] = []
        for (index, column) in columns.enumerated() {
            if case .item(let item) = column.role { items.append(TableHeader.Column(index: index, item: item)) }
        }
        for (index, column) in columns.enumerated() {
            guard case .itemComment(let id) = column.role else { continue }
            let item =
                items.lastIndex { $0.item?.id.foldedForMatching == id && $0.index < index }
                ?? items.firstIndex { $0.item?.id.foldedForMatching == id }
            if let item { items[item].comments.append(index) }
        }
        return withNeighbours(items)
    }

    private func groups(_ known: [Int], id: Int) -> [TableHeader.Column] {
        var groups: [TableHeader.Column] = []
        for (index, column) in columns.enumerated() where index != id {
            switch column.role {
            case .group(let name): groups.append(TableHeader.Column(index: index, group: name))
            case .other:
                let name = cells[index]
                guard !names.isKnown(name), !ColumnWords.isSummary(name), mostly(index, isStance) else { continue }
                groups.append(Self.respondent(name, index))
            default: continue
            }
        }
        for (index, column) in columns.enumerated() {
            guard case .groupComment(let name) = column.role else { continue }
            let group =
                groups.lastIndex { isSame($0.group, name) && $0.index < index }
                ?? groups.firstIndex { isSame($0.group, name) }
            if let group { groups[group].comments.append(index) }
        }
        for (index, column) in columns.enumerated() where column.role == .comment && !column.rest.isEmpty {
            let group = groups.lastIndex { $0.group?.foldedForMatching == column.rest.foldedForMatching }
            if let group { groups[group].comments.append(index) }
        }
        return withNeighbours(groups)
    }

    private func isSame(_ group: String?, _ name: String) -> Bool {
        guard let group else { return false }
        guard let region = vocabulary.speakers.region(of: group) else { return false }
        return region == vocabulary.speakers.region(of: name)
    }

    /// "Example Users (EURALO)".
    private static func respondent(_ name: String, _ index: Int) -> TableHeader.Column {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else {
            return TableHeader.Column(index: index, group: name)
        }
        let group = name[..<open].reversed().drop(while: \.isWhitespace).reversed()
        let region = name[name.index(after: open)...].dropLast()
        return TableHeader.Column(index: index, group: String(group), region: String(region))
    }

    /// A column that says no more than "Comment" is of the column to its left, unless there is only one such for many: it
    /// may be a comment on all.
    private func withNeighbours(_ found: [TableHeader.Column]) -> [TableHeader.Column] {
        var found = found
        let bare = found.map { column in
            var end = column.index + 1
            while column.comments.contains(end) { end += 1 }
            let start = end
            while end < columns.count, columns[end].role == .comment, columns[end].isExact { end += 1 }
            return start..<end
        }
        guard bare.count(where: { !$0.isEmpty }) > 1 || found.count == 1 else { return found }
        for (place, columns) in bare.enumerated() { found[place].comments.append(contentsOf: columns) }
        return found
    }
}
