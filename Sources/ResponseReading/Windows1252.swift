extension [UInt8] {
    /// These bytes as Windows-1252, in UTF-8. The five bytes that it leaves open become U+FFFD.
    var transcodedFromWindows1252: [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in self {
            let scalar = (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
            text.append(scalar)
        }
        return Array(String(text).utf8)
    }
}

/// 0x80 to 0x9F (the WHATWG Encoding Standard's index, with U+FFFD where it has C1 controls).
private let windows1252: [Unicode.Scalar] = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars
)
