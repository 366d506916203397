import FoundationEssentials
import LinuxFiles

/// A file in the inbox, or what else stands there, with its path relative to the inbox.
struct InboxItem: Sendable, Hashable {
    var path: String
    var entry: FileEntry

    /// The path without the name.
    var folder: Substring { path.lastIndex(of: "/").map { path[..<$0] } ?? "" }

    /// When it was dropped: moved in, or written to last. A time that a sender can set is not asked for.
    var dropped: Date? { Date(nanoseconds: entry.changed) }

    /// Whether it has been there longer; between two that changed at once, the path decides.
    static func isOlder(_ one: InboxItem, _ other: InboxItem) -> Bool {
        (one.entry.changed, one.path) < (other.entry.changed, other.path)
    }
}
