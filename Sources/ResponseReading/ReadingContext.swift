public import ConsultationModel
public import FoundationEssentials

/// What is known before a file is opened. Making one takes time that grows with the registered consultations; a copy
/// with another path takes none.
public struct ReadingContext: Sendable {
    /// The file's name or path; a name is asked only where the content leaves its format open.
    public var file: String
    /// The consultation that the inbox folder names, as written; nil when the path leaves it open.
    public var consultationFromPath: String?
    /// The region that the inbox folder names, as written; nil when the path leaves it open.
    public var regionFromPath: String?
    /// Decides which consultations are open.
    public var now: Date
    /// What is registered, prepared for looking things up.
    let vocabulary: Vocabulary

    /// - Parameters:
    ///   - consultations: All registered consultations.
    ///   - lexicon: What stance words mean.
    ///   - cues: The phrases for which an answer is flagged.
    public init(
        consultations: [Consultation],
        lexicon: StanceLexicon,
        cues: CueList = CueList([]),
        file: String = "",
        consultationFromPath: String? = nil,
        regionFromPath: String? = nil,
        now: Date
    ) {
        vocabulary = Vocabulary(consultations: consultations, lexicon: lexicon, cues: cues)
        self.file = file
        self.consultationFromPath = consultationFromPath
        self.regionFromPath = regionFromPath
        self.now = now
    }

    /// All registered consultations.
    public var consultations: [Consultation] { vocabulary.consultations }
}
