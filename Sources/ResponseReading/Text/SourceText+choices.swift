import ConsultationModel

/// Boxes to tick: "☐ Support ☒ It Depends", "[x] Support", and the other way round, "Support [ ] It Depends [x]"; with or
/// without a label before them, "Position: ☐ Support ☒ It Depends".
extension SourceText {
    /// The words that stand at the boxes of a line, in order.
    struct Choices {
        /// Those whose box is ticked.
        var ticked: [Range<Int>] = []
        /// All.
        var all: [Range<Int>] = []
        /// Where the words of the last choice end: what follows on the line is no choice.
        var end: Int
        /// Whether it can be told which words belong to which box.
        var isClear = true
    }

    private struct Box {
        var range: Range<Int>
        var meaning: BoxSign.Meaning
    }

    /// The choices of a line; nil when it has no boxes. The boxes stand before their words where as many stances stand
    /// behind boxes as there are boxes, and behind them where as many stand before; where both is so it is not clear.
    func choices(in line: Range<Int>, _ vocabulary: Vocabulary) -> Choices? {
        let content = trimmedRange(line)
        let isLined = bytes[content].first == UInt8(ascii: "_")
        let start =
            isLined ? content.lowerBound : bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        let boxes = boxes(in: start..<line.upperBound)
        guard let first = boxes.first, let last = boxes.last else { return nil }
        // Behind each box up to the next; the last may have a comment behind it.
        var behind = zip(boxes, boxes.dropFirst()).map { choice($0.range.upperBound..<$1.range.lowerBound) }
        let tail = last.range.upperBound..<line.upperBound
        let tailWords = leadingChoice(of: tail, vocabulary) ?? choice(tail)
        behind.append(tailWords)
        let before =
            [choice(start..<first.range.lowerBound)]
            + zip(boxes, boxes.dropFirst()).map { choice($0.range.upperBound..<$1.range.lowerBound) }
        func areStances(_ words: [Range<Int>]) -> Bool { words.allSatisfy { vocabulary.isStance($0, in: self) } }
        let lead = before[0]
        let label = trimmedRange(start..<first.range.lowerBound)
        // "Support:" before the first box asks; "Support" is the words of a choice.
        let isAsked = bytes[label].last == UInt8(ascii: ":") || bytes[label].last == UInt8(ascii: "?")
        var choices = Choices(end: tailWords.upperBound)
        let words: [Range<Int>]
        if lead.isEmpty || isAsked && areStances(behind) {
            words = behind
            choices.isClear = !isAsked || !asksTheOtherWay(label, vocabulary)
        } else if areStances(behind) {
            words = behind
            choices.isClear = !vocabulary.isStance(lead, in: self)
        } else if choice(tail).isEmpty || !vocabulary.isStance(tailWords, in: self) {
            // "Position: Support [ ] It Depends [x]"
            words = [withoutKey(lead)] + before.dropFirst()
            choices.end = last.range.upperBound
        } else {
            words = behind
            choices.isClear = false
        }
        let hasTicks = boxes.contains { $0.meaning == .ticked }
        for (box, label) in zip(boxes, words) {
            choices.all.append(label)
            if box.meaning == .ticked || box.meaning == .crossed && !hasTicks { choices.ticked.append(label) }
        }
        return choices
    }

    /// Whether a line offers stances to tick.
    func isChoice(_ line: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
        guard let choices = choices(in: line, vocabulary) else { return false }
        return choices.all.contains { vocabulary.isStance($0, in: self) }
    }

    /// "Oppose: ☒ Yes": the label is a stance, and not that of those who are for it.
    private func asksTheOtherWay(_ label: Range<Int>, _ vocabulary: Vocabulary) -> Bool {
        let words = string(label)
        if FieldLabel.asksForObjection(words.foldedForMatching) { return true }
        return vocabulary.isStance(words) && vocabulary.stance(of: words) != .support
    }

    /// "Position: Support" without the key.
    private func withoutKey(_ words: Range<Int>) -> Range<Int> {
        guard let colon = bytes[words].lastIndex(of: UInt8(ascii: ":")), colon + 1 < words.upperBound else {
            return words
        }
        return unmarked(trimmedRange(colon + 1..<words.upperBound))
    }

    /// Words without what stands between choices: "/", "|", "," and ";".
    private func choice(_ range: Range<Int>) -> Range<Int> {
        var words = unmarked(trimmedRange(range))
        func isSeparator(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",")
                || byte == UInt8(ascii: ";")
        }
        while let first = bytes[words].first, isSeparator(first) {
            words = unmarked(trimmedRange(words.lowerBound + 1..<words.upperBound))
        }
        while let last = bytes[words].last, isSeparator(last) {
            words = unmarked(trimmedRange(words.lowerBound..<words.upperBound - 1))
        }
        return words
    }

    /// The longest stance with which the words behind the last box begin, where the label of a comment follows it, or a
    /// sign: "☐ Do Not Support Comment: …".
    private func leadingChoice(of range: Range<Int>, _ vocabulary: Vocabulary) -> Range<Int>? {
        let words = unmarked(trimmedRange(range))
        if vocabulary.isStance(words, in: self) { return words }
        var best: Range<Int>?
        let limit = min(words.upperBound, words.lowerBound + 120)
        for end in words.lowerBound..<limit where end > words.lowerBound && bytes[end - 1] != 0x20 {
            let byte = bytes[end]
            guard byte == 0x20 || byte == 0x2E || byte == 0x3A || byte == 0x3B || byte == 0x28 || byte >= 0x80 else {
                continue
            }
            let lead = words.lowerBound..<end
            guard vocabulary.isStance(lead, in: self) else { continue }
            let rest = trimmedRange(end..<words.upperBound)
            // White space alone ends a stance only before a label: "Support Groups" is none.
            let isSign = byte != 0x20 || bytes[rest].first.map { !$0.isLetter || $0 >= 0x80 } == true
            if isSign || FieldLabel(of: rest, in: self, vocabulary.labels)?.kind == .comment { best = lead }
        }
        return best
    }

    // MARK: Boxes

    private func boxes(in range: Range<Int>) -> [Box] {
        var boxes: [Box] = []
        var index = range.lowerBound
        while index < range.upperBound, boxes.count < 100 {
            if BoxSign.mayBegin(with: bytes[index]), let box = box(at: index, in: range) {
                boxes.append(box)
                index = box.range.upperBound
            } else {
                index += 1
            }
        }
        return boxes
    }

    /// A box, `[ ]`, `[_]`, `[]`, `(x)`, `☒`, `_X_`, that begins here.
    private func box(at index: Int, in range: Range<Int>) -> Box? {
        let end = range.upperBound
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "("):
            let sign = bytes[index] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
            guard let close = bytes[index..<min(end, index + 12)].firstIndex(of: sign) else { return nil }
            let inner = string(index + 1..<close).filter { !$0.isWhitespace && $0 != "_" }
            return BoxSign.meaning(inBrackets: inner).map { Box(range: index..<close + 1, meaning: $0) }
        case UInt8(ascii: "_"): return underscores(at: index, in: range)
        default:
            guard let found = scalar(at: index, before: end), let meaning = BoxSign.meaning(of: found.scalar) else {
                return nil
            }
            // A variation selector may stand behind it.
            let isVaried = found.end + 2 < end && bytes[found.end] == 0xEF && bytes[found.end + 1] == 0xB8
            return Box(range: index..<found.end + (isVaried ? 3 : 0), meaning: meaning)
        }
    }

    /// `___` and `_X_`, as typewriters had them; not the markup of `__Support__`, whose words stand right beside it.
    private func underscores(at index: Int, in range: Range<Int>) -> Box? {
        guard index == range.lowerBound || bytes[index - 1].isSpace else { return nil }
        var end = index
        while end < range.upperBound, bytes[end] == UInt8(ascii: "_") { end += 1 }
        var isTicked = false
        if end < range.upperBound, bytes[end] | 0x20 == UInt8(ascii: "x") {
            isTicked = true
            end += 1
            guard end < range.upperBound, bytes[end] == UInt8(ascii: "_") else { return nil }
            while end < range.upperBound, bytes[end] == UInt8(ascii: "_") { end += 1 }
        }
        guard end == range.upperBound || bytes[end].isSpace, isTicked || end - index >= 2 else { return nil }
        return Box(range: index..<end, meaning: isTicked ? .ticked : .empty)
    }
}
