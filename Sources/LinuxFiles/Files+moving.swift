import CLinux
import Glibc

extension Files {
    /// Moves a file to a new name, on another file system too. There it is copied under a temporary name, written out to
    /// the disk, renamed into place and only then removed from where it was: at any moment a whole copy has one of the two
    /// names.
    ///
    /// - Parameters:
    ///   - temporary: The name that a copy has until it is complete, in the folder of `to`; what an earlier try left there
    ///     is overwritten.
    ///   - step: Called now and then while a file is copied.
    /// - Throws: `FileError`, one that `isExisting` when the new name is taken.
    public static func move(
        _ from: String,
        to: String,
        temporary: String,
        step: () -> Void = {}
    ) throws(FileError) {
        do {
            return try renameWithoutReplacing(from, to: to)
        } catch {
            guard error.isElsewhere else { throw error }
        }
        do {
            try copy(from, to: temporary, step)
            try renameWithoutReplacing(temporary, to: to)
        } catch {
            unlink(temporary)
            throw error
        }
        try finishMove(from, to: to)
    }

    /// Removes what a move to another file system has left, once its copy at `to` is sure to outlive a crash.
    public static func finishMove(_ from: String, to: String) throws(FileError) {
        let folder = to.lastIndex(of: "/").map { String(to[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open \(folder)") }
        defer { close(descriptor) }
        // Some file systems cannot do this for a directory and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError("write \(folder)") }
        try removeFile(from)
    }

    /// Copies a regular file's bytes, permissions and times, and waits until they are on the disk.
    private static func copy(_ from: String, to: String, _ step: () -> Void) throws(FileError) {
        let (source, status) = try openRegularFile(from)
        defer { close(source) }
        let target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw FileError("create \(to)") }
        var failure: FileError?
        withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            while failure == nil {
                step()
                let got = Glibc.read(source, buffer.baseAddress, buffer.count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = FileError("read \(from)") }
                if got <= 0 { return }
                failure = write(UnsafeRawBufferPointer(rebasing: buffer[..<got]), to: target, path: to)
            }
        }
        if failure == nil {
            let times = [status.st_atim, status.st_mtim]
            // A file system without permissions or times is none the worse for an archive.
            _ = fchmod(target, status.st_mode & 0o7777)
            _ = futimens(target, times)
            if fsync(target) != 0 { failure = FileError("write \(to)") }
        }
        if close(target) != 0, failure == nil { failure = FileError("write \(to)") }
        if let failure { throw failure }
    }

    /// Writes all of a buffer; returns what went wrong.
    static func write(_ buffer: UnsafeRawBufferPointer, to descriptor: Int32, path: String) -> FileError? {
        var written = 0
        while written < buffer.count {
            let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return FileError("write \(path)") }
            written += count
        }
        return nil
    }
}
