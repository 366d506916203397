import FoundationEssentials
import ProgramTesting
import SchemaTesting
import TestTurns
import Testing

@Suite(.inTurn) struct CheckSchemaTests {
    /// What is compared with the schema's lists of codes.
    private struct Checked: Decodable {
        struct Response: Decodable {
            var answers: [Answer]
        }
        struct Answer: Decodable {
            var stance: String
            var flags: [Flag]
        }
        struct Flag: Decodable {
            var kind: String
        }
        struct Part: Decodable {
            var role: String
        }
        struct Fault: Decodable {
            var severity: String
        }
        var file: String
        var format: String?
        var encoding: String?
        var responses: [Response]
        var faults: [Fault]
        var roles: [Part]?
    }

    private let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Fixtures"

    /// Everything of which a respondent could have sent a file.
    private func files() throws -> [String] {
        let kinds = [
            "csv", "documents", "encodings", "faults", "forms", "json-yaml", "markdown", "pdf", "text", "xlsx",
        ]
        return try kinds.flatMap { kind in
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)").sorted()
                .map { "\(folder)/\(kind)/\($0)" }
        }
    }

    @Test func `what is said of files of every kind, good and bad, is as the schema says`() async throws {
        let files = try files() + ["\(folder)/field/w-options-strike.docx", "\(folder)/not-there.txt"]
        let ended = try await Program.run(["check", "--json", "--explain"] + files)
        #expect(ended.code == 65, "\(ended.errors)")
        let lines = ended.output.split(separator: "\n").map(String.init)
        let objects = try lines.map { try JSONDecoder().decode(Checked.self, from: Data($0.utf8)) }
        #expect(objects.map(\.file) == files)

        let schema = OutputSchema("check")
        let documents = zip(objects, lines).map { OutputSchema.Document($0.file, $1) }
        #expect(try await schema.differences(from: documents, hasEveryKey: true) == [])

        let answers = objects.flatMap(\.responses).flatMap(\.answers)
        let used: [(name: String, codes: Set<String>)] = [
            ("format", Set(objects.compactMap(\.format))), ("encoding", Set(objects.compactMap(\.encoding))),
            ("stance", Set(answers.map(\.stance))), ("flag_kind", Set(answers.flatMap(\.flags).map(\.kind))),
            ("role", Set(objects.flatMap { $0.roles ?? [] }.map(\.role))),
        ]
        for (name, codes) in used { #expect(try Set(schema.codes(name)) == codes, "\(name)") }

        let plain = try await Program.run(["check", "--json", files[0]])
        let document = OutputSchema.Document(files[0], plain.output)
        #expect(try await schema.differences(from: [document], hasEveryKey: false) == [])
        #expect(plain.output.contains(#""roles":null"#))

        // What the tests above rest on: files that are taken, with warnings and without, and respondents apart.
        #expect(objects.contains { $0.faults.isEmpty && !$0.responses.isEmpty })
        #expect(objects.contains { !$0.faults.isEmpty && $0.faults.allSatisfy { $0.severity == "warning" } })
        #expect(objects.contains { $0.responses.count > 1 })
    }
}
