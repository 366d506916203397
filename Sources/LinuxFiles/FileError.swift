import Glibc

/// A call to the operating system that failed.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried, with its path: "read /var/lib/concord/inbox/x.txt".
    public let attempt: String
    /// The system's error number.
    public let code: Int32

    init(_ attempt: String) {
        self.init(attempt: attempt, code: errno)
    }

    /// Memberwise.
    public init(attempt: String, code: Int32) {
        self.attempt = attempt
        self.code = code
    }

    /// The system's number for a name that is taken.
    public static let nameIsTaken = EEXIST
    /// The system's number for a name that nothing has.
    public static let nothingThere = ENOENT

    /// The system's number for a file that is too large.
    public static let tooLarge = EFBIG
    /// The system's number for something that others use.
    public static let busy = EBUSY

    /// "cannot read …: Permission denied".
    public var description: String { "cannot \(attempt): \(reason)" }

    /// The system's words for the error: "No such file or directory".
    public var reason: String { String(cString: strerror(code)) }

    /// There is nothing under that name (any more).
    public var isMissing: Bool { code == ENOENT || code == ENOTDIR }
    /// The name is taken.
    public var isExisting: Bool { code == EEXIST || code == ENOTEMPTY }
    /// Permissions are in the way.
    public var isForbidden: Bool { code == EACCES || code == EPERM }
    /// The two names are on different file systems.
    public var isElsewhere: Bool { code == EXDEV }
    /// The file system knows no such call.
    var isUnknownHere: Bool { code == EINVAL || code == ENOSYS }
    /// Waiting may help: the disk or a quota is full, or too many files are open.
    public var isShortage: Bool { [ENOSPC, EDQUOT, EMFILE, ENFILE, ENOMEM].contains(code) }
}
