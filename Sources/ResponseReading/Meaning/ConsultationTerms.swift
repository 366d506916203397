import ConsultationModel

/// One consultation, prepared for looking up what a file names.
final class ConsultationTerms: Sendable {
    let consultation: Consultation
    /// Those who speak for its regions.
    let speakers: SpeakerIndex
    /// What words mean in answers to it.
    let lexicon: StanceLexicon
    /// Its recommendations by identifier, as written and folded.
    private let recommendations: [String: Recommendation]

    init(_ consultation: Consultation, _ lexicon: StanceLexicon, _ labels: LabelWords) {
        self.consultation = consultation
        speakers = SpeakerIndex(
            consultation.regions,
            titles: [consultation.title],
            voices: labels.ownVoices
        )
        let scaled = consultation.scale.map(lexicon.merged) ?? lexicon
        self.lexicon = consultation.columns.map { scaled.extended(by: $0.lexicon) } ?? scaled
        recommendations = Dictionary(
            consultation.recommendations.flatMap { [($0.id.foldedForMatching, $0), ($0.id, $0)] },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The recommendation with this identifier, compared folded; nil when there is none.
    func recommendation(_ id: String) -> Recommendation? {
        recommendations[id] ?? recommendations[id.foldedForMatching]
    }

    /// The words that its scale offers, or those of the At-Large Review: “Support”, “It Depends” or “Do Not Support”.
    var exampleWords: String {
        guard let steps = consultation.scale?.steps.prefix(9) else {
            return "“Support”, “It Depends” or “Do Not Support”"
        }
        return steps.map { "“\($0.label)”" }.joined(separator: ", ")
    }

    /// What the words mean, also in a sentence about a group: "EURALO supports this", and behind a question that asks for
    /// opposition: "Do you oppose it? Yes".
    func stance(of words: String) -> Stance {
        let stance = lexicon.stance(of: words) { self.speakers.region(of: $0) != nil }
        return stance == .unrecognised ? Objection(words)?.stance ?? stance : stance
    }
}

extension ColumnMap {
    /// What its codes mean.
    var lexicon: StanceLexicon { StanceLexicon(codes.map { (phrase: $0.key, stance: $0.value) }) }
}
