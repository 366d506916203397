import ConsultationModel

/// Where a line says which stance is taken: "LACRALO Working Group [*Support*] This is a good …".
struct AnswerMark {
    /// The words of the stance, without markup around them; may be empty.
    var words: Range<Int>
    /// The group's name before them, without white space around it; nil when nothing stands there.
    var label: Range<Int>?
    /// Where the comment begins.
    var commentStart: Int
}

extension SourceText {
    /// The mark `[*…*]` in a line; nil when there is none.
    func starredMark(in line: Range<Int>) -> AnswerMark? {
        var index = line.lowerBound
        while index + 1 < line.upperBound {
            if bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "*") {
                guard let close = closingStar(from: index + 2, before: line.upperBound) else { return nil }
                let label = trimmedRange(line.lowerBound..<index)
                return AnswerMark(
                    words: trimmedRange(index + 2..<close),
                    label: label.isEmpty ? nil : label,
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
    func plainMark(in line: Range<Int>, lexicon: StanceLexicon, isSpeaker: (String) -> Bool) -> AnswerMark? {
        let content = trimmedRange(line)
        guard !content.isEmpty else { return nil }
        func known(_ range: Range<Int>) -> Bool {
            range.count <= 120 && lexicon.stance(of: String(decoding: bytes[range], as: UTF8.self)).isKnown
        }
        if let open = bytes[content].firstIndex(of: UInt8(ascii: "[")),
            let close = bytes[open..<content.upperBound].firstIndex(of: UInt8(ascii: "]"))
        {
            let label = trimmedRange(content.lowerBound..<open)
            let words = trimmedRange(open + 1..<close)
            let isLabelled = label.isEmpty || isSpeaker(String(decoding: bytes[label], as: UTF8.self))
            if isLabelled, known(words) {
                return AnswerMark(words: words, label: label.isEmpty ? nil : label, commentStart: close + 1)
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
        if known(bare) { return AnswerMark(words: bare, label: nil, commentStart: content.upperBound) }
        // "**Support** comment" and "Support – comment"
        if bytes[rest.lowerBound].isMarkup, let close = closingMarkup(of: rest) {
            let words = unmarked(rest.lowerBound..<close)
            if known(words) { return AnswerMark(words: words, label: nil, commentStart: close) }
        }
        if let dash = firstDash(in: rest) {
            let words = unmarked(trimmedRange(rest.lowerBound..<dash.lowerBound))
            if known(words) { return AnswerMark(words: words, label: nil, commentStart: dash.upperBound) }
        }
        return nil
    }

    private static let keys: Set<String> = [
        "stance", "position", "answer", "vote", "posicion", "postura", "respuesta", "voto", "reponse", "avis",
        "posicao",
        "resposta",
    ]

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

    /// The first dash with a space before it, or colon, within 80 bytes.
    private func firstDash(in range: Range<Int>) -> Range<Int>? {
        let end = min(range.upperBound, range.lowerBound + 80)
        for index in range.lowerBound..<end {
            if bytes[index] == UInt8(ascii: ":") { return index..<index + 1 }
            guard index > range.lowerBound, bytes[index - 1].isSpace else { continue }
            if bytes[index] == UInt8(ascii: "-"), index + 1 < range.upperBound, bytes[index + 1].isSpace {
                return index..<index + 1
            }
            if bytes[index] == 0xE2, index + 2 < range.upperBound, bytes[index + 1] == 0x80,
                (0x93...0x94).contains(bytes[index + 2])
            {
                return index..<index + 3
            }
        }
        return nil
    }
}

extension Stance {
    fileprivate var isKnown: Bool { self != .unrecognised && self != .blank }
}
