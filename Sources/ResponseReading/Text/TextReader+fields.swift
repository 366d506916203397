import ConsultationModel

/// Headings and answers that are written in other ways than most.
extension TextReader {
    /// The heading that a line is in another way of writing; nil when it is none, or a sentence of a comment.
    mutating func looseHeading(_ line: Range<Int>, _ number: Int) -> Heading? {
        if let alone = wordAlone, alone + 1 == number {
            wordAlone = nil
            if let heading = vocabulary.headings.heading(in: line, of: text, style: .numbered) {
                if let word = lineBefore(line) { note(word, .heading) }
                return heading
            }
        }
        guard line.count <= 2000 else { return nil }
        if line.count <= 24, isHeadingWord(line) {
            wordAlone = number
            return nil
        }
        if let question = question(line) { return question }
        guard let loose = vocabulary.headings.looseHeading(in: line, of: text) else { return nil }
        let heading = loose.heading
        if heading.isBare, blocks.isEmpty || blocks.last?.heading.id == heading.id || style != .worded { return nil }
        guard loose.needsStance || !heading.isSeparated else { return heading }
        let rest = text.trimmedRange(heading.textStart..<line.upperBound)
        if rest.isEmpty { return !heading.isBare && isAnswered(below: line) ? heading : nil }
        return beginsWithStance(rest) || text.wrappedMark(in: rest, vocabulary) != nil ? heading : nil
    }

    /// "Recommendation" alone on a line, its number on the next.
    private func isHeadingWord(_ line: Range<Int>) -> Bool {
        let content = text.unmarked(text.trimmedRange(line))
        guard content.count >= 3, text.bytes[content].allSatisfy(\.isLetter) else { return false }
        return vocabulary.labels.headings.contains(text.string(content).foldedForMatching)
    }

    /// "3) Do you support Recommendation 6?"
    private func question(_ line: Range<Int>) -> Heading? {
        guard let mark = text.bytes[line.prefix(300)].firstIndex(of: UInt8(ascii: "?")),
            let label = FieldLabel(of: line, in: text, vocabulary.labels), label.kind == .stance,
            var heading = vocabulary.headings.mentioned(in: line.lowerBound..<mark, of: text),
            blocks.last?.heading.id != heading.id
        else { return nil }
        heading.textStart = label.range.upperBound
        heading.isSeparated = true
        heading.isQuestion = true
        return heading
    }

    /// Whether the line below begins with a stance, marks one, or asks for one.
    private func isAnswered(below line: Range<Int>) -> Bool {
        guard let next = lineBelow(line.upperBound),
            vocabulary.headings.heading(in: next, of: text, style: style) == nil
        else { return false }
        return text.starredMark(in: next, labelLimit: 160) != nil || beginsWithStance(next)
            || FieldLabel(of: next, in: text, vocabulary.labels)?.kind == .stance || text.isChoice(next, vocabulary)
            || OptionList(line: next, in: text, vocabulary) != nil
    }

    /// Whether what stands beside the number ends as a sentence does that goes on with its verb.
    func endsInNegation(_ block: ResponseBlock) -> Bool {
        let start = block.heading.textStart
        let line = text.trimmedRange(start..<text.bytes.firstLineEnd(in: start..<max(start, text.bytes.count)))
        guard !line.isEmpty, text.bytes[line].last?.isLetter == true else { return false }
        var word = line.upperBound
        while word > line.lowerBound, !text.bytes[word - 1].isSpace { word -= 1 }
        return vocabulary.labels.negations.contains(text.string(word..<line.upperBound).foldedForMatching)
    }

    /// Whether "yes" or "no" answers a question that is not the one for the stance: "Is this clear?"
    func answersAnotherQuestion(_ mark: AnswerMark, _ line: Range<Int>) -> Bool {
        guard mark.label == nil, mark.words.count <= 8,
            vocabulary.labels.yesAndNo.contains(text.string(mark.words).foldedForMatching), let block = blocks.last
        else { return false }
        var before = lineBefore(line)
        while let line = before, text.trimmedRange(line).isEmpty { before = lineBefore(line) }
        guard let before, before.lowerBound >= block.start else { return false }
        let isQuestion = text.bytes[text.unmarked(text.trimmedRange(before))].last == UInt8(ascii: "?")
        let isKnown =
            block.heading.isQuestion && before.lowerBound == block.start
            || block.labels.contains { $0.lowerBound <= before.lowerBound && before.lowerBound < $0.upperBound }
            || FieldLabel(of: before, in: text, vocabulary.labels)?.kind == .stance
        return isQuestion && !isKnown
    }

    /// Takes stances to choose from, on one line or one a line: the one that is set apart; where none is, the answer is left
    /// open. Whether this is such a list.
    mutating func takeOptions(in value: Range<Int>, _ number: Int, _ lineStart: Int) -> Bool {
        let boxes = text.isChoice(value, vocabulary) ? text.choices(in: value, vocabulary)?.all.count ?? 0 : 0
        if let list = OptionList(line: value, in: text, vocabulary), list.options.count > boxes {
            take(
                list,
                from: value.lowerBound,
                to: value.upperBound,
                lines: list.options.map { _ in (number, lineStart) }
            )
            return true
        }
        guard boxes <= 1, let first = OptionLine(value, in: text, vocabulary) else { return false }
        var options = [first]
        var lines = [(number, lineStart)]
        var (end, place, line) = (value.upperBound, text.bytes.lineStart(after: value.upperBound), number)
        var areBoxes = boxes > 0
        while options.count < 12, place < text.bytes.count {
            let lineEnd = text.bytes.firstLineEnd(in: place..<text.bytes.count)
            line += 1
            if !text.trimmedRange(place..<lineEnd).isEmpty {
                let next = place..<lineEnd
                guard lineEnd - place <= 200,
                    vocabulary.headings.heading(in: next, of: text, style: style, unseparated: true) == nil,
                    let option = OptionLine(next, in: text, vocabulary)
                else { break }
                areBoxes = areBoxes && text.isChoice(next, vocabulary)
                options.append(option)
                lines.append((line, place))
                end = lineEnd
            }
            place = text.bytes.lineStart(after: lineEnd)
        }
        guard !areBoxes, options.count > 1, let list = OptionList(options, in: text, vocabulary) else { return false }
        take(list, from: value.lowerBound, to: end, lines: lines)
        skipUntil = text.bytes.lineStart(after: end)
        return true
    }

    private mutating func take(_ list: OptionList, from start: Int, to end: Int, lines: [(Int, Int)]) {
        let block = blocks.count - 1
        guard let chosen = list.chosen, let place = list.options.firstIndex(of: chosen) else {
            blocks[block].labels.append(start..<end)
            blocks[block].open = (lines[0].0, list.options.map(\.words))
            return
        }
        let mark = AnswerMark(words: chosen.words, label: nil, start: start, commentStart: end)
        append(mark, lines[place].1, lines[place].0)
    }
}

extension SourceText {
    /// What stands behind "Position:"; nil for a line without such a key, or with nothing behind it.
    func behindStanceKey(_ line: Range<Int>, _ labels: LabelWords) -> Range<Int>? {
        let content = trimmedRange(line)
        let start = bytes.skippingOpeners(from: content.lowerBound, before: content.upperBound)
        guard let sign = keySign(in: start..<content.upperBound),
            labels.stanceKeys.contains(string(start..<sign.lowerBound).foldedForMatching)
        else { return nil }
        let rest = trimmedRange(sign.upperBound..<content.upperBound)
        return rest.isEmpty ? nil : rest.lowerBound..<line.upperBound
    }

    /// The ":", "：" or "=" that ends a key, within 60 bytes.
    func keySign(in range: Range<Int>) -> Range<Int>? {
        for index in range.prefix(60) {
            switch bytes[index] {
            case UInt8(ascii: ":"), UInt8(ascii: "="): return index..<index + 1
            case 0xEF where index + 2 < range.upperBound && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A:
                return index..<index + 3
            default: break
            }
        }
        return nil
    }
}
