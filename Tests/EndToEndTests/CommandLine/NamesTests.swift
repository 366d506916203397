import ProgramTesting
import TestTurns
import Testing

/// Names on the command line: of commands, of topics of the help, and of files by which a format is chosen.
@Suite(.inTurn) struct NamesTests {
    @Test(arguments: [
        (["reprot"], #"concord has no command "reprot"; did you mean "report"?"#),
        (["config", "chekc"], #"config has no command "chekc"; did you mean "check"?"#),
        (["xyzzyx"], "expected one of demo, run, status"),
        (["help", "inbx"], #"did you mean "inbox"?"#),
        (["help", "config", "chekc"], #"did you mean "check"?"#),
        (["report", "--formt", "md"], "Did you mean '--format'?"),
    ])
    func `a name that nothing has is told with the nearest`(arguments: [String], words: String) async throws {
        let ended = try await Program.run(arguments)
        #expect(ended.code == 64)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.contains(words), "\(ended.errors)")
    }

    @Test(arguments: ["files", "inbox", "exit-codes"])
    func `each topic that the help names has a text for a terminal`(topic: String) async throws {
        let help = try await Program.run(["--help"])
        #expect(help.output.contains("concord help \(topic) "))
        let told = try await Program.run(["help", topic])
        #expect(told.code == 0 && told.errors.isEmpty)
        #expect(told.output.hasPrefix("# ") && told.output.hasSuffix("\n"))
        #expect(told.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `help tells of a command what the command tells of itself, and has an example of each`() async throws {
        for command in [
            ["demo"], ["run"], ["status"], ["config", "check"], ["report"], ["history"], ["template"], ["check"],
            ["designate"], ["withdraw"], ["renormalise"],
        ] {
            let help = try await Program.run(["help"] + command)
            #expect(help.code == 0)
            #expect(try await Program.run(command + ["--help"]).output == help.output)
            #expect(help.output.contains("\nExamples:\n  concord \(command.joined(separator: " "))"), "\(command)")
            #expect(help.output.contains("\nExit codes: 0 "), "\(command)")
        }
        #expect(try await Program.run(["help"]).output == Program.run(["--help"]).output)
    }

    @Test(arguments: [
        (["report", "--output", "r.xlsx"], "expected one of .txt, .html, .md, .json, .csv, .docx, .pdf, or --format"),
        (["report", "--output", "folder.pdf/r.weird"], #"asks for the format "weird""#),
        (["report", "--output", "r.PDF", "--format", "text"], "expected a name in .txt"),
        (["report", "--output", "r.xlsx", "--format", "csv"], "expected a name in .csv"),
        (["report", "--night", "2017-05-12", "--output", "night"], "a name such as night.html"),
        (["history", "6", "--output", "h.html"], "expected one of .txt, .json, or --format"),
        (["template", "--region", "EURALO", "--output", "t.pdf"], "expected one of .txt, .md, .csv, .tsv"),
        (["template", "--region", "EURALO", "--output", "t.csv", "--format", "docx"], "expected a name in .docx"),
    ])
    func `a file is not written in another format than its name says`(arguments: [String], words: String) async throws {
        let ended = try await Program.run(arguments)
        #expect(ended.code == 64)
        #expect(ended.errors.contains(words), "\(ended.errors)")
    }

    @Test func `a name decides the format, and one without an ending leaves it open`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop([], as: "a.b/other")
        for (name, given, format) in [
            ("a.csv", [], "csv"), ("a.YML", [], "yaml"), ("a.b/plain", [], "txt"),
            ("a.2017", ["--format", "md"], "md"),
        ] {
            let command = ["template", "--region", "EURALO"]
            let written = try await Program.run(command + given + ["--output", "\(scratch.path)/\(name)"])
            #expect(written.code == 0, "\(written.errors)")
            let printed = try await Program.run(command + ["--format", format])
            #expect(try scratch.text(name) == printed.output, "\(name)")
        }
    }

    @Test func `a file that is not there is not told to be mended`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let (file, folder) = ("\(scratch.path)/nowhere.txt", "\(scratch.path)/folder")
        try scratch.drop(Samples.response([(1, "Yes", "")]), as: "folder/good.txt")
        for (path, words) in [
            (file, "concord: there is no file \(file); expected the path of a response file\n"),
            (folder, "concord: \(folder) is no regular file, and the inbox takes no others; expected the path of "),
        ] {
            let ended = try await Program.run(["check", path])
            #expect(ended.code == 66)
            #expect(ended.output.isEmpty)
            #expect(ended.errors.hasPrefix(words), "\(ended.errors)")
        }
        let both = try await Program.run(["check", "--region", "EURALO", file, "\(folder)/good.txt"])
        #expect(both.code == 66)
        #expect(both.output.hasSuffix("2 files: 1 would be accepted, 0 rejected, 1 could not be read.\n"))
    }
}
