import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct TemplateTests {
    private func template(_ arguments: String..., environment: [String: String] = [:]) async throws -> Program.Ended {
        try await Program.run(["template"] + arguments, environment: environment)
    }

    @Test(arguments: ["txt", "md", "csv", "tsv", "json", "yaml", "docx"])
    func `a template is written, and check finds nothing wrong with it but that it is empty`(
        _ format: String
    ) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let file = "\(scratch.path)/template.\(format)"
        let written = try await template("--region", "EURALO", "--output", file)
        #expect(written.code == 0, "\(written.errors)")
        #expect(written.output.isEmpty)
        let checked = try await Program.run(["check", "--json", file])
        #expect(checked.code == 65)
        #expect(checked.output.contains(#""region":"EURALO""#), "\(checked.output)")
        #expect(checked.output.split(separator: #""severity":"error""#).count == 2, "\(checked.output)")
    }

    @Test func `without a file it goes to standard output`() async throws {
        let written = try await template("--region", "EURALO", "--respondent", "Example Users")
        #expect(written.code == 0, "\(written.errors)")
        #expect(written.output.contains("Region: EURALO\nRespondent: Example Users\n"))
        #expect(written.output.contains("Recommendation 16. "))
    }

    @Test func `a file that is there is replaced only when asked to`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Array("mine".utf8), as: "a.txt")
        let file = "\(scratch.path)/a.txt"
        let refused = try await template("--region", "EURALO", "--output", file)
        #expect(refused.code == 73)
        #expect(refused.errors.contains("--force"))
        #expect(try scratch.text("a.txt") == "mine")
        let forced = try await template("--region", "EURALO", "--output", file, "--force")
        #expect(forced.code == 0, "\(forced.errors)")
        #expect(try scratch.text("a.txt").contains("Recommendation 1."))
        let nowhere = try await template("--region", "EURALO", "--output", "\(file)/b.txt")
        #expect(nowhere.code == 73)
    }

    @Test func `a consultation or region that nobody knows is named with the nearest`() async throws {
        let consultation = try await template("--consultation", "at-large-reviw-2017", "--region", "EURALO")
        #expect(consultation.code == 64)
        #expect(consultation.errors.contains(#"the nearest is "at-large-review-2017""#), "\(consultation.errors)")
        let region = try await template("--region", "EURLO")
        #expect(region.code == 64)
        #expect(region.errors.contains("AFRALO, APRALO, EURALO"), "\(region.errors)")
        #expect(region.errors.contains(#"the nearest is "EURALO""#), "\(region.errors)")
    }

    @Test func `without pandoc there is no Word document, and it says so`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await template(
            "--region",
            "EURALO",
            "--output",
            "\(scratch.path)/a.docx",
            environment: ["PATH": scratch.path]
        )
        #expect(ended.code == 69)
        #expect(ended.errors.contains("Debian package pandoc"), "\(ended.errors)")
        #expect(try scratch.files(below: ".").filter { $0.hasSuffix(".docx") }.isEmpty)
    }
}
