public import ConsultationModel

/// Which words mean which stance. Words that it does not hold are never guessed.
///
/// Words are compared as `String.foldedForMatching` folds them: case, accents, kinds of apostrophe and dash, and what
/// stands around them make no difference.
public struct StanceLexicon: Sendable {
    /// Looked through in this order: the first that knows a phrase says what it means.
    var layers: [Layer]

    /// Phrases with one meaning each.
    struct Layer: Sendable {
        /// As they were written.
        let phrases: [String]
        /// Whom a sentence that ends with one of them may be about, folded.
        let subjects: Set<String>
        /// What makes a condition of support behind it, folded: "in principle", "if".
        let qualifiers: [String]
        let stances: [String: Stance]
        /// Those of `stances` that fit into a key: all but a few.
        let short: [FoldedKey: Stance]
        /// Each phrase folded, to find the nearest.
        let shapes: [Shape]

        /// - Parameter hidden: Phrases of later layers that mean nothing here.
        init(
            _ phrases: [(phrase: String, stance: Stance)],
            subjects: [String] = [],
            qualifiers: [String] = [],
            hidden: [String] = []
        ) {
            self.phrases = phrases.map(\.phrase)
            self.qualifiers = qualifiers.map(\.foldedForMatching)
            self.subjects = Set(subjects.map(\.foldedForMatching))
            let entries = phrases.map { ($0.phrase, $0.stance) } + hidden.map { ($0, .unrecognised) }
            stances = Dictionary(entries.map { ($0.0.foldedForMatching, $0.1) }) { first, _ in first }
            var short: [FoldedKey: Stance] = [:]
            for (folded, stance) in stances {
                if let key = FoldedKey(folded.utf8Span.span) { short[key] = stance }
            }
            self.short = short
            shapes = self.phrases.map { Shape($0.foldedForMatching) }
        }
    }

    /// A lexicon of phrases; the first of two that fold to the same wins.
    ///
    /// - Parameters:
    ///   - subjects: Whom a sentence may be about, beside those who answer: "we", "ALAC".
    ///   - qualifiers: What makes a condition of support that stands before it: "in principle", "if".
    public init(
        _ phrases: some Sequence<(phrase: String, stance: Stance)>,
        subjects: [String] = [],
        qualifiers: [String] = []
    ) {
        layers = [Layer(Array(phrases), subjects: subjects, qualifiers: qualifiers)]
    }

    /// The phrases as they were written, for suggestions.
    public var phrases: [String] { layers.flatMap(\.phrases) }

    /// This lexicon with the phrases of another, whose meaning wins where both know a phrase.
    public func extended(by other: StanceLexicon) -> StanceLexicon {
        var extended = self
        extended.layers = other.layers + layers
        return extended
    }

    /// What the words mean; `blank` when nothing is left of them after folding, `unrecognised` when they are not known.
    public func stance(of words: String) -> Stance {
        stance(ofUTF8: words.utf8Span.span)
    }

    /// What the words mean, given as the bytes of their UTF-8, as they stand in a file; `unrecognised` when the bytes are
    /// none. Words of ASCII are looked up without making a string of them.
    public func stance(ofUTF8 bytes: Span<UInt8>) -> Stance {
        if let key = FoldedKey(bytes) {
            if key.isEmpty { return .blank }
            return layers.lazy.compactMap { $0.short[key] }.first ?? qualified(bytes) ?? .unrecognised
        }
        guard bytes.count <= Self.wordsLimit, let text = try? UTF8Span(validating: bytes) else { return .unrecognised }
        let folded = String(copying: text).foldedForMatching
        return folded.isEmpty ? .blank : stance(ofFolded: folded) ?? qualified(bytes) ?? .unrecognised
    }

    /// A longer text is a comment; in bytes.
    static let wordsLimit = 4096

    func stance(ofFolded folded: String) -> Stance? {
        layers.lazy.compactMap { $0.stances[folded] }.first
    }

    /// "Support (in principle)", "Agree - if amended", "Support: partially": support under a condition. nil for anything else.
    private func qualified(_ bytes: Span<UInt8>) -> Stance? {
        guard bytes.count <= 160, layers.contains(where: { !$0.qualifiers.isEmpty }) else { return nil }
        for index in 1..<max(1, bytes.count) where bytes.mayQualify(at: index) {
            guard knownStance(ofUTF8: bytes.extracting(0..<index)) == .support,
                let text = try? UTF8Span(validating: bytes.extracting(index..<bytes.count))
            else { continue }
            let written = String(copying: text).drop { !$0.isLetter }
            let rest = String(written).foldedForMatching.filter { $0 != ")" && $0 != "）" }
            // "Support – Provided that it is free, …" is a sentence of its own, and so a comment.
            let goesOn = written.first?.isLowercase == true
            let isQualified = layers.contains { layer in
                layer.qualifiers.contains { phrase in
                    rest == phrase
                        || goesOn && rest.hasPrefix(phrase)
                            && rest.dropFirst(phrase.count).first.map { !$0.isLetter && $0 != "'" } == true
                }
            }
            if isQualified { return .conditional }
        }
        return nil
    }

    /// What words mean that are a phrase as they stand; nil for any other.
    private func knownStance(ofUTF8 bytes: Span<UInt8>) -> Stance? {
        if let key = FoldedKey(bytes) { return layers.lazy.compactMap { $0.short[key] }.first }
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        return stance(ofFolded: String(copying: text).foldedForMatching)
    }
}

extension Span<UInt8> {
    /// Whether a sign that may stand before a condition begins here: "(", a dash, ":", "." or ";".
    fileprivate func mayQualify(at index: Int) -> Bool {
        switch self[index] {
        case 0x28, 0x3A, 0x2E, 0x3B: true
        case 0x2D: self[index - 1] == 0x20
        case 0xE2: index + 2 < count && self[index + 1] == 0x80 && (0x90...0x95).contains(self[index + 2])
        // "（", "：", "。"
        case 0xEF: index + 2 < count && self[index + 1] == 0xBC && (self[index + 2] == 0x88 || self[index + 2] == 0x9A)
        case 0xE3: index + 2 < count && self[index + 1] == 0x80 && self[index + 2] == 0x82
        default: false
        }
    }
}
