import ConsultationModel

/// Tells the identifier of a recommendation in a cell: "6", "Rec. 6", "R6", "Recommendation 6. Selection of seat 15",
/// "6.0" as spreadsheets write a number.
struct RecommendationNames {
    /// An identifier, and what stands behind it.
    struct Identifier: Equatable {
        /// As written.
        var id: String
        /// May be empty.
        var text: String
    }

    /// All identifiers, folded.
    private let known: Set<String>
    /// The identifiers by the beginnings of the texts, folded; nil where several have it.
    private let texts: RecommendationTexts
    /// What columns are called.
    let words: ColumnWords

    /// Knows the identifiers of all consultations.
    init(_ vocabulary: Vocabulary) {
        known = Set(vocabulary.consultations.flatMap { $0.recommendations.map(\.id.foldedForMatching) })
        texts = vocabulary.recommendationTexts
        words = vocabulary.columnWords
    }

    /// Knows none: only what is called a recommendation is one.
    init(_ words: ColumnWords) {
        known = []
        texts = RecommendationTexts([])
        self.words = words
    }

    /// The recommendation whose text a cell quotes, whole or from its beginning on; nil when it is none's alone.
    func identifier(byText cell: String) -> Identifier? {
        texts.identifier(of: cell).map { Identifier(id: $0, text: "") }
    }

    /// Whether a consultation has a recommendation of this name.
    func isKnown(_ id: String) -> Bool { id.utf8.count <= 200 && known.contains(id.foldedForMatching) }

    /// The identifier with which a cell of the recommendations' column begins; also one that no consultation has, so
    /// that it can be said. nil when the cell names no recommendation: "Total", the title of a part.
    func identifier(inCell cell: String) -> Identifier? {
        if isKnown(cell) { return Identifier(id: cell, text: "") }
        let words = Words(of: cell, words)
        if let found = knownIdentifier(in: words, from: 0, needsSign: false) { return found }
        let start = words.countOfNames
        if start > 0, start < words.count,
            let found = knownIdentifier(in: words, from: start, needsSign: false)
        {
            return found
        }
        guard start < words.count else { return nil }
        let word = words.bare(start)
        let isNumber = word.utf8.first?.isDigit == true
        guard word.utf8.contains(where: \.isDigit), word.utf8.count <= 20 else { return nil }
        // "Seat 15" is no number 15, and neither is "2017 was a good year".
        guard start > 0 || start + 1 == words.count || (isNumber && words.endsWithSign(start)) else { return nil }
        return Identifier(id: word, text: words.text(from: start + 1))
    }

    /// The identifier in a column's name, which is shorter and has to be one that a consultation has, or to stand behind
    /// the word.
    func identifier(inName words: Words, from start: Int) -> Identifier? {
        if let found = knownIdentifier(in: words, from: start, needsSign: true) { return found }
        guard start > 0, start < words.count, words.isRecommendation(start - 1) else { return nil }
        if let found = knownIdentifier(in: words, from: start, needsSign: false) { return found }
        let word = words.bare(start)
        guard word.utf8.contains(where: \.isDigit), word.utf8.count <= 20 else { return nil }
        return Identifier(id: word, text: words.text(from: start + 1))
    }

    /// The longest run of words that is an identifier.
    ///
    /// - Parameter needsSign: Whether text behind it has to be set off: "2. Text", and not "2 days".
    private func knownIdentifier(in words: Words, from start: Int, needsSign: Bool) -> Identifier? {
        if known.isEmpty { return nil }
        for end in stride(from: min(words.count, start + 4), to: start, by: -1) {
            let run = words.text(from: start, to: end)
            guard let id = knownSpelling(of: run) else { continue }
            let text = words.text(from: end)
            if text.isEmpty { return Identifier(id: id, text: "") }
            if words.goesOnCounting(end) { return Identifier(id: words.text(from: start), text: "") }
            if !needsSign || words.endsWithSign(end - 1) || words.isSign(end) || words.isKeyword(end) {
                return Identifier(id: id, text: text)
            }
        }
        return nil
    }

    /// "6.0" and "R6" as the identifier "6"; as written when it is one; nil when it is none.
    private func knownSpelling(of run: String) -> String? {
        guard run.utf8.count <= 200 else { return nil }
        let folded = run.foldedForMatching
        if known.contains(folded) { return run.trimmedOfSigns }
        if let number = decimal(folded) { return number }
        for prefix in ["recommendation", "recommandation", "rec.", "rec", "r", "q"] where folded.hasPrefix(prefix) {
            let rest = String(folded.dropFirst(prefix.count))
            if rest.utf8.first?.isDigit == true, known.contains(rest) { return rest }
        }
        if folded.hasPrefix("0"), let first = folded.firstIndex(where: { $0 != "0" }) {
            let rest = String(folded[first...])
            if known.contains(rest) { return rest }
        }
        return nil
    }
}

extension RecommendationNames {
    /// "6.0", "6,00" and "1,10", as spreadsheets write numbers; nil when it is none that is known.
    private func decimal(_ folded: String) -> String? {
        guard folded.utf8.count <= 12, let sign = folded.firstIndex(where: { $0 == "." || $0 == "," }),
            folded[..<sign].allSatisfy(\.isNumber), folded[sign...].dropFirst().allSatisfy(\.isNumber)
        else { return nil }
        let (whole, places) = (String(folded[..<sign]), folded[sign...].dropFirst())
        let dotted = "\(whole).\(places)"
        if known.contains(dotted) { return dotted }
        return !places.isEmpty && places.allSatisfy({ $0 == "0" }) && known.contains(whole) ? whole : nil
    }
}

extension String {
    /// Without the punctuation that sets an identifier off from a text.
    var trimmedOfSigns: String {
        var rest = self[...].drop { $0 == "#" || $0 == " " }
        while let last = rest.last, last == "." || last == ":" || last == "," || last == "-" || last == " " {
            rest.removeLast()
        }
        // "6)", and not "1(b)".
        if rest.last == ")", !rest.contains("(") { rest.removeLast() }
        return String(rest)
    }
}
