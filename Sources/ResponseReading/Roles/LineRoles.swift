/// What the pieces of a text were taken for, noted where they are taken.
///
/// A reader notes a few pieces for each answer, so that this costs next to nothing. What nobody noted is unread.
struct LineRoles {
    /// A piece of the text.
    struct Span {
        var range: Range<Int>
        var role: Reading.Role
        /// The place, in its reader's list, of the answer that it belongs to; -1 when it belongs to none.
        var answer: Int
    }

    /// nil when nothing of the file is read as a text.
    private(set) var text: SourceText?
    /// Where two overlap, the later one is meant.
    private(set) var spans: [Span] = []
    /// Lines, from 1, that are rows of a table and have their roles there.
    private(set) var tableLines: Set<Int> = []
    /// Whether the text is JSON or YAML, in which signs are no part of what stands there.
    var holdsData = false
    /// The answer that is being read.
    var answer = -1

    init() {}

    /// - Parameter count: About how many pieces will be noted.
    init(_ text: SourceText, count: Int, tableLines: Set<Int> = []) {
        self.text = text
        self.tableLines = tableLines
        spans.reserveCapacity(count)
    }

    /// Says what a piece was taken for.
    mutating func note(_ range: Range<Int>, _ role: Reading.Role) {
        if !range.isEmpty { spans.append(Span(range: range, role: role, answer: answer)) }
    }

    /// Says it for pieces that belong to no answer, and that lie in others.
    mutating func note(_ pieces: [Span]) { spans.append(contentsOf: pieces) }

    /// Says what another reading of the same text said, where nothing is said here.
    mutating func note(before other: LineRoles) {
        spans = other.spans + spans
        tableLines = other.tableLines
    }

    /// Takes back what was said of an answer that is not kept.
    mutating func forget(_ answers: Set<Int>) {
        if !answers.isEmpty { spans.removeAll { answers.contains($0.answer) } }
    }
}

extension LineRoles {
    /// Of each byte what it was taken for, by number; 0 is unread.
    var painted: [UInt8] {
        guard let text else { return [] }
        var codes = [UInt8](repeating: 0, count: text.bytes.count)
        for span in spans {
            for index in span.range.clamped(to: 0..<codes.count) { codes[index] = span.role.rawValue }
        }
        return codes
    }

    /// The pieces that nobody noted, between those that somebody did; in time that grows with the pieces, and with what is
    /// unread.
    func forEachGap(_ body: (Range<Int>) -> Void) {
        guard let text else { return }
        var end = text.start
        // Most are in order.
        for span in spans.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if span.range.lowerBound > end { body(end..<span.range.lowerBound) }
            end = max(end, span.range.upperBound)
        }
        if end < text.bytes.count { body(end..<text.bytes.count) }
    }
}
