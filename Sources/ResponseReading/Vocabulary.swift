import ConsultationModel

/// All that is registered, prepared once so that a file is read without folding or sorting any of it again.
struct Vocabulary: Sendable {
    let consultations: [Consultation]
    let lexicon: StanceLexicon
    let speakers: SpeakerIndex
    let headings: HeadingParser
    let registered: RegisteredTexts
    /// For each consultation its recommendations by identifier, as written and folded.
    private let recommendations: [[String: Recommendation]]
    /// For each consultation those who speak for its regions.
    private let regionalSpeakers: [SpeakerIndex]

    init(consultations: [Consultation], lexicon: StanceLexicon) {
        self.consultations = consultations
        self.lexicon = lexicon
        speakers = SpeakerIndex(consultations.flatMap(\.regions))
        headings = HeadingParser(consultations)
        registered = RegisteredTexts(consultations)
        regionalSpeakers = consultations.map { SpeakerIndex($0.regions) }
        recommendations = consultations.map { consultation in
            Dictionary(
                consultation.recommendations.flatMap { [($0.id.foldedForMatching, $0), ($0.id, $0)] },
                uniquingKeysWith: { first, _ in first }
            )
        }
    }

    /// The recommendation with this identifier, compared folded; nil when the consultation has none.
    func recommendation(_ id: String, in consultation: Consultation) -> Recommendation? {
        guard let index = consultations.firstIndex(where: { $0.id == consultation.id }) else { return nil }
        return recommendations[index][id] ?? recommendations[index][id.foldedForMatching]
    }

    /// Those who speak for a region of this consultation; of all consultations where it is not known which.
    func speakers(in consultation: Consultation?) -> SpeakerIndex {
        guard let consultation, let index = consultations.firstIndex(where: { $0.id == consultation.id }) else {
            return speakers
        }
        return regionalSpeakers[index]
    }

    /// Whether the words mean a stance, "blank" and words that nobody knows not counted.
    func isStance(_ words: String) -> Bool {
        guard words.utf8.count <= 120 else { return false }
        switch lexicon.stance(of: words) {
        case .blank, .unrecognised: return false
        default: return true
        }
    }

    /// The stance with which a text begins, up to the end of its first sentence; nil when it begins otherwise.
    func leadingStance(of text: String) -> String? {
        let head = text.prefix(120)
        for end in head.indices.reversed() where head[end].isPunctuation || head[end].isNewline {
            if isStance(String(head[..<end])) { return String(head[..<end]) }
        }
        return isStance(text) ? text : nil
    }
}
