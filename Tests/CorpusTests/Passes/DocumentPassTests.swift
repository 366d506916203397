import BuiltIn
import ConsultationModel
import Conversion
import Definitions
import FoundationEssentials
import Intake
import ResponseReading
import Testing

/// What people do in a form, and how they mark a choice, in documents that are made here.
struct DocumentPassTests {
    @Test(arguments: PassCase.word)
    func `a Word document says what its page shows`(_ document: PassCase) async throws {
        try await expect(document, of: packed(document.source, by: "word", strict: false), named: "answers.docx")
    }

    @Test(arguments: PassCase.word.prefix(9))
    func `Strict Open XML is read as the other kind`(_ document: PassCase) async throws {
        try await expect(document, of: packed(document.source, by: "word", strict: true), named: "answers.docx")
    }

    @Test(arguments: PassCase.open)
    func `an OpenDocument text says what its page shows`(_ document: PassCase) async throws {
        try await expect(document, of: packed(document.source, by: "open", strict: false), named: "answers.odt")
    }

    @Test(arguments: PassCase.rich)
    func `a Rich Text document says what its page shows`(_ document: PassCase) async throws {
        try await expect(document, of: Array(document.source.utf8), named: "answers.rtf")
    }

    @Test(arguments: PassCase.pages)
    func `a web page says what its page shows`(_ document: PassCase) async throws {
        let page = "<!DOCTYPE html><html><head><title>Answers</title></head><body>\(document.source)</body></html>"
        try await expect(document, of: Array(page.utf8), named: "answers.html")
    }

    @Test(arguments: ["<!DOCTYPE a [<!ENTITY b \"c\">]>", ""])
    func `a document that declares entities, or is nested without end, is called damaged`(head: String) async throws {
        let depth = 1500
        let source =
            head.isEmpty
            ? String(repeating: "<w:customXml>", count: depth) + Word.text("Support")
                + String(repeating: "</w:customXml>", count: depth) : Word.text("Support")
        let reading = try await reading(of: packed(source, by: "word", strict: false, head: head), named: "a.docx")
        #expect(reading.faults.map(\.code) == [.damaged])
    }

    private func expect(_ document: PassCase, of bytes: [UInt8], named name: String) async throws {
        let reading = try await reading(of: bytes, named: name)
        let answers = reading.responses.flatMap(\.answers)
        let found = answers.map { ($0.recommendation, $0.stance.rawValue) }.sorted { $0.0 < $1.0 }
        let wanted = document.answers.map { ($0, $1.split(separator: " ").first.map(String.init) ?? "") }
            .sorted { $0.0 < $1.0 }
        #expect(found.elementsEqual(wanted, by: ==), "\(reading.asText)")
        for answer in answers {
            let comment = document.answers[answer.recommendation]?.split(separator: " ", maxSplits: 1).dropFirst().first
            #expect(answer.comment.contains(comment ?? ""), "\(reading.asText)")
            if let absent = document.absent { #expect(!answer.comment.contains(absent), "\(reading.asText)") }
        }
        if let warning = document.warning {
            #expect(reading.faults.contains { $0.message.contains(warning) }, "\(reading.asText)")
        }
    }

    private func reading(of bytes: [UInt8], named name: String) async throws -> Reading {
        var context = ReadingContext(
            consultations: try BuiltIn.consultations.map { try Consultation(yaml: $0, name: "built-in consultation") },
            lexicon: try StanceLexicon.builtIn,
            labels: try .builtIn,
            cues: try CueList.builtIn,
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
        context.file = name
        context.regionFromPath = "EURALO"
        return try await ConvertingReader(
            // Beside other tests a conversion waits for its turn.
            limits: ConversionLimits(seconds: 600),
            launcher: try program
        ).reading(of: bytes, in: context)
    }

    /// The document as a file, by a program that packs it.
    private func packed(_ source: String, by kind: String, strict: Bool, head: String = "") throws -> [UInt8] {
        let parts = source.split(separator: "===", maxSplits: 1).map(String.init)
        var archive = StoredArchive()
        if kind == "open" {
            archive.add("mimetype", "application/vnd.oasis.opendocument.text")
            archive.add("content.xml", PassFile.openContent(parts[0]))
            archive.add("styles.xml", PassFile.openStyles)
        } else {
            let files = PassFile.word(body: parts[0], level: parts.count > 1 ? parts[1] : nil)
            for (name, text) in files {
                let text = name == "word/document.xml" ? head + text : text
                archive.add(name, strict ? PassFile.strict(text) : text)
            }
        }
        return archive.bytes
    }
}
