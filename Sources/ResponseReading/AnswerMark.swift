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
}

extension SourceText {
    /// The mark `[*…*]` in a line; nil when there is none.
    ///
    /// - Parameter labelLimit: What stands before the mark and is longer, in bytes, is no name.
    func starredMark(in line: Range<Int>, labelLimit: Int) -> AnswerMark? {
        var index = line.lowerBound
        while index + 1 < line.upperBound {
            if bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "*") {
                guard let close = closingStar(from: index + 2, before: line.upperBound) else { return nil }
                let label = nameRange(line.lowerBound..<index)
                let isName = !label.isEmpty && label.count <= labelLimit
                let start = label.isEmpty ? trimmedRange(line).lowerBound : isName ? label.lowerBound : index
                return AnswerMark(
                    words: trimmedRange(index + 2..<close),
                    label: isName ? label : nil,
                    start: start,
                    commentStart: close + 2
                )
            }
            index += 1
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
    /// `Position: Support`, or `Support` alone. Only words that the lexicon knows are taken for a stance here.
    ///
    /// - Parameter isSpeaker: Whether a text before `[Support]` names a group.
    func plainMark(in line: Range<Int>, lexicon: StanceLexicon, isSpeaker: (Range<Int>) -> Bool) -> AnswerMark? {
        let content = trimmedRange(line)
        guard !content.isEmpty else { return nil }
        func known(_ range: Range<Int>) -> Bool { isStance(range, lexicon) }
        func mark(_ words: Range<Int>, label: Range<Int>? = nil, commentStart: Int) -> AnswerMark {
            AnswerMark(words: words, label: label, start: content.lowerBound, commentStart: commentStart)
        }
        if let open = bytes[content].firstIndex(of: UInt8(ascii: "[")),
            let close = bytes[open..<content.upperBound].firstIndex(of: UInt8(ascii: "]"))
        {
            let label = nameRange(content.lowerBound..<open)
            let words = trimmedRange(open + 1..<close)
            if known(words), label.isEmpty || isSpeaker(label) {
                return mark(words, label: label.isEmpty ? nil : label, commentStart: close + 1)
            }
        }
        // "Position: Support" and "Stance = Support"
        var start = content.lowerBound
        if let sign = bytes[content].firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }),
            sign - start <= 40,
            Self.keys.contains(String(decoding: bytes[start..<sign], as: UTF8.self).foldedForMatching)
        {
            start = trimmedRange(sign + 1..<content.upperBound).lowerBound
        }
        let rest = start..<content.upperBound
        if rest.isEmpty { return nil }
        let bare = unmarked(rest)
        if known(bare) { return mark(bare, commentStart: content.upperBound) }
        // "**Support** comment" and "Support – comment"
        if bytes[rest.lowerBound].isMarkup, let close = closingMarkup(of: rest) {
            let words = unmarked(rest.lowerBound..<close)
            if known(words) { return mark(words, commentStart: afterSeparator(at: close, before: rest.upperBound)) }
        }
        if let dash = firstDash(in: rest) {
            let words = unmarked(trimmedRange(rest.lowerBound..<dash.lowerBound))
            if known(words) { return mark(words, commentStart: dash.upperBound) }
        }
        return nil
    }

    /// Whether the lexicon knows these words.
    func isStance(_ words: Range<Int>, _ lexicon: StanceLexicon) -> Bool {
        guard words.count <= 120 else { return false }
        switch lexicon.stance(of: String(decoding: bytes[words], as: UTF8.self)) {
        case .blank, .unrecognised: return false
        default: return true
        }
    }

    private static let keys: Set<String> = [
        "stance", "position", "answer", "vote", "posicion", "postura", "respuesta", "voto", "reponse", "avis",
        "posicao",
        "resposta",
    ]

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
            if next.count > 2, bytes[next.upperBound - 3..<next.upperBound].isDash {
                next = next.lowerBound..<next.upperBound - 3
            }
            if next == name { return name }
            name = next
        }
    }

    /// Behind one colon or dash, when one stands here.
    private func afterSeparator(at start: Int, before end: Int) -> Int {
        let index = trimmedRange(start..<end).lowerBound
        guard let dash = firstDash(in: index..<end), dash.lowerBound == index else { return start }
        return dash.upperBound
    }

    private func unmarked(_ range: Range<Int>) -> Range<Int> {
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
    private func firstDash(in range: Range<Int>) -> Range<Int>? {
        let end = min(range.upperBound, range.lowerBound + 80)
        for index in range.lowerBound..<end {
            if bytes[index] == UInt8(ascii: ":") { return index..<index + 1 }
            if bytes[index] == UInt8(ascii: "-"), index + 1 < range.upperBound, bytes[index + 1].isSpace,
                index == range.lowerBound || bytes[index - 1].isSpace
            {
                return index..<index + 1
            }
            if index + 2 < range.upperBound, bytes[index...index + 2].isDash { return index..<index + 3 }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Whether these three bytes are a dash, U+2010 to U+2015.
    fileprivate var isDash: Bool {
        count == 3 && self[startIndex] == 0xE2 && self[startIndex + 1] == 0x80
            && (0x90...0x95).contains(self[startIndex + 2])
    }
}
