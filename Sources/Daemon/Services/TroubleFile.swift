import FoundationEssentials
public import Intake
import LinuxFiles
import Synchronization

/// Where a daemon notes what is wrong, so that `concord status` can tell of it from outside. One file a process; it
/// counts as long as the process lives.
public final class TroubleFile: Sendable {
    private let state: StateDirectory
    private let name = UUID().uuidString.lowercased()
    private let held = Mutex<(folder: Folder, lock: FileLock)?>(nil)

    private static let folderName = ".troubles"
    private static let lockEnding = ".lock"
    private static let noteEnding = ".json"
    /// A note has its room on the disk from the start, for when there is no more.
    private static let room = 8192

    init(in state: StateDirectory) {
        self.state = state
        note { [] }
    }

    deinit {
        held.withLock { held in
            if let folder = held?.folder { Self.remove(name, from: folder) }
        }
    }

    /// Notes what is wrong, as it is told at the moment of writing. Where that cannot be noted, what was noted before is
    /// better than nothing.
    func note(_ troubles: () -> [StandingTrouble]) {
        held.withLock { held in
            do {
                let isNew = held == nil
                let folder = try held?.folder ?? Folder(state.path).makeOwnFolder(Self.folderName)
                if isNew {
                    for ended in Self.names(in: folder) where !Self.isHeld(ended, in: folder) {
                        Self.remove(ended, from: folder)
                    }
                    let place = FilePlace(folder: folder, name: name + Self.lockEnding)
                    guard let lock = try FileLock.exclusive(place) else { return }
                    held = (folder, lock)
                }
                let encoder = JSONEncoder()
                encoder.dateEncodingStrategy = .iso8601
                var bytes = Array(try encoder.encode(troubles()))
                if isNew { bytes += [UInt8](repeating: 0, count: max(0, Self.room - bytes.count)) }
                try folder.writeInPlace(bytes, as: name + Self.noteEnding)
            } catch {}
        }
    }

    /// What all living daemons have noted, the oldest first; where a note cannot be read, nothing of it.
    public static func troubles(in state: StateDirectory) -> [StandingTrouble] {
        guard let folder = try? Folder(state.path).folder(folderName) else { return [] }
        let notes = names(in: folder).filter { isHeld($0, in: folder) }.flatMap { note($0, in: folder) }
        return notes.sorted { ($0.since, $0.kind, $0.message) < ($1.since, $1.kind, $1.message) }
    }

    private static func note(_ name: String, in folder: Folder) -> [StandingTrouble] {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        // Its daemon may be about to write it.
        for _ in 1...3 {
            let file = try? OpenFile(FilePlace(folder: folder, name: name + noteEnding))
            let bytes = (try? file?.read(limit: 1 << 20)).flatMap(\.self) ?? []
            if let note = try? decoder.decode([StandingTrouble].self, from: Data(bytes.prefix { $0 != 0 })) {
                return note
            }
        }
        return []
    }

    private static func names(in folder: Folder) -> [String] {
        ((try? folder.list()) ?? []).filter { $0.name.hasSuffix(lockEnding) }
            .map { String($0.name.dropLast(lockEnding.count)) }
    }

    private static func isHeld(_ name: String, in folder: Folder) -> Bool {
        (try? FileLock.isHeld(FilePlace(folder: folder, name: name + lockEnding))) ?? false
    }

    private static func remove(_ name: String, from folder: Folder) {
        for ending in [noteEnding, lockEnding] { try? FilePlace(folder: folder, name: name + ending).remove() }
    }
}
