import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Each daemon's reports show what the database holds, whoever has changed it.
@Suite(.inTurn) struct FollowTests {
    private struct Report: Decodable {
        struct Recommendation: Decodable {
            var positions: [String: String]
        }

        var asOf: String
        var recommendations: [Recommendation]

        enum CodingKeys: String, CodingKey {
            case asOf = "as_of"
            case recommendations
        }
    }

    private func report(_ scratch: Scratch) throws -> Report? {
        let path = "\(scratch.state)/reports/at-large-review-2017/latest/report.json"
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try JSONDecoder().decode(Report.self, from: data)
    }

    private func position(_ region: String, _ scratch: Scratch) throws -> String? {
        try report(scratch)?.recommendations.first?.positions[region]
    }

    /// The list of answers that belongs to the report; nothing where there is none. It comes a second later, after another
    /// look at the database: only when it is there, what comes next is not found by a look that was due anyway.
    private func list(_ scratch: Scratch) -> String? {
        FileManager.default.contents(atPath: "\(scratch.state)/reports/at-large-review-2017/latest/answers.csv")
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a host follows what another commits by its word alone, also when its connections were ended`()
        async throws
    {
        let (here, there) = (try Scratch(), try Scratch())
        defer {
            here.remove()
            there.remove()
        }
        // Asking once a day would be too late for this test.
        let settings = ["poll_seconds": "86400", "rescan_seconds": "86400"]
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Daemon.run(on: here, database: conninfo, settings: settings) { _ in
                try await Daemon.run(on: there, database: conninfo, settings: settings) { _ in
                    try await eventually("both have reports") { list(here) != nil && list(there) != nil }
                    try here.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/EURALO/a.txt")
                    try await eventually("the other host shows it") { try position("EURALO", there) == "support" }
                    try await eventually("both list it") {
                        [here, there].allSatisfy { list($0)?.contains("EURALO/a.txt") == true }
                    }

                    let listeners: SQL = """
                        select pid::text from pg_stat_activity
                        where datname = current_database() and query like 'listen%'
                        """
                    // This host has shown its own file, which does not say that it listens already.
                    try await eventually("both listen") { try await queried(listeners, in: conninfo).count == 2 }
                    let terminated: SQL = """
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where datname = current_database() and query like 'listen%'
                        """
                    #expect(try await queried(terminated, in: conninfo).count == 2)
                    try there.drop(Samples.response([(1, "No", "")]), as: "state/inbox/NARALO/b.txt")
                    try await eventually("this host shows it") { try position("NARALO", here) == "oppose" }
                    try await eventually("both list it") {
                        [here, there].allSatisfy { list($0)?.contains("NARALO/b.txt") == true }
                    }

                    let all: SQL = """
                        select pg_terminate_backend(pid)::text from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """
                    #expect(try await queried(all, in: conninfo).count >= 4)
                    try here.drop(Samples.response([(1, "It Depends", "")]), as: "state/inbox/AFRALO/c.txt")
                    try await eventually("both show it") {
                        try position("AFRALO", here) == "conditional" && position("AFRALO", there) == "conditional"
                    }
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `a host follows what nobody tells of, by asking`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { _ in
                try await eventually("a report with its list") { list(scratch) != nil }
                // The first may be found by a look that the start has led to.
                for year in [2098, 2099] {
                    try FileManager.default.removeItem(
                        atPath: "\(scratch.state)/reports/at-large-review-2017/latest/answers.csv"
                    )
                    let silently: SQL = """
                        insert into concord.progress as progress (consultation_id, changes, changed_at)
                        values ('at-large-review-2017', 1, \("\(year)-01-01 00:00Z")::text::timestamptz)
                        on conflict (consultation_id) do update
                        set changes = progress.changes + 1, changed_at = excluded.changed_at
                        returning consultation_id
                        """
                    #expect(try await queried(silently, in: conninfo) == ["at-large-review-2017"])
                    try await eventually("the report is as of then") {
                        try report(scratch)?.asOf.hasPrefix("\(year)-01-01T00:00:00") == true
                    }
                    try await eventually("its list is there") { list(scratch) != nil }
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }
}
