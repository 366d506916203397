/// The signs that people use for a box to tick, in a text and in a cell alike.
enum BoxSign {
    /// What a sign says of the words beside it.
    enum Meaning {
        case empty
        case ticked
        /// A cross: taken, unless ticks stand among the crosses, which then say "not this".
        case crossed
    }

    /// The meaning of a sign that is a box by itself; nil for any other character.
    static func meaning(of sign: Unicode.Scalar) -> Meaning? { signs[sign] }

    /// The meaning of what stands between brackets, without white space and underscores; nil when it is no tick.
    static func meaning(inBrackets inner: String) -> Meaning? {
        let scalars = inner.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard let first = scalars.first else { return .empty }
        guard scalars.count == 1 else { return nil }
        if letters.contains(first) { return .ticked }
        return signs[first].flatMap { $0 == .empty ? nil : .ticked }
    }

    private static let letters: Set<Unicode.Scalar> = ["x", "X", "×", "v", "V", "√", "*", "•", "х", "Х", "+"]

    private static let signs: [Unicode.Scalar: Meaning] = {
        var signs: [Unicode.Scalar: Meaning] = [:]
        for sign in "☐□▢○◯⬜⚪◻❏❐❑❒▫🞎🞅🔲".unicodeScalars { signs[sign] = .empty }
        for sign in "☑☒✓✔✅■●◉⬛⚫◼▣⦿🗹🗸🗷🗵🔘🞕⊠⊗".unicodeScalars { signs[sign] = .ticked }
        for sign in "✗✘✕✖❌🗴🗶❎".unicodeScalars { signs[sign] = .crossed }
        return signs
    }()

    /// Whether a byte may begin a box, so that the others are passed over quickly.
    static func mayBegin(with byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "_") || byte == 0xE2
            || byte == 0xF0
    }
}

extension SourceText {
    /// The character that begins here, and where it ends; nil when this is the middle of one.
    func scalar(at index: Int, before end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        let first = bytes[index]
        let length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 0, index + length <= end else { return nil }
        var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
        for place in index + 1..<index + max(1, length) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
        return Unicode.Scalar(value).map { ($0, index + length) }
    }
}
