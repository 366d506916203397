public import FoundationEssentials

/// A file that was taken out of the inbox, and what became of it.
public struct FileEvent: Sendable, Hashable {
    /// What became of a file.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case accepted, duplicate, rejected
    }

    /// Its path relative to the inbox.
    public var file: String
    /// What became of it.
    public var outcome: Outcome
    /// The code of the region that it comes from; nil when that could not be told.
    public var region: String?
    /// For how many respondents it speaks; 0 for a rejected file.
    public var respondents: Int
    /// Why it was rejected, in one line; nil when it was not.
    public var reason: String?
    /// What is wrong with it; nil when it was not rejected, or when that was not recorded.
    public var fault: FileFault?
    /// When that was recorded.
    public var at: Date
    /// Whether it came late and has not counted, because late answers are excluded.
    public var isExcluded: Bool

    /// Memberwise.
    public init(
        file: String,
        outcome: Outcome,
        region: String?,
        respondents: Int,
        reason: String? = nil,
        fault: FileFault? = nil,
        at: Date,
        isExcluded: Bool = false
    ) {
        self.file = file
        self.outcome = outcome
        self.region = region
        self.respondents = respondents
        self.reason = reason
        self.fault = fault
        self.at = at
        self.isExcluded = isExcluded
    }
}
