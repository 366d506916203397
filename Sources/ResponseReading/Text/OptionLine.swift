import ConsultationModel

/// A stance that stands alone among others to choose from, and the marks that people put beside the one that they take:
/// "X Do Not Support", "--> Support", "**It Depends**", "Support <-- this one".
struct OptionLine: Equatable {
    /// The words of the stance, without marks.
    let words: Range<Int>
    /// What stands around them, without white space, bullets and numbers of a list.
    let marks: String

    /// Whether the marks say that this one is not taken.
    var isStruck: Bool { marks.contains("~~") }

    /// The option that a piece of a line is; nil when it is more than a stance and marks.
    init?(_ range: Range<Int>, in text: SourceText, _ vocabulary: Vocabulary) {
        let content = text.trimmedRange(range)
        guard (2...160).contains(content.count) else { return nil }
        if vocabulary.isStance(content, in: text), text.unmarked(content) == content {
            (words, marks) = (content, "")
            return
        }
        let low = Self.skippingMarks(content, text)
        guard low < content.upperBound else { return nil }
        var found: Range<Int>?
        for end in stride(from: content.upperBound, to: low, by: -1) {
            let isEnd = end == content.upperBound || !text.bytes[end].isLetter || text.bytes[end] >= 0x80
            guard isEnd, !text.bytes[end - 1].isSpace, vocabulary.isStance(low..<end, in: text) else { continue }
            found = text.unmarked(low..<end)
            if Self.isMark(text.string(end..<content.upperBound)) { break }
            found = nil
        }
        guard let found else { return nil }
        words = found
        let around =
            text.string(content.lowerBound..<found.lowerBound) + text.string(found.upperBound..<content.upperBound)
        marks = Self.withoutBullets(around)
    }

    /// Behind the signs that may stand before an option.
    private static func skippingMarks(_ range: Range<Int>, _ text: SourceText) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, let (scalar, end) = text.scalar(at: index, before: range.upperBound) {
            let isLetter = scalar == "x" || scalar == "X"
            let isAlone = end >= range.upperBound || text.bytes[end].isSpace
            // "1." and "a)" before an option count it.
            let isCounted =
                (scalar.value < 0x80 && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                && end < range.upperBound && (text.bytes[end] == 0x2E || text.bytes[end] == 0x29)
            guard
                signs.contains(scalar) || scalar == " " || scalar == "\t" || scalar == "\u{A0}" || isLetter && isAlone
                    || isCounted
            else { break }
            index = isCounted ? end + 1 : end
        }
        return index
    }

    private static let signs: Set<Unicode.Scalar> = Set(
        "*_#>-+=~•·‣–—→➔➜➤►▶▸⇒⟶☛☞×✓✔☑☒✅√✗✘❌✕✖●○■□☐◉[]()".unicodeScalars
    ).union(["\u{FE0F}"])

    /// Whether what stands behind a stance is no more than a mark.
    private static func isMark(_ rest: String) -> Bool {
        let rest = rest.trimmedOfSpace
        if rest.isEmpty || rest.unicodeScalars.allSatisfy({ behind.contains($0) || $0 == " " }) { return true }
        if rest == "x" || rest == "X" { return true }
        let words = rest.unicodeScalars.drop { behind.contains($0) || $0 == " " }
        return chosen.contains(
            String(String.UnicodeScalarView(words)).foldedForMatching.filter { $0 != "(" && $0 != ")" }
        )
    }

    private static let behind: Set<Unicode.Scalar> = Set("*_<-=~←⇐◄◀✓✔☑☒✅√×✗✘❌.,;[]()".unicodeScalars).union([
        "\u{FE0F}"
    ])
    private static let chosen: Set<String> = [
        "x", "this one", "this", "chosen", "selected", "our choice", "our position", "our answer", "esta", "elegido",
        "seleccionado", "celui-ci", "choisi", "notre choix", "este", "escolhido", "nuestra posicion", "nuestra opcion",
    ]

    /// Signs that list options and choose none.
    private static func withoutBullets(_ marks: String) -> String {
        var scalars = Array(
            marks.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FE0F}" && $0 != "." }
        )
        scalars.removeAll { ",;#".unicodeScalars.contains($0) }
        let text = String(String.UnicodeScalarView(scalars))
        // "a)" and "1" count options, "-", "•" and ">" list them.
        if text.allSatisfy({ "-•·‣–—+>○□☐()[]".contains($0) || $0.isNumber }) && !text.contains("->") {
            return text.hasPrefix("--") ? text : ""
        }
        if text.last == ")", text.count == 2, text.first != "x", text.first != "X" { return "" }
        return text
    }
}

/// Stances of which one may be set apart.
struct OptionList {
    /// In the order of the file.
    let options: [OptionLine]
    /// The one that is taken; nil when none is set apart from all the others.
    let chosen: OptionLine?

    /// - Returns: nil when fewer than two different stances are among them, or fewer than one where `mayBeOne`.
    init?(_ options: [OptionLine], in text: SourceText, _ vocabulary: Vocabulary, mayBeOne: Bool = false) {
        let stances = Set(options.map { vocabulary.stance(of: text.string($0.words)) })
        guard stances.count > 1 || mayBeOne && options.count == 1 else { return nil }
        self.options = options
        let left = options.filter { !$0.isStruck }
        if left.count == 1 {
            chosen = left[0]
            return
        }
        // One whose marks are more than what all the others have; a cross alone may say "not this".
        let kinds = Set(left.map(\.marks))
        let most = kinds.max { $0.utf8.count < $1.utf8.count } ?? ""
        let marked = left.filter { $0.marks == most }
        let isSetApart = kinds.count == 2 && marked.count == 1 && left.count > 1
        chosen = isSetApart && !Self.isDenial(most) ? marked[0] : nil
    }

    private static func isDenial(_ marks: String) -> Bool { marks.contains { "✗✘❌✕✖☐".contains($0) } }

    /// "Support / **It Depends** / Do Not Support" on one line; nil for any other line.
    ///
    /// - Parameter isRest: Whether a line of which one choice is left, "/ / Do Not Support", counts too.
    init?(line: Range<Int>, in text: SourceText, _ vocabulary: Vocabulary) {
        let content = text.trimmedRange(line)
        guard content.count <= 400, !vocabulary.isStance(content, in: text) else { return nil }
        let pieces = Self.pieces(of: content, in: text)
        guard pieces.count > 1 else { return nil }
        let filled = pieces.filter { !text.trimmedRange($0).isEmpty }
        let options = filled.compactMap { OptionLine($0, in: text, vocabulary) }
        guard options.count == filled.count else { return nil }
        self.init(options, in: text, vocabulary, mayBeOne: filled.count < pieces.count)
    }

    /// What stands between "/", "|", ";", ",", tabs and wide spaces.
    private static func pieces(of range: Range<Int>, in text: SourceText) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            var end = index
            switch text.bytes[index] {
            case UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ","), 0x09, 0x0A: end = index + 1
            case 0x20
            where index + 2 < range.upperBound && text.bytes[index + 1] == 0x20 && text.bytes[index + 2] == 0x20:
                while end < range.upperBound, text.bytes[end] == 0x20 { end += 1 }
                let next = end < range.upperBound ? text.bytes[end] : 0
                // White space around a sign is none of its own.
                if next == UInt8(ascii: "/") || next == UInt8(ascii: "|") || pieces.last?.upperBound == index {
                    end = index
                }
            default: break
            }
            if end > index {
                pieces.append(start..<index)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        pieces.append(start..<range.upperBound)
        return pieces
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmedOfSpace: String {
        var rest = self[...].drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
