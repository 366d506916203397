public import FoundationEssentials

/// A respondent's answers as they count, with everything that is known of them: rows of the full list.
public struct ListedSubmission: Sendable, Hashable {
    /// The code of the respondent's region.
    public var region: String
    /// The name under which the respondent is registered.
    public var respondent: String
    /// Whether the respondent speaks for its region.
    public var isDesignated: Bool
    /// The file's path relative to the inbox.
    public var file: String
    /// The number of the respondent's submission, from 1.
    public var revision: Int
    /// Whether the file says that it is made up.
    public var isIllustrative: Bool
    /// Whether it came after the consultation had closed.
    public var isLate: Bool
    /// When its file was noticed.
    public var received: Date
    /// When it was recorded.
    public var recorded: Date
    /// The answers, by recommendation.
    public var answers: [Answer]

    /// Memberwise.
    public init(
        region: String,
        respondent: String,
        isDesignated: Bool,
        file: String,
        revision: Int,
        isIllustrative: Bool,
        isLate: Bool,
        received: Date,
        recorded: Date,
        answers: [Answer]
    ) {
        self.region = region
        self.respondent = respondent
        self.isDesignated = isDesignated
        self.file = file
        self.revision = revision
        self.isIllustrative = isIllustrative
        self.isLate = isLate
        self.received = received
        self.recorded = recorded
        self.answers = answers
    }
}
