extension String {
    /// The text that JSON's escapes stand for. Half of a surrogate pair is U+FFFD.
    ///
    /// - Parameter bytes: What stands between the quotes of a string that the parser took.
    init(unescaping bytes: ArraySlice<UInt8>) {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
                plain.append(byte)
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"): plain.append(contentsOf: Self.scalar(in: bytes, &index).utf8)
            default: plain.append(letter)
            }
        }
        self = String(decoding: plain, as: UTF8.self)
    }

    /// The character whose number stands here, with the other half of its pair, and moves behind it.
    private static func scalar(in bytes: ArraySlice<UInt8>, _ index: inout Int) -> Character {
        guard let unit = bytes.hexadecimal(at: index) else { return "\u{FFFD}" }
        index += 4
        if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
        guard unit < 0xDC00, index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u"), let low = bytes.hexadecimal(at: index + 2),
            (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { return "\u{FFFD}" }
        index += 6
        return Character(scalar)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The number that four hexadecimal digits here make; nil when there are not four.
    func hexadecimal(at index: Int) -> UInt32? {
        guard index >= startIndex, index + 4 <= endIndex else { return nil }
        var number: UInt32 = 0
        for byte in self[index..<index + 4] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
