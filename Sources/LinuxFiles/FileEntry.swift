/// One name in a directory, with what the system says of it. Links are not followed.
public struct FileEntry: Sendable, Hashable {
    /// What stands under the name.
    public enum Kind: Sendable, Hashable {
        case file
        case directory
        /// A symbolic link, FIFO, socket or device: never opened.
        case other
    }

    /// The name within its directory.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// In bytes.
    public var size: Int
    /// When anything about it changed last: its bytes, name or permissions; nanoseconds since 1970.
    public var changed: Int64

    /// Memberwise.
    public init(name: String, kind: Kind, size: Int, changed: Int64) {
        self.name = name
        self.kind = kind
        self.size = size
        self.changed = changed
    }
}
