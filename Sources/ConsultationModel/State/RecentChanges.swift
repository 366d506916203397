public import FoundationEssentials

/// What has happened since the last night whose report is kept.
public struct RecentChanges: Sendable, Hashable {
    /// The date of that night: "2017-05-12".
    public var night: String
    /// When its report was kept; everything here is later.
    public var since: Date
    /// What its report said.
    public var summary: NightSummary
    /// The changes of answers, in the order in which they were recorded: all of those who speak for a region, and of others
    /// the newest.
    public var events: [AnswerEvent]
    /// Whether these are all changes of answers.
    public var isComplete: Bool
    /// The newest files, the newest first.
    public var files: [FileEvent]
    /// How many files there were in all, by what became of them.
    public var fileCounts: [FileEvent.Outcome: Int]
    /// What the chair has designated or revoked, in the order in which it was recorded.
    public var designations: [Designation]
    /// How often the consultation itself was changed: its questions, regions, rules or dates.
    public var editions: Int

    /// Memberwise.
    public init(
        night: String,
        since: Date,
        summary: NightSummary,
        events: [AnswerEvent] = [],
        isComplete: Bool = true,
        files: [FileEvent] = [],
        fileCounts: [FileEvent.Outcome: Int] = [:],
        designations: [Designation] = [],
        editions: Int = 0
    ) {
        self.night = night
        self.since = since
        self.summary = summary
        self.events = events
        self.isComplete = isComplete
        self.files = files
        self.fileCounts = fileCounts
        self.designations = designations
        self.editions = editions
    }
}
