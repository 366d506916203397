public import ConsultationModel
public import FoundationEssentials

/// What is known before a file is opened.
public struct ReadingContext: Sendable {
    /// All registered consultations.
    public var consultations: [Consultation]
    /// What stance words mean.
    public var lexicon: StanceLexicon
    /// The consultation that the inbox folder names, as written; nil when the path leaves it open.
    public var consultationFromPath: String?
    /// The region that the inbox folder names, as written; nil when the path leaves it open.
    public var regionFromPath: String?
    /// Decides which consultations are open.
    public var now: Date

    /// Memberwise.
    public init(
        consultations: [Consultation],
        lexicon: StanceLexicon,
        consultationFromPath: String? = nil,
        regionFromPath: String? = nil,
        now: Date
    ) {
        self.consultations = consultations
        self.lexicon = lexicon
        self.consultationFromPath = consultationFromPath
        self.regionFromPath = regionFromPath
        self.now = now
    }
}
