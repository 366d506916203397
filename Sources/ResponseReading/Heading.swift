import ConsultationModel

/// A line that begins a recommendation: "Recommendation 6. Selection of …".
struct Heading {
    /// The identifier as written.
    let id: String
    /// Where the identifier stands.
    let idRange: Range<Int>
    /// Where the text after the identifier and its punctuation begins.
    let textStart: Int
}

/// Finds headings. Knows the identifiers of all consultations, so that one with a space in it is recognised.
struct HeadingParser {
    private let known: Set<String>
    private let spaced: [[UInt8]]

    init(_ consultations: [Consultation]) {
        let ids = Set(consultations.flatMap { $0.recommendations.map(\.id) })
        known = Set(ids.map(\.foldedForMatching))
        spaced = ids.filter { $0.utf8.contains(0x20) }.map { Array($0.lowercased().utf8) }.sorted {
            $0.count > $1.count
        }
    }

    /// The heading that this line is; nil when it is none. After the identifier there has to be punctuation or the end of
    /// the line, so that "Recommendation 6 is wrong because" stays a sentence.
    func heading(in line: Range<Int>, of text: SourceText) -> Heading? {
        let bytes = text.bytes
        var index = line.lowerBound
        let end = line.upperBound
        func skip(_ isSkipped: (UInt8) -> Bool) {
            while index < end, isSkipped(bytes[index]) { index += 1 }
        }
        skip { $0.isSpace || $0.isMarkup }
        guard index < end, bytes[index] | 0x20 == UInt8(ascii: "r") else { return nil }
        let wordStart = index
        skip { $0.isLetter }
        guard index - wordStart <= 20 else { return nil }
        let word = String(decoding: bytes[wordStart..<index], as: UTF8.self).foldedForMatching
        guard Self.words.contains(word) || Self.isMisspelt(word) else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ".") { index += 1 }
        skip { $0.isSpace || $0 == UInt8(ascii: "#") }
        skipNumberSign(&index, end, bytes)
        guard let id = identifier(at: index, before: end, bytes) else { return nil }
        let idRange = id
        index = id.upperBound
        guard let textStart = separator(at: index, before: end, bytes) else { return nil }
        return Heading(
            id: String(decoding: bytes[idRange], as: UTF8.self),
            idRange: idRange,
            textStart: textStart
        )
    }

    /// "Recomendation", "Recommendaton": a heading that is not seen would leave its answer to the one before it.
    private static func isMisspelt(_ word: String) -> Bool {
        word.utf8.count >= 10 && word.nearest(of: ["recommendation", "recommandation", "recomendacion"]) != nil
            && !word.hasSuffix("s")
    }

    private static let words: Set<String> = [
        "recommendation", "rec", "recom", "recomendacion", "recommandation", "recomendacao",
    ]

    /// "n°", "nº", "no." and "n." before a number; not the letter of an identifier such as "N1".
    private func skipNumberSign(_ index: inout Int, _ end: Int, _ bytes: [UInt8]) {
        var ahead = index
        guard ahead < end, bytes[ahead] | 0x20 == UInt8(ascii: "n") else { return }
        ahead += 1
        let signStart = ahead
        while ahead < end, bytes[ahead].isPartOfNumberSign, ahead - index < 12 { ahead += 1 }
        if ahead > signStart, ahead < end, bytes[ahead].isDigit { index = ahead }
    }

    private func identifier(at start: Int, before end: Int, _ bytes: [UInt8]) -> Range<Int>? {
        for id in spaced where start + id.count <= end {
            let matches = id.indices.allSatisfy { offset in
                let byte = bytes[start + offset]
                return byte == id[offset] || ((0x41...0x5A).contains(byte) && byte | 0x20 == id[offset])
            }
            let after = start + id.count
            if matches, !isContinued(at: after, before: end, bytes) { return start..<after }
        }
        var index = start
        var open = 0
        scan: while index < end, index - start < 32 {
            let byte = bytes[index]
            switch byte {
            case _ where byte.isDigit: break
            case 0x41...0x5A, 0x61...0x7A: break
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"):
                guard open > 0 else { break scan }
                open -= 1
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"):
                // Inside an identifier only: "3.2", and not "3. Text".
                guard index > start, index + 1 < end, bytes[index + 1].isDigit else { break scan }
            default: break scan
            }
            index += 1
        }
        let id = bytes[start..<index]
        guard !id.isEmpty else { return nil }
        if id.contains(where: \.isDigit) { return start..<index }
        return known.contains(String(decoding: id, as: UTF8.self).foldedForMatching) ? start..<index : nil
    }

    /// Whether an identifier goes on here: "EMM 3.2" is not "EMM 3".
    private func isContinued(at index: Int, before end: Int, _ bytes: [UInt8]) -> Bool {
        guard index < end else { return false }
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): return index + 1 < end && bytes[index + 1].isDigit
        case UInt8(ascii: "("): return true
        case let byte: return byte.isDigit || (byte.isLetter && byte < 0x80)
        }
    }

    /// Where the text goes on after the punctuation that ends a heading; nil when there is none.
    private func separator(at start: Int, before end: Int, _ bytes: [UInt8]) -> Int? {
        var index = start
        var isSeparated = false
        while index < end {
            let byte = bytes[index]
            if byte.isSpace {
                index += 1
            } else if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 {
                // A no-break space, as French has it before a colon.
                index += 2
            } else if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0xAF {
                // A narrow one.
                index += 3
            } else if byte.isMarkup, index > start, bytes[index - 1].isSpace, index + 1 < end, !bytes[index + 1].isSpace
            {
                // Markup that opens belongs to what follows: "Recommendation 6: **Support**".
                return index
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ")")
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "]") || byte.isMarkup
            {
                isSeparated = true
                index += 1
            } else if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, (0x90...0x95).contains(bytes[index + 2])
            {
                // A dash, U+2010 to U+2015.
                isSeparated = true
                index += 3
            } else {
                // An answer may stand on the line of its heading: "Recommendation 6 [*Support*]".
                return isSeparated || byte == UInt8(ascii: "[") ? index : nil
            }
        }
        return end
    }
}

extension UInt8 {
    /// Of "n°", "nº", "no." and the white space after them.
    fileprivate var isPartOfNumberSign: Bool {
        switch self {
        case UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "."), UInt8(ascii: "#"): true
        // The bytes of the two signs, and of no-break spaces.
        case 0xC2, 0xB0, 0xBA, 0xA0, 0xE2, 0x80, 0xAF: true
        default: isSpace
        }
    }

    /// What people put around words to mark them up, or before a line of a list or a quotation.
    var isMarkup: Bool {
        switch self {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: ">"): true
        default: false
        }
    }
}
