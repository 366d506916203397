import FoundationEssentials
import LinuxFiles

/// Files of other file systems below the inbox: a mount for one region, or a share. They cannot be renamed into the
/// claim folder. Each is copied here, claimed where it lies by a hidden name, and removed there once the copy is on the
/// disk. The batch's list says of which files a dead process may have left one under such a name.
extension ClaimFolder {
    /// Claims a file of another file system, if it is what was seen. What fails before it has the hidden name leaves
    /// the inbox as it is.
    ///
    /// - Returns: Whether it is claimed.
    func carry(_ claim: Claim, from place: FilePlace, if seen: FileEntry) throws(FileError) -> Bool {
        let file = try OpenFile(place)
        guard try file.entry.isSameContent(as: seen) else { return false }
        let away = FilePlace(folder: place.folder, name: claim.hiddenName)
        let part = claim.part
        do throws(FileError) {
            try Files.copy(file, to: part)
            try place.move(to: away)
        } catch {
            try? part.remove()
            throw error
        }
        guard let entry = try away.entry, entry.isSameContent(as: seen), entry.kind == .file, entry.links == 1 else {
            try part.remove()
            _ = try giveBack(away, to: place)
            return false
        }
        try finish(part, away, claim)
        return true
    }

    /// Brings what a dead process had claimed and not brought here.
    func finishCarrying(from inbox: Folder) throws(FileError) {
        for batch in try batchNames() {
            let folder = try own.folder(batch)
            let numbers = Set(try Self.numbers(in: folder))
            var places = Places(in: inbox)
            for (number, line) in try ClaimList(in: folder).lines.enumerated() {
                let claim = claim(line, number, batch, folder, isFresh: false)
                guard let place = try? places.place(line.path) else { continue }
                let away = FilePlace(folder: place.folder, name: claim.hiddenName)
                guard try away.entry != nil else { continue }
                if numbers.contains(number) {
                    try away.remove()
                } else if try !bring(away, to: claim) {
                    _ = try giveBack(away, to: place)
                }
            }
        }
    }

    /// Copies a file here and removes it there, unless somebody writes to it meanwhile.
    ///
    /// - Returns: Whether it is here.
    private func bring(_ away: FilePlace, to claim: Claim) throws(FileError) -> Bool {
        let file = try OpenFile(away)
        let before = try file.entry
        try Files.copy(file, to: claim.part)
        guard try file.entry.isSameContent(as: before) else {
            try claim.part.remove()
            return false
        }
        try finish(claim.part, away, claim)
        return true
    }

    private func finish(_ part: FilePlace, _ away: FilePlace, _ claim: Claim) throws(FileError) {
        try part.move(to: claim.place)
        try claim.place.folder.writeOut()
        try away.remove()
    }
}

extension Claim {
    /// The name in its own folder of a file that is being carried. Nobody can guess it.
    fileprivate var hiddenName: String { ".concord-\(id.uuidString.lowercased()).tmp" }
    /// Where its copy grows.
    fileprivate var part: FilePlace { FilePlace(folder: place.folder, name: ".\(place.name).tmp") }
}
