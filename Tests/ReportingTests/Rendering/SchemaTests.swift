import Consensus
import ConsultationModel
import FoundationEssentials
import SchemaTesting
import Testing

@testable import Reporting

@Suite struct SchemaTests {
    @Test func `report.json is as its schema says, in every golden file`() async throws {
        let folder = "\(testFolder)/Golden"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
        #expect(files.count > 10)
        let reports = try files.sorted().map { name in
            OutputSchema.Document(
                name,
                String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
            )
        }
        #expect(try await OutputSchema("report").differences(from: reports, hasEveryKey: true) == [])
    }

    @Test func `the history is as its schema says, whatever can happen to a recommendation`() async throws {
        let stories = try Histories.all().map { name, story in OutputSchema.Document(name, try story.json()) }
        #expect(try await OutputSchema("history").differences(from: stories, hasEveryKey: true) == [])

        struct Told: Decodable {
            struct Entry: Decodable {
                var kind: String
                var cause: String?
            }
            var entries: [Entry]
        }
        let entries = try stories.flatMap { try JSONDecoder().decode(Told.self, from: Data($0.text.utf8)).entries }
        let schema = OutputSchema("history")
        #expect(Set(entries.map(\.kind)) == Set(try schema.codes("kind")))
        #expect(Set(entries.compactMap(\.cause)) == Set(try schema.codes("cause")))
    }

    private static let codes: [(schema: String, name: String, codes: [String])] = [
        ("report", "stance", Stance.allCases.map(\.rawValue)), ("report", "level", Level.allCases.map(\.rawValue)),
        ("report", "rule", ConsensusRule.allCases.map(\.rawValue)),
        ("report", "outcome", RuleCode.allCases.map(\.rawValue)),
        ("report", "fault_code", FaultCode.allCases.map(\.rawValue)),
        ("report", "file_outcome", FileEvent.Outcome.allCases.map(\.rawValue)),
        ("report", "flag_kind", AnswerFlag.Kind.allCases.map(\.rawValue)),
        ("report", "status", RecommendationStatus.allCases.map(\.rawValue)),
        ("history", "stance", Stance.allCases.map(\.rawValue)), ("history", "level", Level.allCases.map(\.rawValue)),
        ("history", "outcome", RuleCode.allCases.map(\.rawValue)),
        ("history", "status", RecommendationStatus.allCases.map(\.rawValue)),
        ("check", "stance", Stance.allCases.map(\.rawValue)),
        ("check", "fault_code", FaultCode.allCases.map(\.rawValue)),
        ("check", "flag_kind", AnswerFlag.Kind.allCases.map(\.rawValue)),
        ("status", "file_outcome", FileEvent.Outcome.allCases.map(\.rawValue)),
    ]

    @Test(arguments: codes)
    func `a schema names every code and no other`(schema: String, name: String, codes: [String]) throws {
        #expect(try OutputSchema(schema).codes(name) == codes)
    }

    @Test func `the causes of a change are the same in the report and in the history`() throws {
        #expect(try OutputSchema("report").codes("cause") == OutputSchema("history").codes("cause"))
    }
}
