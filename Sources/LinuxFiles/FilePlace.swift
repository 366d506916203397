import CLinux
import Glibc

/// A name in a folder that is open.
public struct FilePlace: Sendable {
    /// Where.
    public let folder: Folder
    /// The name there.
    public let name: String

    /// Memberwise.
    public init(folder: Folder, name: String) {
        self.folder = folder
        self.name = name
    }

    /// For messages.
    public var path: String { "\(folder.path)/\(name)" }

    /// What stands there; nil when nothing does.
    public var entry: FileEntry? {
        get throws(FileError) { try folder.entry(name) }
    }

    /// Moves what stands here within its file system; throws an error that `isExisting` when the new name is taken.
    public func move(to new: FilePlace) throws(FileError) {
        let failed = FileName.with(name) { from in
            FileName.with(new.name) { to -> Bool in
                if rename_at(folder.descriptor, from, new.folder.descriptor, to) == 0 { return false }
                // NFS, among others, knows no such rename. A second name is given to no file that has one already,
                // either.
                guard [EINVAL, ENOSYS].contains(errno) else { return true }
                return linkat(folder.descriptor, from, new.folder.descriptor, to, 0) != 0
                    || unlinkat(folder.descriptor, from, 0) != 0
            }
        }
        if failed { throw FileError("rename \(path) to \(new.path)") }
    }

    /// Removes a file; nothing happens when it is not there.
    public func remove() throws(FileError) {
        guard FileName.with(name, { unlinkat(folder.descriptor, $0, 0) }) == 0 || errno == ENOENT else {
            throw FileError("remove \(path)")
        }
    }
}
