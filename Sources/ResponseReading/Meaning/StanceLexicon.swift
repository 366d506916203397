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
        let stances: [String: Stance]
        /// Those of `stances` that fit into a key: all but a few.
        let short: [FoldedKey: Stance]
        /// Each phrase folded, to find the nearest.
        let shapes: [Shape]

        /// - Parameter hidden: Phrases of later layers that mean nothing here.
        init(_ phrases: [(phrase: String, stance: Stance)], subjects: [String] = [], hidden: [String] = []) {
            self.phrases = phrases.map(\.phrase)
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
    /// - Parameter subjects: Whom a sentence may be about, beside those who answer: "we", "ALAC".
    public init(_ phrases: some Sequence<(phrase: String, stance: Stance)>, subjects: [String] = []) {
        layers = [Layer(Array(phrases), subjects: subjects)]
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
            return key.isEmpty ? .blank : layers.lazy.compactMap { $0.short[key] }.first ?? .unrecognised
        }
        guard bytes.count <= Self.wordsLimit, let text = try? UTF8Span(validating: bytes) else { return .unrecognised }
        let folded = String(copying: text).foldedForMatching
        return folded.isEmpty ? .blank : stance(ofFolded: folded) ?? .unrecognised
    }

    /// A longer text is a comment; in bytes.
    static let wordsLimit = 4096

    func stance(ofFolded folded: String) -> Stance? {
        layers.lazy.compactMap { $0.stances[folded] }.first
    }
}
