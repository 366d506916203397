import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Moments never go back in the record, whatever the database's clock does. Its clock is shifted for the daemon by a function
/// that its sessions find before the server's own.
@Suite(.inTurn, .serialized) struct ClockTests {
    private static let shiftable = """
        create schema shifted;
        create table shifted.shift (seconds double precision);
        insert into shifted.shift values (0);
        create function shifted.clock_timestamp() returns timestamptz language sql volatile as $$
            select pg_catalog.clock_timestamp() + seconds * interval '1 second' from shifted.shift
        $$;
        do $$ begin
            execute format('alter database %I set search_path = shifted, pg_catalog', current_database());
        end $$
        """

    private func report(_ scratch: Scratch, shows file: String) async throws {
        try await eventually("the report shows \(file)") {
            text("\(scratch.state)/reports/at-large-review-2017/latest/report.json").contains(file)
        }
    }

    @Test(arguments: [-5.0, -86_400])
    func `after the clock went back, revisions follow each other, and the report follows them`(_ seconds: Double)
        async throws
    {
        try await withScratch { scratch, conninfo in
            let connection = try await Connection.open(conninfo)
            try await connection.execute(script: Self.shiftable)
            await connection.close()
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await reportShows(Samples.response([(2, "Support", "")]), from: "EURALO", on: scratch)
                _ = try await queried("update shifted.shift set seconds = \(seconds)", in: conninfo)
                try scratch.drop(Samples.response([(2, "Abstain", "")]), as: inbox("EURALO/second.txt"))
                try await report(scratch, shows: "EURALO/second.txt")
                try scratch.drop(Samples.response([(2, "Oppose", "")]), as: inbox("EURALO/third.txt"))
                try await report(scratch, shows: "EURALO/third.txt")
                if seconds < -60 {
                    try await eventually("the log tells of the clock") { !daemon.lines("the database's clock").isEmpty }
                    let status = try await Program.run(
                        ["status", "--state-directory", scratch.state, "--database", conninfo]
                    )
                    #expect(status.output.contains("the database's clock"), "\(status.output)")
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(
                try await queried(
                    """
                    select concat_ws(' ', file, superseded_at > recorded_at, recorded_at = max(recorded_at) over (
                        order by revision
                    ))
                    from concord.submissions
                    order by revision
                    """,
                    in: conninfo
                ) == ["EURALO/first.txt t t", "EURALO/second.txt t t", "EURALO/third.txt t"]
            )
        }
    }
}
