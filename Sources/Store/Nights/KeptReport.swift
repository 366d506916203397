public import FoundationEssentials

/// The report that is kept for a night.
public struct KeptReport: Sendable, Hashable {
    /// The consultation's id.
    public let consultation: String
    /// A date of the local calendar: "2017-05-12".
    public let night: String
    /// Up to which moment it goes.
    public let asOf: Date
    /// The report as it was written.
    public let report: WrittenReport
    /// When it was kept.
    public let recorded: Date
}
