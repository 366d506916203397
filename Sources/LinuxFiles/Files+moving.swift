import CLinux
import Glibc

extension Files {
    /// Moves a file to a new name, on another file system too. There it is copied under a temporary name, written out
    /// to the disk, renamed into place and only then removed from where it was: at any moment a whole copy has one of
    /// the two names.
    ///
    /// - Parameters:
    ///   - temporary: The name that a copy has until it is complete, in the folder of `to`; what an earlier try left
    ///     there is overwritten.
    ///   - step: Called now and then while a file is copied.
    /// - Throws: `FileError`, one that `isExisting` when the new name is taken.
    public static func move(
        _ from: FilePlace,
        to: String,
        temporary: String,
        step: () -> Void = {}
    ) throws(FileError) {
        do throws(FileError) {
            let result = FileName.with(from.name) { rename_at(from.folder.descriptor, $0, AT_FDCWD, to) }
            if result == 0 { return }
            throw FileError("rename \(from.path) to \(to)")
        } catch {
            guard error.isElsewhere || error.isUnknownHere else { throw error }
        }
        do throws(FileError) {
            try copy(OpenFile(from), to: temporary, step)
            try renameWithoutReplacing(temporary, to: to)
        } catch {
            unlink(temporary)
            throw error
        }
        try finishMove(from, to: to)
    }

    /// Removes what a move to another file system has left, once its copy at `to` is sure to outlive a crash.
    public static func finishMove(_ from: FilePlace, to: String) throws(FileError) {
        let folder = to.lastIndex(of: "/").map { String(to[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open \(folder)") }
        defer { close(descriptor) }
        // Some file systems cannot do this for a directory and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError("write \(folder)") }
        try from.remove()
    }

    /// Copies a file to another name, with its permissions and times, and waits until that is on the disk. What has the
    /// name is overwritten.
    ///
    /// - Parameter step: Called now and then.
    public static func copy(_ file: OpenFile, to: String, _ step: () -> Void = {}) throws(FileError) {
        let target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw FileError("create \(to)") }
        try finish(target, to) { () throws(FileError) in try file.copy(to: target, path: to, step) }
    }

    /// The same, to a place in an open folder.
    public static func copy(_ file: OpenFile, to place: FilePlace, _ step: () -> Void = {}) throws(FileError) {
        let target = FileName.with(place.name) {
            openat(place.folder.descriptor, $0, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        }
        guard target >= 0 else { throw FileError("create \(place.path)") }
        try finish(target, place.path) { () throws(FileError) in try file.copy(to: target, path: place.path, step) }
    }

    private static func finish(
        _ descriptor: Int32,
        _ path: String,
        _ body: () throws(FileError) -> Void
    ) throws(FileError) {
        do throws(FileError) {
            try body()
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw FileError("write \(path)") }
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
