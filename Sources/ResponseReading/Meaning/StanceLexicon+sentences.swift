public import ConsultationModel

extension StanceLexicon {
    /// The longest phrase with which the text begins, where it ends like a sentence or a heading: "Reject with
    /// qualification. This is …" begins with "Reject with qualification".
    ///
    /// A phrase ends at the end of the text or of a line, at `.` `;` `:` `!` `(`, at a dash, or at a hyphen between spaces.
    /// It does not end at a comma or a space: "Support with reservations about cost" is not "Support".
    ///
    /// - Returns: The stance, its words as written without the markup around them, and what follows without the separator;
    ///   nil when the text does not begin so. `blank` counts as a stance here when it is said in words.
    public func leadingStance(of text: String) -> (stance: Stance, words: Substring, rest: Substring)? {
        let bytes = text.utf8Span.span
        var best: (stance: Stance, end: Int)?
        for end in 1..<max(2, min(bytes.count, Self.leadingLimit) + 1) where bytes.endsPhrase(at: end) {
            let words = bytes.extracting(0..<end)
            let stance = stance(ofUTF8: words)
            if stance == .unrecognised || words.isWithoutWord { continue }
            if bytes.isNumberSign(before: end) { continue }
            best = (stance, end)
        }
        guard let best else { return nil }
        let split = text.utf8.index(text.startIndex, offsetBy: best.end)
        let words = text[..<split]
        return (
            best.stance, words.withoutOuterMarks,
            text[split...].afterSeparator(wasMarked: words.first?.isMarkup == true)
        )
    }

    /// No phrase is longer, however it is laid out; in bytes.
    private static let leadingLimit = 240

    /// What the words mean, also as a sentence about those who answer: "EURALO supports the intent of this
    /// recommendation", "We support", "LACRALO no apoya".
    ///
    /// - Parameter isSpeaker: Whether a name, folded, is that of a group.
    public func stance(of words: String, speakers isSpeaker: (String) -> Bool) -> Stance {
        let known = stance(of: words)
        guard known == .unrecognised, words.utf8.count <= Self.leadingLimit else { return known }
        let folded = words.foldedForMatching
        for space in folded.indices where folded[space] == " " {
            let subject = folded[..<space]
            guard isSubject(subject, isSpeaker) else { continue }
            let predicate = String(folded[folded.index(after: space)...]).foldedForMatching
            if let stance = stance(ofFolded: predicate) { return stance }
        }
        return .unrecognised
    }

    private func isSubject(_ words: Substring, _ isSpeaker: (String) -> Bool) -> Bool {
        let article = Self.articles.first { words.hasPrefix($0) } ?? ""
        return [String(words), String(words.dropFirst(article.count))].contains { name in
            !name.isEmpty && (isSpeaker(name) || layers.contains { $0.subjects.contains(name) })
        }
    }

    private static let articles = ["the ", "el ", "la ", "los ", "le ", "les ", "l'", "o ", "a ", "os "]
}

extension Span<UInt8> {
    /// Whether a phrase may end before this place: at least 1, at most `count`.
    fileprivate func endsPhrase(at place: Int) -> Bool {
        guard place < count else { return place == count }
        let next = place + 1 < count ? self[place + 1] : 0x20
        // "Support (in principle) because"
        if self[place - 1] == UInt8(ascii: ")"), self[place] == 0x20 { return true }
        switch self[place] {
        case 0x0A, 0x0D, UInt8(ascii: "("): return true
        // "7.5" and "7:30" are not 7.
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"):
            return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
        case UInt8(ascii: "-"): return self[place - 1].isSpaceOrEnd && next.isSpaceOrEnd
        // U+2012 to U+2015.
        case 0xE2: return next == 0x80 && place + 2 < count && (0x92...0x95).contains(self[place + 2])
        // "。", "！", "（", "：" and "；"
        case 0xE3: return next == 0x80 && place + 2 < count && self[place + 2] == 0x82
        case 0xEF:
            return next == 0xBC && place + 2 < count && [0x81, 0x88, 0x9A, 0x9B].contains(self[place + 2])
        default: return false
        }
    }

    /// Whether "No" before this place is short for "number": "No. 6".
    fileprivate func isNumberSign(before place: Int) -> Bool {
        guard place < count, self[place] == UInt8(ascii: "."), let key = FoldedKey(extracting(0..<place)),
            key == Self.no
        else { return false }
        var index = place + 1
        while index < count, self[index] == 0x20 { index += 1 }
        return index < count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index])
    }

    private static var no: FoldedKey? { FoldedKey("no".utf8Span.span) }

    /// Whether nothing but white space and outer punctuation stands here.
    fileprivate var isWithoutWord: Bool { FoldedKey(self)?.isEmpty == true }
}

extension UInt8 {
    fileprivate var isSpaceOrEnd: Bool { self == 0x20 || (0x09...0x0D).contains(self) || self == 0xA0 }
}

extension Character {
    fileprivate var isMarkup: Bool { "*_[]`".contains(self) }
}

extension Substring {
    /// Without white space, markup, quotation marks and the ends of sentences around it.
    fileprivate var withoutOuterMarks: Substring {
        func isOutside(_ character: Character) -> Bool {
            character.isWhitespace || character.isMarkup || "\"'«»“”‘’.,;:!¡".contains(character)
        }
        let start = drop(while: isOutside)
        return start.lastIndex { !isOutside($0) }.map { start[...$0] } ?? start
    }

    /// Behind what separates a phrase from the text after it.
    ///
    /// - Parameter wasMarked: Whether markup that opened before the phrase may close here.
    fileprivate func afterSeparator(wasMarked: Bool) -> Substring {
        var rest = drop(while: \.isWhitespace)
        if let first = rest.first, ".;:!。！：；".contains(first) {
            rest = rest.drop { ".;:!。！：；".contains($0) }
        } else if let first = rest.first, "-‒–—―".contains(first) {
            rest = rest.dropFirst()
        }
        if wasMarked { rest = rest.drop(while: \.isMarkup) }
        return rest.drop(while: \.isWhitespace)
    }
}
