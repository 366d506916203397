public import FoundationEssentials
public import LinuxFiles

/// What stands in an inbox, seen from outside while others may work on it. Nothing is created, opened or claimed.
public struct InboxSurvey: Sendable, Hashable {
    /// A file that waits.
    public struct Waiting: Sendable, Hashable {
        /// Its path relative to the inbox, as it was dropped.
        public let file: String
        /// When it was dropped, written to or claimed last.
        public let since: Date
    }

    /// Something in the inbox that is not taken, whatever happens.
    public struct LeftAlone: Sendable, Hashable {
        /// Why.
        public enum Reason: String, Sendable {
            /// A link, FIFO, socket or device.
            case notRegular = "not-a-regular-file"
            /// A file with other names (hard links): it may be another's.
            case linked = "hard-link"
        }

        /// Its path relative to the inbox.
        public let file: String
        /// When it changed last.
        public let since: Date
        /// Why.
        public let reason: Reason
    }

    /// How many processes take files from this inbox now.
    public private(set) var processes = 0
    /// How many files may be taken. One that somebody still writes to, but not lately, is among them.
    public private(set) var complete = 0
    /// How many files were written to lately, so that they are not taken yet.
    public private(set) var incomplete = 0
    /// How many files were taken out of the inbox and are not filed away yet.
    public private(set) var claimed = 0
    /// The file that waits longest, a claimed one too; nil when none does.
    public private(set) var oldest: Waiting?
    /// What is left alone, the oldest first; no more than a hundred.
    public private(set) var leftAlone: [LeftAlone] = []
    /// How much is left alone in all.
    public private(set) var leftAloneCount = 0
    /// Folders on file systems where nobody knows whether a file is still open for writing, so that it is taken once it
    /// has stayed as it is for a while; each without those below it, "" for the inbox itself.
    public private(set) var settlingFolders: [String] = []
    /// Folders of the inbox that could not be looked into, by their paths; their files are not counted.
    public private(set) var unreadable: [String] = []

    private static let mostLeftAlone = 100

    /// Looks at the inbox, the files that are claimed and the locks of those who have claimed them.
    ///
    /// - Parameters:
    ///   - settle: How long a file that was written in place has to be quiet, in seconds.
    ///   - now: The moment of the look.
    /// - Throws: `FileError`. An inbox that is not there is an empty one.
    public init(of state: StateDirectory, settle: Double, now: Date = Date()) throws(FileError) {
        guard try Files.entry(at: state.inbox) != nil else { return }
        try look(at: try Folder(state.inbox), settle: settle, now: now)
        if let root = try ClaimFolder.root(of: state) { try lookAtClaims(below: root) }
    }

    private mutating func look(at inbox: Folder, settle: Double, now: Date) throws(FileError) {
        var plan = InboxPlan(in: inbox.path, now: now.nanoseconds, settle: Int64(settle * 1e9), limit: 1)
        let walk = try InboxWalk(of: inbox) { folder in
            if folder.isOnLocalFileSystem { return }
            let path = String(folder.path.dropFirst(inbox.path.count).drop { $0 == "/" })
            let isBelow = settlingFolders.contains { $0.isEmpty || path.hasPrefix("\($0)/") }
            if !isBelow { settlingFolders.append(path) }
        } item: {
            plan.add($0)
        }
        plan.arrange()
        complete = plan.take.count + plan.more
        incomplete = plan.waiting
        unreadable = walk.unreadable.keys.sorted()
        let left = plan.refuse.map { LeftAlone($0, .notRegular) } + plan.linked.map { LeftAlone($0, .linked) }
        leftAloneCount = left.count
        leftAlone = Array(left.sorted { ($0.since, $0.file) < ($1.since, $1.file) }.prefix(Self.mostLeftAlone))
        if let oldest = plan.oldest { note(oldest.path, oldest.dropped) }
    }

    private mutating func lookAtClaims(below root: Folder) throws(FileError) {
        for name in try ClaimFolder.names(in: root) {
            do throws(FileError) {
                if try ClaimFolder.isHeld(name, in: root) { processes += 1 }
                for line in try ClaimFolder.claimed(in: try root.folder(name)) {
                    claimed += 1
                    note(line.path, line.dropped)
                }
            } catch {
                // Its process is done with it.
                if !error.isMissing { throw error }
            }
        }
    }

    private mutating func note(_ path: String, _ dropped: Int64) {
        let waiting = Waiting(file: path, since: Date(timeIntervalSince1970: Double(dropped) / 1e9))
        if oldest.map({ (waiting.since, waiting.file) < ($0.since, $0.file) }) ?? true { oldest = waiting }
    }
}

extension InboxSurvey.LeftAlone {
    fileprivate init(_ item: InboxItem, _ reason: Reason) {
        self.init(file: item.path, since: Date(timeIntervalSince1970: Double(item.dropped) / 1e9), reason: reason)
    }
}
