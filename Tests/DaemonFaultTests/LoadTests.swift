import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Input that is too large is set aside within bounds, and no setting loses any.
@Suite(.inTurn, .serialized) struct LoadTests {
    @Test func `a file of a gigabyte is rejected unread, and memory stays where it was`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                let before = daemon.kilobytes("VmHWM")
                try scratch.drop([], as: "large.csv")
                #expect(unsafe truncate("\(scratch.path)/large.csv", 1 << 30) == 0)
                #expect(unsafe rename("\(scratch.path)/large.csv", "\(scratch.state)/inbox/large.csv") == 0)
                try scratch.drop(Samples.response([(1, "Support", "")]), as: inbox("EURALO/next.txt"))
                try await eventually("it is set aside") { try scratch.receipt(of: "large.csv", "rejected") != nil }
                try await eventually("the next is taken") { try scratch.receipt(of: "next.txt") != nil }
                #expect(daemon.kilobytes("VmHWM") - before < 100_000)
                let receipt = try #require(try scratch.receipt(of: "large.csv", "rejected"))
                #expect(receipt.contains("1073741824"), "\(receipt)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `a line over the limit and more answers than the limit are rejected, and what is within is taken`()
        async throws
    {
        let header = "Region,Respondent,Recommendation,Stance\n"
        func table(_ rows: Int) -> [UInt8] {
            Array((header + (1...rows).map { "EURALO,Example group \($0),1,Support\n" }.joined()).utf8)
        }
        let long = Array("Recommendation 1. x\n[*Support*] \(String(repeating: "word ", count: 2000))\n".utf8)
        try await withScratch { scratch, conninfo in
            try scratch.drop(table(20), as: inbox("within.csv"))
            try scratch.drop(table(21), as: inbox("over.csv"))
            try scratch.drop(long, as: inbox("APRALO/long.txt"))
            let ended = try await Daemon.once(
                on: scratch,
                database: conninfo,
                settings: ["answer_limit": "20", "line_limit_bytes": "10000"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try scratch.filed() == ["within.csv"])
            #expect(try scratch.filed("rejected") == ["long.txt", "over.csv"])
            let reason = try #require(try scratch.receipt(of: "over.csv", "rejected"))
            #expect(reason.contains("20"), "\(reason)")
            #expect(
                try scratch.receipt(of: "long.txt", "rejected")?.contains("Line 2 has more than 10000 bytes") == true
            )
        }
    }

    /// Names run against time, so that only the times can tell the order.
    @Test func `a directory of more files than one look remembers is taken in the order of arrival`() async throws {
        try await withScratch { scratch, conninfo in
            let count = 1000
            for number in 0..<count {
                let name = String("\(10_000 - number).txt")
                if number.isMultiple(of: 20) {
                    // The file system's clock has to tick.
                    try await Task.sleep(for: .milliseconds(20))
                    try scratch.drop(Samples.response([(1, "Support", "\(number)")]), as: inbox("EURALO/\(name)"))
                } else {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(name)"))
                }
            }
            let settings = ["listing_files": "100", "batch_files": "30"]
            let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == count)
            let rounds = try await queried(
                """
                select comment from concord.answer_history
                where region = 'EURALO' and speaks_for_region order by revision
                """,
                in: conninfo
            )
            #expect(rounds == stride(from: 0, to: count, by: 20).map { String($0) })
        }
    }

    /// Each setting at its most impatient, or at its smallest.
    @Test(arguments: [
        ["file_limit_bytes": "1"], ["file_limit_bytes": "300"], ["batch_files": "1"], ["settle_seconds": "0"],
        ["rescan_seconds": "1", "batch_files": "100000"], ["line_limit_bytes": "100"], ["answer_limit": "1"],
        ["listing_files": "1"],
    ])
    func `no setting makes the daemon delete input`(settings: [String: String]) async throws {
        try await withScratch { scratch, conninfo in
            var dropped = (1...5).map { Samples.response(of: $0, comment: String(repeating: "x", count: $0 * 50)) }
            dropped += [[], Array("Dear all, we agree.".utf8), [0, 1, 2, 0xFF], dropped[0]]
            for (number, bytes) in dropped.enumerated() { try scratch.drop(bytes, as: inbox("EURALO/\(number).txt")) }
            try scratch.drop(dropped[1], as: inbox("EURALO/8.part"))
            let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
            #expect(ended.code == 0, "\(ended.errors)")
            let left = try ["accepted", "rejected", "inbox"].flatMap { folder in
                try scratch.files(below: "state/\(folder)").filter { !$0.hasSuffix(".receipt.txt") }.map {
                    Array(FileManager.default.contents(atPath: "\(scratch.state)/\(folder)/\($0)") ?? Data())
                }
            }
            let byContent: ([UInt8], [UInt8]) -> Bool = { $0.lexicographicallyPrecedes($1) }
            #expect(left.sorted(by: byContent) == (dropped + [dropped[1]]).sorted(by: byContent))
        }
    }
}
