import BuiltIn
import ConsultationModel
import Conversion
import Definitions
import FoundationEssentials
import Intake
import ReadingProperties
import ResponseReading
import Testing

/// Every fixture is read as the inbox would read it, converters included.
struct CorpusTests {
    @Test(arguments: Truth.all)
    func `a fixture is read as a person reads it, and as its golden reading`(_ truth: Truth) async throws {
        let reading = try await Self.reading(of: truth)
        #expect(reading.isAcceptable == truth.isAccepted, "\(reading.asText)")
        if truth.isAccepted { #expect(reading.answersByRespondent == truth.answers) }
        try expectGolden(reading.asText, truth.file)
        let bytes = try #require(FileManager.default.contents(atPath: "\(fixtures)/\(truth.file)"))
        #expect(reading.violationsOfRoles(in: Array(bytes), try Self.context.get()) == [])
    }

    @Test func `every file among the fixtures has its truth, and no other`() throws {
        let files = try fixtureFiles()
        #expect(files.sorted() == Truth.all.map(\.file).sorted())
        #expect(files.count >= 60)
    }

    /// The fixture as the inbox would read it.
    static func reading(of truth: Truth) async throws -> Reading {
        let bytes = try #require(FileManager.default.contents(atPath: "\(fixtures)/\(truth.file)"))
        var context = try Self.context.get()
        context.file = truth.file
        context.keepsParts = true
        context.consultationFromPath = truth.consultation
        context.regionFromPath = truth.region
        return try await ConvertingReader(
            // Beside other tests a conversion waits for its turn.
            limits: ConversionLimits(seconds: 600),
            launcher: try program
        ).reading(of: Array(bytes), in: context)
    }

    private static let context = Result {
        ReadingContext(
            consultations: try BuiltIn.consultations.map { try Consultation(yaml: $0, name: "built-in consultation") }
                + consultations(),
            lexicon: try StanceLexicon.builtIn,
            labels: try .builtIn,
            cues: try CueList.builtIn,
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
    }

    private static func consultations() throws -> [Consultation] {
        let folder = "\(fixtures)/consultations"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            let yaml = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
            return try Consultation(yaml: String(decoding: yaml, as: UTF8.self), name: name)
        }
    }
}
