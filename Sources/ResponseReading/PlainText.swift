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
    /// Stances before the first heading, which answer nothing.
    private(set) var strays: [ResponseBlock.LocatedMark] = []

    /// No more lines than this are looked at for what a file says about itself.
    private static let preambleLimit = 200
    /// A longer text before an answer's mark is not a group's name; in bytes.
    private static let labelLimit = 160

    /// Cuts a text.
    init(_ text: SourceText, consultations: [Consultation], lexicon: StanceLexicon, speakers: SpeakerIndex) {
        let headings = HeadingParser(consultations)
        let registered = RegisteredTexts(consultations)
        var result = (preamble: [PreambleLine](), blocks: [ResponseBlock](), strays: [ResponseBlock.LocatedMark]())
        var labels: Set<String> = []

        func isSpeaker(_ name: Range<Int>) -> Bool {
            name.count <= Self.labelLimit
                && speakers.region(of: String(decoding: text.bytes[name], as: UTF8.self)) != nil
        }

        /// A second answer under one heading is told from brackets in a comment by the name before it, or by its stance.
        func isAnotherAnswer(_ mark: AnswerMark, in line: Range<Int>) -> Bool {
            guard let label = mark.label else { return mark.start == text.trimmedRange(line).lowerBound }
            return text.isStance(mark.words, lexicon) || isSpeaker(label)
                || labels.contains(String(decoding: text.bytes[label], as: UTF8.self).foldedForMatching)
        }

        /// Brackets in the text of a recommendation, "[*sic*]", give way to an answer under it.
        func givesWay(_ block: ResponseBlock) -> Bool {
            guard block.marks.count == 1, let only = block.marks.first else { return false }
            return only.line == block.line && !text.isStance(only.mark.words, lexicon)
        }

        text.forEachLine { line, number in
            var content = line
            let heading = headings.heading(in: line, of: text)
            if let heading {
                if !result.blocks.isEmpty { result.blocks[result.blocks.count - 1].end = line.lowerBound }
                result.blocks.append(
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
            func located(_ mark: AnswerMark) -> ResponseBlock.LocatedMark {
                ResponseBlock.LocatedMark(
                    mark: mark,
                    line: number,
                    column: text.column(of: mark.words.lowerBound, lineStart: line.lowerBound),
                    lineStart: line.lowerBound
                )
            }
            // What stands before a mark on the heading's line is the recommendation's text.
            let starred = text.starredMark(in: content, labelLimit: heading == nil ? Self.labelLimit : 0)
            guard let current = result.blocks.indices.last else {
                if result.preamble.count < Self.preambleLimit {
                    result.preamble.append(PreambleLine(range: line, number: number))
                }
                if let starred, text.isStance(starred.words, lexicon) {
                    result.strays.append(located(starred))
                }
                return
            }
            let isAnswered = !result.blocks[current].marks.isEmpty
            if let starred {
                if givesWay(result.blocks[current]) {
                    result.blocks[current].marks = []
                } else if isAnswered, !isAnotherAnswer(starred, in: line) {
                    return
                }
                if let label = starred.label {
                    labels.insert(String(decoding: text.bytes[label], as: UTF8.self).foldedForMatching)
                }
                result.blocks[current].marks.append(located(starred))
            } else if !isAnswered, let mark = text.plainMark(in: content, lexicon: lexicon, isSpeaker: isSpeaker) {
                let heading = result.blocks[current].heading
                if registered.isBeginning(heading.textStart..<line.upperBound, of: heading.id, in: text) { return }
                result.blocks[current].marks.append(located(mark))
            }
        }
        (preamble, blocks, strays) = result
    }
}
