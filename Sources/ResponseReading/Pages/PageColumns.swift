/// Cuts a part of a page where it is set in columns, or in labels with answers beside them.
struct PageColumns {
    /// A part of a page, in the order in which a person reads.
    enum Part {
        /// Rows that reach over the width.
        case rows([PageRow])
        /// The lines of one column, which is counted from 1.
        case column([PageRow], number: Int)
        /// Labels or identifiers, and beside them what belongs to each; the second begins at the edge.
        case pairs([PageRow], edge: Int)
    }

    private let vocabulary: Vocabulary
    private(set) var parts: [Part] = []
    /// A row from which columns begin that may be those of a table without a header; nil when there is none.
    private(set) var doubtful: PageRow?
    private var columns = 0
    /// Of each column how many lines are in a part already.
    private var counts: [Int: Int] = [:]

    /// Columns have white space of this width between them, in hundredths of a point.
    private static let gutter = 800

    init(_ rows: [PageRow], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        cut(rows, depth: 0, column: nil)
    }

    /// A place where lines stand on both sides, and none across.
    private struct Gutter {
        var edge: Int
        var lines: Range<Int>
        var score: Int
    }

    private mutating func cut(_ rows: [PageRow], depth: Int, column: Int?) {
        guard !rows.isEmpty else { return }
        // By their tops, because the lines of columns need not stand beside each other.
        let lines = rows.flatMap { row in row.lines.map { PageRow($0, number: row.number) } }.sorted {
            ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left)
        }
        guard depth < 6, let gutter = bestGutter(in: lines) else {
            append(rows, column)
            return
        }
        let inside = lines[gutter.lines]
        let left = inside.filter { $0.box.left < gutter.edge - 100 }
        let right = inside.filter { $0.box.left >= gutter.edge - 100 }
        cut(Self.rows(Array(lines[..<gutter.lines.lowerBound])), depth: depth + 1, column: column)
        if isOfPairs(left, right, edge: gutter.edge) {
            parts.append(.pairs(Self.rows(Array(inside)), edge: gutter.edge))
        } else {
            noteDoubts(left, right)
            if column == nil { columns = 0 }
            let first = column ?? 1
            columns = max(columns, first)
            cut(Self.rows(left), depth: depth + 1, column: first)
            columns += 1
            cut(Self.rows(right), depth: depth + 1, column: columns)
        }
        cut(Self.rows(Array(lines[gutter.lines.upperBound...])), depth: depth + 1, column: column)
    }

    private mutating func append(_ rows: [PageRow], _ column: Int?) {
        guard let column else {
            parts.append(.rows(rows))
            return
        }
        let first = counts[column] ?? 0
        counts[column] = first + rows.count
        parts.append(.column(rows.enumerated().map { $1.numbered(first + $0 + 1) }, number: column))
    }

    /// Lines beside each other as rows, with the numbers that they have on the page.
    private static func rows(_ lines: [PageRow]) -> [PageRow] {
        let numbers = Dictionary(lines.map { ($0.box.top, $0.number) }) { first, _ in first }
        return PageRow.rows(of: lines.flatMap(\.lines)).map { row in
            row.numbered(numbers[row.lines[0].box.top] ?? row.number)
        }
    }

    // MARK: Gutters

    private func bestGutter(in lines: [PageRow]) -> Gutter? {
        guard let leftmost = lines.map(\.box.left).min() else { return nil }
        var starts: [Int: Int] = [:]
        for line in lines where line.box.left > leftmost + Self.gutter { starts[line.box.left / 100, default: 0] += 1 }
        let common = starts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(40)
        var best: Gutter?
        for (start, _) in common {
            guard let found = gutter(at: start * 100, in: lines) else { continue }
            if found.score > best?.score ?? 1 { best = found }
        }
        return best
    }

    /// The longest run of lines that leave a gutter before an edge.
    private func gutter(at edge: Int, in lines: [PageRow]) -> Gutter? {
        var best: Gutter?
        var start = 0
        var (left, right) = (0, 0)
        func close(_ end: Int) {
            let score = min(left, right)
            if score > best?.score ?? 0, Self.overlap(lines[start..<end], edge) {
                best = Gutter(edge: edge, lines: start..<end, score: score)
            }
        }
        for (index, line) in lines.enumerated() {
            if line.box.left >= edge - 100 {
                right += 1
            } else if line.box.right <= edge - Self.gutter {
                left += 1
            } else {
                close(index)
                start = index + 1
                (left, right) = (0, 0)
            }
        }
        close(lines.count)
        return best
    }

    /// Whether two lines or more stand beside others: text that is only indented has none beside it.
    private static func overlap(_ lines: ArraySlice<PageRow>, _ edge: Int) -> Bool {
        let left = lines.filter { $0.box.left < edge - 100 }
        var beside = 0
        var index = 0
        for line in lines where line.box.left >= edge - 100 {
            while index < left.count, left[index].box.bottom <= line.box.top { index += 1 }
            if index < left.count, left[index].box.top < line.box.bottom { beside += 1 }
        }
        return beside > 1
    }

    // MARK: Labels and answers

    private func isOfPairs(_ left: [PageRow], _ right: [PageRow], edge: Int) -> Bool {
        if right.contains(where: { PrintedLine($0.text, vocabulary).isHeading }) { return false }
        let pairs = Self.pairs(left, right)
        guard !pairs.isEmpty else { return false }
        let labelled = pairs.contains { line, answer in
            let text = PrintedLine(line.text, vocabulary)
            if text.isLabel || text.isKeyed || line.text.hasSuffix(":") || line.text.hasSuffix("?") { return true }
            return text.isHeading && PrintedLine(answer.text, vocabulary).isStance
        }
        if labelled { return true }
        // Columns of text are filled.
        let start = left.map(\.box.left).min() ?? 0
        let widths = left.map { $0.box.right - start }.sorted()
        let isFilled = widths[widths.count / 2] * 10 > (edge - start) * 6
        return pairs.count * 10 >= right.count * 8 && !(isFilled && left.count > 3 && right.count > 3)
    }

    /// The lines that have another beside them, and that one.
    private static func pairs(_ left: [PageRow], _ right: [PageRow]) -> [(PageRow, PageRow)] {
        var pairs: [(PageRow, PageRow)] = []
        var next = 0
        for line in left {
            while next < right.count, right[next].box.bottom <= line.box.top { next += 1 }
            // No more lines begin at the height of one than these.
            guard let answer = right[next...].prefix(8).first(where: { $0.box.isBeside(line.box) }) else { continue }
            pairs.append((line, answer))
        }
        return pairs
    }

    /// Stances under each other with no heading between them are the column of a table.
    private mutating func noteDoubts(_ left: [PageRow], _ right: [PageRow]) {
        for column in [left, right] {
            var last: PageRow?
            for row in column where doubtful == nil {
                let line = PrintedLine(row.text, vocabulary)
                if line.isStance {
                    doubtful = last
                    last = row
                } else if line.isHeading || line.isLabel || line.isItem {
                    last = nil
                }
            }
        }
    }
}
