import CLinux
import Glibc

extension Files {
    /// The first bytes of a regular file, at most `count`. Never waits on a FIFO.
    public static func beginning(of path: String, count: Int) throws(FileError) -> [UInt8] {
        var beginning: [UInt8] = []
        try forEachChunk(of: path) { chunk in
            beginning += chunk.prefix(count - beginning.count)
            return beginning.count < count
        }
        return beginning
    }

    /// The number, from 1, of the first line of a regular file that has more than `limit` bytes before its LF; nil when
    /// none has. Reads no further than that, and holds little of it in memory.
    public static func firstLine(longerThan limit: Int, in path: String) throws(FileError) -> Int? {
        var (line, length) = (1, 0)
        var isFound = false
        try forEachChunk(of: path) { chunk in
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

    /// Whether somebody has a regular file open for writing. Only the file's owner and root can know: false where it cannot
    /// be told, and where there is no such file. Never waits on a FIFO.
    public static func isOpenForWriting(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return is_open_for_writing(descriptor) == 1
    }

    /// Hands over the file's bytes in order until there are no more or the body returns false.
    private static func forEachChunk(
        of path: String,
        _ body: (Slice<UnsafeRawBufferPointer>) -> Bool
    ) throws(FileError) {
        let (descriptor, _) = try openRegularFile(path)
        defer { close(descriptor) }
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

    /// A descriptor to read a regular file with, and what the system says of the file. Never waits on a FIFO.
    static func openRegularFile(_ path: String) throws(FileError) -> (descriptor: Int32, status: stat) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
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
