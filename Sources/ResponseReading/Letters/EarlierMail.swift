import ConsultationModel

/// Where an earlier mail begins below what a sender wrote: all of it is somebody else's, or was said before.
enum EarlierMail {
    /// Whether a line begins one: "-----Original Message-----", "On 3 March … wrote:", or "From:" with "Sent:" and "To:"
    /// below. Not where the lines below are quoted with ">": answers may stand between them.
    static func begins(with line: Range<Int>, in text: SourceText, _ labels: LabelWords) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard start < line.upperBound, line.count <= 300 else { return false }
        switch text.bytes[line.lowerBound] {
        case UInt8(ascii: ">"): return false
        case UInt8(ascii: "-"), UInt8(ascii: "_"):
            let words = text.string(line).drop { $0 == "-" || $0 == "_" || $0 == " " }
            let folded = String(words).foldedForMatching
            return labels.mailSeparators.contains(where: folded.hasPrefix)
        default: break
        }
        // Every line is asked, and few begin with these letters.
        guard labels.mailStarts[Int(text.bytes[start])] else { return false }
        let words = text.string(start..<line.upperBound).foldedForMatching
        if labels.mailSeparators.contains(where: { words.hasPrefix($0) && words.utf8.count <= $0.utf8.count + 4 }) {
            return true
        }
        if let end = attributionEnd(of: line, words, in: text, labels) { return !isQuoted(below: end, text) }
        guard let colon = words.firstIndex(where: isColon),
            labels.mailSenders.contains(String(words[..<colon]).foldedForMatching)
        else { return false }
        return hasHeader(below: line.upperBound, text, labels)
    }

    /// Whether a line such as "On 3 March … wrote:" begins an earlier mail that is quoted with ">" to the end of the text,
    /// below words of the sender's own: no answer in it is the sender's.
    static func isQuotedToTheEnd(from line: Range<Int>, in text: SourceText, _ labels: LabelWords) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard start < line.upperBound, line.count <= 300, labels.mailStarts[Int(text.bytes[start])] else {
            return false
        }
        let words = text.string(start..<line.upperBound).foldedForMatching
        guard let end = attributionEnd(of: line, words, in: text, labels), isQuoted(below: end, text) else {
            return false
        }
        return lines(in: end..<text.bytes.count, of: text).allSatisfy { text.isQuoted(at: $0.lowerBound) }
            && lines(in: 0..<line.lowerBound, of: text).contains { line in
                !text.isQuoted(at: line.lowerBound)
                    && text.string(line).split(whereSeparator: \.isWhitespace).count >= 3
            }
    }

    /// The end of "On 3 March … wrote:", which may be broken before "wrote:"; nil where a line begins with no such words.
    private static func attributionEnd(
        of line: Range<Int>,
        _ words: String,
        in text: SourceText,
        _ labels: LabelWords
    ) -> Int? {
        guard labels.mailAttributions.contains(where: { words.hasPrefix($0) && isWordEnd($0, in: words) }) else {
            return nil
        }
        if labels.mailEndings.contains(where: words.hasSuffix) { return line.upperBound }
        let next = text.bytes.lineStart(after: line.upperBound)
        let end = text.bytes.firstLineEnd(in: next..<max(next, text.bytes.count))
        let said = end - next <= 200 ? text.string(next..<end).foldedForMatching : ""
        return labels.mailEndings.contains(where: said.hasSuffix) ? end : nil
    }

    /// The lines with something on them.
    private static func lines(in range: Range<Int>, of text: SourceText) -> some Sequence<Range<Int>> {
        sequence(state: range.lowerBound) { start -> Range<Int>? in
            while start < range.upperBound {
                let line = start..<text.bytes.firstLineEnd(in: start..<range.upperBound)
                start = text.bytes.lineStart(after: line.upperBound)
                if !text.trimmedRange(line).isEmpty { return line }
            }
            return nil
        }
    }

    private static func isQuoted(below end: Int, _ text: SourceText) -> Bool {
        nextLines(below: end, 1, text).first.map { text.isQuoted(at: $0.lowerBound) } ?? false
    }

    /// Whether two of the next lines are further fields of a mail's header.
    private static func hasHeader(below end: Int, _ text: SourceText, _ labels: LabelWords) -> Bool {
        let keys = nextLines(below: end, 5, text).compactMap { line -> Bool? in
            let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
            let words = text.string(start..<min(line.upperBound, start + 40))
            guard let colon = words.firstIndex(where: isColon) else { return nil }
            return labels.mailFields.contains(String(words[..<colon]).foldedForMatching)
        }
        return keys.count(where: \.self) >= 2
    }

    private static func nextLines(below end: Int, _ count: Int, _ text: SourceText) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = text.bytes.lineStart(after: end)
        var seen = 0
        while lines.count < count, seen < 12, start < text.bytes.count {
            let lineEnd = text.bytes.firstLineEnd(in: start..<text.bytes.count)
            if !text.trimmedRange(start..<lineEnd).isEmpty { lines.append(start..<lineEnd) }
            start = text.bytes.lineStart(after: lineEnd)
            seen += 1
        }
        return lines
    }

    private static func isColon(_ sign: Character) -> Bool { sign == ":" || sign == "：" }

    /// Whether a phrase with which words begin is whole there; in a script without spaces it always is.
    private static func isWordEnd(_ phrase: String, in words: String) -> Bool {
        phrase.unicodeScalars.contains { $0.value >= 0x2E80 } || words.dropFirst(phrase.count).first?.isLetter != true
    }
}

extension SourceText {
    /// Whether the line that begins here is quoted, as mails do: "> ".
    func isQuoted(at lineStart: Int) -> Bool {
        var index = lineStart
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: ">")
    }
}
