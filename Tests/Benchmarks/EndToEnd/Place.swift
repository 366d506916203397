import FoundationEssentials
import Postgres
import ProgramTesting

/// A contestant's own folder and database.
struct Place {
    let scratch: Scratch
    /// The database's name.
    let name: String
    let conninfo: String
    let prepared: Bench.Prepared

    var inbox: String { "\(scratch.state)/inbox" }

    /// Fills the inbox with copies of the workload's files, in the folders that say where they belong. A file with another
    /// name elsewhere would be left alone.
    func fill() async throws {
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        try await Command.run(["cp", "-a", prepared.files, "\(inbox)/\(Workload.consultation)"])
    }

    /// Waits until as many files as the workload has are committed, and after that until none is in the inbox, claimed
    /// or not.
    func isTaken() async throws {
        let connection = try await Connection.open(conninfo)
        var (taken, told) = (0, 0)
        while taken < prepared.workload.files {
            try await Task.sleep(for: .milliseconds(20))
            let rows = try await connection.query(
                "select coalesce(sum(files), 0)::bigint from concord.intake_tally where outcome = 'accepted'"
            )
            taken = try rows.first?.decode(Int.self) ?? 0
            if taken / 20_000 > told {
                told = taken / 20_000
                progress("  \(taken) of \(prepared.workload.files) files are taken")
            }
        }
        await connection.close()
        try await eventually("the inbox is empty", every: .milliseconds(5)) {
            // A folder that vanishes meanwhile is not looked into.
            guard let left = try? FileManager.default.subpathsOfDirectory(atPath: inbox) else { return false }
            // The name of a claimed file is a number.
            return !left.contains { $0.hasSuffix(".txt") || $0.split(separator: "/").last.flatMap { Int($0) } != nil }
        }
    }

    /// Throws unless the database has as many files, respondents and answers as the workload.
    func check() async throws {
        let workload = prepared.workload
        let expected = "\(workload.files) \(workload.files) \(workload.files * workload.recommendations)"
        let found = try await queried(
            """
            select concat_ws(
                ' ', (select count(*) from concord.intake_event where outcome = 'accepted'),
                (select count(*) from concord.respondent), (select count(*) from concord.answer)
            )
            """,
            in: conninfo
        )
        guard found == [expected] else {
            throw Command.Failed(description: "expected files, respondents and answers: \(expected), found \(found)")
        }
    }

    /// How many answers of each stance there are: as kept up, and as counted. Throws where the two differ.
    func counts() async throws -> [String] {
        let kept = try await queried(
            """
            select concat_ws(' ', recommendation_id, region_code, stance, answers)
            from concord.tally
            where answers > 0
            order by 1
            """,
            in: conninfo
        )
        let counted = try await queried(
            """
            select concat_ws(' ', recommendation_id, region_code, stance, count(*))
            from concord.answer
            join concord.respondent using (respondent_id)
            group by recommendation_id, region_code, stance
            order by 1
            """,
            in: conninfo
        )
        guard kept == counted else { throw Command.Failed(description: "the counts differ from the answers") }
        return kept
    }
}
