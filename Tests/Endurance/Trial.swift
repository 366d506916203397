import Postgres
import PostgresTesting
import ProgramTesting
import SystemPackage

/// Something that takes minutes and is measured.
struct Trial: Sendable {
    /// By which it is asked for.
    var name: String
    /// What must hold, in a line.
    var purpose: String
    /// Returns what was measured; throws when something is wrong.
    var run: @Sendable () async throws -> [Figure]

    /// Something that must hold does not.
    struct Wrong: Error, CustomStringConvertible {
        var description: String
    }

    /// Throws `Wrong` unless the condition holds.
    static func check(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
        if !condition { throw Wrong(description: otherwise()) }
    }

    /// Checks that the database has each of so many files once.
    static func checkFiles(_ conninfo: String, accepted: Int) async throws {
        let counts = try await queried(
            "select concat_ws(' ', outcome, count(*)) from concord.intake_event group by outcome",
            in: conninfo
        )
        try check(counts == ["accepted \(accepted)"], "expected \(accepted) accepted files, found \(counts)")
    }

    /// How many files the database has.
    static func recorded(_ conninfo: String) async throws -> Int {
        try await queried("select count(*)::text from concord.intake_event", in: conninfo).first.flatMap { Int($0) }
            ?? 0
    }

    /// Waits until the database has so many files, however long that takes while it goes on: ten minutes without another
    /// file are an error. `look` is called with the number several times a second.
    static func wait(for count: Int, in conninfo: String, _ look: (Int) throws -> Void = { _ in }) async throws {
        var last = (count: -1, at: ContinuousClock.now)
        while true {
            let now = try await recorded(conninfo)
            try look(now)
            if now >= count { return }
            if now != last.count {
                if now / 10_000 != last.count / 10_000 { progress("  \(now) of \(count) files are taken") }
                last = (now, .now)
            }
            try check(.now - last.at < .seconds(600), "no file was taken for ten minutes; \(now) of \(count) were")
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Drops files of as many respondents into the folders of the regions.
    static func drop(_ numbers: ClosedRange<Int>, into folder: String, of scratch: Scratch) throws {
        for number in numbers {
            try scratch.drop(Samples.response(of: number), as: "\(folder)/\(number).txt")
            if number % 10_000 == 0 { progress("  \(number) files are dropped") }
        }
    }

    /// Runs the body with a directory and a migrated database of its own.
    static func withScratch<R>(_ body: (Scratch, String) async throws -> R) async throws -> R {
        let scratch = try Scratch()
        defer { scratch.remove() }
        return try await withTestDatabase(from: .migrated) { try await body(scratch, $0) }
    }
}

/// Writes a line of the table, at once.
func say(_ line: String) {
    _ = try? FileDescriptor.standardOutput.writeAll(Array("\(line)\n".utf8))
}

/// Tells who waits what is being done, on standard error.
func progress(_ line: String) {
    _ = try? FileDescriptor.standardError.writeAll(Array("\(line)\n".utf8))
}
