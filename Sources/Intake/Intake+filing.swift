import Crypto
import FoundationEssentials
import LinuxFiles
import Logging
import Store

/// Where files go once they are recorded.
extension Intake {
    /// Files away what is recorded, until the archive is at fault.
    func file(_ batch: Batch, into pass: inout Pass) {
        let start = ContinuousClock.now
        var filed: [FiledFile] = []
        var copied: [(claim: Claim, bytes: [UInt8], path: String, archive: Archive)] = []
        let read = Dictionary(batch.read.map { ($0.taken.claim, $0) }) { first, _ in first }
        for claim in batch.claims where pass.heldUp == nil {
            guard let entry = batch.recorded[claim.id] else { continue }
            let archive = Archive(folder: entry.isRejected ? state.rejected : state.accepted)
            if let next = unfiled[claim.id], next > .now {
                pass.waiting += 1
                continue
            }
            do throws(FileError) {
                let bytes = try bytes(of: claim, entry, read[claim.id])
                // What is recorded is filed, also when no other file is to be read.
                let path = try archive.file(claim, bytes: bytes, receipt: entry.receipt, day: entry.recorded) {
                    _ = goOn()
                }
                unfiled[claim.id] = nil
                if let bytes { copied.append((claim, bytes, path, archive)) }
                filed.append(FiledFile(file: claim.file, path: path, recorded: entry, milliseconds: 0))
            } catch {
                // On the way to another file system it may be this file that cannot be read; else the archive is at
                // fault, and the others would fail for the same reason. So would they not where it is large: then it
                // was not read, and waits by itself.
                let isLarge = error.isShortage && entry.sha256 == nil
                guard isLarge || (error.attempt.hasSuffix(" \(claim.place.path)") && !error.isShortage) else {
                    pass.heldUp = error
                    break
                }
                unfiled[claim.id] = .now + .seconds(Self.unfiledSeconds)
                pass.waiting += 1
                complain(about: claim.file, "it is recorded and cannot be filed away: \(error.reason)")
            }
        }
        do throws(FileError) {
            for folder in Set(copied.map(\.archive.folder)) { try Files.writeOut(folder) }
            for (claim, bytes, path, _) in copied { try leave(claim, as: bytes, filed: path) }
        } catch {
            pass.heldUp = pass.heldUp ?? error
        }
        let share = (batch.recording + (.now - start)).milliseconds / Double(max(1, filed.count))
        for var file in filed {
            file.milliseconds = share + (read[file.recorded.claim]?.milliseconds ?? 0)
            pass.filed.append(file)
        }
    }

    /// The bytes that were recorded of a file that others may have written to since; nil for one of this user's own,
    /// and for one that was not read.
    private func bytes(of claim: Claim, _ recorded: Recorded, _ read: ReadFile?) throws(FileError) -> [UInt8]? {
        if let bytes = read?.bytes { return bytes }
        guard let sha256 = recorded.sha256, let entry = try claim.place.entry, !entry.isOwn else { return nil }
        // An earlier process has read it.
        guard let bytes = try OpenFile(claim.place).read(limit: max(entry.size, 1) * 2),
            Array(SHA256.hash(data: bytes)) == sha256
        else {
            throw FileError(attempt: "file the bytes that were recorded of \(claim.place.path)", code: FileError.busy)
        }
        return bytes
    }

    /// Removes a claimed file whose bytes are filed. One that has others by now, or that somebody has open for writing,
    /// is a new drop.
    private func leave(_ claim: Claim, as bytes: [UInt8], filed path: String) throws(FileError) {
        guard let entry = try claim.place.entry else { return }
        let isKnown = writersAreKnown[claim.place.folder.identity.device] ?? false
        if let file = try? OpenFile(claim.place), entry.kind == .file {
            let isOpen = isKnown && file.isOpenForWriting == true
            if !isOpen, try file.read(limit: bytes.count) == bytes { return try claim.place.remove() }
        }
        logger.warning(
            "somebody went on writing to a file after it was taken; it is taken again",
            metadata: ["file": "\(claim.file)"]
        )
        try giveBackChanged(claim)
        if wentOn.count >= Self.mostComplaints { wentOn = [:] }
        wentOn[entry.identity] = Date()
        // Last, since a receipt tells by its bytes whose it is.
        try Files.append(Array(Receipt.wentOn.utf8), to: "\(path).receipt.txt")
    }

    private func giveBackChanged(_ claim: Claim) throws(FileError) {
        let inbox = try Folder(state.inbox)
        if try folder.giveBack(claim, to: inbox) { return }
        // Its name is another file's now, or its folder is gone.
        let mark = claim.id.uuidString.prefix(8).lowercased()
        let parent = claim.file.lastIndex(of: "/").map { String(claim.file[...$0]) } ?? ""
        let name = "\(parent)\(mark)-\(claim.file.lastComponent.suffix(60))"
        try claim.place.move(to: try inbox.place(name))
    }
}
