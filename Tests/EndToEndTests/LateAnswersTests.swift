import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct LateAnswersTests {
    private func consultation(closes: String, _ late: String) -> [UInt8] {
        Array(
            """
            id: illustrative
            title: An illustrative consultation
            closes: \(closes)
            late_answers: \(late)
            regions: [{ code: NORTH, name: Northern Region }]
            recommendations: [{ id: "1", text: Illustrative. }]
            """.utf8
        )
    }

    @Test func `a late file does not count until the deadline is moved, and receipt and history say so`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let report = "state/reports/illustrative/latest/report.json"
        try scratch.drop(consultation(closes: "2017-03-24T23:59:00Z", "exclude"), as: "consultations/a.yaml")
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Program.run(
                ["run", "--state-directory", scratch.state],
                environment: ["CONCORD_DATABASE": conninfo, "CONCORD_CONSULTATIONS": "\(scratch.path)/consultations"]
            ) { process in
                func reload(_ definition: [UInt8], until position: String) async throws {
                    try scratch.drop(definition, as: "consultations/a.yaml")
                    kill(process, SIGHUP)
                    try await eventually("the report says \(position)") {
                        (try? scratch.text(report).contains("\"NORTH\" : \"\(position)\"")) ?? false
                    }
                }
                try scratch.drop(Samples.response([(1, "Support", "Made up.")]), as: "state/inbox/NORTH/a.txt")
                try await eventually("the file is taken") { try scratch.receipt(of: "a.txt") != nil }
                let receipt = try #require(try scratch.receipt(of: "a.txt"))
                #expect(receipt.hasPrefix("NORTH/a.txt: received 20"), "\(receipt)")
                #expect(
                    receipt.contains("after the consultation had closed at 2017-03-24T23:59:00Z: kept as revision 1")
                )
                #expect(try await queried("select stance from concord.current_answers", in: conninfo).isEmpty)

                try await reload(consultation(closes: "2117-03-24T23:59:00Z", "exclude"), until: "support")
                try await reload(consultation(closes: "2017-03-24T23:59:00Z", "exclude"), until: "missing")
                try await reload(consultation(closes: "2017-03-24T23:59:00Z", "count"), until: "support")
                kill(process, SIGTERM)
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(
                try await queried(
                    """
                    select concat_ws(' ', revision, cause, is_late, is_current) from concord.submissions order by revision
                    """,
                    in: conninfo
                ) == ["1 file t f", "2 deadline f f", "3 deadline t t"]
            )
            let told = try await Program.run(
                ["history", "1", "--consultation", "illustrative", "--state-directory", scratch.state],
                environment: ["CONCORD_DATABASE": conninfo, "CONCORD_CONSULTATIONS": "\(scratch.path)/consultations"]
            )
            #expect(told.code == 0, "\(told.errors)")
            let source = "NORTH/a.txt, line 3, revision"
            #expect(
                // Behind the times.
                told.output.split(separator: "\n").filter { $0.contains("NORTH: ") }.map { $0.dropFirst(25) } == [
                    "NORTH: Support · \(source) 1 · came late and did not count",
                    "NORTH: no answer → Support · \(source) 2 · because of the deadline",
                    "NORTH: Support → no answer · because of the deadline",
                    "NORTH: no answer → Support · \(source) 3 · because of the deadline",
                ]
            )
        }
    }
}
