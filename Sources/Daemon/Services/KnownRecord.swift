import ConsultationModel
import FoundationEssentials
import Intake
import LinuxFiles
import Store

/// What a service knows to be recorded in the database, kept in the state directory: the files that it has recorded last,
/// and how often the record of each consultation has changed. It is a help, and nothing fails for want of it.
struct KnownRecord: Sendable {
    /// A file that the database has.
    struct File: Sendable {
        var claim: UUID
        /// nil: it was not read.
        var sha256: String?
        /// When, as the database says.
        var recorded: String
        /// Relative to the inbox.
        var path: String
    }

    /// Where it is kept. Somebody may remove it.
    let folder: String
    private var list: String { "\(folder)/files" }
    private var earlier: String { "\(folder)/files.1" }
    private var counters: String { "\(folder)/changes.json" }

    /// So many files are looked for.
    private static let mostFiles = 1000
    /// A longer list is begun anew, in bytes; the one before is kept.
    private static let longestList = 200_000

    init(in state: StateDirectory) { folder = "\(state.path)/.recorded" }

    /// The files that were recorded last, the last one last.
    var files: [File] {
        let text = [earlier, list].map { path in
            let bytes = (try? Files.read(path, limit: 16 << 20)).flatMap(\.self) ?? []
            return String(decoding: bytes, as: UTF8.self)
        }
        return text.joined().split(separator: "\n").suffix(Self.mostFiles).compactMap { File(line: $0) }
    }

    /// Notes files that were recorded.
    func note(_ filed: [FiledFile]) {
        if filed.isEmpty { return }
        let lines = filed.suffix(Self.mostFiles).map { File($0).line + "\n" }.joined()
        do {
            try Files.makeDirectory(folder, mode: 0o700)
            if (try? Files.entry(at: list))??.size ?? 0 > Self.longestList { try Files.rename(list, to: earlier) }
            try Files.append(Array(lines.utf8), to: list)
        } catch {
            // Then less is known.
        }
    }

    /// How often the record of each consultation has changed.
    var changes: [String: Int] {
        let bytes = (try? Files.read(counters, limit: 1 << 20)).flatMap(\.self) ?? []
        return (try? JSONDecoder().decode([String: Int].self, from: Data(bytes))) ?? [:]
    }

    /// Notes how often the record of each consultation has changed.
    func note(_ changes: [String: Int]) {
        do {
            try Files.makeDirectory(folder, mode: 0o700)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try Files.write(Array(try encoder.encode(changes)), to: counters)
        } catch {
            // Then less is known.
        }
    }
}

extension KnownRecord.File {
    fileprivate init(_ filed: FiledFile) {
        claim = filed.recorded.claim
        sha256 = filed.recorded.sha256?.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        recorded = filed.recorded.recorded.formatted(.iso8601)
        path = filed.file.printableLine
    }

    fileprivate init?(line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 3)
        guard parts.count == 4, let claim = UUID(uuidString: String(parts[0])) else { return nil }
        self.claim = claim
        sha256 = parts[1] == "-" ? nil : String(parts[1])
        recorded = String(parts[2])
        path = String(parts[3])
    }

    fileprivate var line: String { "\(claim.uuidString) \(sha256 ?? "-") \(recorded) \(path)" }
}
