import FoundationEssentials
import LinuxFiles

/// A file in the inbox, or what else stands there, with its path relative to the inbox.
struct InboxItem: Sendable, Hashable {
    var path: String
    var entry: FileEntry
    /// When it was dropped, moved in or written to last, in nanoseconds since 1970; 0: nobody knows.
    ///
    /// That is when the kernel told of it, where it did; else when anything about the file changed last. A change of
    /// permissions, owner, attributes or names that comes after the kernel's word is no drop; one that comes before it,
    /// or while no daemon ran, cannot be told from one. The time that its owner can set is never asked for.
    var dropped: Int64

    init(path: String, entry: FileEntry) {
        self.path = path
        self.entry = entry
        dropped = entry.changed
    }

    /// The path without the name.
    var folder: Substring { path.lastIndex(of: "/").map { path[..<$0] } ?? "" }

    /// Whose turn it takes: the folder of a region, or the one at the top that has no other.
    var sender: Substring {
        let folders = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        return folders.count < 3 ? folder : path[..<folders[1].endIndex]
    }

    /// Whether its name says that it has to be converted.
    var isDocument: Bool {
        let name = entry.name.lowercased()
        return Self.documents.contains { name.hasSuffix($0) }
    }
    private static let documents = [
        ".docx", ".odt", ".rtf", ".html", ".htm", ".mediawiki", ".wiki", ".xlsx", ".pdf",
    ]

    /// Whether it has been there longer; between two that were dropped at once, the path decides.
    static func isOlder(_ one: InboxItem, _ other: InboxItem) -> Bool {
        (one.dropped, one.path) < (other.dropped, other.path)
    }
}
