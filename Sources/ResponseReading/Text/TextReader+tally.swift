import ConsultationModel

/// Votes and percentages, and stances that are answered with yes or no: nobody's stance, so that the answer is left open.
extension TextReader {
    /// Takes "Yes - 3", "Support (15%)" or "Disagree: Yes", and the lines like it below. Whether this is such a line.
    mutating func takeTally(_ line: Range<Int>, _ number: Int, _ lineStart: Int) -> Bool {
        guard text.isTally(line, vocabulary) else { return false }
        let block = blocks.count - 1
        let words = text.unmarked(text.trimmedRange(line))
        guard let first = blocks[block].tally else {
            blocks[block].tally = (number, words)
            return true
        }
        blocks[block].tally = (first.line, first.words.lowerBound..<words.upperBound)
        return true
    }
}

extension SourceText {
    /// Whether a line is a known stance with a number of votes, a percentage, or yes or no behind it, and nothing else; also
    /// several of them: "Yes: 3, No: 12".
    func isTally(_ line: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
        var rest = unmarked(trimmedRange(line))
        guard (3...200).contains(rest.count) else { return false }
        var count = 0
        while !rest.isEmpty, count < 12 {
            guard let end = tallyEnd(in: rest, vocabulary, isFirst: count == 0) else { return false }
            count += 1
            rest = trimmedRange(end..<rest.upperBound)
            while let first = bytes[rest].first, first == 0x2C || first == 0x3B || first == 0x2F || first == 0x7C {
                rest = trimmedRange(rest.lowerBound + 1..<rest.upperBound)
            }
        }
        return count > 0 && rest.isEmpty
    }

    /// Behind one stance and its count.
    private func tallyEnd(in range: Range<Int>, _ vocabulary: Vocabulary, isFirst: Bool) -> Int? {
        guard
            let sign = (range.lowerBound..<min(range.upperBound, range.lowerBound + 60)).first(where: { index in
                switch bytes[index] {
                case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "="): true
                case UInt8(ascii: "-"): index > range.lowerBound && bytes[index - 1].isSpace
                case 0xE2: bytes.holdsExactly("–", at: index) || bytes.holdsExactly("—", at: index)
                default: false
                }
            }), vocabulary.isStance(unmarked(trimmedRange(range.lowerBound..<sign)), in: self)
        else { return nil }
        let isOpen = bytes[sign] == UInt8(ascii: "(")
        var index = sign + (bytes[sign] == 0xE2 ? 3 : 1)
        index = trimmedRange(index..<range.upperBound).lowerBound
        let value = index
        while index < range.upperBound, bytes[index].isDigit || bytes[index] == UInt8(ascii: ".") { index += 1 }
        if index == value {
            // "Disagree: Yes" is all of its line.
            let words = unmarked(value..<range.upperBound)
            let isAnswer = isFirst && bytes[sign] != UInt8(ascii: "-") && !isOpen && words.count <= 12
            return isAnswer && vocabulary.labels.yesAndNo.contains(string(words).foldedForMatching)
                && !string(words).contains(where: \.isNumber) ? range.upperBound : nil
        }
        index = bytes.skippingNoBreakSpaces(from: index, before: range.upperBound)
        if index < range.upperBound, bytes[index] == UInt8(ascii: "%") { index += 1 }
        var word = index
        while word < range.upperBound, bytes[word].isLetter { word += 1 }
        if word > index {
            guard AnswerMark.counted.contains(string(index..<word).foldedForMatching) else { return nil }
            index = word
        }
        if isOpen {
            guard index < range.upperBound, bytes[index] == UInt8(ascii: ")") else { return nil }
            return index + 1
        }
        // "15 (unanimous)"
        let note = trimmedRange(index..<range.upperBound)
        if bytes[note].first == UInt8(ascii: "("),
            let close = bytes[note.prefix(40)].firstIndex(of: UInt8(ascii: ")"))
        {
            return close + 1
        }
        return index
    }

    /// "EURALO supports this recommendation. Because …": a sentence about a group whose name begins it; nil for any other.
    ///
    /// - Parameter isSpeaker: Whether a name is that of a group which speaks for a region.
    func spokenMark(in line: Range<Int>, _ vocabulary: Vocabulary, isSpeaker: (Range<Int>) -> Bool) -> AnswerMark? {
        let content = trimmedRange(line)
        let start = bytes.skippingOpeners(from: content.lowerBound, before: content.upperBound)
        var (index, words) = (start, 0)
        while words < 5, index < content.upperBound {
            while index < content.upperBound, !bytes[index].isSpace { index += 1 }
            let name = start..<index
            words += 1
            guard index < content.upperBound, name.count <= 100 else { return nil }
            if isSpeaker(name) {
                let predicate = trimmedRange(index..<content.upperBound)
                let known = { (range: Range<Int>) in vocabulary.isStance(range, in: self) }
                if var mark = leadingStance(in: predicate, from: start, known) {
                    mark.label = name
                    mark.start = start
                    return mark
                }
            }
            while index < content.upperBound, bytes[index].isSpace { index += 1 }
        }
        return nil
    }
}
