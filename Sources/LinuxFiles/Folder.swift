import CLinux
import Glibc

/// A directory that is open: what is done in it is done there, wherever its name may lead to meanwhile.
///
/// No link is followed on the way from it to what lies below it. Names are written as `FileName` writes them. All calls
/// throw `FileError` and are retried when a signal interrupts them.
public final class Folder: Sendable {
    /// The path under which it was opened. It is for messages: nothing is looked up by it.
    public let path: String
    /// Which directory it is.
    public let identity: FileEntry.Identity
    /// Closed with the folder.
    let descriptor: Int32

    private init(_ descriptor: Int32, _ path: String) throws(FileError) {
        guard descriptor >= 0 else { throw FileError("open \(path)") }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = FileError("look at \(path)")
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.path = path
        identity = FileEntry(name: "", status).identity
    }

    deinit { close(descriptor) }

    /// Opens a directory by a path that nobody else can change: links in it are followed.
    public convenience init(_ path: String) throws(FileError) {
        try self.init(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), path)
    }

    /// A folder below this one, by its path from here; "" is this one. An error that `isMissing` is thrown where a link
    /// or a file stands on the way.
    public func folder(_ path: String) throws(FileError) -> Folder {
        var folder = self
        // Step by step, so that every step is sure to be no link also before Linux 5.6, which has no openat2(2).
        for name in path.split(separator: "/") {
            let full = "\(folder.path)/\(name)"
            let descriptor = FileName.with(String(name)) {
                openat(folder.descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            folder = try Folder(descriptor, full)
        }
        return folder
    }

    /// The folder in which a path from here ends, and the name there.
    public func place(_ path: String) throws(FileError) -> FilePlace {
        guard let slash = path.lastIndex(of: "/") else { return FilePlace(folder: self, name: path) }
        return FilePlace(folder: try folder(String(path[..<slash])), name: String(path[path.index(after: slash)...]))
    }

    /// Hands over the entries in no order, without "." and "..", one by one, so that they need not fit in memory.
    /// Entries that vanish meanwhile are left out.
    public func visit(_ body: (FileEntry) -> Void) throws(FileError) {
        // One of its own: two descriptors of one opening would share their place in the list.
        let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard own >= 0, let stream = fdopendir(own) else {
            let error = FileError("list \(path)")
            if own >= 0 { close(own) }
            throw error
        }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let found = readdir(stream) else {
                if errno != 0 { throw FileError("list \(path)") }
                return
            }
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = UnsafeRawPointer(found).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            let bytes = UnsafeRawBufferPointer(start: start, count: strlen(start))
            let name = FileName.text(of: bytes)
            if name == "." || name == ".." { continue }
            var status = stat()
            guard fstatat(descriptor, start, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            body(FileEntry(name: name, status))
        }
    }

    /// The entries in no order.
    public func list() throws(FileError) -> [FileEntry] {
        var entries: [FileEntry] = []
        try visit { entries.append($0) }
        return entries
    }

    /// What stands under a name; nil when nothing does.
    public func entry(_ name: String) throws(FileError) -> FileEntry? {
        var status = stat()
        guard FileName.with(name, { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
            let error = FileError("look at \(path)/\(name)")
            if error.isMissing { return nil }
            throw error
        }
        return FileEntry(name: name, status)
    }

    /// A new folder in this one for this user alone, or the one that is there. One that belongs to neither this user
    /// nor the owner of this folder, or that others can write to, is an error.
    public func makeOwnFolder(_ name: String) throws(FileError) -> Folder {
        if FileName.with(name, { mkdirat(descriptor, $0, 0o700) }) != 0, errno != EEXIST {
            throw FileError("create \(path)/\(name)")
        }
        let folder = try folder(name)
        var status = stat()
        guard fstat(folder.descriptor, &status) == 0 else { throw FileError("look at \(folder.path)") }
        var parent = stat()
        guard fstat(descriptor, &parent) == 0 else { throw FileError("look at \(path)") }
        // Whose all of this is may own it too: root works on another user's inbox.
        guard [geteuid(), parent.st_uid].contains(status.st_uid), status.st_mode & 0o022 == 0 else {
            throw FileError(attempt: "use \(folder.path), which others can change", code: EPERM)
        }
        return folder
    }

    /// Removes an empty folder; one that is not empty, or not there, is left as it is.
    public func removeIfEmpty(_ name: String) {
        _ = FileName.with(name) { unlinkat(descriptor, $0, AT_REMOVEDIR) }
    }

    /// Waits until the names in this folder are on the disk.
    public func writeOut() throws(FileError) {
        // Some file systems cannot do this for a directory and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError("write \(path)") }
    }

    /// An empty file of this user's own, or the one that is there, which this process never has open for writing: another
    /// that it starts might hold such a descriptor for a moment longer.
    public func makeEmptyFile(_ name: String) throws(FileError) -> OpenFile {
        let file = FileName.with(name) { openat(descriptor, $0, O_RDONLY | O_CREAT | Files.carefully, 0o600) }
        guard file >= 0 else { throw FileError("create \(path)/\(name)") }
        close(file)
        return try OpenFile(FilePlace(folder: self, name: name))
    }

    /// Writes a file of this user's own in place, and waits until it is on the disk. A shorter content than before is
    /// followed by zeros, so that a file that has had room once has it again.
    public func writeInPlace(_ bytes: [UInt8], as name: String) throws(FileError) {
        let file = FileName.with(name) { openat(descriptor, $0, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600) }
        guard file >= 0 else { throw FileError("create \(path)/\(name)") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileError("look at \(path)/\(name)") }
        let padded = bytes + [UInt8](repeating: 0, count: max(0, Int(status.st_size) - bytes.count))
        if let failure = padded.withUnsafeBytes({ Files.write($0, to: file, path: "\(path)/\(name)") }) {
            throw failure
        }
        guard fsync(file) == 0 else { throw FileError("write \(path)/\(name)") }
    }
}

extension Folder {
    /// Whether it lies on a file system of this machine, where the kernel knows everybody who has a file open. Of
    /// others, such as NFS, SMB and FUSE, it knows its own programs alone.
    public var isOnLocalFileSystem: Bool { file_system_is_local(descriptor) == 1 }
}
