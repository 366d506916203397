import ConsultationModel

/// The words with which a cell begins, for telling what it names.
struct Words {
    private let cell: String
    private let words: [Substring]
    /// Each word folded, without brackets around it.
    let folded: [String]
    /// What each word says of a column; nil when it says nothing.
    let roles: [ColumnWords.Role?]
    private let known: ColumnWords

    /// Most cells are comments: of a long one it only matters how it begins.
    private static let limit = 16

    init(of cell: String, _ known: ColumnWords) {
        self.cell = cell
        self.known = known
        words = cell.unicodeScalars.prefix(400)
            .split(maxSplits: Self.limit, whereSeparator: \.properties.isWhitespace)
            .prefix(Self.limit).map { Substring($0) }
        folded = words.map { word in
            let folded = word.utf8.count > 60 ? "" : String(word).foldedForMatching
            let isBracketed = folded.hasPrefix("(") && folded.hasSuffix(")") && folded.count > 2
            return isBracketed ? String(folded.dropFirst().dropLast()) : folded
        }
        roles = folded.map { known.role(of: $0) }
    }

    var count: Int { words.count }

    /// What stands from one word to another, or to the end.
    func text(from start: Int, to end: Int? = nil) -> String {
        guard start < words.count else { return "" }
        let last = end.map { words[$0 - 1].endIndex } ?? cell.endIndex
        return String(cell[words[start].startIndex..<last])
    }

    /// A word without the punctuation that sets it off.
    func bare(_ index: Int) -> String { String(words[index]).trimmedOfSigns }

    /// Whether punctuation that sets an identifier off ends this word: "6.", "6)", "6:".
    func endsWithSign(_ index: Int) -> Bool {
        guard let last = words[index].last else { return false }
        return last == "." || last == ":" || last == ")" || last == "-" || last == "–" || last == "—"
    }

    /// Whether this word is a dash or the like.
    func isSign(_ index: Int) -> Bool { folded[index].isEmpty || folded[index] == "-" }

    /// Whether this word goes on with a list of numbers: "4 and 5", "4, 5".
    func goesOnCounting(_ index: Int) -> Bool {
        let conjunctions: Set = ["and", "y", "et", "e", "to", "a", "&", "-"]
        if words[index - 1].last == ",", words[index].utf8.first?.isDigit == true { return true }
        return index + 1 < words.count && conjunctions.contains(folded[index])
            && words[index + 1].utf8.first?.isDigit == true
    }

    /// Whether this word says "recommendation".
    func isRecommendation(_ index: Int) -> Bool {
        roles[index] == .recommendation || roles[index] == .number || words[index] == "#"
    }

    /// Whether this word belongs to what a column is called.
    func isKeyword(_ index: Int) -> Bool {
        isSign(index) || roles[index] != nil || known.joining.contains(folded[index])
    }

    /// How many words at the beginning say no more than that a recommendation or a number follows: "Rec.", "N.º".
    var countOfNames: Int {
        folded.indices.first { !isRecommendation($0) && !isSign($0) } ?? count
    }
}
