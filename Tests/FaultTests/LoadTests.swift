import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import Testing

/// Input that is too large is set aside within bounds, and no setting loses any.
@Suite(.serialized) struct LoadTests {
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

    /// Each setting at its most impatient, or at its smallest.
    @Test(arguments: [
        ["file_limit_bytes": "1"], ["file_limit_bytes": "300"], ["batch_files": "1"], ["settle_seconds": "0"],
        ["rescan_seconds": "1", "batch_files": "100000"],
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
