/// Shows the line of a text in which something is wrong, with a caret under it.
struct Excerpts {
    private let text: SourceText
    /// Where each line begins.
    private let starts: [Int]
    private static let width = 76

    init(of text: SourceText) {
        self.text = text
        var starts: [Int] = []
        text.forEachLine { line, _ in starts.append(line.lowerBound) }
        self.starts = starts
    }

    /// Two lines, the second with the caret; nil when the fault has no column in this text.
    func excerpt(for fault: Fault) -> String? {
        guard fault.place == nil, let number = fault.line, let column = fault.column, column <= 100_000,
            starts.indices.contains(number - 1)
        else { return nil }
        let start = starts[number - 1]
        let end = text.bytes.firstLineEnd(in: start..<text.bytes.count)
        // Of a long line the part around the place.
        let scalars = Array(text.string(start..<min(end, start + 4 * (column + Self.width))).unicodeScalars)
        let first = max(0, min(column - 1 - Self.width / 2, scalars.count - Self.width))
        let last = min(scalars.count, first + Self.width)
        guard column - 1 <= scalars.count, first <= last else { return nil }
        func shown(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            for scalar in scalars[range] { view.append(scalar == "\t" ? " " : scalar) }
            return String(view)
        }
        let gutter = "\(number) | " + (first > 0 ? "…" : "")
        let line = gutter + shown(first..<last) + (last < scalars.count || scalars.count >= 4 * Self.width ? "…" : "")
        let before = first < column - 1 ? shown(first..<min(column - 1, last)) : ""
        return line + "\n" + String(repeating: " ", count: gutter.count + before.count) + "^"
    }
}
