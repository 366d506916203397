import ConsultationModel

/// Signs of a table of answers among lines that were not read as one, so that it would be misread.
struct TableDoubt {
    private let vocabulary: Vocabulary
    private let names: RecommendationNames
    /// The row with which the table seems to begin, and its page from 1; nil when there is no such sign.
    private(set) var found: (row: PageRow, page: Int)?
    /// Rows with an answer among other cells, so far.
    private var answers: [(row: PageRow, page: Int)] = []

    init(_ names: RecommendationNames, _ vocabulary: Vocabulary) {
        self.names = names
        self.vocabulary = vocabulary
    }

    /// Looks at rows that were not read as a table.
    mutating func look(at rows: [PageRow], page: Int) {
        for row in rows where found == nil {
            let pieces = row.cut(atGapsOver: 60)
            guard (2...100).contains(pieces.count), !row.isListItem else { continue }
            let stances = pieces.count { PrintedLine($0.text, vocabulary).isStance }
            if stances > 1 || isHeader(pieces) { found = (row, page) }
            let isNumbered = names.identifier(inCell: pieces[0].text) != nil
            if stances == 1, pieces.count > 2 || isNumbered && !PrintedLine(pieces[0].text, vocabulary).isHeading {
                answers.append((row, page))
            }
        }
        if found == nil, answers.count > 1 { found = answers[0] }
    }

    /// Notes a table that was found otherwise.
    mutating func note(_ row: PageRow, page: Int) {
        found = found ?? (row, page)
    }

    private func isHeader(_ pieces: [PageLine]) -> Bool {
        let columns = pieces.filter { $0.words.count <= 4 }.map { ColumnName($0.text, names, vocabulary.speakers) }
        let isNamed = columns.contains { ($0.role == .recommendation || $0.role == .number) && $0.isExact }
        let isAnswered = columns.contains { column in
            if case .group = column.role { return true }
            return column.role == .stance && column.isExact
        }
        return isNamed && isAnswered
    }
}
