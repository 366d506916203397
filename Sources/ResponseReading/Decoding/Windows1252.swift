extension [UInt8] {
    /// Whether these bytes, which are not UTF-8, leave no doubt that they are Windows-1252 or Latin-1: no control
    /// characters, none of the five bytes that Windows-1252 leaves open, and nothing that is a UTF-8 sequence.
    var mayBeWindows1252: Bool {
        var index = 0
        while index < count {
            switch self[index] {
            case 0x00...0x08, 0x0E...0x1F, 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D: return false
            case 0xC3 where index + 1 < count && (0x80...0xBF).contains(self[index + 1]): return false
            case 0xE2 where index + 2 < count && self[index + 1] == 0x80 && (0x80...0xBF).contains(self[index + 2]):
                return false
            default: index += 1
            }
        }
        return true
    }

    /// Whether no control characters stand here, and no UTF-8 of a European language beside the bytes that are none.
    var mayBeOneByteEach: Bool {
        !contains { $0 < 0x09 || (0x0E...0x1F).contains($0) || $0 == 0x7F }
    }

    /// These bytes as Windows-1252, in UTF-8. The five bytes that it leaves open become U+FFFD.
    var transcodedFromWindows1252: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(count + count / 8)
        for byte in self {
            if byte < 0x80 {
                text.append(byte)
            } else {
                let scalar = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return text
    }
}

/// 0x80 to 0x9F (the WHATWG Encoding Standard's index, with U+FFFD where it has C1 controls).
private let windows1252: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars
)
