import Glibc

/// One name in a directory, with what the system says of it. Links are not followed.
public struct FileEntry: Sendable, Hashable {
    /// What stands under the name.
    public enum Kind: Sendable, Hashable {
        case file
        case directory
        /// A symbolic link, FIFO, socket or device: never opened.
        case other
    }

    /// Which file it is, whatever names it has. A number is used again once its file is gone.
    public struct Identity: Sendable, Hashable {
        /// The number of its file system.
        public var device: UInt64
        /// Its number there.
        public var inode: UInt64

        /// Memberwise.
        public init(device: UInt64 = 0, inode: UInt64 = 0) {
            self.device = device
            self.inode = inode
        }
    }

    /// The name within its directory, written as `FileName` writes it.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// In bytes.
    public var size: Int
    /// When anything about it changed last: its bytes, name or permissions; nanoseconds since 1970.
    public var changed: Int64
    /// When its bytes changed last, as far as its owner lets one know, who can set this time; nanoseconds since 1970.
    public var modified: Int64
    /// Which file it is.
    public var identity: Identity
    /// How many names it has.
    public var links: Int
    /// The number of the user that it belongs to.
    public var owner: UInt32
    /// What is allowed to whom, the lower twelve bits.
    public var permissions: UInt32

    /// Memberwise. `modified` is `changed` unless it is given.
    public init(
        name: String,
        kind: Kind,
        size: Int,
        changed: Int64,
        modified: Int64? = nil,
        identity: Identity = Identity(),
        links: Int = 1,
        owner: UInt32 = 0,
        permissions: UInt32 = 0o600
    ) {
        self.name = name
        self.kind = kind
        self.size = size
        self.changed = changed
        self.modified = modified ?? changed
        self.identity = identity
        self.links = links
        self.owner = owner
        self.permissions = permissions
    }

    /// Whether nobody but this process's user and root can ever write to the file, by no name and no descriptor that
    /// they may open anew.
    public var isOwn: Bool { owner == geteuid() && permissions & 0o022 == 0 && links == 1 }

    /// Whether the two are the same file with the same bytes, as far as its times and size tell.
    public func isSameContent(as other: FileEntry) -> Bool {
        identity == other.identity && size == other.size && modified == other.modified
    }
}

extension FileEntry {
    init(name: String, _ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            default: .other
            }
        self.init(
            name: name,
            kind: kind,
            size: Int(status.st_size),
            changed: Self.nanoseconds(status.st_ctim),
            modified: Self.nanoseconds(status.st_mtim),
            identity: Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)),
            links: Int(status.st_nlink),
            owner: status.st_uid,
            permissions: status.st_mode & 0o7777
        )
    }

    /// A file system may tell any number; these are the seconds that fit, up to the year 2262.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        min(max(Int64(time.tv_sec), 0), 9_000_000_000) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
