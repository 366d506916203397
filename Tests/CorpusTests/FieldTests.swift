import BuiltIn
import ConsultationModel
import Conversion
import Definitions
import FoundationEssentials
import Intake
import ReadingProperties
import ResponseReading
import Testing

/// Files as regions really send them, each with what a person reads in it, written before any program read it.
struct FieldTests {
    @Test(arguments: FieldCase.all)
    func `a file is read, left open, refused or misread as its outcome says`(_ field: FieldCase) async throws {
        let bytes = try #require(FileManager.default.contents(atPath: "\(FieldCase.folder)/\(field.name)"))
        var context = try Self.context.get()
        context.file = field.name
        context.keepsParts = true
        context.regionFromPath = field.truth.region
        let reading = try await ConvertingReader(
            // Beside other tests a conversion waits for its turn.
            limits: ConversionLimits(seconds: 600),
            launcher: try program
        ).reading(of: Array(bytes), in: context)
        let (outcome, reasons) = field.outcome(of: reading)
        #expect(outcome == field.expected, "\(reasons.joined(separator: "; ")) \(reading.asText)")
        #expect(reading.violationsOfRoles(in: Array(bytes), context) == [])
    }

    @Test func `every file has its truth and its expected outcome, and no other`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: FieldCase.folder)
            .filter { $0 != "truth.json" && $0 != "outcomes.tsv" }
        #expect(files.sorted() == FieldCase.all.map(\.name).sorted())
        #expect(FieldCase.outcomes.keys.sorted() == FieldCase.all.map(\.name).sorted())
    }

    @Test func `no more files are misread than those that are known to be`() {
        let misread = FieldCase.all.filter { $0.expected == .wrong }.map(\.name)
        #expect(Set(misread).isSubset(of: FieldCase.knownMisreadings))
    }

    private static let context = Result {
        ReadingContext(
            consultations: try BuiltIn.consultations.map { try Consultation(yaml: $0, name: "built-in consultation") },
            lexicon: try StanceLexicon.builtIn,
            labels: try .builtIn,
            cues: try CueList.builtIn,
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
    }
}
