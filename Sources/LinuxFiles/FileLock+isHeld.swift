import Glibc

extension FileLock {
    /// Whether somebody holds the lock on this file; false when there is no such file. Creates nothing. For the moment
    /// of the look, whoever wants the lock does not get it.
    public static func isHeld(_ place: FilePlace) throws(FileError) -> Bool {
        let path = place.path
        let descriptor = FileName.with(place.name) { openat(place.folder.descriptor, $0, O_RDONLY | Files.carefully) }
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
