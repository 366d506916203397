/// The headers and footers of pages: what stands at the top or at the foot of most pages, but for its numbers, and the
/// numbers of the pages.
struct RunningLines {
    private let pages: [Page]
    private let vocabulary: Vocabulary
    private let names: RecommendationNames
    /// On how many pages a text stands in a place.
    private var counts: [String: Int] = [:]
    /// How many rows at the edge of a page are looked at.
    private static let depth = 4

    private enum Edge: String {
        case top, foot
    }

    /// The pages without headers and footers. The header of the first page stays, as the title may be nowhere else.
    static func removed(from pages: [Page], _ vocabulary: Vocabulary) -> [Page] {
        let lines = RunningLines(pages, vocabulary)
        return pages.indices.map { lines.page($0) }
    }

    private init(_ pages: [Page], _ vocabulary: Vocabulary) {
        self.pages = pages
        self.vocabulary = vocabulary
        names = RecommendationNames(vocabulary)
        for page in pages {
            var keys: Set<String> = []
            for row in page.rows.prefix(Self.depth) { keys.formUnion(Self.keys(row, .top)) }
            for row in page.rows.suffix(Self.depth) { keys.formUnion(Self.keys(row, .foot)) }
            for key in keys { counts[key, default: 0] += 1 }
        }
    }

    private func page(_ index: Int) -> Page {
        var rows = pages[index].rows[...]
        for _ in 0..<Self.depth {
            guard let row = rows.first, isRunning(row, .top, page: index, next: rows.dropFirst().first) else { break }
            if index == 0, !isNumber(row, .top, page: index, next: nil) { break }
            rows.removeFirst()
        }
        for _ in 0..<Self.depth {
            guard let row = rows.last, isRunning(row, .foot, page: index, next: rows.dropLast().last) else { break }
            rows.removeLast()
        }
        return Page(rows: Array(rows))
    }

    private func isRunning(_ row: PageRow, _ edge: Edge, page: Int, next: PageRow?) -> Bool {
        if isNumber(row, edge, page: page, next: next) { return true }
        let count = Self.keys(row, edge).map { counts[$0] ?? 0 }.max() ?? 0
        return count > 1 && count * 2 > pages.count && !isAnswer(row)
    }

    /// The text without digits, and the height on the page. Of each the two nearest, so that heights that are almost the
    /// same have one in common.
    private static func keys(_ row: PageRow, _ edge: Edge) -> [String] {
        let letters = row.text.prefix(200).filter { !$0.isWhitespace && !$0.isNumber }.lowercased()
        guard letters.contains(where: \.isLetter) else { return [] }
        let height = row.box.middle / 400
        return [height, height + 1].map { "\(edge.rawValue) \($0) \(letters)" }
    }

    /// Whether it is no header or footer even where it is repeated: a heading, an answer, the header of a table.
    private func isAnswer(_ row: PageRow) -> Bool {
        let line = PrintedLine(row.text, vocabulary)
        if line.isHeading || line.isMarked || line.isLabel || line.isItem { return true }
        let pieces = row.pieces.prefix(50)
        if pieces.contains(where: { PrintedLine($0.text, vocabulary).isStance }) { return true }
        return pieces.count { piece in
            switch ColumnName(piece.text, names).role {
            case .recommendation, .number, .stance, .comment, .text, .item: true
            default: false
            }
        } > 1
    }

    // MARK: Numbers of pages

    private func isNumber(_ row: PageRow, _ edge: Edge, page: Int, next: PageRow?) -> Bool {
        let pieces = row.pieces
        guard let first = pieces.first, let last = pieces.last, pieces.count <= 4 else { return false }
        if Self.isNumbering(first.text) || Self.isNumbering(last.text) { return true }
        guard pieces.count == 1, let number = Self.bareNumber(first.text) else { return false }
        if edge == .foot, number == page + 1 {
            guard let next else { return true }
            return row.box.top - next.box.bottom > row.box.height
        }
        let others = pages.indices.count { other in
            let row = edge == .foot ? pages[other].rows.last : pages[other].rows.first
            return row.flatMap { Self.bareNumber($0.text) } == number - page + other
        }
        return others > 1
    }

    private static func bareNumber(_ text: String) -> Int? {
        text.utf8.count <= 4 && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
    }

    /// "Page 1 of 3", "- 1 -", "1/3".
    private static func isNumbering(_ text: String) -> Bool {
        guard text.utf8.count <= 40 else { return false }
        let parts = text.lowercased().split { $0.isWhitespace || $0 == "/" || $0 == "." || $0 == "|" }
        let numbers = parts.count { $0.utf8.allSatisfy(\.isDigit) }
        let words = parts.filter { !$0.utf8.allSatisfy(\.isDigit) }
        guard numbers == 1 || numbers == 2 else { return false }
        if words.isEmpty { return numbers == 2 && text.contains("/") }
        let dashes: Set<Substring> = ["-", "–", "—"]
        if words.count == 2, numbers == 1, words.allSatisfy(dashes.contains) { return true }
        return names.contains(words[0]) && words.dropFirst().allSatisfy(counting.contains)
    }

    private static let names: Set<Substring> = ["page", "página", "pagina", "pág", "pag", "seite", "p", "pg", "folio"]
    private static let counting: Set<Substring> = ["of", "de", "sur", "von", "di", "-", "–"]
}
