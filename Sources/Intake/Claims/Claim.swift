public import FoundationEssentials
import LinuxFiles

/// A file that this process alone works on.
public struct Claim: Sendable {
    /// The same for the same file after a crash.
    public let id: UUID
    /// The file's path relative to the inbox, as it was dropped.
    public let file: String
    /// Where the file stands now.
    let place: FilePlace
    /// Whether it was claimed just now, so that the database cannot know it.
    let isFresh: Bool
    /// When it was dropped, as far as the file system tells; nil: not at all.
    let dropped: Date?

    /// The folder in the inbox in which it was dropped; "" for the inbox itself.
    var folder: Substring { file.lastIndex(of: "/").map { file[..<$0] } ?? "" }
}
