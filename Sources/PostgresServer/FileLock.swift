import Glibc
import SystemPackage

/// A lock on a file that the kernel gives up when its holder ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: FileDescriptor

    /// Opens the file, made when missing, without locking it.
    init(_ path: FilePath) throws {
        descriptor = try FileDescriptor.open(
            path,
            .readWrite,
            options: [.create, .closeOnExec, .noFollow],
            permissions: [.ownerReadWrite]
        )
    }

    /// Gives the lock up.
    func unlock() {
        flock(descriptor.rawValue, LOCK_UN)
    }

    deinit {
        try? descriptor.close()
    }

    /// Whether nobody else holds the lock, so that it is held here alone now.
    func lockExclusively() -> Bool {
        flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0
    }

    /// Whether nobody else holds the lock alone, so that it is held here, and perhaps elsewhere, now.
    func lockShared() -> Bool {
        flock(descriptor.rawValue, LOCK_SH | LOCK_NB) == 0
    }
}
