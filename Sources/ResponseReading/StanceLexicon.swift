public import ConsultationModel

/// Which words mean which stance. Words that it does not hold are never guessed.
public struct StanceLexicon: Sendable {
    /// The phrases as they were written, for suggestions.
    public let phrases: [String]
    private let stances: [String: Stance]

    /// A lexicon of phrases; phrases are compared folded. The first of two equal phrases wins.
    public init(_ phrases: some Sequence<(phrase: String, stance: Stance)>) {
        self.phrases = phrases.map(\.phrase)
        stances = Dictionary(phrases.map { ($0.phrase.foldedForMatching, $0.stance) }) { first, _ in first }
    }

    /// What the words mean; `blank` when nothing is left of them after folding, `unrecognised` when they are not known.
    public func stance(of words: String) -> Stance {
        let folded = words.foldedForMatching
        return folded.isEmpty ? .blank : stances[folded] ?? .unrecognised
    }
}
