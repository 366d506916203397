public import FoundationEssentials

/// A file whose fate is committed: all that is needed to file it away.
public struct Recorded: Sendable, Hashable {
    /// The claim under which it was processed.
    public var claim: UUID
    /// Whether it belongs under `rejected/`.
    public var isRejected: Bool
    /// `accepted`, `duplicate` or `rejected`.
    public var outcome: String
    /// The region's code; nil when it could not be told.
    public var region: String?
    /// The consultation's id; nil when it could not be told.
    public var consultation: String?
    /// For how many respondents it speaks; 0 for a rejected file.
    public var respondents: Int
    /// Which of its one respondent's submissions it is or repeats; nil for a rejected file and one of several respondents.
    public var revision: Int?
    /// The SHA-256 of its bytes, 32 bytes; nil when it was not read.
    public var sha256: [UInt8]?
    /// The text that is filed beside it.
    public var receipt: String
    /// When it was recorded.
    public var recorded: Date
}
