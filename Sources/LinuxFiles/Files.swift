import CLinux
import Glibc

/// The calls to the file system that Concord needs. All throw `FileError`, never follow a link in a path's last
/// component where they open it, and retry when a signal interrupts them.
public enum Files {
    /// The entries of a directory in no order, without "." and "..". Entries that vanish meanwhile are left out, and so
    /// are names that are not UTF-8 (their number is returned).
    public static func list(_ directory: String) throws(FileError) -> (entries: [FileEntry], unreadableNames: Int) {
        var entries: [FileEntry] = []
        let unreadableNames = try visit(directory) { entries.append($0) }
        return (entries, unreadableNames)
    }

    /// Hands over the entries of a directory as `list` returns them, one by one, so that they need not fit in memory.
    ///
    /// - Returns: How many names are not UTF-8.
    public static func visit(_ directory: String, _ body: (FileEntry) -> Void) throws(FileError) -> Int {
        guard let stream = opendir(directory) else { throw FileError("list \(directory)") }
        defer { closedir(stream) }
        let descriptor = dirfd(stream)
        var unreadableNames = 0
        while true {
            errno = 0
            guard let found = readdir(stream) else {
                if errno != 0 { throw FileError("list \(directory)") }
                return unreadableNames
            }
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = UnsafeRawPointer(found).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            guard let name = String(validatingCString: start) else {
                unreadableNames += 1
                continue
            }
            if name == "." || name == ".." { continue }
            var status = stat()
            guard fstatat(descriptor, start, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            body(FileEntry(name: name, status))
        }
    }

    /// What stands at a path; nil when nothing does.
    public static func entry(at path: String) throws(FileError) -> FileEntry? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            let error = FileError("look at \(path)")
            if error.isMissing { return nil }
            throw error
        }
        return FileEntry(name: String(path.split(separator: "/").last ?? "/"), status)
    }

    /// The bytes of a regular file, or nil when it holds more than `limit` bytes. Never waits on a FIFO.
    public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
        let (descriptor, status) = try openRegularFile(path)
        defer { close(descriptor) }
        return try bytes(from: descriptor, status, path, limit: limit)
    }

    /// All bytes from the descriptor's place on, or nil when there are more than `limit`.
    static func bytes(
        from descriptor: Int32,
        _ status: stat,
        _ path: String,
        limit: Int
    ) throws(FileError) -> [UInt8]? {
        guard status.st_size <= limit else { return nil }
        var bytes: [UInt8] = []
        var failure: FileError?
        // One byte more than the size, so that a file that is growing is noticed.
        var capacity = Int(status.st_size) + 1
        while failure == nil, bytes.count <= limit {
            let wanted = capacity
            let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                var got = Glibc.read(descriptor, buffer.baseAddress, wanted)
                while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, wanted) }
                if got < 0 { failure = FileError("read \(path)") }
                count = max(got, 0)
            }
            if chunk.isEmpty { break }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            capacity = 65_536
        }
        if let failure { throw failure }
        return bytes.count <= limit ? bytes : nil
    }

    /// The text of a small regular file of at most 1 MiB, with what is not UTF-8 replaced; nil when it cannot be read.
    public static func text(of path: String) -> String? {
        (try? read(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Creates a directory and those above it; does nothing when it exists.
    public static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
        if mkdir(path, mode) == 0 { return }
        switch errno {
        case EEXIST:
            return
        case ENOENT:
            let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            guard !parent.isEmpty else { throw FileError("create \(path)") }
            try makeDirectory(parent, mode: mode)
            if mkdir(path, mode) != 0, errno != EEXIST { throw FileError("create \(path)") }
        default:
            throw FileError("create \(path)")
        }
    }

    /// Moves a file within its file system, over whatever has the new name.
    public static func rename(_ from: String, to: String) throws(FileError) {
        guard Glibc.rename(from, to) == 0 else { throw FileError("rename \(from) to \(to)") }
    }

    /// Moves a file within its file system; throws an error that `isExisting` when the new name is taken.
    public static func renameWithoutReplacing(_ from: String, to: String) throws(FileError) {
        if rename_without_replacing(from, to) == 0 { return }
        // NFS, among others, knows no such rename. A second name is given to no file that has one already, either.
        guard [EINVAL, ENOSYS].contains(errno), link(from, to) == 0 else { throw FileError("rename \(from) to \(to)") }
        try removeFile(from)
    }

    /// Removes an empty directory; one that is not empty, or not there, is left as it is.
    public static func removeIfEmpty(_ directory: String) {
        rmdir(directory)
    }

    /// Removes one file; nothing happens when it is not there.
    public static func removeFile(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileError("remove \(path)") }
    }

    /// Writes a new file under a temporary name beside `path` and moves it there in one step: readers see the old file
    /// or the new one, never a part.
    ///
    /// - Parameters:
    ///   - replacing: When false, an error that `isExisting` is thrown if the name is taken.
    ///   - temporary: The path of the temporary file, in the same folder; what an earlier try left there is
    ///     overwritten. nil: one that nobody else has.
    ///   - durably: Whether the bytes are on the disk before the name shows them, so that a crash of the machine leaves
    ///     no empty file under it.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        replacing: Bool = true,
        temporary: String? = nil,
        durably: Bool = false
    ) throws(FileError) {
        let file = try NewFile(path, temporary: temporary)
        do throws(FileError) {
            try file.append(bytes)
        } catch {
            file.discard()
            throw error
        }
        try file.commit(replacing: replacing, durably: durably)
    }

    /// Adds bytes at the end of a file of this user's own, which is created if need be. What others add at the same time
    /// stands before or behind them.
    public static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileError("open \(path)") }
        defer { close(file) }
        if let failure = bytes.withUnsafeBytes({ write($0, to: file, path: path) }) { throw failure }
    }

    /// Waits until all that was written to the file system of this directory is on the disk.
    public static func writeOut(_ directory: String) throws(FileError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open \(directory)") }
        defer { close(descriptor) }
        guard write_out_file_system(descriptor) == 0 else { throw FileError("write \(directory)") }
    }

    /// Removes a directory with all that is in it. Links are removed, not followed.
    public static func removeTree(_ directory: String) throws(FileError) {
        guard let entry = try entry(at: directory) else { return }
        guard entry.kind == .directory else { return try removeFile(directory) }
        for child in try list(directory).entries {
            try removeTree("\(directory)/\(child.name)")
        }
        guard rmdir(directory) == 0 || errno == ENOENT else { throw FileError("remove \(directory)") }
    }

    /// A new directory for this user alone, under the system's directory for temporary files.
    public static func makeTemporaryDirectory(named prefix: String) throws(FileError) -> String {
        let parent = getenv("TMPDIR").flatMap { String(validatingCString: $0) } ?? "/tmp"
        var template = Array("\(parent)/\(prefix)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw FileError("create a directory in \(parent)") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
