import Glibc

extension Files {
    /// What tells a file from every other one, and whose it is. Follows no link.
    public struct Identity: Sendable, Hashable {
        /// The number of the file system's device.
        public let device: UInt64
        /// The file's number on its file system.
        public let inode: UInt64
        /// The number of the user whom it belongs to.
        public let owner: UInt32
    }

    /// The identity of what stands at a path; nil when nothing does, or when it cannot be looked at.
    public static func identity(of path: String) -> Identity? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), owner: status.st_uid)
    }

    /// Whether this process may execute the file, or enter the directory.
    public static func isExecutable(_ path: String) -> Bool {
        access(path, X_OK) == 0
    }

    /// Sets the permissions of what stands at a path: the nine bits of `chmod`.
    public static func setPermissions(_ mode: UInt32, of path: String) throws(FileError) {
        guard chmod(path, mode) == 0 else { throw FileError("set the permissions of \(path)") }
    }

    /// Gives a file or a directory to a user and a group, by their numbers. Follows no link.
    public static func setOwner(user: UInt32, group: UInt32, of path: String) throws(FileError) {
        guard lchown(path, user, group) == 0 else { throw FileError("give \(path) to user \(user)") }
    }

    /// The directory that relative paths begin at; nil when it was removed.
    public static var currentDirectory: String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let path = getcwd(buffer.baseAddress, buffer.count) else { return nil }
            return String(validatingCString: path)
        }
    }
}
