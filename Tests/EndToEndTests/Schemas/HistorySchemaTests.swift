import FoundationEssentials
import PostgresTesting
import ProgramTesting
import SchemaTesting
import TestTurns
import Testing

@Suite(.inTurn) struct HistorySchemaTests {
    private struct Told: Decodable {
        struct Entry: Decodable {
            var kind: String
            var cause: String?
        }
        var entries: [Entry]
    }

    /// What is asked, until when, and which rule leads.
    private func consultation(closes: String, lead: String) -> [UInt8] {
        Array(
            """
            id: illustrative
            title: An illustrative consultation
            closes: \(closes)
            late_answers: exclude
            rules: { lead: \(lead) }
            regions: [{ code: NORTH, name: Northern Region }, { code: SOUTH, name: Southern Region }]
            recommendations: [{ id: "1", text: Illustrative. }, { id: "2", text: Illustrative too. }]
            """.utf8
        )
    }

    @Test func `what the built program tells of a recommendation is as the schema says`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase(from: .migrated) { conninfo in
            func concord(_ arguments: [String]) async throws -> String {
                let ended = try await Program.run(
                    arguments + ["--state-directory", scratch.state, "--database", conninfo],
                    environment: [
                        "CONCORD_CONSULTATIONS": "\(scratch.path)/consultations", "CONCORD_SETTLE_SECONDS": "0",
                    ]
                )
                #expect(ended.code == 0, "\(arguments): \(ended.errors)")
                return ended.output
            }
            func take(_ bytes: [UInt8], as name: String) async throws {
                try scratch.drop(bytes, as: "state/inbox/\(name)")
                _ = try await concord(["run", "--once"])
            }
            func decide(_ arguments: String...) async throws {
                _ = try await concord(arguments + ["--by", "the chair", "--reason", "Made up."])
            }

            try scratch.drop(consultation(closes: "2117-03-24T23:59:00Z", lead: "gnso"), as: "consultations/a.yaml")
            try await take(Samples.response([(1, "Support", ""), (2, "Support", "")]), as: "NORTH/first.txt")
            try await take(Array("Recommendation,Stance\n1,Oppose\n2,Support\n".utf8), as: "SOUTH/table.csv")
            try await take(Samples.response([(2, "Support", "Without the first.")]), as: "NORTH/shorter.txt")
            for number in 1...41 {
                try scratch.drop(
                    Samples.response(
                        [(1, "Support", "")],
                        title: "Illustrative: made up for a test\nRespondent: Example group \(number)"
                    ),
                    as: "state/inbox/NORTH/group-\(number).txt"
                )
            }
            _ = try await concord(["run", "--once"])
            _ = try await concord(["report", "--night"])
            try await decide("withdraw", "SOUTH")
            try await decide("withdraw", "SOUTH", "--undo")
            try await decide("designate", "1", "divergence")
            try await decide("designate", "1", "--revoke")
            try scratch.drop(consultation(closes: "2017-03-24T23:59:00Z", lead: "iso"), as: "consultations/a.yaml")
            try await take(Samples.response([(1, "Oppose", "Too late.")]), as: "NORTH/late.txt")
            _ = try await concord(["report", "--night"])

            var documents: [OutputSchema.Document] = []
            for (recommendation, others) in [("1", []), ("1", ["--all"]), ("2", [])] {
                let arguments = ["history", recommendation, "--format", "json"] + others
                documents.append(
                    OutputSchema.Document(arguments.joined(separator: " "), try await concord(arguments))
                )
            }
            // Keys that need many respondents or an unlucky moment are in the tests of stories.
            #expect(try await OutputSchema("history").differences(from: documents, hasEveryKey: false) == [])
            let entries = try documents.flatMap { document in
                try JSONDecoder().decode(Told.self, from: Data(document.text.utf8)).entries
            }
            #expect(
                Set(entries.map(\.kind)).isSuperset(of: [
                    "asked", "rules", "deadline", "answer", "others", "late-answer", "designation",
                    "designation-revoked", "night",
                ]),
                "\(Set(entries.map(\.kind)))"
            )
            #expect(Set(entries.compactMap(\.cause)).isSuperset(of: ["file", "withdrawn", "restored"]))
        }
    }
}
