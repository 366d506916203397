import FoundationEssentials
import Glibc
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct RenormaliseTests {
    @Test func `beside a daemon on its private database, answers are read again and the report follows`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let state = "\(scratch.path)/state"
        let report = "state/reports/at-large-review-2017/latest/report.json"
        try scratch.drop(Array("es: { conditional: [Quizás] }\n".utf8), as: "words.yaml")
        func renormalise(_ arguments: String...) async throws -> Program.Ended {
            try await Program.run(
                ["renormalise", "--state-directory", state] + arguments,
                environment: ["CONCORD_STANCES": "\(scratch.path)/words.yaml"]
            )
        }
        let ended = try await Program.run(["run", "--state-directory", state]) { process in
            try scratch.drop(Samples.response([(6, "Quizás", "Made up.")]), as: "state/inbox/EURALO/a.txt")
            try await eventually("the report with the file") {
                (try? scratch.text(report).contains("\"EURALO\" : \"unrecognised\"")) ?? false
            }
            let tried = try await renormalise("--dry-run")
            #expect(tried.code == 0, "\(tried.errors)")
            #expect(
                tried.output == """
                    at-large-review-2017: 1 of 1 answers, from 1 of 1 respondents, would be read otherwise
                      6, EURALO: Unrecognised → It Depends
                    In all:
                      Unrecognised → It Depends: 1
                    Nothing was changed.

                    """
            )
            let done = try await renormalise()
            #expect(done.code == 0, "\(done.errors)")
            #expect(done.output.contains("\nRecorded as a new revision.\nReports: \(state)/reports/"))
            try await eventually("the daemon's report with the new revision") {
                let text = try scratch.text(report)
                return text.contains("\"EURALO\" : \"conditional\"") && text.contains("\"revision\" : 2")
            }
            let again = try await renormalise("--consultation", "at-large-review-2017")
            #expect(again.output.hasPrefix("at-large-review-2017: 0 of 1 answers"))
            #expect(!again.output.contains("Recorded"))
            let unknown = try await renormalise("--consultation", "none")
            #expect(unknown.code == 64)
            kill(process, SIGTERM)
        }
        #expect(ended.code == 0, "\(ended.errors)")
    }
}
