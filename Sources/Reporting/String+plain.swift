extension String {
    /// Whether it is made of printable characters and ordinary spaces alone: no control characters, no other white space,
    /// nothing that changes the direction of text. True of nearly everything, and quickly found out.
    var isPlain: Bool {
        // What the last bytes may be the beginning of.
        var (before, last) = (UInt8(0), UInt8(0))
        for byte in utf8 {
            switch (before, last, byte) {
            case (_, _, ..<0x20), (_, _, 0x7F), (_, 0xC2, 0x80...0xA0), (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80),
                (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F...0xA9):
                return false
            default: (before, last) = (last, byte)
            }
        }
        return true
    }

    /// Whether it is plain, and no space stands beside another, at the beginning or at the end; false for an empty text.
    var isSingleSpaced: Bool {
        guard isPlain else { return false }
        var previous: UInt8 = 0x20
        for byte in utf8 {
            if byte == 0x20, previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20
    }

    /// What stands between these spaces.
    func words(between isSpace: (Character) -> Bool) -> [Substring] {
        isPlain ? utf8.split(separator: 0x20).map(Substring.init) : split(whereSeparator: isSpace)
    }
}
