import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// No file and no sender keeps the others waiting.
@Suite(.inTurn, .serialized) struct LargeFilesTests {
    /// As many bytes as a file may have, which nobody answers anything with: it takes long to read, and is rejected.
    private static let large: [UInt8] = {
        let line = Array("Recommendation 1: Made up, and said again and again.\n".utf8)
        return Array(repeatElement(line, count: (15 << 20) / line.count).joined())
    }()

    @Test func `another region's file is taken while a large one is read, and SIGTERM leaves that`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await daemon.isReady()
                try scratch.drop(Self.large, as: inbox("AFRALO/large.txt"))
                try await eventually("the large one is claimed") {
                    try !scratch.files(below: "state/inbox").contains("AFRALO/large.txt")
                }
                let start = ContinuousClock.now
                try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                try await eventually("the other file is filed") { try scratch.filed() == ["1.txt"] }
                #expect(try scratch.filed("rejected").isEmpty, "it has waited: \(ContinuousClock.now - start)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try waitingFiles(on: scratch) == 1)
        }
    }

    @Test func `a region whose files are many lets the others have their turns`() async throws {
        try await withScratch { scratch, conninfo in
            for number in 1...600 {
                try scratch.drop(Samples.response(of: number), as: inbox("AFRALO/\(number).txt"))
            }
            usleep(20_000)
            try scratch.drop(Samples.response(of: 601), as: inbox("EURALO/1.txt"))
            let settings = ["settle_seconds": "0"]
            let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
            #expect(ended.code == 0, "\(ended.errors)")
            let order: SQL = """
                select (count(*) filter (where file_name like 'AFRALO/%' and recorded_at < other.moment))::text
                from concord.intake_event, (
                    select recorded_at as moment from concord.intake_event where file_name = 'EURALO/1.txt'
                ) as other
                """
            #expect(try await queried(order, in: conninfo) == ["0"])
        }
    }
}
