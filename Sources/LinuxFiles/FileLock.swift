import Glibc

/// An exclusive lock on a file, held until it is released or the process ends, however it ends.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Creates the file if need be and locks it; nil when another process or another `FileLock` holds it.
    public init?(_ place: FilePlace) throws(FileError) {
        let path = place.path
        while true {
            let descriptor = FileName.with(place.name) {
                openat(place.folder.descriptor, $0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            }
            guard descriptor >= 0 else { throw FileError("open \(path)") }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let error = FileError("lock \(path)")
                close(descriptor)
                if error.code == EWOULDBLOCK { return nil }
                throw error
            }
            // Its last holder may have removed it between the two calls: then the lock keeps nobody out.
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_nlink > 0 {
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    deinit { close(descriptor) }
}
