import ConsultationModel

/// All that is registered, prepared once so that a file is read without folding or sorting any of it again.
struct Vocabulary: Sendable {
    let consultations: [Consultation]
    /// What stands for a stance in any consultation, whichever its scale.
    private let words: StanceLexicon
    let cues: CueList
    let speakers: SpeakerIndex
    let headings: HeadingParser
    let registered: RegisteredTexts
    /// For each consultation its recommendations by identifier, as written and folded.
    private let recommendations: [[String: Recommendation]]
    /// For each consultation those who speak for its regions.
    private let regionalSpeakers: [SpeakerIndex]
    /// For each consultation what words mean in answers to it.
    private let lexicons: [StanceLexicon]

    init(consultations: [Consultation], lexicon: StanceLexicon, cues: CueList) {
        self.consultations = consultations
        self.cues = cues
        let scales = consultations.compactMap(\.scale)
        words = scales.reduce(lexicon) {
            $0.extended(
                by: StanceLexicon(
                    $1.steps.flatMap { step in
                        step.phrases.map { ($0, step.stance) }
                    }
                )
            )
        }
        lexicons = consultations.map { $0.scale.map(lexicon.merged) ?? lexicon }
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

    /// What words mean in an answer to this consultation, also a sentence about a group: "EURALO supports this".
    func lexicon(of consultation: Consultation) -> StanceLexicon {
        consultations.firstIndex { $0.id == consultation.id }.map { lexicons[$0] } ?? words
    }

    /// Whether the words mean a stance in some consultation, "blank" and words that nobody knows not counted.
    func isStance(_ words: String) -> Bool { isStance(words.utf8Span.span) }

    /// The same for the bytes of a text.
    func isStance(_ range: Range<Int>, in text: SourceText) -> Bool { isStance(text.bytes.span.extracting(range)) }

    private func isStance(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= 120 else { return false }
        switch words.stance(ofUTF8: bytes) {
        case .blank, .unrecognised: return false
        default: return true
        }
    }

    /// The stance with which a text begins, up to the end of its first sentence; nil when it begins otherwise.
    func leadingStance(of text: String) -> (words: Substring, rest: Substring)? {
        guard let found = words.leadingStance(of: text), found.stance != .blank else { return nil }
        return (found.words, found.rest)
    }

    /// The known stance words that are most like these; nil when none are near.
    func nearestStance(to words: String, in consultation: Consultation) -> String? {
        lexicon(of: consultation).nearest(to: words)
    }
}
