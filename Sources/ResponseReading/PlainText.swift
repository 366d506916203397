import ConsultationModel

/// A text cut into what stands before the first heading and what stands under each.
///
/// The reference layout is a title, then pairs of lines: `Recommendation N. <text>` and `<group> [*<stance>*] <comment>`.
struct PlainText {
    /// A line before the first heading.
    struct PreambleLine {
        var range: Range<Int>
        var number: Int
    }

    private(set) var preamble: [PreambleLine] = []
    private(set) var blocks: [ResponseBlock] = []

    /// No more lines than this are looked at for what a file says about itself.
    private static let preambleLimit = 200

    /// Cuts a text.
    ///
    /// - Parameters:
    ///   - isSpeaker: Whether a name is one of those that speak for a region.
    init(
        _ text: SourceText,
        headings: HeadingParser,
        lexicon: StanceLexicon,
        isSpeaker: @escaping (String) -> Bool
    ) {
        var preamble: [PreambleLine] = []
        var blocks: [ResponseBlock] = []
        var labels: Set<String> = []

        /// A second answer under one heading is told from brackets in a comment by the name before it.
        func isAnotherAnswer(_ mark: AnswerMark) -> Bool {
            guard let label = mark.label else { return true }
            guard label.count <= Self.labelLimit else { return false }
            let name = String(decoding: text.bytes[label], as: UTF8.self)
            return labels.contains(name.foldedForMatching) || isSpeaker(name)
        }

        func mark(in line: Range<Int>, onHeading: Bool, answered: Bool) -> AnswerMark? {
            if var mark = text.starredMark(in: line) {
                // On the heading's line, and after half a paragraph, what stands before the mark is no name.
                if onHeading || (mark.label?.count ?? 0) > Self.labelLimit { mark.label = nil }
                if !answered || (!onHeading && isAnotherAnswer(mark)) { return mark }
                return nil
            }
            return answered ? nil : text.plainMark(in: line, lexicon: lexicon, isSpeaker: isSpeaker)
        }

        text.forEachLine { line, number in
            var content = line
            let heading = headings.heading(in: line, of: text)
            if let heading {
                if !blocks.isEmpty { blocks[blocks.count - 1].end = line.lowerBound }
                blocks.append(
                    ResponseBlock(
                        heading: heading,
                        line: number,
                        column: text.column(of: heading.idRange.lowerBound, lineStart: line.lowerBound),
                        start: line.lowerBound,
                        end: text.bytes.count
                    )
                )
                content = heading.textStart..<line.upperBound
            }
            guard let current = blocks.indices.last else {
                if preamble.count < Self.preambleLimit { preamble.append(PreambleLine(range: line, number: number)) }
                return
            }
            let isAnswered = !blocks[current].marks.isEmpty
            if let mark = mark(in: content, onHeading: heading != nil, answered: isAnswered) {
                if let label = mark.label {
                    labels.insert(String(decoding: text.bytes[label], as: UTF8.self).foldedForMatching)
                }
                blocks[current].marks.append(
                    ResponseBlock.LocatedMark(
                        mark: mark,
                        line: number,
                        column: text.column(of: mark.words.lowerBound, lineStart: line.lowerBound),
                        lineStart: line.lowerBound
                    )
                )
            }
        }
        self.preamble = preamble
        self.blocks = blocks
    }

    /// A longer text before an answer's mark is not a group's name; in bytes.
    private static let labelLimit = 160
}
