public import FoundationEssentials

/// A respondent's answers were taken out of the counts, or put back. They stay in the history.
public struct Withdrawal: Sendable, Hashable {
    /// The region's code.
    public var region: String
    /// The respondent's name; for a region itself, its code.
    public var respondent: String
    /// Whether the respondent speaks for its region.
    public var isDesignated: Bool
    /// False: withdrawn; true: the withdrawal before was taken back.
    public var isRestored: Bool
    /// Who did it, as given.
    public var by: String
    /// Why, as given.
    public var reason: String
    /// When it was recorded.
    public var at: Date

    /// Memberwise.
    public init(
        region: String,
        respondent: String,
        isDesignated: Bool,
        isRestored: Bool = false,
        by: String,
        reason: String,
        at: Date
    ) {
        self.region = region
        self.respondent = respondent
        self.isDesignated = isDesignated
        self.isRestored = isRestored
        self.by = by
        self.reason = reason
        self.at = at
    }
}
