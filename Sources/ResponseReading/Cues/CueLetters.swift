import ConsultationModel

/// Letters as small numbers, without case and accents: what cues are compared by.
enum CueLetters {
    /// White space and punctuation, apostrophes too.
    static let gap: UInt8 = 0
    /// a is 1.
    static let z: UInt8 = 26
    /// Digits, and letters of other alphabets.
    static let other: UInt8 = 27
    /// Accents that stand alone, soft hyphens and their like.
    static let nothing: UInt8 = 30
    /// A byte that is no ASCII and has to be decoded.
    static let undecoded: UInt8 = 31

    /// What a byte is.
    static func ofByte(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x80...: undecoded
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A") + 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): other
        default: gap
        }
    }

    /// A character as one letter or two ("œ"); the second is `nothing` when there is none.
    typealias Pair = (UInt8, UInt8)

    /// Takes the character that begins at `index`, which is before the end.
    static func next(_ bytes: Span<UInt8>, _ index: inout Int) -> Pair {
        let letter = ofByte(bytes[index])
        if letter != undecoded {
            index += 1
            return (letter, nothing)
        }
        guard let scalar = scalar(bytes, &index) else { return (other, nothing) }
        return scalar.value < 0x250 ? latin[Int(scalar.value)] : folded(scalar)
    }

    /// Whether the character that begins at `index`, which is before the end, may stand between two words of a cue; takes it
    /// if so. A full stop or a colon may not: there a sentence ends.
    static func skipGap(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        var next = index
        switch bytes[index] {
        case 0x09...0x0D, 0x20, UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "*"),
            UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "-"):
            next += 1
        case 0x80...:
            guard let scalar = scalar(bytes, &next), scalar.properties.isWhitespace || quotes.contains(scalar) else {
                return false
            }
        default: return false
        }
        index = next
        return true
    }

    /// Passes over accents that stand alone and their like.
    static func skipNothing(_ bytes: Span<UInt8>, _ index: inout Int) {
        while index < bytes.count {
            var next = index
            guard bytes[index] >= 0x80, Self.next(bytes, &next).0 == nothing else { return }
            index = next
        }
    }

    /// The words of a phrase, with one gap between two.
    static func words(of phrase: String) -> [UInt8] {
        let bytes = phrase.utf8Span.span
        var (index, words) = (0, [UInt8]())
        while index < bytes.count {
            let pair = next(bytes, &index)
            for letter in [pair.0, pair.1] where letter != nothing {
                if letter != gap || (words.last ?? gap) != gap { words.append(letter) }
            }
        }
        if words.last == gap { words.removeLast() }
        return words
    }

    private static let quotes: Set<Unicode.Scalar> = ["‘", "’", "‛", "“", "”", "«", "»", "\u{2BC}", "´"]

    /// The Latin letters beyond ASCII, so that the tables of Unicode are not asked for each.
    private static let latin: [Pair] = (0..<0x250).map { Unicode.Scalar($0).map(folded) ?? (other, nothing) }

    private static func folded(_ scalar: Unicode.Scalar) -> Pair {
        let properties = scalar.properties
        if properties.generalCategory == .nonspacingMark || properties.isDefaultIgnorableCodePoint {
            return (nothing, nothing)
        }
        guard properties.isAlphabetic else { return (properties.numericType == nil ? gap : other, nothing) }
        let letters = String(scalar).foldedForMatching.utf8.map(ofByte)
        guard (1...2).contains(letters.count), letters.allSatisfy({ $0 <= z }) else { return (other, nothing) }
        return (letters[0], letters.count == 2 ? letters[1] : nothing)
    }

    /// Decodes the character at `index`; nil, and one byte further, where there is none.
    private static func scalar(_ bytes: Span<UInt8>, _ index: inout Int) -> Unicode.Scalar? {
        let first = bytes[index]
        index += 1
        let (length, bits): (Int, UInt32) =
            switch first {
            case 0xC2...0xDF: (1, UInt32(first & 0x1F))
            case 0xE0...0xEF: (2, UInt32(first & 0x0F))
            case 0xF0...0xF4: (3, UInt32(first & 0x07))
            default: (0, 0xD800)
            }
        guard index + length <= bytes.count else { return nil }
        var value = bits
        for place in index..<index + length {
            guard bytes[place] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(bytes[place] & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        index += length
        return scalar
    }
}
