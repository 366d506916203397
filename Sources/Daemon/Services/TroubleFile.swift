import FoundationEssentials
import Intake
import LinuxFiles
import Synchronization

/// Where a daemon notes what is wrong, so that `concord status` can tell of it from outside. One file a process; it counts as
/// long as the process lives.
final class TroubleFile: Sendable {
    private let path: String
    private let folder: String
    private let lock = Mutex<FileLock?>(nil)

    init(in state: StateDirectory) {
        folder = Self.folder(of: state)
        path = "\(folder)/\(UUID().uuidString.lowercased())"
    }

    deinit {
        try? Files.removeFile("\(path).json")
        try? Files.removeFile("\(path).lock")
    }

    /// Notes what is wrong now. A disk that is full keeps that from being noted: then what waits in the inbox tells of it.
    func note(_ troubles: [StandingTrouble]) {
        lock.withLock { lock in
            do {
                if lock == nil {
                    if troubles.isEmpty { return }
                    try Files.makeDirectory(folder)
                    for name in Self.ended(in: folder) {
                        try Files.removeFile("\(folder)/\(name).json")
                        try Files.removeFile("\(folder)/\(name).lock")
                    }
                    lock = try FileLock("\(path).lock")
                }
                let encoder = JSONEncoder()
                encoder.dateEncodingStrategy = .iso8601
                try Files.write(Array(try encoder.encode(troubles)), to: "\(path).json", durably: false)
            } catch {
                // What was noted before is better than nothing.
            }
        }
    }

    /// What all living daemons have noted, the oldest first; where a note cannot be read, nothing of it.
    static func troubles(in state: StateDirectory) -> [StandingTrouble] {
        let folder = folder(of: state)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let notes = names(in: folder).filter { (try? FileLock.isHeld("\(folder)/\($0).lock")) == true }.flatMap {
            name in
            (try? Files.read("\(folder)/\(name).json", limit: 1 << 20)).flatMap(\.self)
                .flatMap { try? decoder.decode([StandingTrouble].self, from: Data($0)) } ?? []
        }
        return notes.sorted { ($0.since, $0.kind, $0.message) < ($1.since, $1.kind, $1.message) }
    }

    private static func folder(of state: StateDirectory) -> String { "\(state.path)/.troubles" }

    private static func names(in folder: String) -> [String] {
        let entries = (try? Files.list(folder).entries) ?? []
        return entries.filter { $0.name.hasSuffix(".lock") }.map { String($0.name.dropLast(5)) }
    }

    private static func ended(in folder: String) -> [String] {
        names(in: folder).filter { (try? FileLock.isHeld("\(folder)/\($0).lock")) == false }
    }
}
