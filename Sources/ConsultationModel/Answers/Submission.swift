public import FoundationEssentials

/// One file of one respondent, read without an error: what is recorded.
public struct Submission: Sendable, Hashable {
    /// Who answers.
    public var respondent: Respondent
    /// The group's name as written in the file; nil when the file names none.
    public var groupAsWritten: String?
    /// Whether the file says that it is made up.
    public var isIllustrative: Bool
    /// At most one per recommendation.
    public var answers: [Answer]
    /// The file's path relative to the inbox.
    public var file: String
    /// The file's bytes, unchanged.
    public var original: [UInt8]
    /// SHA-256 of `original`, 32 bytes.
    public var sha256: [UInt8]
    /// When the file was dropped, as far as that is known.
    public var received: Date

    /// Memberwise.
    public init(
        respondent: Respondent,
        groupAsWritten: String?,
        isIllustrative: Bool,
        answers: [Answer],
        file: String,
        original: [UInt8],
        sha256: [UInt8],
        received: Date
    ) {
        self.respondent = respondent
        self.groupAsWritten = groupAsWritten
        self.isIllustrative = isIllustrative
        self.answers = answers
        self.file = file
        self.original = original
        self.sha256 = sha256
        self.received = received
    }
}
