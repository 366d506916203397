import Glibc

extension Files {
    /// A descriptor to read a regular file with, and what the system says of the file. Never waits on a FIFO.
    static func openRegularFile(_ path: String) throws(FileError) -> (descriptor: Int32, status: stat) {
        try regularFile(open(path, O_RDONLY | carefully), path)
    }

    /// Follows no link and waits on no FIFO.
    static let carefully = O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC

    /// What the system says of the file that was just opened; the descriptor is closed unless it is a regular one.
    static func regularFile(
        _ descriptor: Int32,
        _ path: String
    ) throws(FileError) -> (descriptor: Int32, status: stat) {
        guard descriptor >= 0 else { throw FileError("open \(path)") }
        var status = stat()
        let failure: FileError? =
            if fstat(descriptor, &status) != 0 {
                FileError("look at \(path)")
            } else if status.st_mode & S_IFMT != S_IFREG {
                FileError(attempt: "read \(path)", code: EINVAL)
            } else {
                nil
            }
        guard let failure else { return (descriptor, status) }
        close(descriptor)
        throw failure
    }
}
