extension SourceText {
    /// Without lines of "-----" and the like at both ends.
    func withoutRules(_ range: Range<Int>) -> Range<Int> {
        var content = trimmedRange(range)
        while let first = bytes[content].first, Self.isRule(first) {
            let end = bytes.firstLineEnd(in: content)
            guard end - content.lowerBound >= 4, bytes[content.lowerBound..<end].allSatisfy(Self.isRule) else { break }
            content = trimmedRange(end..<content.upperBound)
        }
        while let last = bytes[content].last, Self.isRule(last) {
            var start = content.upperBound
            while start > content.lowerBound, Self.isRule(bytes[start - 1]) { start -= 1 }
            let isLine = start == content.lowerBound || bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D
            guard isLine, content.upperBound - start >= 4 else { break }
            content = trimmedRange(content.lowerBound..<start)
        }
        return content
    }

    private static func isRule(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "~")
    }
}
