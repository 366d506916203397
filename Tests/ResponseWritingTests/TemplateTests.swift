import BuiltIn
import ConsultationModel
import Conversion
import Daemon
import Definitions
import ResponseReading
import ResponseWriting
import Testing

/// Files to fill in, before and after somebody has.
struct TemplateTests {
    private static let choices = ["Support", "It Depends", "Do Not Support", "Abstain"]

    private static func template(_ region: String = "EURALO", respondent: String? = nil) throws -> ResponseDocument {
        let review = try Consultation(yaml: BuiltIn.consultations.first ?? "", name: "built-in consultation")
        return ResponseDocument(
            templateOf: review,
            for: try #require(review.region(named: region)),
            respondent: respondent,
            choices: choices
        )
    }

    private static func reading(of text: String, as format: WritingFormat, _ document: ResponseDocument) async throws
        -> Reading
    {
        var bytes = Array(text.utf8)
        if format == .pandocMarkdown {
            bytes = try await Pandoc.convert(
                try await WordDocument.bytes(
                    of: bytes,
                    limits: ConversionLimits(seconds: 600, memoryBytes: 4 << 30),
                    launcher: Pandoc.launcher
                ),
                from: "docx",
                to: "json"
            )
            return Reading(of: bytes, as: .docx, in: try .of(document.consultation))
        }
        // Its format is told from the content.
        return Reading(of: bytes, in: try .of(document.consultation))
    }

    @Test(arguments: WritingFormat.allCases)
    func `an empty one holds every recommendation as blank, and complains of nothing else`(
        _ format: WritingFormat
    ) async throws {
        let document = try Self.template()
        let reading = try await Self.reading(of: try document.text(as: format), as: format, document)
        #expect(reading.format == format.readAs)
        #expect(reading.region?.code == "EURALO")
        #expect(reading.answers.map(\.recommendation) == document.consultation.recommendations.map(\.id))
        #expect(reading.answers.allSatisfy { $0.stance == .blank && $0.comment.isEmpty })
        let errors = reading.faults.filter { $0.severity == .error }
        #expect(errors.count == 1, "\(errors.map(\.message))")
        let warnings = reading.faults.filter { $0.severity == .warning }
        #expect(warnings.allSatisfy { $0.message.contains("was left blank") }, "\(warnings.map(\.message))")
    }

    @Test(arguments: WritingFormat.allCases, [nil, "Example Users (illustrative)"])
    func `a filled one reads without a fault`(_ format: WritingFormat, _ respondent: String?) async throws {
        let document = try Self.template(respondent: respondent)
        let filled = Self.fill(try document.text(as: format), as: format)
        let reading = try await Self.reading(of: filled, as: format, document)
        #expect(reading.format == format.readAs)
        #expect(reading.faults.isEmpty, "\(reading.faults.map(\.message))")
        #expect(reading.answers.map(\.stance) == document.consultation.recommendations.map { _ in .oppose })
        #expect(reading.answers.allSatisfy { $0.comment.hasSuffix("Because we said so.") })
        let region = try #require(document.consultation.region(named: "EURALO"))
        let expected =
            respondent.map { Respondent(named: $0, in: region, of: document.consultation) }
            ?? Respondent(speakingFor: region, in: document.consultation)
        #expect(reading.only?.respondent == expected)
    }

    @Test(arguments: WritingFormat.allCases)
    func `it says which stances there are`(_ format: WritingFormat) throws {
        let text = try Self.template().text(as: format)
        #expect(text.contains("Support, It Depends, Do Not Support or Abstain"))
    }

    /// As a person would, in an editor.
    private static func fill(_ text: String, as format: WritingFormat) -> String {
        let (stance, comment) = ("Do Not Support", "Because we said so.")
        switch format {
        case .text: return text.replacing("[**]", with: "[*\(stance)*] \(comment)")
        case .markdown, .pandocMarkdown:
            return text.replacing("**Position:**", with: "**Position:** \(stance)")
                .replacing("**Comment:**", with: "**Comment:** \(comment)")
        case .csv: return text.replacing(",,\n", with: ",\(stance),\(comment)\n")
        case .tsv: return text.replacing("\t\t\n", with: "\t\(stance)\t\(comment)\n")
        case .json:
            return text.replacing(#""stance": """#, with: #""stance": "\#(stance)""#)
                .replacing(#""comment": """#, with: #""comment": "\#(comment)""#)
        case .yaml:
            return text.replacing(#"stance: """#, with: "stance: \(stance)")
                .replacing("comment: |", with: "comment: |\n      It's so:\n\n      \(comment)")
        }
    }
}
