import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// What is gone from the database behind the daemon's back is noticed.
@Suite(.inTurn, .serialized) struct RecordTests {
    private static let complaint = "the database lacks what was recorded in it"

    private func take(_ numbers: ClosedRange<Int>, on scratch: Scratch, _ conninfo: String) async throws {
        for number in numbers { try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt")) }
        let ended = try await Daemon.once(on: scratch, database: conninfo)
        #expect(ended.code == 0, "\(ended.errors)")
    }

    /// An older copy of the database, here one from before the first file.
    @Test func `an older copy of the database is told of at the start, until the files stand in it again`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            try await take(1...3, on: scratch, conninfo)
            try await withTestDatabase(from: .migrated) { older in
                let ended = try await Daemon.run(on: scratch, database: older) { daemon in
                    try await saysNo(scratch, older, naming: Self.complaint)
                    let line = try #require(daemon.lines(Self.complaint).first)
                    #expect(line.contains("3 of the last 3 files, the first of them EURALO/1.txt"), "\(line)")
                    for number in 1...3 {
                        try scratch.drop(Samples.response(of: number), as: inbox("EURALO/again-\(number).txt"))
                    }
                    try await eventually("the files are not missed any more") {
                        !(try await status(scratch, older).output.contains("of the last"))
                    }
                    try FileManager.default.removeItem(atPath: "\(scratch.state)/.recorded")
                    try await saysYes(scratch, older)
                }
                #expect(ended.code == 0, "\(ended.errors)")
                let next = try await Daemon.once(on: scratch, database: older)
                #expect(!next.errors.contains(Self.complaint), "\(next.errors)")
            }
        }
    }

    @Test(arguments: [
        "delete from concord.intake_event where file_name = 'EURALO/3.txt'",
        "update concord.progress set changes = changes - 1 where consultation_id = 'at-large-review-2017'",
    ])
    func `rows that are gone when the daemon connects again are told of`(_ loss: String) async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                for number in 1...3 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                }
                try await eventually("the files are noted") {
                    text("\(scratch.state)/.recorded/files").split(separator: "\n").count == 3
                }
                let counted = try await queried(
                    "select changes::text from concord.progress where consultation_id = 'at-large-review-2017'",
                    in: conninfo
                )
                try await eventually("the changes are noted") {
                    text("\(scratch.state)/.recorded/changes.json").contains(":\(counted.first ?? "")")
                }
                try await saysYes(scratch, conninfo)
                let connection = try await Connection.open(conninfo)
                try await connection.execute(script: loss)
                try await connection.execute(
                    script: """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and application_name = 'concord'
                        """
                )
                await connection.close()
                try await saysNo(scratch, conninfo, naming: Self.complaint)
                #expect(daemon.lines(Self.complaint).count { $0.contains(" warning ") } == 1)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }
}
