public import FoundationEssentials

/// A level that the chair has designated for a recommendation, or the end of one. It stands beside the computed level and
/// never replaces it.
public struct Designation: Sendable, Hashable {
    /// The recommendation's id.
    public var recommendation: String
    /// What was designated; nil: the designation before was revoked.
    public var level: Level?
    /// Who did it, as given.
    public var by: String
    /// Why, as given.
    public var reason: String
    /// When it was recorded.
    public var at: Date

    /// Memberwise.
    public init(recommendation: String, level: Level?, by: String, reason: String, at: Date) {
        self.recommendation = recommendation
        self.level = level
        self.by = by
        self.reason = reason
        self.at = at
    }
}
