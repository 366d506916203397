import Glibc

extension FileLock {
    /// Whether somebody holds the lock on this file; false when there is no such file. Creates nothing. For the moment of
    /// the look, whoever wants the lock does not get it.
    public static func isHeld(_ path: String) throws(FileError) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            let error = FileError("open \(path)")
            if error.isMissing { return false }
            throw error
        }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_SH | LOCK_NB) == 0 { return false }
        let error = FileError("look at the lock \(path)")
        guard error.code == EWOULDBLOCK else { throw error }
        return true
    }
}
