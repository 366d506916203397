import ConsultationModel

/// Reads a text: what stands before the first heading, and under each heading the answers' marks.
///
/// The reference layout is a title, then pairs of lines: `Recommendation N. <text>` and `<group> [*<stance>*] <comment>`.
struct TextReader {
    let text: SourceText
    let vocabulary: Vocabulary
    let style: HeadingParser.Style

    private(set) var front = FrontMatter()
    var blocks: [ResponseBlock] = []
    var marks: [LocatedMark] = []
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
    /// The question before the answer, where it asks for opposition: "yes" to it is not support.
    var objection: Range<Int>?
    /// Lines before this place were read together with an earlier one.
    var skipUntil = 0
    /// The number of the last line that is no more than the word "Recommendation", whose number the next line may hold.
    var wordAlone: Int?
    /// The stance that is the title of this part of the file.
    var section: LocatedMark?
    /// The region of this part of the file, where it is another than that of its beginning.
    var regionOfPart: FrontMatter.Entry?

    /// Where an earlier mail begins that is quoted below the answers; nil when none is.
    private(set) var earlierMail: (line: Int, start: Int)?
    /// Where an annex begins, and how many marks stand before it.
    var annex: (line: Int, start: Int, marks: Int)?
    /// Whether stances on quoted lines were left out, because others stand on lines of the sender's own.
    var leftOutQuotations = false
    /// Whether the last mark stands on a line that is quoted with ">".
    var lastMarkIsQuoted = false
    /// Pieces that belong to no answer, and what they were taken for.
    var asides: [LineRoles.Span] = []
    /// Lines, from 1, that are rows of tables.
    let tableLines: Set<Int>
    /// Stances on quoted lines below which the sender wrote something else: the line, and the words.
    var doubtfulQuotations: [(line: Int, words: Range<Int>)] = []

    /// No more lines than this are looked at for what a file says about itself.
    private static let preambleLimit = 200
    /// A longer text before an answer's mark is not a group's name; in bytes.
    private static let labelLimit = 160

    /// Reads a text; `skipped` lines, from 1, are taken for empty.
    init(_ text: SourceText, _ vocabulary: Vocabulary, style: HeadingParser.Style = .worded, skipping: Set<Int> = []) {
        self.text = text
        self.vocabulary = vocabulary
        self.style = style
        tableLines = skipping
        var number = 0
        var lineStart = text.start
        while lineStart < text.bytes.count {
            let end = text.bytes.firstLineEnd(in: lineStart..<text.bytes.count)
            number += 1
            if lineStart >= skipUntil, skipping.isEmpty || !skipping.contains(number) { read(lineStart..<end, number) }
            if earlierMail != nil { break }
            lineStart = text.bytes.lineStart(after: end)
        }
        leaveOutQuotations()
        leaveOutAnnex()
        doubtByPostscripts()
    }

    private mutating func read(_ line: Range<Int>, _ number: Int) {
        if line.isEmpty { return }
        if text.bytes[line.lowerBound] == UInt8(ascii: "|") { barLines += 1 }
        if let heading = vocabulary.headings.heading(in: line, of: text, style: style, unseparated: true),
            heading.isSeparated || beginsWithStance(heading.textStart..<line.upperBound)
        {
            open(heading, line, number)
            return
        }
        if !marks.isEmpty, EarlierMail.begins(with: line, in: text, vocabulary.labels) {
            earlierMail = (number, line.lowerBound)
            blocks[blocks.count - 1].end = line.lowerBound
            return
        }
        let starred = text.starredMark(in: line, labelLimit: Self.labelLimit)
        if !blocks.isEmpty, let starred, starred.label.map(isHeading) != true {
            take(starred, line, number)
        } else if let heading = looseHeading(line, number) {
            open(heading, line, number)
        } else if beginsPart(line, number) {
            return
        } else if blocks.isEmpty {
            if EarlierMail.isQuotedToTheEnd(from: line, in: text, vocabulary.labels) {
                earlierMail = (number, line.lowerBound)
                return
            }
            readPreamble(line, number)
        } else if !namesAnother(line, number) {
            noteAnnex(line, number)
            readField(line, number)
        }
    }

    /// "R6: [*Support*]": what stands before the brackets is a heading and no name.
    private func isHeading(_ label: Range<Int>) -> Bool {
        guard label.count <= 40, lastGroup.map({ $0.bytes.count != label.count }) ?? true else { return false }
        return vocabulary.headings.looseHeading(in: label, of: text) != nil
    }

    func beginsWithStance(_ range: Range<Int>) -> Bool {
        text.plainMark(in: range, vocabulary, isBeginning: true) { _ in false } != nil
    }

    /// Begins a block; an answer may stand on the line of its heading.
    private mutating func open(_ heading: Heading, _ line: Range<Int>, _ number: Int) {
        if let last = blocks.indices.last { blocks[last].end = line.lowerBound }
        awaitsStance = heading.isQuestion
        objection = nil
        let content = heading.textStart..<line.upperBound
        let quotesText = vocabulary.registered.isText(content, of: heading.id, in: text)
        blocks.append(
            ResponseBlock(
                heading: heading,
                line: number,
                start: line.lowerBound,
                end: text.bytes.count,
                marks: marks.count..<marks.count,
                quotesText: quotesText,
                region: regionOfPart,
                section: section
            )
        )
        if heading.isQuestion, FieldLabel(of: line, in: text, vocabulary.labels)?.isObjection == true {
            objection = line
        }
        if quotesText || content.isEmpty { return }
        // What stands before a mark on the heading's line is the recommendation's text.
        if let starred = text.starredMark(in: content, labelLimit: 0) {
            take(starred, line, number)
        } else if let mark = text.trailingMark(in: content, vocabulary) {
            append(mark, line.lowerBound, number)
        } else if let mark = text.wrappedMark(in: content, vocabulary) {
            append(mark, line.lowerBound, number)
            skipUntil = text.bytes.lineStart(after: line.upperBound) + 1
        } else {
            readField(content, number, lineStart: line.lowerBound)
        }
    }

    private mutating func readPreamble(_ line: Range<Int>, _ number: Int) {
        let content = text.unmarked(text.trimmedRange(line))
        if content.isEmpty { return }
        if number <= Self.preambleLimit, content.count <= 1000 {
            let column = text.column(of: content.lowerBound, lineStart: line.lowerBound)
            let named = front.namedCount
            front.read(text.string(content), at: text.spot(line: number, column: column), vocabulary.labels) { name in
                vocabulary.speakers.region(speaking: name) != nil
            }
            note(line, front.namedCount > named ? .speaker : .title)
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

    mutating func append(_ mark: AnswerMark, _ lineStart: Int, _ number: Int) {
        awaitsStance = false
        lastMarkIsQuoted = text.isQuoted(at: lineStart)
        var (mark, lineStart, number) = (mark, lineStart, number)
        // "Does EURALO object to it? Yes": all of it, which no lexicon knows, so that it is left open.
        if let question = objection, mark.words.upperBound - question.lowerBound <= 400,
            vocabulary.labels.yesAndNo.contains(text.string(mark.words).foldedForMatching)
        {
            // It stands where the question does.
            let between = text.bytes[question.lowerBound..<max(question.lowerBound, mark.words.lowerBound)]
            number -= between.indices.count { index in
                between[index] == 0x0A || between[index] == 0x0D && text.bytes[index + 1] != 0x0A
            }
            lineStart = question.lowerBound
            while lineStart > text.start, text.bytes[lineStart - 1] != 0x0A, text.bytes[lineStart - 1] != 0x0D {
                lineStart -= 1
            }
            mark.words = text.unmarked(question.lowerBound..<mark.words.upperBound)
        }
        objection = nil
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
        name.count <= Self.labelLimit && vocabulary.speakers.region(speaking: text.string(name)) != nil
    }

    /// Brackets in the text of a recommendation, "[*sic*]", give way to an answer under it.
    private func givesWay(_ block: ResponseBlock) -> Bool {
        guard block.marks.count == 1 else { return false }
        let only = marks[block.marks.lowerBound]
        return only.line == block.line && !vocabulary.isStance(only.mark.words, in: text)
    }

    /// A line without `[*…*]`: the label of a field, a field's answer, or a stance in another way of writing.
    private mutating func readField(_ line: Range<Int>, _ number: Int, lineStart: Int? = nil) {
        let block = blocks.count - 1
        let start = lineStart ?? line.lowerBound
        let isAnswered = !blocks[block].marks.isEmpty && !isAnsweredByQuotation(line)
        if !isAnswered, saysIllustrative(line) {
            front.isIllustrative = true
            blocks[block].labels.append(line)
            return
        }
        if let label = FieldLabel(of: line, in: text, vocabulary.labels) {
            switch label.kind {
            case .comment:
                if awaitsStance { append(.blank(at: start), start, number) }
                blocks[block].labels.append(label.range)
                return
            case .stance where !isAnswered:
                objection = label.isObjection ? line : nil
                let value = label.range.upperBound..<line.upperBound
                if !text.trimmedRange(value).isEmpty, takeOptions(in: value, number, start) { return }
                if let mark = text.wrappedMark(in: value, vocabulary) {
                    append(mark, start, number)
                    skipUntil = text.bytes.lineStart(after: line.upperBound) + 1
                } else if let mark = text.fieldValue(
                    in: label.range.upperBound..<line.upperBound,
                    vocabulary,
                    from: start
                ) {
                    append(mark, start, number)
                } else {
                    awaitsStance = true
                    blocks[block].labels.append(label.range)
                }
                return
            case .stance: return
            }
        }
        if isAnswered {
            takeContradiction(line, number, start)
            return
        }
        if takeTally(line, number, start) { return }
        let isBeginning =
            lineStart != nil || awaitsStance || beginsSentence(line, number, in: blocks[block])
        let value = text.behindStanceKey(line, vocabulary.labels) ?? line
        if isBeginning || value != line, takeOptions(in: value, number, start) { return }
        defer {
            // A choice that is not taken is no comment.
            if blocks[block].marks.isEmpty, text.isChoice(line, vocabulary) { blocks[block].labels.append(line) }
        }
        if awaitsStance {
            if let mark = text.fieldValue(in: value, vocabulary, from: start) { append(mark, start, number) }
            return
        }
        if value != line, let mark = text.wrappedMark(in: value, vocabulary) {
            append(mark, start, number)
            skipUntil = text.bytes.lineStart(after: line.upperBound) + 1
            return
        }
        let found =
            text.plainMark(in: line, vocabulary, isBeginning: isBeginning, isSpeaker: isSpeaker)
            ?? (isBeginning ? text.spokenMark(in: line, vocabulary, isSpeaker: isSpeaker) : nil)
        guard var mark = found, !answersAnotherQuestion(mark, line) else { return }
        let heading = blocks[block].heading
        let isText = vocabulary.registered.isBeginning(heading.textStart..<line.upperBound, of: heading.id, in: text)
        if isText { return }
        // "No" above "objection", a sentence above "nicht".
        let endsLine = mark.words.upperBound == text.trimmedRange(line).upperBound
        if endsLine, let whole = text.wrappedMark(in: line, vocabulary) {
            (mark.words, mark.commentStart) = (whole.words, whole.commentStart)
            skipUntil = text.bytes.lineStart(after: line.upperBound) + 1
        }
        append(mark, start, number)
    }

    /// A stance under a key, or a box that is ticked, where another stance was taken already: both are kept, so that the
    /// sender is told. Choices that are not taken are no comment.
    private mutating func takeContradiction(_ line: Range<Int>, _ number: Int, _ start: Int) {
        let block = blocks.count - 1
        guard let last = marks.last, !last.mark.isStarred, line.count <= 400,
            // Behind the label of a comment all is comment.
            !blocks[block].labels.contains(where: {
                $0.lowerBound >= last.mark.commentStart && !text.isChoice($0, vocabulary)
            })
        else { return }
        let isChoice = text.isChoice(line, vocabulary)
        let mark =
            isChoice
            ? text.fieldValue(in: line, vocabulary, from: start) : text.keyedMark(in: line, vocabulary)
        guard let mark else {
            if isChoice, text.trimmedRange(last.mark.commentStart..<line.lowerBound).isEmpty || isAmongChoices(line) {
                blocks[block].labels.append(line)
            }
            return
        }
        let (one, other) = (text.string(mark.words), text.string(last.mark.words))
        if one.foldedForMatching != other.foldedForMatching { append(mark, start, number) }
    }

    /// Whether the line before is a choice too.
    private func isAmongChoices(_ line: Range<Int>) -> Bool {
        lineBefore(line).map { text.isChoice($0, vocabulary) } ?? false
    }

    func lineBefore(_ line: Range<Int>) -> Range<Int>? {
        var end = line.lowerBound
        guard end > text.start else { return nil }
        end -= 1
        if end > text.start, text.bytes[end] == 0x0A, text.bytes[end - 1] == 0x0D { end -= 1 }
        var start = end
        while start > text.start, text.bytes[start - 1] != 0x0A, text.bytes[start - 1] != 0x0D { start -= 1 }
        return start..<end
    }

    /// Whether a line is not the rest of a sentence: "our members do not", "support this". It stands under the heading,
    /// under an empty line or a label, begins with a bullet, or the line before ends with a sign.
    private func beginsSentence(_ line: Range<Int>, _ number: Int, in block: ResponseBlock) -> Bool {
        if line.lowerBound == 0 { return true }
        // Below a title anything may begin; not below "our members do not".
        if number <= block.line + 1 { return !endsInNegation(block) }
        let first = text.trimmedRange(line).lowerBound
        if text.bytes.skippingOpeners(from: first, before: line.upperBound) > first { return true }
        guard let before = lineBefore(line) else { return true }
        let content = text.trimmedRange(before)
        guard let last = text.bytes[content].last else { return true }
        if block.labels.contains(where: { $0.upperBound >= content.upperBound && $0.lowerBound <= content.lowerBound })
        {
            return true
        }
        // Letters, commas and hyphens go on; a quotation mark or bracket beyond ASCII ends with the byte of no letter.
        return !(last.isLetter && last < 0x80 || last == UInt8(ascii: ",") || last == UInt8(ascii: "-"))
            && !(last >= 0x80 && text.string(content).last?.isLetter == true)
    }

    /// "Region: AFRALO" among the answers: what follows may be another's, so that the file cannot be taken as one's own.
    private mutating func namesAnother(_ line: Range<Int>, _ number: Int) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard line.upperBound - start <= 160, start < line.upperBound,
            let colon = (start..<min(line.upperBound, start + 24)).first(where: { text.bytes[$0] == UInt8(ascii: ":") }
            ),
            isSpeakerKey(text.string(start..<colon).foldedForMatching)
        else { return false }
        let name = text.unmarked(text.trimmedRange(colon + 1..<line.upperBound))
        guard isSpeaker(name) else { return false }
        let column = text.column(of: name.lowerBound, lineStart: line.lowerBound)
        let entry = FrontMatter.Entry(name: text.string(name), spot: text.spot(line: number, column: column))
        front.contradictions.append(entry)
        note(line, .speaker)
        return true
    }

    private func isSpeakerKey(_ key: String) -> Bool {
        vocabulary.labels.regionKeys.contains(key) || vocabulary.labels.respondentKeys.contains(key)
    }
}
