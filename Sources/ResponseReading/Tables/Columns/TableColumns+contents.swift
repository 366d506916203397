import ConsultationModel

/// Columns by what they hold.
extension TableColumns {
    func isStance(_ cell: String) -> Bool { vocabulary.isStance(cell) }

    /// Whether the cell names a recommendation that there is, by its number or its text.
    func isRecommendation(_ cell: String) -> Bool {
        names.identifier(inCell: cell).map { names.isKnown($0.id) } == true || names.identifier(byText: cell) != nil
    }

    func best(of candidates: [Int], _ isWanted: (String) -> Bool) -> Int? {
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

    func cells(under column: Int) -> some Sequence<String> {
        table.rows[(row + 1)...].prefix(Self.sample).lazy.map { $0.cell(column) }.filter { !$0.isEmpty }
    }

    func mostly(_ column: Int, _ isWanted: (String) -> Bool) -> Bool {
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
            guard !used.contains(index), !names.words.isAboutRow(cells[index]) else { return false }
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
            if cell.utf8.count <= 120, cell.first?.isLetter == true, !isStance(cell), !names.isKnown(cell),
                !ColumnWords.isCode(cell)
            {
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
            case .number, .text, .recommendation, .ignored: return false
            default: return mostly(index, isStance)
            }
        }
    }

    /// Columns of stances under other names, beside the one that is read.
    func unnamedStances(except used: Set<Int>) -> [Int] {
        columns.indices.filter { index in
            !used.contains(index) && columns[index].role == .other && mostly(index, isStance)
                && !names.words.isSummary(cells[index])
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
        // The only row of a program's number is of nobody in particular.
        func isAnonymous(_ column: Int) -> Bool {
            let values = Array(cells(under: column))
            return values.allSatisfy(ColumnWords.isCode) && (values.count == 1 || hasOneRow)
        }
        if let name = named.first(where: { !names.words.isAboutRow(cells[$0]) && !isAnonymous($0) }) { return name }
        guard let sign = named.first ?? first(.address), !isAnonymous(sign) else { return nil }
        guard hasRegion, let region = first(.region) else { return sign }
        var seen: Set<String> = []
        let isShared = cells(under: region).contains { !seen.insert($0.foldedForMatching).inserted }
        return isShared ? sign : nil
    }

    /// A column that points to the rows of another sheet, with several of them.
    var link: Int? {
        columns.indices.first { names.words.isLink(cells[$0]) && Set(cells(under: $0)).count > 1 }
    }

    private var hasOneRow: Bool { table.rows[(row + 1)...].prefix(2).count { !$0.isEmpty } == 1 }

    /// Whether at least two cells name recommendations.
    var namesItems: Bool { items.count > 1 }

    /// Columns about rows and recommendations, which nobody misses.
    var ofNoAnswers: [Int] {
        indices { column in
            switch column.role {
            case .number, .text, .recommendation, .address, .illustrative, .consultation, .ignored: true
            default: false
            }
        } + columns.indices.filter { names.words.isAboutRow(cells[$0]) }
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
}
