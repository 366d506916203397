public import LinuxFiles

/// The folders that Concord works in, all below one state directory.
public struct StateDirectory: Sendable, Hashable {
    /// Absolute, or relative to the working directory; without a "/" at the end.
    public let path: String

    /// Where files are dropped.
    public var inbox: String { "\(path)/inbox" }
    /// Where files that were taken are filed, by day.
    public var accepted: String { "\(path)/accepted" }
    /// Where files that could not be taken are filed, by day, with the reason beside them.
    public var rejected: String { "\(path)/rejected" }
    /// Where the reports stand, by consultation.
    public var reports: String { "\(path)/reports" }
    /// The private database cluster, where no other database is configured.
    public var database: String { "\(path)/database" }
    /// The folder in the inbox of files that a daemon has taken and not filed away yet. It lies there so that the two are
    /// on one file system.
    static let claimedName = ".claimed"

    /// Names a state directory without touching it.
    public init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Creates the folders that are not there. Throws `FileError`.
    public func create() throws(FileError) {
        for folder in [inbox, accepted, rejected, reports] { try Files.makeDirectory(folder) }
    }
}
