import LinuxFiles

/// What to do with what stands in the inbox: decided without touching it.
struct InboxPlan: Sendable {
    /// Complete files, no more of them than the limit: of each sender the one that has been there longest first, and the
    /// senders in turns, so that nobody waits for all of another's.
    private(set) var take: [InboxItem] = []
    /// How many more complete files there are, all of which are taken later.
    private(set) var more = 0
    /// How many files are still being written, have not been quiet for long enough, or cannot be claimed.
    private(set) var waiting = 0
    /// Links, FIFOs, sockets and devices: they are never opened.
    private(set) var refuse: [InboxItem] = []
    /// Files with another name elsewhere, under which somebody could go on writing to them. Whose they are cannot be
    /// told: a member of one region could have given another region's file a name in a folder of its own.
    private(set) var linked: [InboxItem] = []
    /// The file that has been there longest, complete or not.
    private(set) var oldest: InboxItem?
    /// The moment, in nanoseconds since 1970, at which the first waiting file may have been quiet for long enough.
    private(set) var lookAgain: Int64?

    /// The file in each folder that has been there longest of those that have not been quiet for long enough.
    private var settling: [Substring: Settling] = [:]
    private struct Settling {
        var item: InboxItem
        /// When it may be complete.
        var moment: Int64
    }
    private let inbox: String
    private let hints: DirectoryWatch.Hints
    private let immovable: Set<String>
    private let now: Int64
    private let settle: Int64
    private let limit: Int

    /// - Parameters:
    ///   - inbox: The path of the inbox, below which the hints' paths are.
    ///   - hints: What the kernel told.
    ///   - immovable: Paths relative to the inbox of files that could not be claimed.
    ///   - now: Nanoseconds since 1970.
    ///   - settle: How long a file that was written in place has to be quiet, in nanoseconds.
    ///   - limit: How many complete files are remembered.
    init(
        in inbox: String,
        hints: DirectoryWatch.Hints = DirectoryWatch.Hints(),
        immovable: Set<String> = [],
        now: Int64,
        settle: Int64,
        limit: Int
    ) {
        self.inbox = inbox
        self.hints = hints
        self.immovable = immovable
        self.now = now
        self.settle = settle
        self.limit = max(1, limit)
    }

    /// Decides on an item by its name, its kind and how long ago it changed.
    ///
    /// - Parameter unquiet: For how long it has to stay as it is, in nanoseconds, where that is all that tells whether
    ///   it is complete; nil: the kernel can tell.
    mutating func add(_ item: InboxItem, unquiet: Int64? = nil) {
        if item.entry.isTemporary { return }
        if item.entry.kind != .file {
            refuse.append(item)
            return
        }
        var item = item
        let path = "\(inbox)/\(item.path)"
        // Events come late where there are many. A write that no event told of, such as another machine's, is one too.
        if let moment = hints.moments[path], item.entry.modified <= moment { item.dropped = min(item.dropped, moment) }
        if item.entry.links > 1 {
            linked.append(item)
            return
        }
        if oldest.map({ InboxItem.isOlder(item, $0) }) ?? true { oldest = item }
        if let unquiet, unquiet > 0 {
            settle(item, until: now + unquiet)
        } else if immovable.contains(item.path) || (hints.beingWritten.contains(path) && !hints.movedIn.contains(path))
        {
            waiting += 1
        } else if !hints.movedIn.contains(path), item.entry.changed > now - settle, item.entry.changed <= now + settle {
            settle(item, until: item.entry.changed + settle)
        } else {
            take.append(item)
            // Seldom, so that a long list is not sorted for each item.
            if take.count >= 2 * limit { trim() }
        }
    }

    private mutating func settle(_ item: InboxItem, until moment: Int64) {
        wait(until: moment)
        if settling[item.folder].map({ InboxItem.isOlder(item, $0.item) }) ?? true {
            settling[item.folder] = Settling(item: item, moment: moment)
        }
    }

    /// Leaves a file to a later look, at this moment in nanoseconds since 1970 or after.
    mutating func wait(until moment: Int64) {
        waiting += 1
        lookAgain = min(lookAgain ?? moment, moment)
    }

    /// After the last item: puts the files to take in order.
    mutating func arrange() {
        // A file that was moved in is complete, but one that came before it to the same folder goes first: the later
        // one of a respondent counts.
        func earlier(than item: InboxItem) -> Settling? {
            settling[item.folder].flatMap { InboxItem.isOlder($0.item, item) ? $0 : nil }
        }
        for earlier in take.compactMap(earlier) { wait(until: earlier.moment) }
        take = take.filter { earlier(than: $0) == nil }
        trim()
    }

    private mutating func takeTurns() {
        var turns: [Substring: Int] = [:]
        let order = take.enumerated().map { place, item in
            let turn = turns[item.sender, default: 0]
            turns[item.sender] = turn + 1
            return (turn: turn, place: place)
        }
        if turns.count < 2 { return }
        take = order.sorted { $0 < $1 }.map { take[$0.place] }
    }

    private mutating func trim() {
        take.sort(by: InboxItem.isOlder)
        takeTurns()
        more += max(0, take.count - limit)
        take.removeLast(max(0, take.count - limit))
    }
}

extension FileEntry {
    private static let notes: Set = ["thumbs.db", "ehthumbs.db", "desktop.ini", "4913", "icon\r"]
    private static let endings = [
        ".part", ".filepart", ".crdownload", ".download", ".opdownload", ".partial", ".tmp", ".temp", ".swp", ".swo",
        ".kate-swp", ".aria2", ".!ut", ".!qb", ".!bt", ".bc!", ".lftp-pget-status",
    ]

    /// Whether the name is one that programs give to files they have not finished, or to their own notes.
    var isTemporary: Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
            || (name.hasPrefix("#") && name.hasSuffix("#")) || Self.notes.contains(lower)
            || Self.endings.contains { lower.hasSuffix($0) }
    }
}
