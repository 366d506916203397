import LinuxFiles

/// Since when files have stayed as they are, by this machine's own clock between two looks. It decides which files are
/// complete where nobody can know who writes to them: the clock of a file server, by which it gives files their times,
/// may be any.
struct QuietFiles: Sendable {
    private struct Look {
        var size: Int
        var changed: Int64
        var modified: Int64
        var since: ContinuousClock.Instant
        /// In which round of looks it was seen last.
        var round: Int
    }

    private var looks: [FileEntry.Identity: Look] = [:]
    private var round = 0
    /// More files wait for others to be taken: memory has an end.
    private static let mostFiles = 100_000

    /// Forgets the files that were not seen in the last round, and begins another.
    mutating func beginRound() {
        looks = looks.filter { $0.value.round == round }
        round += 1
    }

    /// For how many more nanoseconds a file has to stay as it is now; 0: it is complete.
    ///
    /// - Parameters:
    ///   - settle: How long in all, in nanoseconds.
    ///   - now: The moment of this look.
    mutating func left(of entry: FileEntry, settle: Int64, now: ContinuousClock.Instant = .now) -> Int64 {
        if let look = looks[entry.identity], look.size == entry.size, look.changed == entry.changed,
            look.modified == entry.modified
        {
            looks[entry.identity]?.round = round
            let (seconds, attoseconds) = (now - look.since).components
            return max(0, settle - seconds * 1_000_000_000 - attoseconds / 1_000_000_000)
        }
        if looks.count >= Self.mostFiles, looks[entry.identity] == nil { return settle }
        looks[entry.identity] = Look(
            size: entry.size,
            changed: entry.changed,
            modified: entry.modified,
            since: now,
            round: round
        )
        return settle
    }
}
