import ConsultationModel
import FileTesting
import FoundationEssentials
import LinuxFiles
import Logging
import Postgres
import PostgresTesting
import ResponseReading
import Store

@testable import Intake

let consultation = Consultation(
    id: "illustrative",
    title: "An illustrative consultation",
    regions: [Region(code: "NORTH", name: "Northern Region"), Region(code: "SOUTH", name: "Southern Region")],
    recommendations: (1...3).map { Recommendation(id: "\($0)", text: "Illustrative recommendation \($0).") }
)

let labels = LabelWords([
    .headings: [["Recommendation"]], .stance: [["Position"]], .comment: [["Comment"]], .region: [["Region"]],
    .respondent: [["Group"]], .consultation: [["Consultation"]],
])

let lexicon = StanceLexicon([
    (phrase: "Support", stance: Stance.support), (phrase: "It Depends", stance: .conditional),
    (phrase: "Do Not Support", stance: .oppose),
])

/// A response file.
func response(_ stances: [String], from group: String? = nil, comment: String = "Illustrative comment.") -> String {
    var lines = group.map { [$0] } ?? []
    for (index, stance) in stances.enumerated() {
        lines += ["Recommendation \(index + 1). Illustrative.", "[*\(stance)*] \(comment)"]
    }
    return lines.map { $0 + "\n" }.joined()
}

private let registered = TestTemplate(named: "intake") { conninfo in
    let store = try await Store.open(conninfo)
    try await store.migrate()
    try await store.register([consultation])
    await store.close()
}

/// A state directory and a database of its own.
struct Site {
    let state: StateDirectory
    let store: Store
    let connection: Connection
    var conninfo = ""

    /// - Parameter folders: Where the state directory is put below a temporary directory.
    static func with(below folders: String = ".", _ body: (Site) async throws -> Void) async throws {
        try await withTestDirectory { directory in
            try await withTestDatabase(from: registered) { conninfo in
                let site = Site(
                    state: StateDirectory("\(directory)/\(folders)/state"),
                    store: try await Store.open(conninfo),
                    connection: try await Connection.open(conninfo),
                    conninfo: conninfo
                )
                try site.state.create()
                try await body(site)
                await site.store.close()
                await site.connection.close()
            }
        }
    }

    /// Where claim folders are.
    var claimed: Folder {
        get throws { try ClaimFolder.root(in: try Folder(state.inbox)) }
    }

    func intake(goOn: @escaping @Sendable () -> Bool = { true }) throws -> Intake {
        try Intake(
            state: state,
            logger: Logger(label: "intake") { _ in SwiftLogNoOpLogHandler() },
            goOn: goOn,
            wake: {}
        )
    }

    /// Claims what stands in the inbox as a process that then died, this file in hand, and so did those after it.
    func claimAndDie(with file: String, times: Int) async throws {
        try claim(with: file, times: times)
        try await waitUntilNobodyIsAtWork()
    }

    /// The last reference to an intake may be let go a moment later, on another thread, and a process that another test starts
    /// just now holds its lock too, until it executes its program.
    func waitUntilNobodyIsAtWork() async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while try Intake.isAtWork(in: state), ContinuousClock.now < deadline { await Task.yield() }
    }

    private func claim(with file: String, times: Int) throws {
        let inbox = try Folder(state.inbox)
        var folder = try ClaimFolder.create(in: try ClaimFolder.root(in: inbox))
        let claims = try folder.take(try tree(state.inbox).filter { !$0.hasPrefix(".") }, from: inbox).claims
        for claim in claims where claim.file == file {
            for _ in 0..<times { _ = try folder.takeInHand(claim) }
        }
    }

    /// Writes a file elsewhere and renames it into the inbox.
    func drop(_ text: String, as path: String) throws {
        let target = "\(state.inbox)/\(path)"
        try Files.makeDirectory(target.parentFolder)
        try Files.write(Array(text.utf8), to: "\(state.path)/outbox")
        try Files.rename("\(state.path)/outbox", to: target)
    }

    /// The rows of a statement as text, one string a row.
    func rows(_ sql: SQL) async throws -> [String] {
        try await connection.query(sql).map { try $0.decode(String.self) }
    }

    /// What became of each file, by name.
    func files() async throws -> [String] {
        try await rows("select concat_ws(' ', file, outcome, revision) from concord.files order by 1")
    }
}

extension IntakeSettings {
    /// Small enough for tests to reach the limits.
    static func small(_ change: (inout IntakeSettings) -> Void = { _ in }) -> IntakeSettings {
        var settings = IntakeSettings()
        settings.settle = 0
        settings.fileLimit = 100_000
        settings.batchFiles = 10
        settings.batchSeconds = 3600
        settings.lookPause = 3600
        settings.batchBytes = 1 << 20
        settings.passBatches = 1
        change(&settings)
        return settings
    }
}

extension Intake {
    func pass(at site: Site, _ settings: IntakeSettings = .small(), now: Date = Date()) async throws -> Pass {
        let context = ReadingContext(consultations: [consultation], lexicon: lexicon, labels: labels, now: now)
        return try await pass(store: site.store, settings: settings, context: context, now: now)
    }
}

/// The files in a folder and the folders below it, relative to it, in order.
func tree(_ folder: String) throws -> [String] {
    try Files.list(folder).entries.flatMap { entry in
        entry.kind == .directory
            ? try tree("\(folder)/\(entry.name)").map { "\(entry.name)/\($0)" } : [entry.name]
    }.sorted()
}

/// The text of a file.
func text(_ path: String) throws -> String? {
    try Files.read(path, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
}

extension ClaimFolder {
    /// Claims files by their paths, dropped when the file system says so.
    mutating func take(
        _ files: [String],
        from inbox: Folder
    ) throws -> (claims: [Claim], immovable: [(file: String, reason: FileError)]) {
        try take(
            files.map { file in
                let gone = FileEntry(name: file.lastComponent, kind: .file, size: 0, changed: 0)
                return InboxItem(path: file, entry: try Files.entry(at: "\(inbox.path)/\(file)") ?? gone)
            },
            from: inbox
        )
    }
}

extension String {
    /// The path without its last component and the "/" before it; empty when there is only one.
    var parentFolder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}
