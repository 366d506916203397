import BuiltIn
import Glibc
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Kills `concord run --once` before its first, second, third … call that changes a file or talks to the database, and
/// compares what the next run makes of it with an undisturbed run. The kernel delivers SIGKILL, by means of strace.
@Suite(.inTurn) struct CrashTests {
    /// A revision, a duplicate, a file of a respondent, and one that is rejected; recorded in two batches.
    private static func drop(into scratch: Scratch) throws {
        let lacralo = try #require(DemoFile.all.first { $0.path == "lacralo-2017.txt" }).bytes
        try scratch.drop(lacralo, as: "state/inbox/z.txt")
        try scratch.drop(Array("Region: EURALO\nRecommendation 99. x\n[*Maybe*] y\n".utf8), as: "state/inbox/bad.txt")
        try scratch.drop(lacralo, as: "state/inbox/y.txt")
        try scratch.drop(Samples.response([(1, "Support", "a"), (2, "No", "b")]), as: "state/inbox/LACRALO/a.txt")
        try scratch.drop(
            Samples.response([(3, "It Depends", "c")], title: "Respondent: An illustrative group"),
            as: "state/inbox/at-large-review-2017/APRALO/b.txt"
        )
    }

    private static func run(_ scratch: Scratch, _ conninfo: String, under wrapper: [String] = []) async throws
        -> Program.Ended
    {
        try await Program.run(
            ["run", "--once", "--state-directory", "\(scratch.path)/state", "--database", conninfo],
            environment: [
                "CONCORD_BATCH_FILES": "3", "CONCORD_SETTLE_SECONDS": "0",
                // The tracer counts each thread's calls apart: one thread for all tasks, and each call has its number.
                "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1",
            ],
            under: wrapper
        )
    }

    /// Drops the files, runs until the kill if there is one, then to the end. Returns nil when it was not killed.
    private static func outcome(killedAt kill: (call: String, number: Int)?) async throws -> Aftermath? {
        let scratch = try Scratch()
        defer { scratch.remove() }
        return try await withTestDatabase(from: .migrated) { conninfo in
            try drop(into: scratch)
            if let (call, number) = kill {
                let killed = try await run(
                    scratch,
                    conninfo,
                    under: [
                        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                        "inject=\(call):signal=SIGKILL:when=\(number)",
                    ]
                )
                if killed.code == 0 { return nil }
                try #require(killed.signal == SIGKILL || killed.code == 128 + SIGKILL, "\(killed)")
            }
            let ended = try await run(scratch, conninfo)
            try #require(ended.code == 0, "\(ended.errors)")
            return try await Aftermath(of: conninfo, scratch)
        }
    }

    /// Each kind of call by itself: the tracer counts each kind apart, and of several the one that is made most often would
    /// keep the program from ever reaching the later calls of the others.
    @Test(arguments: ["rename", "renameat2", "mkdir", "unlinkat", "flock", "write", "sendto"])
    func `killed between any two steps, the next run ends in the same tables and archive`(call: String) async throws {
        let undisturbed = try #require(try await Self.outcome(killedAt: nil))
        #expect(undisturbed.tables.contains { $0.contains("LACRALO|t|2") || $0.contains("|2|LACRALO/a.txt") })
        var kills = 0
        while let result = try await Self.outcome(killedAt: (call, kills + 1)) {
            kills += 1
            #expect(result == undisturbed, "killed before \(call) \(kills)")
        }
        #expect(kills > 0)
    }
}
