import CLinux
import Glibc

/// A regular file that is open for reading: what is asked of it is asked of that one file, whatever its name leads to
/// meanwhile.
public final class OpenFile: Sendable {
    /// For messages.
    public let path: String
    private let descriptor: Int32
    /// `SEEK_DATA` of Linux, for which the C library wants to be asked in a way that Swift's module does not.
    private static let seekData: Int32 = 3

    /// Opens what stands at a place. Follows no link and waits on no FIFO; throws `FileError`, also for what is no
    /// regular file.
    public init(_ place: FilePlace) throws(FileError) {
        path = place.path
        let descriptor = FileName.with(place.name) { openat(place.folder.descriptor, $0, O_RDONLY | Files.carefully) }
        self.descriptor = try Files.regularFile(descriptor, place.path).descriptor
    }

    deinit { close(descriptor) }

    /// What the system says of the file now. Its name is left out.
    public var entry: FileEntry {
        get throws(FileError) { FileEntry(name: "", try status) }
    }

    /// Whether somebody has the file open for writing; nil where the system does not tell: the file is another user's
    /// and this process has not the right to ask (CAP_LEASE), or the file system knows of no leases. A file server that
    /// grants none says that the file is open.
    public var isOpenForWriting: Bool? {
        switch is_open_for_writing(descriptor) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    /// Whether the file lies on a file system of this machine, where the kernel knows everybody who has it open. Of
    /// others, such as NFS, SMB and FUSE, it knows its own programs alone.
    public var isOnLocalFileSystem: Bool { file_system_is_local(descriptor) == 1 }

    /// The first bytes, at most `count`.
    public func beginning(count: Int) throws(FileError) -> [UInt8] {
        var beginning: [UInt8] = []
        try forEachChunk { chunk in
            beginning += chunk.prefix(count - beginning.count)
            return beginning.count < count
        }
        return beginning
    }

    /// The number, from 1, of the first line that has more than `limit` bytes before its LF; nil when none has. Reads
    /// no further than that, and holds little of it in memory.
    public func firstLine(longerThan limit: Int) throws(FileError) -> Int? {
        var (line, length) = (1, 0)
        var isFound = false
        try forEachChunk { chunk in
            var rest = chunk
            while let feed = rest.firstIndex(of: 0x0A) {
                if length + feed - rest.startIndex > limit {
                    isFound = true
                    return false
                }
                (line, length) = (line + 1, 0)
                rest = rest[(feed + 1)...]
            }
            length += rest.count
            isFound = length > limit
            return !isFound
        }
        return isFound ? line : nil
    }

    /// All bytes, or nil when there are more than `limit`.
    public func read(limit: Int) throws(FileError) -> [UInt8]? {
        try rewind()
        return try Files.bytes(from: descriptor, try status, path, limit: limit)
    }

    /// Copies bytes, permissions and times to a new file, without the holes between them, and waits until they are on
    /// the disk. Its owner may read and write it, and nobody else write it, whatever the original allows.
    ///
    /// - Parameter step: Called now and then.
    func copy(to target: Int32, path targetPath: String, _ step: () -> Void) throws(FileError) {
        let status = try status
        var failure: FileError?
        var place: off_t = 0
        withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
            while failure == nil {
                step()
                // A file system that knows of no holes says that all is data.
                let data = lseek(descriptor, place, Self.seekData)
                if data < 0, errno == ENXIO { break }
                if data >= 0 { place = data }
                let got = pread(descriptor, buffer.baseAddress, buffer.count, place)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = FileError("read \(path)") }
                if got <= 0 { break }
                if lseek(target, place, SEEK_SET) < 0 { failure = FileError("write \(targetPath)") }
                if failure != nil { break }
                failure = Files.write(
                    UnsafeRawBufferPointer(rebasing: buffer[..<got]),
                    to: target,
                    path: targetPath
                )
                place += off_t(got)
            }
        }
        if failure == nil {
            // A hole at the end.
            if ftruncate(target, max(place, status.st_size)) != 0 { failure = FileError("write \(targetPath)") }
            // A file system without permissions or times is none the worse for an archive.
            _ = fchmod(target, status.st_mode & 0o755 | 0o600)
            _ = futimens(target, [status.st_atim, status.st_mtim])
            if failure == nil, fsync(target) != 0 { failure = FileError("write \(targetPath)") }
        }
        if let failure { throw failure }
    }

    private var status: stat {
        get throws(FileError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw FileError("look at \(path)") }
            return status
        }
    }

    private func rewind() throws(FileError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError("read \(path)") }
    }

    /// Hands over the bytes in order until there are no more or the body returns false.
    private func forEachChunk(_ body: (Slice<UnsafeRawBufferPointer>) -> Bool) throws(FileError) {
        try rewind()
        var failure: FileError?
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
            while true {
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = FileError("read \(path)") }
                if got <= 0 || !body(UnsafeRawBufferPointer(buffer)[..<got]) { return }
            }
        }
        if let failure { throw failure }
    }
}
