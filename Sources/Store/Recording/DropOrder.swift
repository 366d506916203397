import FoundationEssentials

/// Where a file stands in the order in which a respondent's files were dropped, whoever takes them and when. Files of one
/// moment, which no clock can order, are ordered by their paths.
struct DropOrder: Sendable, Hashable, Comparable {
    /// Microseconds since 1970, as exact as the database keeps them.
    let moment: Int64
    /// The file's path relative to the inbox.
    let file: String

    init(_ received: Date, _ file: String) {
        moment = Int64((received.timeIntervalSince1970 * 1e6).rounded())
        self.file = file
    }

    static func < (one: DropOrder, other: DropOrder) -> Bool {
        // By bytes, as `collate "C"` orders them in the database.
        one.moment != other.moment
            ? one.moment < other.moment : one.file.utf8.lexicographicallyPrecedes(other.file.utf8)
    }
}
