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
    /// Folders of the inbox that could not be looked into, by their paths; their files are not counted.
    public private(set) var unreadable: [String] = []

    /// Looks at the inbox, the files that are claimed and the locks of those who have claimed them.
    ///
    /// - Parameters:
    ///   - settle: How long a file that was written in place has to be quiet, in seconds.
    ///   - now: The moment of the look.
    /// - Throws: `FileError`. An inbox that is not there is an empty one.
    public init(of state: StateDirectory, settle: Double, now: Date = Date()) throws(FileError) {
        if try Files.entry(at: state.inbox) != nil { try look(at: state.inbox, settle: settle, now: now) }
        if try Files.entry(at: state.claimed) != nil { try lookAtClaims(below: state.claimed) }
    }

    private mutating func look(at inbox: String, settle: Double, now: Date) throws(FileError) {
        var plan = InboxPlan(in: inbox, now: now.nanoseconds, settle: Int64(settle * 1e9), limit: 1)
        let walk = try InboxWalk(of: inbox) { plan.add($0) }
        plan.arrange()
        complete = plan.take.count + plan.more
        incomplete = plan.waiting
        unreadable = walk.unreadable.keys.sorted()
        if let oldest = plan.oldest { note(oldest) }
    }

    private mutating func lookAtClaims(below root: String) throws(FileError) {
        for name in try ClaimFolder.names(in: root) {
            do {
                if try FileLock.isHeld("\(root)/\(name)/lock") { processes += 1 }
                for batch in try Files.list("\(root)/\(name)").entries where batch.kind == .directory {
                    _ = try InboxWalk(of: "\(root)/\(name)/\(batch.name)") { item in
                        if item.entry.isTemporary { return }
                        claimed += 1
                        note(item)
                    }
                }
            } catch {
                // Its process is done with it.
                if !error.isMissing { throw error }
            }
        }
    }

    private mutating func note(_ item: InboxItem) {
        let waiting = Waiting(file: item.path, since: Date(timeIntervalSince1970: Double(item.entry.changed) / 1e9))
        if oldest.map({ (waiting.since, waiting.file) < ($0.since, $0.file) }) ?? true { oldest = waiting }
    }
}
