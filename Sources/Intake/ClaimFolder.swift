import ConsultationModel
import FoundationEssentials
import LinuxFiles

/// A folder under `inbox/.claimed/` into which one process renames the files that it takes, so that a new file of the
/// same name in the inbox is never touched.
///
/// It holds a lock that ends with the process, so that others can tell what a dead process left behind, and one numbered
/// folder a batch, in which a file keeps its path relative to the inbox. A list in each batch keeps the order in which the
/// files were dropped, because a later file of a respondent replaces an earlier one, and when that was, because claiming a
/// file changes the times that the file system keeps.
struct ClaimFolder: ~Copyable {
    private let root: String
    private let name: String
    private let lock: FileLock
    private var batches = 0

    /// The name of the note that says which claim is in hand.
    private static let inHandName = "in-hand"
    /// The list's name. Hidden files are never claimed, so that nothing in the inbox can have it.
    private static let orderName = ".order"
    /// In the list, what stands between a file's path, which holds no such thing, and its time in nanoseconds since 1970.
    private static let timeMark = "//"

    private init(root: String, name: String, lock: FileLock) {
        self.root = root
        self.name = name
        self.lock = lock
    }

    /// A new folder for this process.
    static func create(in root: String) throws(FileError) -> ClaimFolder {
        while true {
            // Folders sort by age, so that what one process left behind is taken before what a later one did.
            let milliseconds = Int(Date().timeIntervalSince1970 * 1000)
            let name = "\(milliseconds)-\(UUID().uuidString.lowercased())"
            try Files.makeDirectory("\(root)/\(name)", mode: 0o700)
            // Until it is locked, another process may take it for a dead one's and remove it: then try another.
            if let folder = try adopt(name, in: root) { return folder }
        }
    }

    /// The folder of a process that died; nil when its process lives or the folder is gone.
    static func adopt(_ name: String, in root: String) throws(FileError) -> ClaimFolder? {
        do throws(FileError) {
            guard let lock = try FileLock.exclusive("\(root)/\(name)/lock") else { return nil }
            return ClaimFolder(root: root, name: name, lock: lock)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// Whether the folder still has its place.
    var isThere: Bool { (try? Files.entry(at: "\(root)/\(name)/lock")) != nil }

    /// The names of all folders under this root, those of living processes included.
    static func names(in root: String) throws(FileError) -> [String] {
        try Files.list(root).entries.filter { $0.kind == .directory }.map(\.name).sorted()
    }

    /// Claims these files of the inbox. Files that are gone meanwhile are left out; those that cannot be
    /// moved, because of permissions, the length of their path or because they lie on another file system, are returned
    /// with the reason.
    ///
    /// - Throws: `FileError` when no file can be claimed now.
    mutating func take(
        _ files: [InboxItem],
        from inbox: String
    ) throws(FileError) -> (claims: [Claim], immovable: [(file: String, reason: FileError)]) {
        if files.isEmpty { return ([], []) }
        batches += 1
        let batch = "\(root)/\(name)/\(batches)"
        try Files.makeDirectory(batch, mode: 0o700)
        let list = files.map { "\($0.path)\(Self.timeMark)\($0.entry.changed)" }.joined(separator: "\0")
        try Files.write(Array(list.utf8), to: "\(batch)/\(Self.orderName)")
        var claims: [Claim] = []
        var immovable: [(file: String, reason: FileError)] = []
        var folders: Set<String> = []
        for item in files {
            let file = item.path
            let folder = "\(batch)/\(file)".parentFolder
            do {
                if !folders.contains(folder) { try Files.makeDirectory(folder, mode: 0o700) }
                folders.insert(folder)
                try Files.rename("\(inbox)/\(file)", to: "\(batch)/\(file)")
            } catch {
                if error.isShortage { throw error }
                if !error.isMissing { immovable.append((file, error)) }
                continue
            }
            claims.append(claim(file, batch: "\(batches)", isFresh: true, dropped: item.dropped))
        }
        return (claims, immovable)
    }

    /// The files that were claimed and have not been filed away, in the order in which they were claimed.
    func leftovers() throws(FileError) -> [Claim] {
        var claims: [Claim] = []
        let batches = try Files.list("\(root)/\(name)").entries.filter { $0.kind == .directory }.map(\.name)
        for batch in batches.sorted(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) {
            var found: [FileEntry] = []
            try collect(folder: "", batch: batch, into: &found)
            if found.isEmpty { continue }
            let list = try order(of: batch)
            found.sort { (list[$0.name]?.place ?? .max, $0.name) < (list[$1.name]?.place ?? .max, $1.name) }
            claims += found.map { entry in
                // Where the list does not tell, the claim came last: it was dropped before.
                let dropped = list[entry.name]?.dropped ?? Date(nanoseconds: entry.changed)
                return claim(entry.name, batch: batch, isFresh: false, dropped: dropped)
            }
        }
        return claims
    }

    /// What a batch's list says of each path. One that was written before times were kept has none.
    private func order(of batch: String) throws(FileError) -> [String: (place: Int, dropped: Date?)] {
        let list = try Files.read("\(root)/\(name)/\(batch)/\(Self.orderName)", limit: .max) ?? []
        var order: [String: (place: Int, dropped: Date?)] = [:]
        for (place, line) in list.split(separator: 0).enumerated() {
            let parts = String(decoding: line, as: UTF8.self).split(separator: Self.timeMark)
            guard let path = parts.first.map(String.init), order[path] == nil else { continue }
            let changed = parts.count > 1 ? Int64(parts[1]) : nil
            order[path] = (place, changed.flatMap(Date.init(nanoseconds:)))
        }
        return order
    }

    /// Notes that this claim is worked on, until it is put down again: should the process die, the next one knows with
    /// which.
    ///
    /// - Returns: How many processes have died with it in hand.
    func takeInHand(_ claim: Claim) throws(FileError) -> Int {
        let note = "\(root)/\(name)/\(Self.inHandName)"
        let id = claim.id.uuidString
        var deaths = 0
        if try Files.entry(at: note) != nil {
            let words = String(decoding: try Files.read(note, limit: 1000) ?? [], as: UTF8.self).split(separator: " ")
            if words.count == 2, words[0] == id { deaths = Int(words[1]) ?? 0 }
        }
        try Files.write(Array("\(id) \(deaths + 1)".utf8), to: note)
        return deaths
    }

    /// The claim that was in hand is done with, or left for a reason that is not its own.
    func putDown() { try? Files.removeFile("\(root)/\(name)/\(Self.inHandName)") }

    /// Removes the batches in which no file is left.
    func tidy() throws(FileError) {
        for batch in try Files.list("\(root)/\(name)").entries where batch.kind == .directory {
            var left: [FileEntry] = []
            try collect(folder: "", batch: batch.name, into: &left)
            guard left.isEmpty else { continue }
            try Files.removeTree("\(root)/\(name)/\(batch.name)")
        }
    }

    /// Removes the folder, which is not used afterwards; one in which files are left stays.
    func remove() throws(FileError) {
        try tidy()
        guard try leftovers().isEmpty else { return }
        putDown()
        try Files.removeFile("\(root)/\(name)/lock")
        Files.removeIfEmpty("\(root)/\(name)")
    }

    /// The files of a batch; their names are their paths in it.
    private func collect(folder: String, batch: String, into files: inout [FileEntry]) throws(FileError) {
        for var entry in try Files.list("\(root)/\(name)/\(batch)/\(folder)").entries {
            if entry.name.hasPrefix(".") { continue }
            if !folder.isEmpty { entry.name = "\(folder)/\(entry.name)" }
            if entry.kind == .directory {
                try collect(folder: entry.name, batch: batch, into: &files)
            } else {
                files.append(entry)
            }
        }
    }

    private func claim(_ file: String, batch: String, isFresh: Bool, dropped: Date?) -> Claim {
        Claim(
            id: UUID(version5: "\(name)/\(batch)/\(file)"),
            file: file,
            path: "\(root)/\(name)/\(batch)/\(file)",
            isFresh: isFresh,
            dropped: dropped
        )
    }
}

extension String {
    /// The path without its last component and the "/" before it; empty when there is only one.
    var parentFolder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
    /// The path's last component.
    var lastComponent: String { lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self }
}
