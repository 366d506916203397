import ConsultationModel
public import FoundationEssentials

/// What somebody has to see to, apart from a part of the daemon that cannot do its work.
public enum Trouble: String, Sendable, CaseIterable {
    /// The clocks of this machine and of the database stand apart.
    case clock
    /// Services at work on one database want different definitions of a consultation.
    case definitions
    /// The database lacks what this service has recorded there.
    case record
    /// The machine is short of memory, processes, descriptors or room.
    case shortage
}

/// A trouble, or a part of the daemon that cannot do its work, as long as that lasts.
public struct StandingTrouble: Codable, Sendable, Hashable {
    /// What it is about: that of a `Trouble` or of a `Health.Part`.
    public var kind: String
    /// Since when.
    public var since: Date
    /// What is wrong, and why, in one line.
    public var message: String

    /// Whether files may wait because of it: all but a clock that stands apart.
    public var isInTheWay: Bool { kind != Trouble.clock.rawValue }
}
