import LinuxFiles

/// What to do with what stands in the inbox: decided without touching it.
struct InboxPlan: Sendable {
    /// Files that are complete, the one that has been there longest first.
    var take: [InboxListing.Item] = []
    /// Files that are still being written or have not been quiet for long enough.
    var wait: [InboxListing.Item] = []
    /// Links, FIFOs, sockets and devices: they are never opened.
    var refuse: [InboxListing.Item] = []
    /// The moment, in nanoseconds since 1970, at which the first waiting file may have been quiet for long enough.
    var lookAgain: Int64?

    /// Nothing stands in the inbox.
    init() {}

    /// Decides for each item by its name, its kind and how long ago it changed.
    ///
    /// - Parameters:
    ///   - hints: What the kernel told, with paths below `inbox`.
    ///   - now: Nanoseconds since 1970.
    ///   - settle: How long a file that was written in place has to be quiet, in nanoseconds.
    init(for items: [InboxListing.Item], in inbox: String, hints: DirectoryWatch.Hints, now: Int64, settle: Int64) {
        for item in items where !item.entry.isTemporary {
            let path = "\(inbox)/\(item.path)"
            if item.entry.kind != .file {
                refuse.append(item)
            } else if hints.movedIn.contains(path) {
                take.append(item)
            } else if hints.beingWritten.contains(path) {
                wait.append(item)
            } else if item.entry.changed > now - settle, item.entry.changed <= now + settle {
                wait.append(item)
                let due = item.entry.changed + settle
                lookAgain = min(lookAgain ?? due, due)
            } else {
                take.append(item)
            }
        }
        take.sort { ($0.entry.changed, $0.path) < ($1.entry.changed, $1.path) }
    }
}

extension FileEntry {
    /// Whether the name is one that programs give to files they have not finished, or to their own notes.
    var isTemporary: Bool {
        let lower = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name == "4913"
            || ["thumbs.db", "desktop.ini"].contains(lower)
            || [".part", ".filepart", ".crdownload", ".download", ".partial", ".tmp", ".swp"].contains {
                lower.hasSuffix($0)
            }
    }
}
