import FoundationEssentials
import PostgresTesting
import ProgramTesting
import Subprocess
import TestTurns
import Testing

/// The report as a document, made with other programs.
@Suite(.inTurn) struct DocumentTests {
    private static func report(
        _ arguments: [String],
        _ scratch: Scratch,
        _ conninfo: String,
        environment: [String: String] = [:]
    ) async throws -> Program.Ended {
        let common = ["--state-directory", scratch.state, "--database", conninfo]
        return try await Program.run(["report"] + arguments + common, environment: environment)
    }

    private static func ran(_ program: String, _ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            output: .string(limit: 1 << 22),
            error: .string(limit: 4096)
        )
        #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
        return result.standardOutput
    }

    private static func withAnswers(_ body: (Scratch, String) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase(from: .migrated) { conninfo in
            let answers = [(1, "Support", "Made up: ¿sí? – naïve."), (2, "It Depends", "Made up.")]
            try scratch.drop(Samples.response(answers), as: "state/inbox/EURALO/answers.txt")
            let ended = try await Daemon.once(on: scratch, database: conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            try await body(scratch, conninfo)
        }
    }

    @Test func `a PDF has A4 pages with the words as sent`() async throws {
        try await Self.withAnswers { scratch, conninfo in
            let file = "\(scratch.path)/report.pdf"
            let ended = try await Self.report(["--format", "pdf", "--output", file], scratch, conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await Self.ran("pdfinfo", [file]).contains("(A4)"))
            #expect(try await Self.ran("pdftotext", [file, "-"]).contains("Made up: ¿sí? – naïve."))
        }
    }

    @Test func `a Word document has the matrix as a table`() async throws {
        try await Self.withAnswers { scratch, conninfo in
            let file = "\(scratch.path)/report.docx"
            let ended = try await Self.report(["--format", "docx", "--output", file], scratch, conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            let html = try await Self.ran("pandoc", ["--from=docx", "--to=html", file])
            #expect(html.contains("<table"))
            #expect(html.contains("Made up: ¿sí? – naïve."))
        }
    }

    @Test(arguments: [("pdf", "Debian package chromium"), ("docx", "Debian package pandoc")])
    func `where the other program is missing, its package is named and no file is left`(
        _ format: String,
        _ package: String
    ) async throws {
        try await Self.withAnswers { scratch, conninfo in
            let ended = try await Self.report(
                ["--format", format, "--output", "\(scratch.path)/report.\(format)"],
                scratch,
                conninfo,
                environment: ["PATH": scratch.path]
            )
            #expect(ended.code == 69)
            #expect(ended.errors.contains(package), "\(ended.errors)")
            #expect(try scratch.files(below: ".").filter { $0.hasSuffix(format) }.isEmpty)
        }
    }
}
