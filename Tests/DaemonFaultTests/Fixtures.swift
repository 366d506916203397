import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import Testing

/// Runs the body with a directory and a migrated database of its own.
func withScratch(_ body: (_ scratch: Scratch, _ conninfo: String) async throws -> Void) async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try await withTestDatabase(from: .migrated) { try await body(scratch, $0) }
}

/// A path below the inbox, as `Scratch.drop` wants it.
func inbox(_ path: String) -> String { "state/inbox/\(path)" }

/// How many files stand in the inbox, those included that are claimed: the name of one of these is a number.
func waitingFiles(on scratch: Scratch) throws -> Int {
    try scratch.files(below: "state/inbox").count { path in
        path.hasSuffix(".txt") || path.hasSuffix(".docx") || path.split(separator: "/").last.flatMap { Int($0) } != nil
    }
}

/// What stands in a file; nothing where there is none.
func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}

/// How many files the database has as accepted, each counted as often as it was taken.
func accepted(_ conninfo: String) async throws -> Int {
    try await files(conninfo, "accepted")
}

/// How many files the database has with this outcome.
func files(_ conninfo: String, _ outcome: String) async throws -> Int {
    let sql: SQL = "select count(*)::text from concord.files where outcome = \(outcome)"
    return try await queried(sql, in: conninfo).first.flatMap { Int($0) } ?? -1
}

/// Drops a region's first file and waits until the report shows it: the daemon is at work then, has looked and waits.
func reportShows(_ bytes: [UInt8], from region: String, on scratch: Scratch) async throws {
    try scratch.drop(bytes, as: inbox("\(region)/first.txt"))
    try await eventually("the report shows the first file") {
        text("\(scratch.state)/reports/at-large-review-2017/latest/report.json").contains("\(region)/first.txt")
    }
}

/// Runs the body while nobody else can use a table: whoever records waits.
func withLock(on table: String, in conninfo: String, _ body: () async throws -> Void) async throws {
    let connection = try await Connection.open(conninfo)
    try await connection.execute(script: "begin; lock table \(table) in access exclusive mode")
    do {
        try await body()
    } catch {
        await connection.close()
        throw error
    }
    try await connection.execute(script: "commit")
    await connection.close()
}

/// A file of `Tests/Fixtures`.
func fixture(_ name: String) throws -> [UInt8] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    return Array(try #require(FileManager.default.contents(atPath: "\(tests)/Fixtures/\(name)")))
}
