import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct WithdrawTests {
    private static let consultation = "at-large-review-2017"
    private let who = ["--by", "Illustrative chair", "--reason", "Sent by mistake."]

    @Test func `beside a daemon, answers leave the report and come back`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let report = "state/reports/\(Self.consultation)/latest/report.json"
        func withdraw(_ arguments: String...) async throws -> Program.Ended {
            try await Program.run(
                ["withdraw"] + arguments + who + ["--state-directory", scratch.state]
            )
        }
        let file = Samples.response([(6, "Support", "Made up."), (7, "Do Not Support", "Made up.")])
        let ended = try await Program.run(["run", "--state-directory", scratch.state]) { process in
            try scratch.drop(file, as: "state/inbox/EURALO/a.txt")
            func eventuallyReported(_ position: String) async throws {
                try await eventually("the report says \(position)") {
                    (try? scratch.text(report).contains("\"EURALO\" : \"\(position)\"")) ?? false
                }
            }
            try await eventuallyReported("support")
            let withdrawn = try await withdraw("European Regional At-Large Organization")
            #expect(withdrawn.code == 0, "\(withdrawn.errors)")
            #expect(
                withdrawn.output.hasPrefix(
                    """
                    at-large-review-2017, EURALO: 2 answers of EURALO/a.txt, revision 1, are withdrawn and count no longer.
                    By: Illustrative chair
                    Reason: Sent by mistake.
                    Recorded: 2
                    """
                ),
                "\(withdrawn.output)"
            )
            try await eventually("the report without the answers") {
                !(try scratch.text(report).contains("\"EURALO\" : \"support\""))
            }
            // The same bytes do not bring them back, and the sender is told.
            try scratch.drop(file, as: "state/inbox/EURALO/again.txt")
            try await eventually("the receipt") { try scratch.receipt(of: "again.txt") != nil }
            #expect(try scratch.receipt(of: "again.txt")?.contains("The answers were withdrawn since") == true)
            let restored = try await withdraw("euralo", "--undo")
            #expect(restored.code == 0, "\(restored.errors)")
            #expect(
                restored.output.hasPrefix(
                    "at-large-review-2017, EURALO: 2 answers of EURALO/a.txt count again, as revision 2.\n"
                ),
                "\(restored.output)"
            )
            try await eventuallyReported("support")
            let nothing = try await withdraw("EURALO", "--undo")
            #expect(nothing.code == 64)
            #expect(nothing.errors.contains("there is nothing to take back"), "\(nothing.errors)")
            kill(process, SIGTERM)
        }
        #expect(ended.code == 0, "\(ended.errors)")
    }

    @Test func `a respondent is found by its name, in the region that is meant`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            for region in ["EURALO", "AFRALO"] {
                let title = "Illustrative: made up for a test\nRespondent: Illustrative group"
                let file = Samples.response([(6, "Support", "Made up.")], title: title)
                try scratch.drop(file, as: "state/inbox/\(region)/a.txt")
            }
            let database = ["--state-directory", scratch.state, "--database", conninfo]
            let ended = try await Program.run(
                ["run", "--once"] + database,
                environment: ["CONCORD_SETTLE_SECONDS": "0"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            func withdraw(_ arguments: String...) async throws -> Program.Ended {
                try await Program.run(["withdraw"] + arguments + who + database)
            }
            for (ended, words) in [
                (
                    try await withdraw("Illustrative group"),
                    "in each of AFRALO, EURALO, expected one"
                ),
                (try await withdraw("EURALO"), "found no answers of \"EURALO\" in EURALO"),
                (try await withdraw("Nobody"), "found no answers of \"Nobody\" in AFRALO, APRALO"),
                (try await withdraw("x", "--region", "EURLO"), "the nearest is \"EURALO\""),
                (try await withdraw("EURALO", "--consultation", "at-large"), "expected one of at-large-review-2017"),
                (try await withdraw(" "), "The respondent is empty"),
            ] {
                #expect(ended.code == 64, "\(ended.errors)")
                #expect(ended.errors.contains(words), "\(ended.errors)")
            }
            let done = try await withdraw(
                "ILLUSTRATIVE GROUP",
                "--region",
                "euralo",
                "--consultation",
                Self.consultation
            )
            #expect(done.code == 0, "\(done.errors)")
            #expect(
                done.output.contains("EURALO, Illustrative group: 1 answer of EURALO/a.txt, revision 1, is withdrawn")
            )
            #expect(done.output.contains("\nReports: \(scratch.state)/reports/"))
            #expect(
                try await queried("select region from concord.current_answers", in: conninfo) == ["AFRALO"]
            )
        }
    }
}
