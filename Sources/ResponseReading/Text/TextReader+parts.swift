import ConsultationModel

/// What belongs to no answer, or says for a part of the file what stands at no answer in it.
extension TextReader {
    /// In a mail that quotes another, what is marked with ">" is the other's.
    mutating func leaveOutQuotations() {
        let isQuoted = marks.map { text.isQuoted(at: $0.lineStart) }
        if isQuoted.contains(true), !isQuoted.contains(false) { doubtQuotations() }
        guard isQuoted.contains(true), isQuoted.contains(false) else { return }
        leftOutQuotations = true
        let all = (blocks, marks)
        for place in marks.indices where isQuoted[place] { noteQuoted(marks[place]) }
        (blocks, marks) = ([], [])
        for var block in all.0 {
            let first = marks.count
            marks += block.marks.filter { !isQuoted[$0] }.map { all.1[$0] }
            let hadMarks = !block.marks.isEmpty
            block.marks = first..<marks.count
            if hadMarks, block.marks.isEmpty, text.isQuoted(at: block.start) {
                noteQuotation(block)
                continue
            }
            blocks.append(block)
        }
    }

    /// Whether the stance so far is somebody else's, quoted, and this line is the sender's own.
    func isAnsweredByQuotation(_ line: Range<Int>) -> Bool {
        lastMarkIsQuoted && !text.isQuoted(at: line.lowerBound)
    }

    /// A reply below each quoted answer may change it: where all stances are quoted and something else is written below them,
    /// none of those counts.
    private mutating func doubtQuotations() {
        for index in blocks.indices where !blocks[index].marks.isEmpty {
            let last = marks[blocks[index].marks.upperBound - 1]
            var line = lineBelow(text.bytes.firstLineEnd(in: last.lineStart..<text.bytes.count))
            while let own = line, own.lowerBound < blocks[index].end, text.isQuoted(at: own.lowerBound) {
                line = lineBelow(own.upperBound)
            }
            guard let own = line, own.lowerBound < blocks[index].end else { continue }
            doubtfulQuotations.append((last.line, last.mark.words))
            noteQuoted(last)
            let between = text.bytes[last.lineStart..<own.lowerBound]
            let lines = between.indices.count {
                between[$0] == 0x0A || between[$0] == 0x0D && text.bytes[$0 + 1] != 0x0A
            }
            // The sender's own words, which say what the quotation does not; a comma ends no stance.
            let words = text.unmarked(text.trimmedRange(own))
            let isLong = words.count > 100
            let reply = AnswerMark(
                words: isLong ? words.lowerBound..<words.lowerBound : words,
                label: nil,
                start: own.lowerBound,
                commentStart: isLong ? own.lowerBound : own.upperBound
            )
            let located = LocatedMark(mark: reply, group: nil, line: last.line + lines, lineStart: own.lowerBound)
            blocks[index].quotationStart = marks[blocks[index].marks.lowerBound].lineStart
            for place in blocks[index].marks { marks[place] = located }
            blocks[index].marks = blocks[index].marks.prefix(1)
        }
    }

    /// "Annex": what follows repeats the texts, unless answers stand in it.
    mutating func noteAnnex(_ line: Range<Int>, _ number: Int) {
        guard annex == nil, !marks.isEmpty, line.count <= 100 else { return }
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard start < line.upperBound, text.bytes[start] | 0x20 == UInt8(ascii: "a") || text.bytes[start] >= 0x80 else {
            return
        }
        let words = text.string(start..<line.upperBound).foldedForMatching
        let isAnnex = vocabulary.labels.annexes.contains { word in
            words.hasPrefix(word) && words.dropFirst(word.count).first.map { !$0.isLetter } ?? true
        }
        if isAnnex, text.bytes[text.trimmedRange(line)].last != UInt8(ascii: ".") {
            annex = (number, line.lowerBound, marks.count)
        }
    }

    /// An annex that names recommendations and answers none is no part of the last comment.
    mutating func leaveOutAnnex() {
        guard let found = annex else { return }
        annex = nil
        guard marks.count == found.marks, let first = blocks.firstIndex(where: { $0.start > found.start }), first > 0
        else { return }
        blocks.removeSubrange(first...)
        blocks[first - 1].end = min(blocks[first - 1].end, found.start)
        annex = found
    }

    /// A line that says for what follows which stance is taken, or who speaks; only where a heading comes next.
    mutating func beginsPart(_ line: Range<Int>, _ number: Int) -> Bool {
        guard line.count <= 120 else { return false }
        let content = text.unmarked(text.trimmedRange(line))
        guard !content.isEmpty, content.count <= 100 else { return false }
        let isName = !text.bytes[line].contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") }
        if isName, !blocks.isEmpty, let region = vocabulary.speakers.region(speaking: text.string(content)),
            isBeforeHeading(line),
            region.code != speakingSoFar
        {
            let column = text.column(of: content.lowerBound, lineStart: line.lowerBound)
            regionOfPart = FrontMatter.Entry(
                name: text.string(content),
                spot: text.spot(line: number, column: column)
            )
            blocks[blocks.count - 1].labels.append(line)
            note(line, .speaker)
            return true
        }
        let isSectioned = blocks.isEmpty || section != nil
        guard isSectioned, isBeforeHeading(line) else { return false }
        let words = stanceOfTitle(content)
        // A title that nobody knows ends a part too: what follows is not of the stance before.
        guard words != nil || section != nil && isTitle(line, content) else { return false }
        section = LocatedMark(
            mark: AnswerMark(
                words: words ?? content,
                label: nil,
                start: content.lowerBound,
                commentStart: content.upperBound
            ),
            group: nil,
            line: number,
            lineStart: line.lowerBound
        )
        if !blocks.isEmpty { blocks[blocks.count - 1].labels.append(line) }
        note(line, words == nil ? .label : .stance)
        return true
    }

    /// "We support", "Recommendations that we do not support".
    private func stanceOfTitle(_ title: Range<Int>) -> Range<Int>? {
        if vocabulary.isStance(title, in: text) { return title }
        var start = title.lowerBound
        while start < title.upperBound {
            var end = start
            while end < title.upperBound, !text.bytes[end].isSpace { end += 1 }
            guard Self.beforeStances.contains(text.string(start..<end).foldedForMatching) else { return nil }
            start = text.bytes.skippingNoBreakSpaces(from: end, before: title.upperBound)
            if vocabulary.isStance(start..<title.upperBound, in: text) { return start..<title.upperBound }
        }
        return nil
    }

    private static let beforeStances: Set<String> = [
        "recommendations", "recommendation", "the", "that", "which", "those", "these", "are", "items",
        "recomendaciones",
        "las", "que", "recommandations", "les", "recomendacoes", "as", "proposals",
    ]

    /// Between empty lines, and no sentence.
    private func isTitle(_ line: Range<Int>, _ content: Range<Int>) -> Bool {
        guard let last = text.bytes[content].last, last.isLetter || last == UInt8(ascii: ":") else { return false }
        let isBelowEmpty = lineBefore(line).map { text.trimmedRange($0).isEmpty } ?? true
        let next = text.bytes.lineStart(after: line.upperBound)
        let below = next..<text.bytes.firstLineEnd(in: next..<max(next, text.bytes.count))
        return isBelowEmpty && text.trimmedRange(below).isEmpty && content.count <= 80
    }

    /// The region that the file, or the part before, is of.
    private var speakingSoFar: String? {
        (regionOfPart ?? front.region ?? front.respondent ?? front.title).flatMap {
            vocabulary.speakers.region(speaking: $0.name)?.code
        }
    }

    private func isBeforeHeading(_ line: Range<Int>) -> Bool {
        guard let next = lineBelow(line.upperBound) else { return false }
        return vocabulary.headings.heading(in: next, of: text, style: style) != nil
    }

    /// The next line that is not empty; nil when there is none within the next few.
    func lineBelow(_ end: Int) -> Range<Int>? {
        var start = text.bytes.lineStart(after: end)
        for _ in 0..<6 where start < text.bytes.count {
            let lineEnd = text.bytes.firstLineEnd(in: start..<text.bytes.count)
            if !text.trimmedRange(start..<lineEnd).isEmpty { return start..<lineEnd }
            start = text.bytes.lineStart(after: lineEnd)
        }
        return nil
    }
}
