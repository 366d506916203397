import ConsultationModel
import ResponseReading
import ResponseWriting
import TestTurns
import Testing

/// Markdown that was made a document in a word processor's format, and read from there.
@Suite(.inTurn, .timeLimit(.minutes(60))) struct DocumentTests {
    private static let formats: [(String, ResponseFormat)] = [
        ("docx", .docx), ("odt", .odt), ("rtf", .rtf), ("html", .html), ("mediawiki", .mediawiki),
    ]

    @Test(arguments: formats)
    func `answers survive their conversion to a document`(_ name: String, _ format: ResponseFormat) async throws {
        for seed in 0..<5 {
            // pandoc writes RTF and wiki pages that it does not read back: letters after one beyond ASCII are lost, and
            // signs at the beginning of a line become markup.
            let isPlain = name == "rtf" || name == "mediawiki"
            var random = RandomDocument(seed: UInt64(seed), isPlain: isPlain)
            let consultation = random.consultation()
            let document = ResponseDocument(
                consultation: consultation,
                isIllustrative: seed.isMultiple(of: 2),
                responses: [random.response(to: consultation, isComplete: true)]
            )
            let markdown = try document.text(as: .pandocMarkdown)
            let made = try await Pandoc.convert(Array(markdown.utf8), from: "markdown", to: name)
            let tree = try await Pandoc.convert(made, from: name, to: "json")
            let reading = Reading(of: tree, as: format, in: try .of(consultation))
            expect(reading, of: document, as: .pandocMarkdown, isComplete: true, file: "seed \(seed)\n\(markdown)")
        }
    }
}
