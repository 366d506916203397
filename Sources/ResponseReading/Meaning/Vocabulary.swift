import ConsultationModel

/// All that is registered, prepared once so that a file is read without folding or sorting any of it again. A class,
/// because its many parts would otherwise be counted anew wherever it is passed on.
final class Vocabulary: Sendable {
    let consultations: [Consultation]
    /// What stands for a stance in any consultation, whichever its scale.
    private let words: StanceLexicon
    let cues: CueList
    let speakers: SpeakerIndex
    let headings: HeadingParser
    let registered: RegisteredTexts
    let labels: LabelWords
    /// What columns hold by the consultations' own word, by their names, folded.
    let columns: [String: ColumnMap.Meaning]
    /// The codes of regions that columns of regions call otherwise, by those names, folded.
    let regionNames: [String: String]
    let recommendationTexts: RecommendationTexts
    /// What columns are called.
    var columnWords: ColumnWords { labels.columns }
    private let terms: [ConsultationTerms]

    init(consultations: [Consultation], lexicon: StanceLexicon, labels: LabelWords, cues: CueList) {
        self.consultations = consultations
        self.labels = labels
        self.cues = cues
        let scales = consultations.compactMap(\.scale)
        var words = scales.reduce(lexicon) {
            $0.extended(
                by: StanceLexicon(
                    $1.steps.flatMap { step in
                        step.phrases.map { ($0, step.stance) }
                    }
                )
            )
        }
        let maps = consultations.compactMap(\.columns)
        for map in maps { words = words.extended(by: map.lexicon) }
        self.words = words
        // A name that two consultations use differently says nothing.
        var columns: [String: ColumnMap.Meaning?] = [:]
        for (header, meaning) in maps.flatMap(\.headers) {
            let name = header.foldedForMatching
            columns[name] = columns[name, default: meaning] == meaning ? meaning : .some(nil)
        }
        self.columns = columns.compactMapValues(\.self)
        regionNames = Dictionary(
            maps.flatMap(\.regions).map { ($0.key.foldedForMatching, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        terms = consultations.map { ConsultationTerms($0, lexicon, labels) }
        speakers = SpeakerIndex(
            consultations.flatMap(\.regions),
            titles: consultations.map(\.title),
            voices: labels.ownVoices
        )
        headings = HeadingParser(consultations, labels)
        registered = RegisteredTexts(consultations)
        recommendationTexts = RecommendationTexts(consultations)
    }

    /// One of the consultations, prepared; nil for another.
    func terms(of consultation: Consultation) -> ConsultationTerms? {
        terms.first { $0.consultation.id == consultation.id }
    }

    /// Those who speak for a region of this consultation; of all consultations where it is not known which.
    func speakers(in consultation: Consultation?) -> SpeakerIndex {
        consultation.flatMap { terms(of: $0)?.speakers } ?? speakers
    }

    /// Whether the words mean a stance in some consultation, "blank" and words that nobody knows not counted.
    func isStance(_ words: String) -> Bool { isStance(words.utf8Span.span) }

    /// The same for the bytes of a text.
    func isStance(_ range: Range<Int>, in text: SourceText) -> Bool { isStance(text.bytes.span.extracting(range)) }

    /// What the words mean in any consultation.
    func stance(of words: String) -> Stance { words.utf8.count <= 120 ? self.words.stance(of: words) : .unrecognised }

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
}
