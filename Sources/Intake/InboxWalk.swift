import LinuxFiles

/// One walk through the inbox and its folders, hidden ones left out. Links are not followed.
struct InboxWalk: Sendable {
    /// Folders that could not be listed, with the reason.
    private(set) var unreadable: [String: FileError] = [:]
    /// How many names are not UTF-8, by folder.
    private(set) var unreadableNames: [String: Int] = [:]
    /// Folders that were not looked into, because they lie too deep.
    private(set) var tooDeep: [String] = []

    /// Folders deeper than this are not looked into.
    static let maximumDepth = 8

    /// Walks through the inbox; throws `FileError` when it cannot be listed.
    ///
    /// - Parameters:
    ///   - folder: Called with each folder's full path before it is listed, so that a watch can be set first.
    ///   - item: Called with everything that is no folder.
    init(of inbox: String, folder: (String) -> Void = { _ in }, item: (InboxItem) -> Void) throws(FileError) {
        var folders = [(path: "", depth: 0)]
        while let next = folders.popLast() {
            let full = next.path.isEmpty ? inbox : "\(inbox)/\(next.path)"
            folder(full)
            do {
                let count = try Files.visit(full) { entry in
                    let path = next.path.isEmpty ? entry.name : "\(next.path)/\(entry.name)"
                    if entry.kind != .directory {
                        item(InboxItem(path: path, entry: entry))
                    } else if entry.name.hasPrefix(".") {
                        return
                    } else if next.depth < Self.maximumDepth {
                        folders.append((path, next.depth + 1))
                    } else {
                        tooDeep.append(path)
                    }
                }
                if count > 0 { unreadableNames[next.path] = count }
            } catch {
                if next.path.isEmpty { throw error }
                if !error.isMissing { unreadable[next.path] = error }
            }
        }
    }
}
