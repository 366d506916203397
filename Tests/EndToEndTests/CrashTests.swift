import BuiltIn
import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import Store
import Testing

/// Kills `concord run --once` before its first, second, third … call that changes a file or talks to the database, and
/// compares what the next run makes of it with an undisturbed run. The kernel delivers SIGKILL, by means of strace.
@Suite struct CrashTests {
    private static let template = TestTemplate(named: "concord-migrated") { conninfo in
        let store = try await Store.open(conninfo)
        try await store.migrate()
        await store.close()
    }

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

    /// Everything that has to be equal: times and the names of claims are left out.
    private static func tables(_ conninfo: String) async throws -> [String] {
        let connection = try await Connection.open(conninfo)
        var lines: [String] = []
        for query: SQL in [
            """
            select concat_ws('|', consultation_id, region_code, respondent_name, speaks_for_region)
            from concord.respondent order by 1
            """,
            """
            select concat_ws('|', respondent_id, revision, file_name, group_as_written, is_illustrative,
                encode(sha256, 'hex'), superseded_at is null)
            from concord.submission order by 1
            """,
            "select concat_ws('|', encode(sha256, 'hex'), md5(bytes)) from concord.original order by 1",
            """
            select concat_ws('|', submission.file_name, respondent_id, intake_event.respondents)
            from concord.submission join concord.intake_event using (claim_id, respondent_id, revision) order by 1
            """,
            """
            select concat_ws('|', respondent_id, revision, recommendation_id, stance, words, comment, line, column_number)
            from concord.answer order by 1
            """,
            """
            select concat_ws('|', consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
            from concord.tally order by 1
            """,
            """
            select concat_ws('|', consultation_id, region_code, speaks_for_region, current_submissions,
                superseded_submissions, current_illustrative)
            from concord.submission_tally order by 1
            """,
            "select concat_ws('|', consultation_id, outcome, files) from concord.intake_tally order by 1",
            """
            select concat_ws('|', file_name, outcome, consultation_id, region_code, revision, encode(sha256, 'hex'),
                regexp_replace(receipt, '(Taken|Claim): .*', '', 'gn'))
            from concord.intake_event order by 1
            """,
            "select concat_ws('|', consultation_id, edition) from concord.consultation_edition order by 1",
        ] {
            lines += try await connection.query(query).map { try $0.decode(String.self) }
        }
        await connection.close()
        return lines
    }

    private static func archive(_ scratch: Scratch) throws -> [String] {
        try ["accepted", "rejected", "inbox"].flatMap { folder in
            try scratch.files(below: "state/\(folder)").map { name in
                let text = try scratch.text("state/\(folder)/\(name)")
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { !$0.hasPrefix("Taken:") && !$0.hasPrefix("Claim:") }
                // The names of day folders and of files whose name was taken depend on the run.
                return "\(folder)/\(name.split(separator: "/").last?.split(separator: ".").first ?? "")\n"
                    + lines.joined(separator: "\n")
            }
        }.sorted()
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

    private struct Result: Equatable {
        var tables: [String]
        var archive: [String]
    }

    /// Drops the files, runs until the kill if there is one, then to the end. Returns nil when it was not killed.
    private static func outcome(killedAt kill: (calls: String, number: Int)?) async throws -> Result? {
        let scratch = try Scratch()
        defer { scratch.remove() }
        return try await withTestDatabase(from: template) { conninfo in
            try drop(into: scratch)
            if let (calls, number) = kill {
                let killed = try await run(
                    scratch,
                    conninfo,
                    under: [
                        "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(calls)", "-e",
                        "inject=\(calls):signal=SIGKILL:when=\(number)",
                    ]
                )
                if killed.code == 0 { return nil }
                try #require(killed.signal == SIGKILL || killed.code == 128 + SIGKILL, "\(killed)")
            }
            let ended = try await run(scratch, conninfo)
            try #require(ended.code == 0, "\(ended.errors)")
            return Result(tables: try await tables(conninfo), archive: try archive(scratch))
        }
    }

    /// Two kinds of calls from two threads: in one count, the database's thread would always be the first to reach a
    /// number, and no kill would fall between a commit and the filing of its files.
    @Test(arguments: ["rename,renameat,renameat2,mkdir,unlink,rmdir,flock,write", "sendto"])
    func `killed between any two steps, the next run ends in the same tables and archive`(calls: String) async throws {
        let undisturbed = try #require(try await Self.outcome(killedAt: nil))
        #expect(undisturbed.tables.contains { $0.contains("LACRALO|t|2") || $0.contains("|2|LACRALO/a.txt") })
        let step = 2
        let kills = try await withThrowingTaskGroup(of: Int.self) { group in
            for first in 1...step {
                group.addTask {
                    var kills = 0
                    var number = first
                    while let result = try await Self.outcome(killedAt: (calls, number)) {
                        #expect(result == undisturbed, "killed before call \(number)")
                        kills += 1
                        number += step
                    }
                    return kills
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(kills > 10)
    }
}
