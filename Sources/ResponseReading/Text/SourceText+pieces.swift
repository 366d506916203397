/// The pieces of which the line of an answer is made.
extension SourceText {
    /// A name without what stands between it and a stance, or before it in a list: "- **LACRALO**: ".
    func nameRange(_ range: Range<Int>) -> Range<Int> {
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
    func afterSeparator(at start: Int, before end: Int) -> Int {
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
    func closingMarkup(of range: Range<Int>) -> Int? {
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
    func firstSign(in range: Range<Int>, isSentence: Bool = false) -> Range<Int>? {
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
            // "：", and of sentences "。", "！", "；", "（" and the Arabic "؛" and "۔".
            case 0xEF where bytes.holdsExactly("：", at: index): return index..<index + 3
            case 0xE3, 0xEF:
                if isSentence, Self.wideEnds.contains(where: { bytes.holdsExactly($0, at: index) }) {
                    return index..<index + 3
                }
            case 0xD8, 0xDB:
                if isSentence, bytes.holdsExactly("؛", at: index) || bytes.holdsExactly("۔", at: index) {
                    return index..<index + 2
                }
            case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "!"):
                if isSentence, endsSentence(at: index) { return index..<index + 1 }
            case UInt8(ascii: "("): if isSentence { return index..<index + 1 }
            default: break
            }
        }
        return nil
    }

    private static let wideEnds = ["。", "！", "；", "（"]

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
