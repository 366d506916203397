import LinuxFiles

/// One walk through the inbox and its folders, hidden ones left out. Each folder is entered by the handle of the one
/// above, so that no link is followed, also one that takes a folder's place during the walk.
struct InboxWalk: Sendable {
    /// Folders that could not be listed, with the reason.
    private(set) var unreadable: [String: FileError] = [:]
    /// Folders that were not looked into, because they lie too deep.
    private(set) var tooDeep: [String] = []

    /// Folders deeper than this are not looked into.
    static let maximumDepth = 8
    /// Folders of these names are those in which file servers and archivers keep notes of their own.
    private static let servers: Set = ["@eadir", "#recycle", "#snapshot", "lost+found", "__macosx", "$recycle.bin"]

    /// Walks through the inbox; throws `FileError` when it cannot be listed.
    ///
    /// - Parameters:
    ///   - folder: Called with each folder before it is listed, so that a watch can be set first.
    ///   - item: Called with everything that is no folder.
    init(of inbox: Folder, folder: (Folder) -> Void = { _ in }, item: (InboxItem) -> Void) throws(FileError) {
        try walk(inbox, path: "", depth: 0, folder, item)
    }

    private mutating func walk(
        _ folder: Folder,
        path: String,
        depth: Int,
        _ announce: (Folder) -> Void,
        _ item: (InboxItem) -> Void
    ) throws(FileError) {
        announce(folder)
        var below: [String] = []
        try folder.visit { entry in
            let place = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
            if entry.kind != .directory {
                item(InboxItem(path: place, entry: entry))
            } else if entry.name.hasPrefix(".") || Self.servers.contains(entry.name.lowercased()) {
                return
            } else if depth < Self.maximumDepth {
                below.append(entry.name)
            } else {
                tooDeep.append(place)
            }
        }
        for name in below {
            let place = path.isEmpty ? name : "\(path)/\(name)"
            do throws(FileError) {
                try walk(try folder.folder(name), path: place, depth: depth + 1, announce, item)
            } catch {
                if !error.isMissing { unreadable[place] = error }
            }
        }
    }
}
