import LinuxFiles

/// Places of files below a folder, whose folders are kept open for as long as neighbours may follow.
struct Places: ~Copyable {
    private let root: Folder
    private var folders: [Substring: Folder] = [:]
    /// Descriptors are scarce.
    private static let mostFolders = 64

    init(in root: Folder) { self.root = root }

    /// The place of a path. Throws `FileError`, one that `isMissing` where a link stands on the way.
    mutating func place(_ path: String) throws(FileError) -> FilePlace {
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { path[..<$0] } ?? ""
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        if let folder = folders[parent] { return FilePlace(folder: folder, name: name) }
        if folders.count >= Self.mostFolders { folders = [:] }
        let folder = try root.folder(String(parent))
        folders[parent] = folder
        return FilePlace(folder: folder, name: name)
    }
}
