extension String {
    /// Whether it is made of printable characters and ordinary spaces alone: no control characters, no other white space,
    /// nothing that changes the direction of text. True of nearly everything, and quickly found out.
    var isPlain: Bool { utf8Span.span.isPlain(but: nil) }

    /// The same where there may be line feeds too.
    var isPlainLines: Bool { utf8Span.span.isPlain(but: UInt8(ascii: "\n")) }

    /// Whether it is plain, and no space stands beside another.
    var isEvenlySpaced: Bool {
        let bytes = utf8Span.span
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 0x20, previous == 0x20 { return false }
            previous = byte
        }
        return bytes.isPlain(but: nil)
    }

    /// The same, and no space stands at the beginning or at the end; false for an empty text.
    var isSingleSpaced: Bool {
        guard let first = utf8.first, let last = utf8.last else { return false }
        return first != 0x20 && last != 0x20 && isEvenlySpaced
    }

    /// What stands between these spaces.
    func words(between isSpace: (Character) -> Bool) -> [Substring] {
        isPlain ? utf8.split(separator: 0x20).map(Substring.init) : split(whereSeparator: isSpace)
    }

    /// What stands between line breaks, empty lines included.
    var lines: [Substring] {
        guard isPlainLines else { return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
        return utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
    }
}

extension Span<UInt8> {
    /// Whether text of these bytes is plain (see `String.isPlain`).
    ///
    /// - Parameter exception: A control character that may be in it too.
    fileprivate func isPlain(but exception: UInt8?) -> Bool {
        for index in indices {
            let byte = self[index]
            if byte &- 0x20 < 0x5F || byte == exception { continue }
            // What the last bytes may be the beginning of.
            switch (index > 1 ? self[index - 2] : 0, index > 0 ? self[index - 1] : 0, byte) {
            case (_, _, ..<0x80), (_, 0xC2, 0x80...0xA0), (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80),
                (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F...0xA9):
                return false
            default: break
            }
        }
        return true
    }
}
