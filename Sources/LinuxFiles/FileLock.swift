import Glibc

/// A lock on a file. The kernel gives it up when its holder releases it or ends, however it ends.
public final class FileLock: Sendable {
    private let descriptor: Int32

    private static let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW

    /// Opens the file without locking it, and creates it if need be.
    public init(opening path: String) throws(FileError) {
        descriptor = open(path, Self.flags, 0o600)
        guard descriptor >= 0 else { throw FileError("open \(path)") }
    }

    private init(opening place: FilePlace) throws(FileError) {
        descriptor = FileName.with(place.name) { openat(place.folder.descriptor, $0, Self.flags, 0o600) }
        guard descriptor >= 0 else { throw FileError("open \(place.path)") }
    }

    /// Opens the file and locks it exclusively; nil when another process or another `FileLock` holds it.
    public static func exclusive(_ place: FilePlace) throws(FileError) -> FileLock? {
        while true {
            let lock = try FileLock(opening: place)
            guard flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let error = FileError("lock \(place.path)")
                if error.code == EWOULDBLOCK { return nil }
                throw error
            }
            // Its last holder may have removed it between the two calls: then the lock keeps nobody out.
            var status = stat()
            if fstat(lock.descriptor, &status) == 0, status.st_nlink > 0 { return lock }
        }
    }

    deinit { close(descriptor) }

    /// Takes the lock alone, unless somebody else holds it. Does not wait.
    ///
    /// - Returns: Whether it is held here alone now.
    public func lockExclusively() -> Bool {
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Takes the lock beside others that share it, unless somebody holds it alone. Does not wait.
    ///
    /// - Returns: Whether it is held here now, and perhaps elsewhere.
    public func lockShared() -> Bool {
        flock(descriptor, LOCK_SH | LOCK_NB) == 0
    }

    /// Releases the lock. The file stays open, so that it can be taken again.
    public func unlock() {
        flock(descriptor, LOCK_UN)
    }
}
