/// How urgent a line of the journal is, as in syslog(3).
public enum JournalPriority: Int, Sendable {
    /// The service cannot do its work.
    case critical = 2
    /// Something was not done.
    case error
    /// Somebody should look.
    case warning
    /// What happens seldom and matters.
    case notice
    /// What happens often.
    case info
    /// For those who look for a fault.
    case debug

    /// What a line begins with that has this priority: "<6>".
    public var prefix: String { "<\(rawValue)>" }
}
