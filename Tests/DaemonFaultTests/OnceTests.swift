import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Every file is taken exactly once.
@Suite(.inTurn, .serialized) struct OnceTests {
    @Test func `the same bytes again are a duplicate, other bytes a revision, and all originals are kept`() async throws
    {
        try await withScratch { scratch, conninfo in
            let bytes = [Samples.response([(2, "Support", "")]), Samples.response([(2, "It Depends", "")])]
            let drops = [("a.txt", bytes[0]), ("b.txt", bytes[0]), ("a.txt", bytes[1]), ("c.txt", bytes[0])]
            for (number, drop) in drops.enumerated() {
                try scratch.drop(drop.1, as: inbox("EURALO/\(drop.0)"))
                let ended = try await Daemon.once(on: scratch, database: conninfo)
                #expect(ended.code == 0, "\(ended.errors)")
                #expect(try scratch.filed().count == number + 1)
            }
            #expect(
                try await queried(
                    "select concat_ws(' ', file, outcome, revision) from concord.files order by recorded_at",
                    in: conninfo
                ) == [
                    "EURALO/a.txt accepted 1", "EURALO/b.txt duplicate 1", "EURALO/a.txt accepted 2",
                    "EURALO/c.txt duplicate 1",
                ]
            )
            #expect(try scratch.receipt(of: "b.txt")?.contains("a duplicate of revision 1 (EURALO/a.txt)") == true)
            let originals = try scratch.files(below: "state/accepted").filter { !$0.hasSuffix(".receipt.txt") }
                .map { Array(try scratch.text("state/accepted/\($0)").utf8) }
            #expect(originals.filter { $0 == bytes[0] }.count == 3)
            #expect(originals.filter { $0 == bytes[1] }.count == 1)
            #expect(try await queried("select count(*)::text from concord.original", in: conninfo) == ["2"])
        }
    }

    @Test func `killed again and again at random moments, the tables and the archive equal an undisturbed run`()
        async throws
    {
        let kills = RandomKills(files: 60, kills: 10)
        try await kills.compare()
    }

    @Test func `two daemons on one inbox share the work, nothing twice and nothing lost`() async throws {
        try await withScratch { scratch, conninfo in
            let settings = ["batch_files": "4"]
            var logs = ["", ""]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { first in
                let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { second in
                    try await first.isReady()
                    try await second.isReady()
                    for daemon in [first, second] { try await daemon.pause() }
                    for number in 1...300 {
                        try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                    }
                    for daemon in [first, second] { daemon.resume() }
                    try await eventually("all are taken") { try scratch.filed().count == 300 }
                    logs = [first, second].map { $0.log }
                }
                #expect(ended.code == 0, "\(ended.errors)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 300)
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["300"])
            let taken = logs.map { $0.split(separator: "\n").count { $0.contains(" file accepted ") } }
            #expect(taken.reduce(0, +) == 300)
            #expect(taken.allSatisfy { $0 > 0 }, "\(taken)")
        }
    }
}
