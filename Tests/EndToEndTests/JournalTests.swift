import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct JournalTests {
    /// Makes standard error, whatever it is, the journal's.
    private let journal = [
        "/bin/sh", "-c", "JOURNAL_STREAM=$(stat -Lc %d:%i /proc/self/fd/2) exec \"$@\"", "sh",
    ]

    @Test func `in the journal every line has its priority, and a file that is taken is one line`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/AFRALO/a.txt")
        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["run", "--once", "--state-directory", "\(scratch.path)/state", "--database", conninfo],
                environment: ["CONCORD_SETTLE_SECONDS": "0"],
                under: journal
            )
            #expect(ended.code == 0, "\(ended.errors)")
            let lines = ended.errors.split(separator: "\n")
            #expect(lines.allSatisfy { ["<4>", "<5>", "<6>"].contains($0.prefix(3)) }, "\(ended.errors)")
            #expect(lines.contains { $0.hasPrefix("<5>inbox taken ") })
            #expect(lines.count { $0.hasPrefix("<6>") && $0.contains("file=AFRALO/a.txt") } == 1, "\(ended.errors)")
        }
    }

    @Test func `why it does not start is an error in the journal`() async throws {
        let ended = try await Program.run(["run", "--config", "/nonexistent"], under: journal)
        #expect(ended.code == 78)
        #expect(ended.errors.hasPrefix("<3>concord: /nonexistent: "))
        #expect(ended.errors.split(separator: "\n").count == 1)
    }
}
