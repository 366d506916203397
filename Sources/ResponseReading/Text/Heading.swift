import ConsultationModel

/// A line that begins a recommendation: "Recommendation 6. Selection of …".
struct Heading {
    /// The identifier as written.
    let id: String
    /// Where the identifier stands.
    let idRange: Range<Int>
    /// Where the text after the identifier and its punctuation begins.
    var textStart: Int
    /// Further identifiers, when one answer is for several: "Recommendations 4, 5 and 8:".
    var others: [String] = []
    /// Whether punctuation, or the end of the line, stands behind the identifier; else it is a heading only when a stance
    /// follows: "Rec 2 Do Not Support".
    var isSeparated = true
    /// Whether it is no more than a number among headings with a word: it gives way to one of these.
    var isBare = false
    /// Whether it is a question that names the recommendation, and a stance answers it.
    var isQuestion = false
    /// Which recommendations it is for, where it does not name them one by one.
    var scope: RawAnswer.Scope?
}

/// Finds headings. Knows the identifiers of all consultations, so that one with a space in it is recognised.
struct HeadingParser: Sendable {
    /// How much is taken for a heading.
    enum Style {
        /// "Recommendation 6.", and identifiers with letters in them: "Option 4:".
        case worded
        /// Also a bare number: "6."
        case numbered
        /// Also "Recommendation 6" inside a short line, as in a title.
        case titled
    }

    /// What headings are called.
    let labels: LabelWords
    private let known: Set<String>
    private let spaced: [[UInt8]]
    /// Identifiers that begin with a letter, in lower case: they are headings without a word before them.
    private let lettered: [[UInt8]]
    /// The words of the consultations' titles, folded: "At-Large Review Recommendation 6" is a heading too.
    let titleWords: Set<String>

    init(_ consultations: [Consultation], _ labels: LabelWords) {
        self.labels = labels
        let ids = Set(consultations.flatMap { $0.recommendations.map(\.id) })
        known = Set(ids.map(\.foldedForMatching))
        titleWords = Set(
            consultations.flatMap { $0.title.split(separator: " ").map { String($0).foldedForMatching } }
        ).subtracting(["", "recommendation", "recommendations"])
        let lower = ids.map { Array($0.lowercased().utf8) }.filter { !$0.isEmpty }.sorted {
            ($0.count, $0[0]) > ($1.count, $1[0])
        }
        spaced = lower.filter { $0.contains(0x20) }
        lettered = lower.filter { id in id.count > 1 && (0x61...0x7A).contains(id[0]) && id.contains(where: \.isDigit) }
    }

    /// The heading that this line is; nil when it is none. After the identifier there has to be punctuation or the end of
    /// the line, so that "Recommendation 6 is wrong because" stays a sentence.
    ///
    /// - Parameter unseparated: Whether to give what is a heading only before a stance, too.
    func heading(
        in line: Range<Int>,
        of text: SourceText,
        style: Style = .worded,
        unseparated: Bool = false
    ) -> Heading? {
        let bytes = text.bytes
        let end = line.upperBound
        let start = bytes.skippingOpeners(from: line.lowerBound, before: end)
        guard start < end else { return nil }
        let first = bytes[start]
        if labels.headingStarts[Int(first >= 0x80 ? first : first | 0x20)],
            let heading = worded(from: start, before: end, bytes, text), heading.isSeparated || unseparated
        {
            return heading
        }
        for id in lettered where bytes.holds(id, at: start, before: end) {
            let after = start + id.count
            guard !isContinued(at: after, before: end, bytes) else { continue }
            if let textStart = separator(at: after, before: end, bytes) {
                return heading(start..<after, textStart, text)
            }
        }
        switch style {
        case .worded: return nil
        case .numbered: return numbered(from: start, before: end, bytes, text)
        case .titled: return titled(start..<end, text)
        }
    }

    /// An identifier that a consultation has, compared folded; nil for any other.
    func knownIdentifier(_ id: String) -> String? { known.contains(id.foldedForMatching) ? id : nil }

    private func heading(_ id: Range<Int>, _ textStart: Int, _ text: SourceText) -> Heading {
        Heading(id: text.string(id), idRange: id, textStart: textStart)
    }

    /// "Recommendation 6."
    private func worded(from start: Int, before end: Int, _ bytes: [UInt8], _ text: SourceText) -> Heading? {
        var index = start
        while index < end, bytes[index].isLetter { index += 1 }
        let word = start..<index
        guard (3...48).contains(word.count) else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ".") { index += 1 }
        while index < end,
            bytes[index].isSpace || bytes[index] == UInt8(ascii: "#") || bytes[index] == UInt8(ascii: ":")
                || (bytes[index] == UInt8(ascii: "*") && index > start)
        {
            index += 1
        }
        index = bytes.skippingNoBreakSpaces(from: index, before: end)
        skipNumberSign(&index, end, bytes)
        guard let id = identifier(at: index, before: end, bytes) else { return nil }
        let isPlural = isPlural(word, of: text)
        if !isPlural, hyphenated(id, text) == nil, let textStart = separator(at: id.upperBound, before: end, bytes) {
            return isWord(word, of: text) ? heading(id, textStart, text) : nil
        }
        guard isPlural || isWord(word, of: text) else { return nil }
        // "Recommendations 4, 5 and 8:", "Recommendations 2–5:", "Recommendations 1, 3 and 5–7:"
        var others: [String] = []
        var first = text.string(id)
        var last: Range<Int>? = id
        index = id.upperBound
        while let number = last, others.count < 100 {
            if let range = hyphenated(number, text) {
                if number == id { first = range[0] } else { others.append(range[0]) }
                others.append(contentsOf: range.dropFirst())
            } else {
                if number != id { others.append(text.string(number)) }
                if let range = rangeOfNumbers(from: number, before: end, bytes, text) {
                    others.append(contentsOf: range.ids)
                    index = range.end
                }
            }
            last = nextInList(from: index, before: end, bytes)
            if let last { index = last.upperBound }
        }
        if !others.isEmpty, let textStart = separator(at: index, before: end, bytes) {
            return Heading(id: first, idRange: id, textStart: textStart, others: others)
        }
        guard others.isEmpty, id.upperBound < end, bytes[id.upperBound].isSpace, isWord(word, of: text) else {
            return nil
        }
        var heading = heading(id, id.upperBound + 1, text)
        heading.isSeparated = false
        return heading
    }

    /// The numbers of "2-5", where that is no identifier and both ends are; nil for any other.
    private func hyphenated(_ id: Range<Int>, _ text: SourceText) -> [String]? {
        let written = text.string(id)
        let parts = written.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, !known.contains(written.foldedForMatching), let low = Int(parts[0]),
            let high = Int(parts[1]), low >= 0, low < high, high - low <= 100
        else { return nil }
        return (low...high).map(String.init)
    }

    /// The numbers behind the first of "2–5", "2 to 5", at most a hundred.
    private func rangeOfNumbers(
        from first: Range<Int>,
        before end: Int,
        _ bytes: [UInt8],
        _ text: SourceText
    ) -> (ids: [String], end: Int)? {
        var index = bytes.skippingNoBreakSpaces(from: first.upperBound, before: end)
        let start = index
        if index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80, (0x90...0x95).contains(bytes[index + 2]) {
            index += 3
        } else if index < end, bytes[index] == UInt8(ascii: "-") {
            index += 1
        } else {
            for word in labels.rangeWords where index == start && bytes.holds(word, at: index, before: end) {
                index += word.count
            }
        }
        guard index > start else { return nil }
        index = bytes.skippingNoBreakSpaces(from: index, before: end)
        guard let last = identifier(at: index, before: end, bytes), let low = Int(text.string(first)),
            let high = Int(text.string(last)), low >= 0, low < high, high - low <= 100
        else { return nil }
        return ((low + 1...high).map(String.init), last.upperBound)
    }

    /// The identifier behind a comma, "&" or "and".
    private func nextInList(from start: Int, before end: Int, _ bytes: [UInt8]) -> Range<Int>? {
        var index = bytes.skippingNoBreakSpaces(from: start, before: end)
        var isJoined = false
        if index < end, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "&") {
            isJoined = true
            index = bytes.skippingNoBreakSpaces(from: index + 1, before: end)
        }
        for word in labels.conjunctions where bytes.holds(word, at: index, before: end) {
            isJoined = true
            index = bytes.skippingNoBreakSpaces(from: index + word.count, before: end)
            break
        }
        return isJoined ? identifier(at: index, before: end, bytes) : nil
    }

    private func isPlural(_ range: Range<Int>, of text: SourceText) -> Bool {
        labels.pluralHeadings.contains(text.string(range).foldedForMatching)
    }

    /// "6.", "6)", "#6 –", or "6" alone.
    private func numbered(from start: Int, before end: Int, _ bytes: [UInt8], _ text: SourceText) -> Heading? {
        guard bytes[start].isDigit || bytes[start] == UInt8(ascii: "(") || bytes[start] | 0x20 == UInt8(ascii: "r"),
            let id = identifier(at: bytes[start] | 0x20 == UInt8(ascii: "r") ? start + 1 : start, before: end, bytes),
            known.contains(text.string(id).foldedForMatching),
            let textStart = separator(at: id.upperBound, before: end, bytes)
        else { return nil }
        return heading(id, textStart, text)
    }

    /// "At-Large Review – Recommendation 6 – our answer", on a line of at most 160 bytes.
    private func titled(_ line: Range<Int>, _ text: SourceText) -> Heading? {
        guard line.count <= 160 else { return nil }
        let bytes = text.bytes
        for start in line where bytes[start] | 0x20 == UInt8(ascii: "r") {
            if start > line.lowerBound, bytes[start - 1].isLetter { continue }
            if let heading = worded(from: start, before: line.upperBound, bytes, text), heading.isSeparated {
                return heading
            }
        }
        return nil
    }

    private func isWord(_ range: Range<Int>, of text: SourceText) -> Bool {
        if range.count == 14, text.bytes.holds(Self.recommendation, at: range.lowerBound, before: range.upperBound) {
            return true
        }
        let word = text.string(range).foldedForMatching
        return labels.headings.contains(word) || Self.isMisspelt(word)
    }

    /// "Recomendation", "Recommendaton": a heading that is not seen would leave its answer to the one before it.
    static func isMisspeltWord(_ word: String) -> Bool { isMisspelt(word) }

    private static func isMisspelt(_ word: String) -> Bool {
        word.utf8.count >= 10 && word.nearest(of: ["recommendation", "recommandation", "recomendacion"]) != nil
            && !word.hasSuffix("s")
    }

    private static let recommendation = Array("recommendation".utf8)

    /// "n°", "nº", "no." and "n." before a number; not the letter of an identifier such as "N1".
    private func skipNumberSign(_ index: inout Int, _ end: Int, _ bytes: [UInt8]) {
        var ahead = index
        guard ahead < end, bytes[ahead] | 0x20 == UInt8(ascii: "n") else { return }
        ahead += 1
        if bytes.holds(Self.numberLetters, at: ahead, before: end) { ahead += Self.numberLetters.count }
        let signStart = ahead
        while ahead < end, bytes[ahead].isPartOfNumberSign, ahead - index < 14 { ahead += 1 }
        if ahead > signStart, ahead < end, bytes[ahead].isDigit { index = ahead }
    }

    /// The rest of "number" and "numero", before which an "n" stands.
    private static let numberLetters = Array("um".utf8)

    private func identifier(at start: Int, before end: Int, _ bytes: [UInt8]) -> Range<Int>? {
        for id in spaced where bytes.holds(id, at: start, before: end) {
            let after = start + id.count
            if !isContinued(at: after, before: end, bytes) { return start..<after }
        }
        var index = start
        var open = 0
        var hasDigit = false
        scan: while index < end, index - start < 32 {
            let byte = bytes[index]
            switch byte {
            case _ where byte.isDigit: hasDigit = true
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
        guard index > start else { return nil }
        if hasDigit { return start..<index }
        return known.contains(String(decoding: bytes[start..<index], as: UTF8.self).foldedForMatching)
            ? start..<index : nil
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
            } else if byte == UInt8(ascii: "-"), isSeparated, index + 1 < end, bytes[index + 1].isDigit {
                // "6: -1" is an answer with its sign.
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
        // "number" and "numero", less what stands before.
        case UInt8(ascii: "b"), UInt8(ascii: "e"), UInt8(ascii: "r"): true
        // The bytes of the two signs, and of no-break spaces.
        case 0xC2, 0xB0, 0xBA, 0xA0, 0xE2, 0x80, 0xAF: true
        default: isSpace
        }
    }
}
