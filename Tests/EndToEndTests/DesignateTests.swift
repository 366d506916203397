import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct DesignateTests {
    private static let consultation = "at-large-review-2017"

    /// Runs the body with a database that knows the built-in consultation.
    private func withDatabase(
        _ body: (_ conninfo: String, _ designate: ([String]) async throws -> Program.Ended) async throws -> Void
    ) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["run", "--once", "--state-directory", scratch.state, "--database", conninfo]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            try await body(conninfo) { arguments in
                try await Program.run(
                    ["designate"] + arguments + ["--state-directory", scratch.state, "--database", conninfo]
                )
            }
        }
    }

    private let who = ["--by", " Illustrative chair ", "--reason", "Nobody objected."]

    @Test func `a level is recorded, replaced and revoked, and each is said`() async throws {
        try await withDatabase { conninfo, designate async throws in
            let first = try await designate(["6", "Full  Consensus", "--consultation", Self.consultation] + who)
            #expect(first.code == 0, "\(first.errors)")
            #expect(
                first.output.hasPrefix(
                    """
                    at-large-review-2017, recommendation 6: full-consensus is designated.
                    By: Illustrative chair
                    Reason: Nobody objected.
                    Recorded: 2
                    """
                ),
                "\(first.output)"
            )
            #expect(!first.output.contains("Before:") && first.output.contains("\nReports: "))
            let second = try await designate(
                ["6", "Strong support but significant opposition", "--consultation", "AT-LARGE-REVIEW-2017"] + who
            )
            #expect(second.output.contains("\nBefore: full-consensus, by Illustrative chair on 2"), "\(second.output)")
            let revoked = try await designate(["6", "--revoke"] + who)
            #expect(revoked.output.contains("recommendation 6: the designation is revoked.\n"), "\(revoked.output)")
            let nothing = try await designate(["6", "--revoke"] + who)
            #expect(nothing.code == 64)
            #expect(nothing.errors.contains("no designation for recommendation 6 to revoke"), "\(nothing.errors)")
            #expect(
                try await queried(
                    """
                    select concat_ws(' ', recommendation, coalesce(level, 'revoked'), designated_by)
                    from concord.designations order by designated_at
                    """,
                    in: conninfo
                ) == [
                    "6 full-consensus Illustrative chair",
                    "6 strong-support-significant-opposition Illustrative chair", "6 revoked Illustrative chair",
                ]
            )
        }
    }

    @Test func `what is written of a decision is one line of a length, so that it looks like nothing else`()
        async throws
    {
        try await withDatabase { conninfo, designate async throws in
            let forged = "Illustrative.\n2017-05-12 14:03:05 UTC  Full consensus, designated by another"
            let recorded = try await designate([
                "6", "consensus", "--by", "A\tB", "--reason", forged,
            ])
            #expect(recorded.code == 0, "\(recorded.errors)")
            #expect(
                try await queried("select designated_by || ': ' || reason from concord.designations", in: conninfo)
                    == ["A B: Illustrative. 2017-05-12 14:03:05 UTC Full consensus, designated by another"]
            )
            let long = try await designate(
                ["6", "consensus", "--by", "A", "--reason", String(repeating: "long ", count: 500)]
            )
            #expect(long.code == 64)
            #expect(long.errors.contains("--reason has 2499 bytes, expected at most 2000."), "\(long.errors)")
        }
    }

    @Test func `what cannot be meant is told with what can, and nothing is recorded`() async throws {
        try await withDatabase { conninfo, designate async throws in
            for (arguments, words) in [
                (
                    ["6", "consensus", "--consultation", "at-large-reviw-2017"] + who,
                    #"the nearest is "at-large-review-2017""#
                ),
                (["17", "consensus"] + who, "14, 15, 16; the nearest is"),
                (["6", "agreement"] + who, "full-consensus, consensus, strong-support"),
                (["6"] + who, "expected --revoke or one of full-consensus"),
                (["6", "consensus", "--revoke"] + who, "expected one of the two"),
                (["6", "consensus", "--by", " ", "--reason", "x"], "--by is empty"),
                (["6", "consensus", "--by", "x", "--reason", ""], "--reason is empty"),
                (["6", "consensus", "--reason", "x"], "--by"),
            ] {
                let ended = try await designate(arguments)
                #expect(ended.code == 64, "\(arguments): \(ended.errors)")
                #expect(ended.errors.contains(words), "\(arguments): \(ended.errors)")
            }
            #expect(try await queried("select level from concord.designations", in: conninfo).isEmpty)
        }
    }

    @Test func `a recommendation that the database does not know yet may be tried again`() async throws {
        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["designate", "6", "consensus", "--database", conninfo] + who
            )
            #expect(ended.code == 75)
            #expect(ended.errors.contains("does not know recommendation 6"), "\(ended.errors)")
        }
    }

    @Test func `the help names every level`() async throws {
        let help = try await Program.run(["designate", "--help"])
        #expect(help.code == 0)
        #expect(help.output.contains("full-consensus-against"))
    }
}
