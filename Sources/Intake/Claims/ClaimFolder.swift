import ConsultationModel
import FoundationEssentials
import LinuxFiles

/// A folder under `inbox/.claimed/` into which one process renames the files that it takes, so that a new file of the
/// same name in the inbox is never touched.
///
/// It holds a lock that ends with the process, so that others can tell what a dead process left behind, and one
/// numbered folder a batch, in which a file's name is its number in the batch's list. The list keeps the paths, the
/// order in which the files were dropped, because a later file of a respondent replaces an earlier one, and when that
/// was, because claiming a file changes the times that the file system keeps. All of it is done by handle: who can
/// write to the inbox may move the folder away, and put nothing in its place.
struct ClaimFolder: ~Copyable {
    private let root: Folder
    private let name: String
    let own: Folder
    private let lock: FileLock
    private var batches = 0

    /// The name of the note that says which claim is in hand.
    private static let inHandName = "in-hand"
    private static let lockName = "lock"
    /// The batch whose list has its room on the disk already, for when there is no more.
    private static let reserve = "0"
    private static let reserveSize = 16_384

    private init(root: Folder, name: String, own: Folder, lock: FileLock) {
        self.root = root
        self.name = name
        self.own = own
        self.lock = lock
    }

    /// Where the claim folders of an inbox are; made where it is missing.
    static func root(in inbox: Folder) throws(FileError) -> Folder {
        try inbox.makeOwnFolder(StateDirectory.claimedName)
    }

    /// The same, where it is; nil where no process has made it yet.
    static func root(of state: StateDirectory) throws(FileError) -> Folder? {
        do throws(FileError) {
            return try Folder(state.inbox).folder(StateDirectory.claimedName)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// A new folder for this process.
    static func create(in root: Folder) throws(FileError) -> ClaimFolder {
        while true {
            // Folders sort by age, so that what one process left behind is taken before what a later one did.
            let milliseconds = Int(Date().timeIntervalSince1970 * 1000)
            let name = "\(milliseconds)-\(UUID().uuidString.lowercased())"
            _ = try root.makeOwnFolder(name)
            // Until it is locked, another process may take it for a dead one's and remove it: then try another.
            guard let folder = try adopt(name, in: root) else { continue }
            do throws(FileError) {
                let zeros = [UInt8](repeating: 0, count: reserveSize)
                try folder.own.makeOwnFolder(reserve).writeInPlace(zeros, as: ClaimList.name)
            } catch {
                // On a disk that is full from the start nothing is claimed until there is room.
                guard error.isShortage else { throw error }
            }
            return folder
        }
    }

    /// The folder of a process that died; nil when its process lives or the folder is gone.
    static func adopt(_ name: String, in root: Folder) throws(FileError) -> ClaimFolder? {
        do throws(FileError) {
            let own = try root.folder(name)
            guard let lock = try FileLock.exclusive(FilePlace(folder: own, name: lockName)) else { return nil }
            return ClaimFolder(root: root, name: name, own: own, lock: lock)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// Whether the folder still has its place in this inbox.
    func isThere(in inbox: String) -> Bool {
        let place = try? Folder(inbox).folder("\(StateDirectory.claimedName)/\(name)")
        return place?.identity == own.identity && (try? own.entry(Self.lockName)) != nil
    }

    /// The names of all folders under this root, those of living processes included.
    static func names(in root: Folder) throws(FileError) -> [String] {
        try root.list().filter { $0.kind == .directory }.map(\.name).sorted()
    }

    /// Whether a process holds the folder of this name.
    static func isHeld(_ name: String, in root: Folder) throws(FileError) -> Bool {
        try FileLock.isHeld(FilePlace(folder: try root.folder(name), name: lockName))
    }

    /// Whether the file system of the inbox lets this process know who writes to a file. A file server may say of every
    /// file that somebody does.
    func tellsWriters() -> Bool {
        let probe = FilePlace(folder: own, name: ".probe")
        guard let file = try? own.makeEmptyFile(probe.name) else { return false }
        defer { try? probe.remove() }
        return file.isOnLocalFileSystem && file.isOpenForWriting == false
    }

    /// Claims these files of the inbox. Files that are gone meanwhile are left out; those that cannot be moved, because
    /// of permissions or their size, are returned with the reason.
    ///
    /// - Parameter copyLimit: A larger file of another file system is not claimed, in bytes.
    /// - Throws: `FileError` when no file can be claimed now.
    mutating func take(
        _ files: [InboxItem],
        from inbox: Folder,
        copyLimit: Int = .max
    ) throws(FileError) -> (claims: [Claim], immovable: [(file: String, reason: FileError)]) {
        if files.isEmpty { return ([], []) }
        let (batch, folder, list) = try makeBatch(for: ClaimList(of: files))
        var claims: [Claim] = []
        var immovable: [(file: String, reason: FileError)] = []
        var places = Places(in: inbox)
        for (number, line) in list.lines.enumerated() {
            let claim = claim(line, number, batch, folder, isFresh: true)
            do throws(FileError) {
                let place = try places.place(line.path)
                if try take(claim, from: place, if: files[number].entry, copyLimit) { claims.append(claim) }
            } catch {
                if error.isShortage { throw error }
                if !error.isMissing { immovable.append((line.path, error)) }
            }
        }
        return (claims, immovable)
    }

    /// Claims one file and looks whether it is what was seen; another file, or a folder, that has taken its name
    /// meanwhile goes back.
    ///
    /// - Returns: Whether it is claimed.
    private func take(
        _ claim: Claim,
        from place: FilePlace,
        if seen: FileEntry,
        _ copyLimit: Int
    ) throws(FileError) -> Bool {
        do throws(FileError) {
            try place.move(to: claim.place)
        } catch {
            guard error.isElsewhere else { throw error }
            guard seen.size <= copyLimit else {
                let attempt = "copy \(seen.size) bytes, more than the limit, from the file system of \(place.path)"
                throw FileError(attempt: attempt, code: FileError.tooLarge)
            }
            return try carry(claim, from: place, if: seen)
        }
        guard let entry = try claim.place.entry else { return false }
        if entry.identity == seen.identity, entry.kind == .file, entry.links == 1 { return true }
        return try !giveBack(claim.place, to: place) && entry.kind == .file && entry.links == 1
    }

    /// Puts something that was claimed back where it was; false when its name is taken by now. What is no file, or has
    /// another name, is never kept: it gets a name beside.
    func giveBack(_ claimed: FilePlace, to place: FilePlace) throws(FileError) -> Bool {
        do throws(FileError) {
            try claimed.move(to: place)
            return true
        } catch {
            guard error.isExisting else { throw error }
        }
        guard let entry = try claimed.entry, entry.kind != .file || entry.links > 1 else { return false }
        let mark = UUID().uuidString.prefix(8).lowercased()
        try claimed.move(to: FilePlace(folder: place.folder, name: "\(place.name.prefix(100)).returned-\(mark)"))
        return true
    }

    /// Puts a claimed file that is not complete back where it was dropped.
    ///
    /// - Returns: Whether it stands there again; it is kept when another file has its name, or its folder is gone.
    func giveBack(_ claim: Claim, to inbox: Folder) throws(FileError) -> Bool {
        do throws(FileError) {
            return try giveBack(claim.place, to: try inbox.place(claim.file))
        } catch {
            if error.isMissing { return false }
            throw error
        }
    }

    /// A folder for these claims with its list, which is shorter than wanted when the disk is full.
    private mutating func makeBatch(
        for list: ClaimList
    ) throws(FileError) -> (batch: String, folder: Folder, list: ClaimList) {
        batches += 1
        let batch = "\(batches)"
        do throws(FileError) {
            let folder = try own.makeOwnFolder(batch)
            try folder.writeInPlace(list.bytes, as: ClaimList.name)
            return (batch, folder, list)
        } catch {
            try? own.folder(batch).place(ClaimList.name).remove()
            own.removeIfEmpty(batch)
            // Claiming makes the room that is wanted, where the files go to another disk.
            guard error.isShortage, let folder = try? own.folder(Self.reserve), try Self.numbers(in: folder).isEmpty
            else {
                throw error
            }
            let fitting = list.prefix(fitting: Self.reserveSize)
            try folder.writeInPlace(fitting.bytes, as: ClaimList.name)
            return (Self.reserve, folder, fitting)
        }
    }

    /// The files that were claimed and have not been filed away, in the order in which they were claimed.
    func leftovers() throws(FileError) -> [Claim] {
        var claims: [Claim] = []
        for batch in try batchNames() {
            let folder = try own.folder(batch)
            let numbers = try Self.numbers(in: folder)
            if numbers.isEmpty { continue }
            let list = try ClaimList(in: folder)
            for number in numbers.sorted() {
                // A list that is cut short, which none is: the file is told apart by its number.
                let unknown = ClaimList.Line(path: "\(number)", dropped: 0, identity: .init())
                let line = number < list.lines.count ? list.lines[number] : unknown
                claims.append(claim(line, number, batch, folder, isFresh: false))
            }
        }
        return claims
    }

    /// What stands in the list of each file that is claimed in a process's folder, which is looked at from outside.
    static func claimed(in own: Folder) throws(FileError) -> [ClaimList.Line] {
        var lines: [ClaimList.Line] = []
        for batch in try own.list() where batch.kind == .directory {
            let folder = try own.folder(batch.name)
            let list = try ClaimList(in: folder).lines
            lines += try numbers(in: folder).map { number in
                number < list.count ? list[number] : ClaimList.Line(path: "\(number)", dropped: 0, identity: .init())
            }
        }
        return lines
    }

    func batchNames() throws(FileError) -> [String] {
        try own.list().filter { $0.kind == .directory }.map(\.name).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
    }

    /// The numbers of the files that stand in a batch.
    static func numbers(in batch: Folder) throws(FileError) -> [Int] {
        try batch.list().filter { $0.kind == .file }.compactMap { Int($0.name) }
    }

    /// Notes that this claim is worked on, until it is put down again: should the process die, the next one knows with
    /// which.
    ///
    /// - Returns: How many processes have died with it in hand.
    func takeInHand(_ claim: Claim) throws(FileError) -> Int {
        let note = FilePlace(folder: own, name: Self.inHandName)
        let id = claim.id.uuidString
        var deaths = 0
        if try note.entry != nil {
            let bytes = try OpenFile(note).read(limit: 1000) ?? []
            let words = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self).split(separator: " ")
            if words.count == 2, words[0] == id { deaths = Int(words[1]) ?? 0 }
        }
        do throws(FileError) {
            try own.writeInPlace(Array("\(id) \(deaths + 1)".utf8), as: Self.inHandName)
        } catch {
            // On a full disk no death is counted, and the file makes room.
            guard error.isShortage else { throw error }
        }
        return deaths
    }

    /// The claim that was in hand is done with, or left for a reason that is not its own.
    func putDown() { try? FilePlace(folder: own, name: Self.inHandName).remove() }

    /// Removes the batches in which no file is left.
    func tidy() throws(FileError) {
        for batch in try batchNames() where batch != Self.reserve { try remove(batch) }
    }

    private func remove(_ batch: String) throws(FileError) {
        let folder = try own.folder(batch)
        guard try Self.numbers(in: folder).isEmpty else { return }
        // Copies that were not finished too.
        for entry in try folder.list() where entry.kind == .file {
            try FilePlace(folder: folder, name: entry.name).remove()
        }
        own.removeIfEmpty(batch)
    }

    /// Removes the folder, which is not used afterwards; one in which files are left stays.
    func remove() throws(FileError) {
        for batch in try batchNames() { try remove(batch) }
        guard try leftovers().isEmpty else { return }
        // Notes of a process that was killed too; the lock goes last.
        for entry in try own.list() where entry.kind == .file && entry.name != Self.lockName {
            try FilePlace(folder: own, name: entry.name).remove()
        }
        try FilePlace(folder: own, name: Self.lockName).remove()
        root.removeIfEmpty(name)
    }

    func claim(
        _ line: ClaimList.Line,
        _ number: Int,
        _ batch: String,
        _ folder: Folder,
        isFresh: Bool
    ) -> Claim {
        // The reserve's numbers are given again and again, to other files.
        let file = "\(line.path)/\(line.dropped)/\(line.identity.device)/\(line.identity.inode)"
        return Claim(
            id: UUID(version5: "\(name)/\(batch)/\(number)/\(file)"),
            file: line.path,
            place: FilePlace(folder: folder, name: "\(number)"),
            isFresh: isFresh,
            dropped: Date(nanoseconds: line.dropped)
        )
    }
}

extension ClaimList {
    /// Of a batch whose folder this is; empty where it has none.
    init(in folder: Folder) throws(FileError) {
        let place = FilePlace(folder: folder, name: Self.name)
        self.init(reading: try place.entry == nil ? [] : try OpenFile(place).read(limit: .max) ?? [])
    }
}

extension String {
    /// The path's last component.
    var lastComponent: String { lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self }
}
