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

    /// Whether its name says that it has to be converted.
    var isDocument: Bool {
        let name = entry.name.lowercased()
        return [".docx", ".odt", ".rtf", ".html", ".htm", ".mediawiki", ".wiki", ".xlsx", ".pdf"].contains {
            name.hasSuffix($0)
        }
    }

    /// Whether it has been there longer; between two that changed at once, the path decides.
    static func isOlder(_ one: InboxItem, _ other: InboxItem) -> Bool {
        (one.entry.changed, one.path) < (other.entry.changed, other.path)
    }
}
