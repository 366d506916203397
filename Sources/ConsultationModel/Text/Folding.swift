@_spi(_Unicode) import Swift

extension String {
    /// The text reduced to what matters when people compare names and stance words: lower case, no accents, one kind of
    /// apostrophe and dash, single spaces, and none of the punctuation or markup that stands around it.
    ///
    /// "«No apoya.»" and "no  APOYA" fold to the same text. Inner punctuation stays: "+1" and "1(b)" keep their signs.
    public var foldedForMatching: String {
        foldedASCII ?? foldedUnicode
    }

    /// The same without a look into Unicode's tables; nil when there is more than ASCII in the text.
    private var foldedASCII: String? {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        // How much of it is left without the outer punctuation at the end.
        var end = 0
        var spaceIsDue = false
        for byte in utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x09...0x0D, 0x20: spaceIsDue = !folded.isEmpty
            default:
                let isOuter = outerASCII[Int(byte)]
                if folded.isEmpty, isOuter { continue }
                if spaceIsDue { folded.append(0x20) }
                spaceIsDue = false
                folded.append(
                    byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                )
                if !isOuter { end = folded.count }
            }
        }
        return String(decoding: folded[..<end], as: UTF8.self)
    }

    private var foldedUnicode: String {
        // One scalar after the other: `append(contentsOf:)` copies what there is each time.
        var folded = String.UnicodeScalarView()
        var spaceIsDue = false
        // Decomposed, so that a letter in one character and one with its accent behind it fold to the same in any script.
        for scalar in _nfd {
            if scalar.properties.isWhitespace {
                spaceIsDue = !folded.isEmpty
                continue
            }
            if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.isDefaultIgnorableCodePoint {
                continue
            }
            if spaceIsDue {
                folded.append(" ")
                spaceIsDue = false
            }
            if let base = unaccented(scalar) {
                for scalar in base.unicodeScalars { folded.append(scalar) }
            } else {
                for scalar in scalar.properties.lowercaseMapping.unicodeScalars { folded.append(scalar) }
            }
        }
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            outerPunctuation.contains(scalar) || scalar == " "
        }
        let first = folded.firstIndex { !isOuter($0) } ?? folded.endIndex
        let last = folded.lastIndex { !isOuter($0) }.map { folded.index(after: $0) } ?? first
        return String(folded[first..<last])
    }
}

/// Not here: "+", "-" and "(" or ")", because "+1", "-1" and "1(b)" are words of their own.
private let outerPunctuation: Set<Unicode.Scalar> = [
    "*", "_", "`", "[", "]", "{", "}", "\"", "'", "`", "«", "»", "<", ">", ".", ",", ";", ":", "!", "?", "¿", "¡", "#",
    "|",
    "=", "~", "…",
]

/// Of each ASCII byte, whether it is outer punctuation.
private let outerASCII: [Bool] = (0..<0x80).map { outerPunctuation.contains(Unicode.Scalar($0 as UInt8)) }

/// The plain letters of a Latin letter that no decomposition takes apart, a plain apostrophe, quote or dash; nil for all
/// others.
private func unaccented(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ı": "i"
    case "Ø", "ø": "o"
    case "Ł", "ł": "l"
    case "Œ", "œ": "oe"
    case "Æ", "æ": "ae"
    case "ß", "ẞ": "ss"
    case "ª": "a"
    case "º", "°": "o"
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{00B4}", "\u{0060}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": "\""
    case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
    default: nil
    }
}
