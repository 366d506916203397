import ConsultationModel

/// Where a line says which stance is taken: "LACRALO Working Group [*Support*] This is a good …".
struct AnswerMark {
    /// The words of the stance, without markup around them; may be empty.
    var words: Range<Int>
    /// The group's name before them, without white space, markup, colon and dash around it; nil when none stands there.
    var label: Range<Int>?
    /// Where the mark begins: at the name, else at the stance.
    var start: Int
    /// Where the comment begins.
    var commentStart: Int
    /// Whether it is written `[*…*]`, which leaves no doubt.
    var isStarred = false

    /// A field for a stance that was left empty.
    static func blank(at place: Int) -> AnswerMark {
        AnswerMark(words: place..<place, label: nil, start: place, commentStart: place)
    }
}

extension SourceText {
    /// The mark `[*…*]` in a line; nil when there is none.
    ///
    /// - Parameter labelLimit: What stands before the mark and is longer, in bytes, is no name.
    func starredMark(in line: Range<Int>, labelLimit: Int) -> AnswerMark? {
        var from = line.lowerBound
        while let open = bytes.firstIndex(of: UInt8(ascii: "["), in: from..<line.upperBound) {
            from = open + 1
            guard from < line.upperBound, bytes[from] == UInt8(ascii: "*") else { continue }
            guard let close = closingStar(from: open + 2, before: line.upperBound) else { return nil }
            let label = nameRange(line.lowerBound..<open)
            let isName = !label.isEmpty && label.count <= labelLimit
            let start = label.isEmpty ? trimmedRange(line).lowerBound : isName ? label.lowerBound : open
            return AnswerMark(
                words: trimmedRange(open + 2..<close),
                label: isName ? label : nil,
                start: start,
                commentStart: close + 2,
                isStarred: true
            )
        }
        return nil
    }

    private func closingStar(from start: Int, before end: Int) -> Int? {
        var index = start
        while index + 1 < end {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "]") { return index }
            index += 1
        }
        return nil
    }

    /// A stance that people wrote without `[*…*]` at the beginning of a line: `[Support]`, `**Support**`, `Support –`,
    /// `Position: Support`, `☒ Support`, or `Support` alone. Only words that the lexicon knows are taken for a stance.
    ///
    /// - Parameters:
    ///   - isBeginning: Whether a sentence may begin here; else words without brackets or a key are the rest of one.
    ///   - isSpeaker: Whether a text before `[Support]` names a group.
    func plainMark(
        in line: Range<Int>,
        _ vocabulary: Vocabulary,
        isBeginning: Bool,
        isSpeaker: (Range<Int>) -> Bool
    ) -> AnswerMark? {
        let content = trimmedRange(line)
        guard !content.isEmpty else { return nil }
        func known(_ range: Range<Int>) -> Bool { vocabulary.isStance(range, in: self) }
        func mark(_ words: Range<Int>, label: Range<Int>? = nil, commentStart: Int) -> AnswerMark {
            AnswerMark(words: words, label: label, start: content.lowerBound, commentStart: commentStart)
        }
        if let open = bytes.firstIndex(of: UInt8(ascii: "["), in: content),
            let close = bytes.firstIndex(of: UInt8(ascii: "]"), in: open..<content.upperBound)
        {
            let label = nameRange(content.lowerBound..<open)
            let words = unmarked(open + 1..<close)
            let isEmptyField = words.isEmpty && close == content.upperBound - 1
            if known(words) || isEmptyField, label.isEmpty || isSpeaker(label) {
                return mark(words, label: label.isEmpty ? nil : label, commentStart: close + 1)
            }
        }
        if isChoice(line, vocabulary) { return tickedMark(in: content, from: content.lowerBound, vocabulary) }
        // "Position: Support" and "Stance = Support"
        var start = bytes.skippingOpeners(from: content.lowerBound, before: content.upperBound)
        var isKeyed = false
        if let value = behindStanceKey(content, vocabulary.labels) {
            start = value.lowerBound
            isKeyed = true
        }
        let rest = (isKeyed ? start : content.lowerBound)..<content.upperBound
        if rest.isEmpty || (!isBeginning && !isKeyed && !bytes[rest.lowerBound].isMarkup) { return nil }
        if let mark = leadingStance(in: rest, from: content.lowerBound, known) { return mark }
        // "EURALO: Support", "EURALO – Support"
        if let sign = firstSign(in: rest), isSpeaker(nameRange(rest.lowerBound..<sign.lowerBound)) {
            let label = nameRange(rest.lowerBound..<sign.lowerBound)
            var found = leadingStance(
                in: trimmedRange(sign.upperBound..<rest.upperBound),
                from: content.lowerBound,
                known
            )
            found?.label = label
            if let found { return found }
        }
        return isKeyed ? fieldValue(in: rest, vocabulary, from: content.lowerBound) : nil
    }

    /// "Position: No" with a stance that is known; nil for any other line.
    func keyedMark(in line: Range<Int>, _ vocabulary: Vocabulary) -> AnswerMark? {
        let content = trimmedRange(line)
        guard let rest = behindStanceKey(content, vocabulary.labels) else { return nil }
        return leadingStance(in: rest, from: content.lowerBound) { vocabulary.isStance($0, in: self) }
    }

    /// A known stance in bold or in brackets at the end of a line, or brackets with nothing in them: "Every region should
    /// admit individuals. **Support**".
    func trailingMark(in line: Range<Int>, _ vocabulary: Vocabulary) -> AnswerMark? {
        let content = trimmedRange(line)
        var words = content
        // Not longer than a stance is; markup around brackets, too.
        let low = max(content.lowerBound, content.upperBound - 140)
        while words.upperBound > low, bytes[words.upperBound - 1].isMarkup { words = low..<words.upperBound - 1 }
        let isBold = content.upperBound - words.upperBound > 1
        let isBracketed = words.upperBound > low && bytes[words.upperBound - 1] == UInt8(ascii: "]")
        let opener = isBracketed ? UInt8(ascii: "[") : UInt8(ascii: "*")
        guard isBold || isBracketed, let open = bytes[low..<words.upperBound].lastIndex(of: opener) else { return nil }
        let inner = unmarked(open + 1..<words.upperBound - (isBracketed ? 1 : 0))
        guard open > content.lowerBound, isBracketed && inner.isEmpty || vocabulary.isStance(inner, in: self) else {
            return nil
        }
        var start = open
        while start > content.lowerBound, bytes[start - 1].isMarkup { start -= 1 }
        return AnswerMark(words: inner, label: nil, start: start, commentStart: content.upperBound)
    }

    /// A stance with which the range begins: all of it, or up to markup, a dash or the end of a sentence. Of several, the
    /// longest.
    private func leadingStance(in range: Range<Int>, from start: Int, _ known: (Range<Int>) -> Bool) -> AnswerMark? {
        let bare = unmarked(range)
        guard !bare.isEmpty else { return nil }
        // "Support:" asks for something; "Support: No" answers it.
        func isLabel(before rest: Range<Int>) -> Bool {
            let rest = unmarked(trimmedRange(rest))
            guard let first = bytes[rest].first else { return true }
            if first.isDigit || rest.count == 1 { return true }
            return known(rest)
                || firstSign(in: rest, isSentence: true).map { known(unmarked(rest.lowerBound..<$0.lowerBound)) }
                    == true
        }
        if known(bare) {
            if bytes[bare.upperBound - 1] == UInt8(ascii: ":") { return nil }
            return AnswerMark(words: bare, label: nil, start: start, commentStart: range.upperBound)
        }
        // "**Support** comment"
        if bytes[range.lowerBound].isMarkup, let close = closingMarkup(of: range) {
            let words = unmarked(range.lowerBound..<close)
            let isColon =
                bytes[words].last == UInt8(ascii: ":")
                || bytes[trimmedRange(close..<range.upperBound)].first == UInt8(ascii: ":")
            if known(words),
                !isColon || !isLabel(before: afterSeparator(at: close, before: range.upperBound)..<range.upperBound)
            {
                let commentStart = afterSeparator(at: close, before: range.upperBound)
                return AnswerMark(words: words, label: nil, start: start, commentStart: commentStart)
            }
        }
        // "Support – comment" and "Support. Comment"
        var found: AnswerMark?
        var from = range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + 80)
        while let sign = firstSign(in: from..<limit, isSentence: true) {
            let words = unmarked(trimmedRange(range.lowerBound..<sign.lowerBound))
            let isColon = bytes[sign.lowerBound] == UInt8(ascii: ":")
            let isKnown = known(words)
            // "Yes - 3", "Support (15%)": so many votes, and nobody's stance.
            if isKnown, isCount(sign.upperBound..<range.upperBound) { return nil }
            if let end = qualifierEnd(behind: sign, in: range, known) {
                found = AnswerMark(
                    words: unmarked(trimmedRange(range.lowerBound..<end)),
                    label: nil,
                    start: start,
                    commentStart: end
                )
            } else if isKnown, !isColon || !isLabel(before: sign.upperBound..<range.upperBound) {
                let isOpening = bytes[sign.lowerBound] == UInt8(ascii: "(")
                found = AnswerMark(
                    words: words,
                    label: nil,
                    start: start,
                    commentStart: isOpening ? sign.lowerBound : sign.upperBound
                )
            }
            from = sign.upperBound
        }
        return found
    }

    /// Where "Support (in principle)", "Support – if amended, " ends as a stance with its condition; nil when what stands
    /// behind the sign makes none of it.
    private func qualifierEnd(behind sign: Range<Int>, in range: Range<Int>, _ known: (Range<Int>) -> Bool) -> Int? {
        let limit = min(range.upperBound, sign.upperBound + 100)
        let isOpening = bytes[sign.lowerBound] == UInt8(ascii: "(")
        guard let end = (sign.upperBound..<limit).first(where: { isOpening ? bytes[$0] == 0x29 : bytes[$0] == 0x2C }),
            known(unmarked(range.lowerBound..<(isOpening ? end + 1 : end)))
        else { return nil }
        return end + 1
    }

    /// "3", "12 (unanimous)", "15%)", "3 votes": how many, or how large a part, took a stance.
    private func isCount(_ range: Range<Int>) -> Bool {
        let content = trimmedRange(range)
        var index = content.lowerBound
        while index < content.upperBound,
            bytes[index].isDigit || bytes[index] == 0x2E
                || bytes[index] == 0x2C
                    && index
                        + 1 < content.upperBound
                    && bytes[index + 1].isDigit
        {
            index += 1
        }
        guard index > content.lowerBound else { return false }
        while index < content.upperBound, bytes[index].isSpace { index += 1 }
        guard index < content.upperBound else { return true }
        switch bytes[index] {
        case UInt8(ascii: "%"), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("),
            UInt8(ascii: "/"), UInt8(ascii: "|"):
            return true
        default:
            var end = index
            while end < content.upperBound, bytes[end].isLetter { end += 1 }
            return Self.counted.contains(string(index..<end).foldedForMatching)
        }
    }

    private static let counted: Set<String> = [
        "vote", "votes", "voto", "votos", "voix", "stimmen", "per", "percent", "members", "member", "respondents", "of",
        "out", "people", "participants", "in", "for", "against", "por", "pour", "ja", "голосов", "票",
    ]

    /// A stance that a line's end tears: "Rec 6 (seat 15): Do Not" and on the next line "Support. Because …". nil when the
    /// words do not go on there.
    func wrappedMark(in value: Range<Int>, _ vocabulary: Vocabulary) -> AnswerMark? {
        let content = trimmedRange(value)
        let lineEnd = bytes.firstLineEnd(in: content.upperBound..<bytes.count)
        let next = bytes.lineStart(after: lineEnd)
        guard !content.isEmpty, bytes[content].last?.isLetter == true, next < bytes.count else { return nil }
        let end = bytes.firstLineEnd(in: next..<bytes.count)
        guard end > next, bytes[next].isLetter || bytes[next].isMarkup || bytes[next].isSpace,
            !trimmedRange(next..<end).isEmpty
        else { return nil }
        func known(_ range: Range<Int>) -> Bool { vocabulary.isStance(range, in: self) }
        var starts = [content.lowerBound]
        var from = content.lowerBound
        while starts.count < 8, let sign = firstSign(in: from..<content.upperBound) {
            starts.append(sign.upperBound)
            from = sign.upperBound
        }
        for start in starts.reversed() {
            let tail = unmarked(trimmedRange(start..<content.upperBound))
            guard (1...40).contains(tail.count) else { continue }
            let whole = tail.lowerBound..<trimmedRange(next..<end).upperBound
            guard let mark = leadingStance(in: whole, from: tail.lowerBound, known), mark.words.upperBound > lineEnd
            else { continue }
            let stance = vocabulary.stance(of: string(mark.words))
            if known(tail), vocabulary.stance(of: string(tail)) == stance { continue }
            return mark
        }
        return nil
    }

    /// What stands in the field for a stance; nil when it is empty, or a choice that is not ticked. Words that nobody
    /// knows are taken too; of a text that is too long for a stance the first words, and all of it as the comment.
    func fieldValue(in line: Range<Int>, _ vocabulary: Vocabulary, from start: Int) -> AnswerMark? {
        let content = trimmedRange(line)
        func known(_ range: Range<Int>) -> Bool { vocabulary.isStance(range, in: self) }
        if isChoice(line, vocabulary) { return tickedMark(in: content, from: start, vocabulary) }
        if let mark = leadingStance(in: content, from: start, known) { return mark }
        let words = unmarked(content)
        guard !words.isEmpty else { return nil }
        if words.count <= 100 {
            return AnswerMark(words: words, label: nil, start: start, commentStart: content.upperBound)
        }
        var end = words.lowerBound + 60
        while end > words.lowerBound, !bytes[end].isSpace { end -= 1 }
        if end == words.lowerBound { end = min(words.upperBound, characterStart(before: words.lowerBound + 60)) }
        let beginning = words.lowerBound..<end
        return AnswerMark(words: beginning, label: nil, start: start, commentStart: content.lowerBound)
    }

    /// The choice that is ticked in a line of them; nil when none is. Of several, or where it is not clear which words
    /// belong to which box, all of the line, which is no stance.
    private func tickedMark(in line: Range<Int>, from start: Int, _ vocabulary: Vocabulary) -> AnswerMark? {
        guard let choices = choices(in: line, vocabulary), let words = choices.ticked.first else { return nil }
        guard choices.ticked.count == 1, choices.isClear else {
            return AnswerMark(words: line, label: nil, start: start, commentStart: line.upperBound)
        }
        var commentStart = afterSeparator(at: choices.end, before: line.upperBound)
        let rest = trimmedRange(commentStart..<line.upperBound)
        if let label = FieldLabel(of: rest, in: self, vocabulary.labels), label.kind == .comment {
            commentStart = label.range.upperBound
        }
        return AnswerMark(words: words, label: nil, start: start, commentStart: commentStart)
    }

    private func characterStart(before index: Int) -> Int {
        var index = index
        while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    // MARK: Pieces of a line

    /// A name without what stands between it and a stance, or before it in a list: "- **LACRALO**: ".
    private func nameRange(_ range: Range<Int>) -> Range<Int> {
        var name = range
        while true {
            var next = unmarked(trimmedRange(name))
            while let byte = bytes[next].first, byte == UInt8(ascii: "-") {
                next = next.lowerBound + 1..<next.upperBound
            }
            while let byte = bytes[next].last, byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") {
                next = next.lowerBound..<next.upperBound - 1
            }
            if next.count > 2, bytes.isDash(at: next.upperBound - 3) {
                next = next.lowerBound..<next.upperBound - 3
            }
            if next == name { return name }
            name = next
        }
    }

    /// Behind one colon or dash, when one stands here.
    private func afterSeparator(at start: Int, before end: Int) -> Int {
        let index = trimmedRange(start..<end).lowerBound
        guard let sign = firstSign(in: index..<end), sign.lowerBound == index else { return start }
        return sign.upperBound
    }

    func unmarked(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low].isMarkup || bytes[low].isSpace { low += 1 }
        while low < high, bytes[high - 1].isMarkup || bytes[high - 1].isSpace { high -= 1 }
        return low..<high
    }

    /// Behind the markup that closes what the range opens with.
    private func closingMarkup(of range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index].isMarkup { index += 1 }
        guard let close = bytes[index..<range.upperBound].firstIndex(where: \.isMarkup) else { return nil }
        index = close
        while index < range.upperBound, bytes[index].isMarkup { index += 1 }
        return index
    }

    /// The first colon, dash, or hyphen between spaces, within 80 bytes.
    ///
    /// - Parameter isSentence: Whether the end of a sentence counts too: ".", ";" and "!" before a capital or the end,
    ///   and "(".
    private func firstSign(in range: Range<Int>, isSentence: Bool = false) -> Range<Int>? {
        let end = min(range.upperBound, range.lowerBound + 80)
        guard range.lowerBound < end else { return nil }
        for index in range.lowerBound..<end {
            switch bytes[index] {
            case UInt8(ascii: ":"): return index..<index + 1
            case UInt8(ascii: "-"):
                if index + 1 < range.upperBound, bytes[index + 1].isSpace,
                    index == range.lowerBound || bytes[index - 1].isSpace
                {
                    return index..<index + 1
                }
            case 0xE2: if index + 2 < range.upperBound, bytes.isDash(at: index) { return index..<index + 3 }
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "!"):
                if isSentence, endsSentence(at: index) { return index..<index + 1 }
            case UInt8(ascii: "("): if isSentence { return index..<index + 1 }
            default: break
            }
        }
        return nil
    }

    /// Whether what follows this sign is a new sentence: white space, and then no digit and no small ASCII letter.
    private func endsSentence(at index: Int) -> Bool {
        guard index + 2 < bytes.count, bytes[index + 1].isSpace else { return false }
        var next = index + 1
        while next < bytes.count, bytes[next].isSpace || bytes[next].isMarkup { next += 1 }
        guard next < bytes.count else { return true }
        return !bytes[next].isDigit && !(0x61...0x7A).contains(bytes[next])
    }
}

extension [UInt8] {
    /// Whether a dash, U+2010 to U+2015, stands here.
    fileprivate func isDash(at index: Int) -> Bool {
        index + 2 < count && self[index] == 0xE2 && self[index + 1] == 0x80 && (0x90...0x95).contains(self[index + 2])
    }
}
