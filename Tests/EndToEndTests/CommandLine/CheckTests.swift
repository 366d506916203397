import BuiltIn
import FoundationEssentials
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct CheckTests {
    private struct Checked: Decodable {
        struct Answer: Decodable {
            var recommendation: String
            var stance: String
            var words: String
            var comment: String
            var line: Int
        }

        struct Fault: Decodable {
            var severity: String
            var code: String?
            var line: Int?
            var column: Int?
            var message: String
        }

        var file: String
        var consultation: String?
        var region: String?
        var respondent: String?
        var answers: [Answer]
        var faults: [Fault]
    }

    private func check(_ output: String) throws -> [Checked] {
        try output.split(separator: "\n").map { try JSONDecoder().decode(Checked.self, from: Data($0.utf8)) }
    }

    @Test func `a good file and a bad one give an object each, and exit code 65`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let lacralo = try #require(DemoFile.all.first { $0.path == "lacralo-2017.txt" })
        try scratch.drop(lacralo.bytes, as: "lacralo.txt")
        try scratch.drop(Samples.response([(1, "Suport", ""), (17, "Yes", "")]), as: "bad.txt")
        let good = try await Program.run(["check", "--json", "\(scratch.path)/lacralo.txt"])
        #expect(good.code == 0)
        let ended = try await Program.run(
            ["check", "--json", "--region", "EURALO", "\(scratch.path)/bad.txt", "\(scratch.path)/nowhere.txt"]
        )
        #expect(ended.code == 65)
        let objects = try check(good.output) + check(ended.output)
        try #require(objects.count == 3)
        #expect(objects[0].consultation == "at-large-review-2017")
        #expect(objects[0].region == "LACRALO")
        #expect(objects[0].respondent == "LACRALO Working Group - At-Large Review")
        #expect(objects[0].faults.isEmpty)
        #expect(objects[0].answers.count == 16)
        #expect(objects[0].answers[5].stance == "oppose")
        #expect(objects[0].answers[5].words == "Do Not Support")
        #expect(objects[0].answers[5].line == 13)
        #expect(objects[1].region == "EURALO")
        #expect(objects[1].answers.map(\.stance) == ["unrecognised"])
        #expect(objects[1].faults.contains { $0.severity == "error" && $0.line == 4 && $0.column == 16 })
        #expect(objects[1].faults.contains { $0.severity == "warning" && $0.message.contains("“Support”") })
        for fault in objects[1].faults {
            #expect(fault.code == (fault.severity == "error" ? "unknown-recommendation" : nil))
        }
        #expect(ended.output.contains(#""code":null"#))
        #expect(objects[2].faults.map(\.severity) == ["error"])
        #expect(objects[2].faults.map(\.code) == ["unreadable"])
    }

    @Test func `for people, it says what the inbox would say`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Samples.response([(1, "Yes", ""), (1, "No", "")]), as: "bad.txt")
        let ended = try await Program.run(["check", "--region", "NARALO", "\(scratch.path)/bad.txt"])
        #expect(ended.code == 65)
        #expect(ended.output.contains("bad.txt: would be rejected"))
        #expect(ended.output.contains("line 5, column 3: Recommendation 1 is answered twice differently"))
    }

    @Test func `explained, a file follows its receipt piece by piece`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let text = "EURALO\nRecommendation 6.\n[*Support*] Gladly,\n\u{1B}[2J so R7: Support\n"
        try scratch.drop(Array(text.utf8), as: "answers.txt")
        let ended = try await Program.run(["check", "--explain", "--region", "EURALO", "\(scratch.path)/answers.txt"])
        #expect(ended.code == 0)
        let lines = ended.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("  2  heading  Recommendation 6."))
        #expect(lines.contains("  3  stance   [*Support*]"))
        #expect(lines.contains("     comment  Gladly,"))
        #expect(lines.contains { $0.hasPrefix("  line 4, column ") && $0.contains("behind the number 7") })
        #expect(!ended.output.contains("\u{1B}"))
        let plain = try await Program.run(["check", "--region", "EURALO", "\(scratch.path)/answers.txt"])
        #expect(ended.output.hasPrefix(plain.output))
        let json = try await Program.run(
            ["check", "--explain", "--json", "--region", "EURALO", "\(scratch.path)/answers.txt"]
        )
        #expect(json.output.contains(#""role":"stance""#))
    }

    @Test func `a command line that is not understood exits with 64`() async throws {
        #expect(try await Program.run(["check"]).code == 64)
        #expect(try await Program.run(["dance"]).code == 64)
    }
}
