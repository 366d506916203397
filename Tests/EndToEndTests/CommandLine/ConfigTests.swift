import FoundationEssentials
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct ConfigTests {
    private func consultation(_ id: String, _ more: String = "") -> [UInt8] {
        Array(
            """
            {id: \(id), title: "Illustrative: made up", regions: [{code: A, name: a}, {code: B, name: b}],
             recommendations: [{id: "1", text: x}]\(more)}

            """.utf8
        )
    }

    @Test func `without any configuration it says what is built in, and needs and makes nothing`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(["config", "check", "--state-directory", "\(scratch.path)/state"])
        #expect(ended.code == 0)
        #expect(ended.errors == "")
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("state_directory: \(scratch.path)/state"))
        #expect(lines.contains("database: a private PostgreSQL in \(scratch.path)/state/database"))
        #expect(lines.contains("  at-large-review-2017: 16 recommendations, 5 regions, open"))
        #expect(lines.contains("settle_seconds: 1"))
        #expect(lines.contains("  pandoc: found, for DOCX, ODT, RTF, HTML, MediaWiki"))
        #expect(lines.contains("  pdftotext: found, for PDF"))
        #expect(lines.contains("  python3: found, for XLSX"))
        #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/state"))
    }

    @Test func `it says what the configuration file, the environment and the options make of it`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(consultation("later", ", opens: 2999-01-01T00:00:00Z"), as: "consultations/a.yaml")
        try scratch.drop(consultation("now", ", closes: 2999-01-01T00:00:00Z"), as: "consultations/b.yaml")
        try scratch.drop(consultation("past", ", closes: 2001-01-01T00:00:00Z"), as: "consultations/c.yaml")
        try scratch.drop(Array("pt:\n  conditional: [Quem sabe]\n".utf8), as: "stances.yaml")
        let settings = """
            consultations: \(scratch.path)/consultations
            stances: \(scratch.path)/stances.yaml
            settle_seconds: 2.5
            batch_files: 7
            """
        try scratch.drop(Array(settings.utf8), as: "concord.yaml")
        let ended = try await Program.run(
            ["config", "check", "--config", "\(scratch.path)/concord.yaml"],
            environment: [
                "STATE_DIRECTORY": "/srv/concord", "CONCORD_BATCH_FILES": "8",
                "CONCORD_DATABASE": "postgresql://reader:hunter2@db.example:5433/answers?sslpassword=hunter3",
            ]
        )
        #expect(ended.code == 0, "\(ended.errors)")
        for line in [
            "configuration file: \(scratch.path)/concord.yaml", "state_directory: /srv/concord",
            "database: host=db.example port=5433 dbname=answers user=reader",
            "consultations: \(scratch.path)/consultations",
            "  later: 1 recommendation, 2 regions, opens 2999-01-01T00:00:00Z",
            "  now: 1 recommendation, 2 regions, open until 2999-01-01T00:00:00Z",
            "  past: 1 recommendation, 2 regions, closed since 2001-01-01T00:00:00Z", "settle_seconds: 2.5",
            "batch_files: 8",
        ] {
            #expect(ended.output.contains("\(line)\n"), "\(ended.output)")
        }
        #expect(ended.output.contains(" phrases, built in and from \(scratch.path)/stances.yaml\n"))
        #expect(!ended.output.contains("hunter"))
    }

    @Test func `every faulty file has its line, and the exit code is 78, as it is of the daemon`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let folder = "\(scratch.path)/consultations"
        try scratch.drop(consultation("good"), as: "consultations/a.yaml")
        try scratch.drop(consultation("bad name"), as: "consultations/b.yaml")
        try scratch.drop(consultation("GOOD"), as: "consultations/c.yaml")
        try scratch.drop(Array("id: [\n".utf8), as: "consultations/d.yaml")
        try scratch.drop(consultation("typo", ", rulez: {}"), as: "consultations/e.yaml")
        try scratch.drop(consultation("scale", ", scale: mine"), as: "consultations/f.yaml")
        try scratch.drop(Array("pt: {maybe: [Quem sabe]}\n".utf8), as: "stances.yaml")
        let environment = [
            "CONCORD_CONSULTATIONS": folder, "CONCORD_STANCES": "\(scratch.path)/stances.yaml",
            "CONCORD_CUES": "\(scratch.path)/nowhere.yaml", "CONCORD_DATABASE": "hunter2",
            "CONCORD_STATE_DIRECTORY": "\(scratch.path)/state",
        ]
        let ended = try await Program.run(["config", "check"], environment: environment)
        #expect(ended.code == 78)
        #expect(ended.output == "")
        let lines = ended.errors.split(separator: "\n")
        let expected = [
            "configuration: database: the connection string cannot be read", "\(scratch.path)/stances.yaml: ",
            "\(scratch.path)/nowhere.yaml: ", "\(folder)/b.yaml: id: found \"bad name\"",
            "\(folder)/c.yaml: id: found \"GOOD\"", "\(folder)/d.yaml: ", "\(folder)/e.yaml: rulez: not a key here",
        ]
        // f.yaml names a scale that may be in the file of stances: that one is to be mended first.
        try #require(lines.count == expected.count, "\(ended.errors)")
        for (line, beginning) in zip(lines, expected) {
            #expect(line.hasPrefix("concord: \(beginning)"), "\(ended.errors)")
        }
        #expect(!ended.errors.contains("hunter2"))
        let run = try await Program.run(["run", "--once"], environment: environment)
        #expect(run.code == 78, "\(run.errors)")
        #expect(run.errors.hasPrefix("concord: configuration: database: the connection string cannot be read"))
    }

    @Test(arguments: [
        ("settle_seconds: soon", "settle_seconds: found \"soon\""), ("inbox: /x", "inbox: not a setting"),
        ("- a", "found something else, expected keys with values"),
    ])
    func `a setting that cannot be used is named`(text: String, message: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Array(text.utf8), as: "concord.yaml")
        let ended = try await Program.run(["config", "check", "--config", "\(scratch.path)/concord.yaml"])
        #expect(ended.code == 78)
        #expect(ended.errors.hasPrefix("concord: \(scratch.path)/concord.yaml: \(message)"), "\(ended.errors)")
        #expect(ended.errors.split(separator: "\n").count == 1)
    }

    @Test func `the daemon's connection string that cannot be read is a fault of the configuration`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let arguments = ["--state-directory", "\(scratch.path)/state", "--database", "hunter2"]
        #expect(try await Program.run(["run", "--once"] + arguments).code == 78)
        #expect(try await Program.run(["config", "check"] + arguments).code == 78)
    }

    @Test func `a missing converter is a warning that names the package and the files`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(["config", "check"], environment: ["PATH": "\(scratch.path)"])
        #expect(ended.code == 0)
        #expect(ended.output.contains("  pandoc: MISSING, for DOCX"))
        let lines = ended.errors.split(separator: "\n")
        #expect(
            lines.first
                == """
                concord: warning: pandoc is missing; install the Debian package pandoc. Until then files that it reads are \
                rejected: DOCX, ODT, RTF, HTML, MediaWiki.
                """
        )
        #expect(lines.last?.contains("install the Debian package poppler-utils") == true)
        #expect(lines.count == 2)
    }
}
