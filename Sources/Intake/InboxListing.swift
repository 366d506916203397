import LinuxFiles

/// What stands in the inbox and its folders at one moment.
struct InboxListing: Sendable {
    /// A file or folder with its path relative to the inbox.
    struct Item: Sendable, Hashable {
        var path: String
        var entry: FileEntry
    }

    /// Everything but folders.
    var items: [Item] = []
    /// Folders that could not be listed, with the reason.
    var unreadable: [String: FileError] = [:]
    /// How many names are not UTF-8, by folder.
    var unreadableNames: [String: Int] = [:]

    /// Folders deeper than this are not looked into.
    static let maximumDepth = 8

    /// Lists the inbox and its folders, hidden ones left out. Links to folders are not followed.
    ///
    /// - Parameter visit: Called with each folder's full path before it is listed, so that a watch can be set first.
    init(of inbox: String, visit: (String) -> Void) throws(FileError) {
        var folders = [(path: "", depth: 0)]
        while let folder = folders.popLast() {
            let full = folder.path.isEmpty ? inbox : "\(inbox)/\(folder.path)"
            visit(full)
            let listed: (entries: [FileEntry], unreadableNames: Int)
            do {
                listed = try Files.list(full)
            } catch {
                if folder.path.isEmpty { throw error }
                if !error.isMissing { unreadable[folder.path] = error }
                continue
            }
            if listed.unreadableNames > 0 { unreadableNames[folder.path] = listed.unreadableNames }
            for entry in listed.entries {
                let path = folder.path.isEmpty ? entry.name : "\(folder.path)/\(entry.name)"
                if entry.kind != .directory {
                    items.append(Item(path: path, entry: entry))
                } else if !entry.name.hasPrefix("."), folder.depth < Self.maximumDepth {
                    folders.append((path, folder.depth + 1))
                }
            }
        }
    }
}
