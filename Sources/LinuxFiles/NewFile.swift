import Glibc

/// A file that grows under a temporary name and gets its own in one step, when it is whole: readers see the old file or the
/// new one, never a part. Ends with `commit` or `discard`.
public final class NewFile: Sendable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32

    /// Creates the temporary file beside `path`.
    ///
    /// - Parameter temporary: Its path, in the same folder; what an earlier try left there is overwritten. nil: one that
    ///   nobody else has.
    public init(_ path: String, temporary: String? = nil) throws(FileError) {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let disposition = temporary == nil ? O_EXCL : O_TRUNC | O_NOFOLLOW
        self.path = path
        self.temporary = temporary ?? "\(folder).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        descriptor = open(self.temporary, O_WRONLY | O_CREAT | O_CLOEXEC | disposition, 0o644)
        guard descriptor >= 0 else { throw FileError("create \(self.temporary)") }
    }

    /// Adds bytes at the end.
    public func append(_ bytes: [UInt8]) throws(FileError) {
        if let failure = bytes.withUnsafeBytes({ Files.write($0, to: descriptor, path: path) }) { throw failure }
    }

    /// Gives the file its name. When that fails, it is discarded.
    ///
    /// - Parameters:
    ///   - replacing: When false, an error that `isExisting` is thrown if the name is taken.
    ///   - durably: Whether the bytes are on the disk before the name shows them, so that a crash of the machine leaves no
    ///     empty file under it.
    public func commit(replacing: Bool = true, durably: Bool = false) throws(FileError) {
        var failure: FileError?
        if durably, fsync(descriptor) != 0 { failure = FileError("write \(path)") }
        if close(descriptor) != 0, failure == nil { failure = FileError("write \(path)") }
        do throws(FileError) {
            if let failure { throw failure }
            if replacing {
                try Files.rename(temporary, to: path)
            } else {
                try Files.renameWithoutReplacing(temporary, to: path)
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Removes it.
    public func discard() {
        close(descriptor)
        unlink(temporary)
    }
}
