import ConsultationModel

/// Reads a text: what stands before the first heading, and under each heading the answers' marks.
///
/// The reference layout is a title, then pairs of lines: `Recommendation N. <text>` and `<group> [*<stance>*] <comment>`.
struct TextReader {
    let text: SourceText
    let vocabulary: Vocabulary
    private let style: HeadingParser.Style

    private(set) var front = FrontMatter()
    private(set) var blocks: [ResponseBlock] = []
    private(set) var marks: [LocatedMark] = []
    /// Stances before the first heading, which answer nothing.
    private(set) var strays: [LocatedMark] = []
    /// Lines that begin with "|", as rows of a table in Markdown do.
    private(set) var barLines = 0

    /// The names at marks so far, folded.
    private var labels: Set<String> = []
    /// The name at the last mark, and the bytes that it was made from.
    private var lastGroup: (bytes: Range<Int>, name: String)?
    /// A label asked for a stance, and its answer has not come yet.
    private var awaitsStance = false

    /// No more lines than this are looked at for what a file says about itself.
    private static let preambleLimit = 200
    /// A longer text before an answer's mark is not a group's name; in bytes.
    private static let labelLimit = 160

    /// Reads a text; `skipped` lines, from 1, are taken for empty.
    init(_ text: SourceText, _ vocabulary: Vocabulary, style: HeadingParser.Style = .worded, skipping: Set<Int> = []) {
        self.text = text
        self.vocabulary = vocabulary
        self.style = style
        var number = 0
        var lineStart = text.start
        while lineStart < text.bytes.count {
            let end = text.bytes.firstLineEnd(in: lineStart..<text.bytes.count)
            number += 1
            if skipping.isEmpty || !skipping.contains(number) { read(lineStart..<end, number) }
            lineStart = text.bytes.lineStart(after: end)
        }
    }

    private mutating func read(_ line: Range<Int>, _ number: Int) {
        if line.isEmpty { return }
        if text.bytes[line.lowerBound] == UInt8(ascii: "|") { barLines += 1 }
        if let heading = vocabulary.headings.heading(in: line, of: text, style: style) {
            open(heading, line, number)
            return
        }
        if blocks.isEmpty {
            readPreamble(line, number)
        } else if let starred = text.starredMark(in: line, labelLimit: Self.labelLimit) {
            take(starred, line, number)
        } else {
            readField(line, number)
        }
    }

    /// Begins a block; an answer may stand on the line of its heading.
    private mutating func open(_ heading: Heading, _ line: Range<Int>, _ number: Int) {
        if let last = blocks.indices.last { blocks[last].end = line.lowerBound }
        awaitsStance = false
        let content = heading.textStart..<line.upperBound
        let quotesText = vocabulary.registered.isText(content, of: heading.id, in: text)
        blocks.append(
            ResponseBlock(
                heading: heading,
                line: number,
                start: line.lowerBound,
                end: text.bytes.count,
                marks: marks.count..<marks.count,
                quotesText: quotesText
            )
        )
        if quotesText || content.isEmpty { return }
        // What stands before a mark on the heading's line is the recommendation's text.
        if let starred = text.starredMark(in: content, labelLimit: 0) {
            take(starred, line, number)
        } else if let mark = text.trailingMark(in: content, vocabulary) {
            append(mark, line.lowerBound, number)
        } else {
            readField(content, number, lineStart: line.lowerBound)
        }
    }

    private mutating func readPreamble(_ line: Range<Int>, _ number: Int) {
        let content = text.trimmedRange(line)
        if content.isEmpty { return }
        if number <= Self.preambleLimit, content.count <= 1000 {
            let column = text.column(of: content.lowerBound, lineStart: line.lowerBound)
            front.read(text.string(content), at: text.spot(line: number, column: column)) { name in
                vocabulary.speakers.region(of: name) != nil
            }
        }
        if let starred = text.starredMark(in: line, labelLimit: Self.labelLimit),
            vocabulary.isStance(starred.words, in: text)
        {
            strays.append(LocatedMark(mark: starred, group: nil, line: number, lineStart: line.lowerBound))
        }
    }

    /// Takes a mark for the answer, unless it is in the comment of an earlier one.
    private mutating func take(_ mark: AnswerMark, _ line: Range<Int>, _ number: Int) {
        let block = blocks.count - 1
        if givesWay(blocks[block]) {
            marks.removeLast()
            blocks[block].marks = marks.count..<marks.count
        } else if !blocks[block].marks.isEmpty, !isAnotherAnswer(mark, in: line) {
            return
        }
        append(mark, line.lowerBound, number)
    }

    private mutating func append(_ mark: AnswerMark, _ lineStart: Int, _ number: Int) {
        awaitsStance = false
        let group = mark.label.map { name(of: $0) }
        marks.append(LocatedMark(mark: mark, group: group, line: number, lineStart: lineStart))
        blocks[blocks.count - 1].marks = blocks[blocks.count - 1].marks.lowerBound..<marks.count
    }

    private mutating func name(of label: Range<Int>) -> String {
        if let lastGroup, lastGroup.bytes.count == label.count,
            text.bytes[label].elementsEqual(text.bytes[lastGroup.bytes])
        {
            return lastGroup.name
        }
        let name = text.string(label)
        labels.insert(name.foldedForMatching)
        lastGroup = (label, name)
        return name
    }

    /// A second answer under one heading is told from brackets in a comment by the name before it, or by its stance.
    private func isAnotherAnswer(_ mark: AnswerMark, in line: Range<Int>) -> Bool {
        guard let label = mark.label else { return mark.start == text.trimmedRange(line).lowerBound }
        return vocabulary.isStance(mark.words, in: text) || isSpeaker(label)
            || labels.contains(text.string(label).foldedForMatching)
    }

    private func isSpeaker(_ name: Range<Int>) -> Bool {
        name.count <= Self.labelLimit && vocabulary.speakers.region(of: text.string(name)) != nil
    }

    /// Brackets in the text of a recommendation, "[*sic*]", give way to an answer under it.
    private func givesWay(_ block: ResponseBlock) -> Bool {
        guard block.marks.count == 1 else { return false }
        let only = marks[block.marks.lowerBound]
        return only.line == block.line && !vocabulary.isStance(only.mark.words, in: text)
    }

    /// Whether a page says that it is made up, under its title, where that is a heading.
    private func saysIllustrative(_ line: Range<Int>) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        return text.bytes.holds(Self.illustrative, at: start, before: line.upperBound)
    }

    private static let illustrative = Array("illustrative".utf8)

    /// A line without `[*…*]`: the label of a field, a field's answer, or a stance in another way of writing.
    private mutating func readField(_ line: Range<Int>, _ number: Int, lineStart: Int? = nil) {
        let block = blocks.count - 1
        let start = lineStart ?? line.lowerBound
        let isAnswered = !blocks[block].marks.isEmpty
        if !isAnswered, saysIllustrative(line) {
            front.isIllustrative = true
            blocks[block].labels.append(line)
            return
        }
        if let label = FieldLabel(of: line, in: text) {
            switch label.kind {
            case .comment:
                if awaitsStance { append(.blank(at: start), start, number) }
                blocks[block].labels.append(label.range)
                return
            case .stance where !isAnswered:
                if let mark = text.fieldValue(in: label.range.upperBound..<line.upperBound, vocabulary, from: start) {
                    append(mark, start, number)
                } else {
                    awaitsStance = true
                    blocks[block].labels.append(label.range)
                }
                return
            case .stance: return
            }
        }
        if isAnswered { return }
        defer {
            // A choice that is not taken is no comment.
            if blocks[block].marks.isEmpty, text.isChoice(line) { blocks[block].labels.append(line) }
        }
        if awaitsStance {
            if let mark = text.fieldValue(in: line, vocabulary, from: start) { append(mark, start, number) }
            return
        }
        guard let mark = text.plainMark(in: line, vocabulary, isSpeaker: isSpeaker) else { return }
        let heading = blocks[block].heading
        let isText = vocabulary.registered.isBeginning(heading.textStart..<line.upperBound, of: heading.id, in: text)
        if !isText { append(mark, start, number) }
    }
}
