import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// A region's member can put a link in the place of a folder of its own at any moment.
@Suite(.inTurn, .serialized) struct SwappedFoldersTests {
    /// The tracer stops the daemon when it has listed the folder, and has not yet taken what it saw.
    @Test(arguments: ["inbox/EURALO", "reports/at-large-review-2017/latest"])
    func `a folder that becomes a link after the look leads nowhere`(target: String) async throws {
        try await withScratch { scratch, conninfo in
            let sub = "\(scratch.state)/inbox/APRALO/sub"
            try scratch.drop(Samples.response([(1, "Support", "")]), as: inbox("APRALO/sub/report.html"))
            try scratch.drop(Samples.response([(2, "Do Not Support", "Not finished")]), as: "state/\(target)/.report")
            let victim = "\(scratch.state)/\(target)/report.html"
            let calls = "\(scratch.path)/calls"
            let tracer = Tracer.injecting("signal=SIGSTOP:when=2", into: "getdents64", at: [sub], output: calls)
            let settings = ["settle_seconds": "0", "rescan_seconds": "86400"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: tracer) {
                daemon in
                try await eventually("the tracer stops the daemon") { text(calls).contains("stopped by SIGSTOP") }
                // Another's file, hidden from the look as one that is being written is.
                #expect(unsafe rename("\(scratch.state)/\(target)/.report", victim) == 0)
                #expect(unsafe rename(sub, "\(scratch.path)/sub") == 0)
                #expect(unsafe symlink("\(scratch.state)/\(target)", sub) == 0)
                daemon.resume()
                try await eventually("the daemon goes on") {
                    daemon.resume()
                    return !daemon.lines("ready").isEmpty
                }
                try scratch.drop(Samples.response(of: 2), as: inbox("AFRALO/marker.txt"))
                try await eventually("a later file is taken") {
                    daemon.resume()
                    return try scratch.receipt(of: "marker.txt") != nil
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let words = try await queried(
                "select file from concord.files where file like 'APRALO/%'",
                in: conninfo
            )
            #expect(words.isEmpty)
        }
    }
}
