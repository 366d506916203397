import Conversion
import Testing

/// The real converters on real files.
@Suite struct ConverterTests {
    @Test(arguments: [PandocFormat.docx, .odt, .rtf, .html])
    func `a document becomes pandoc's tree`(format: PandocFormat) async throws {
        let tree = try await Converter.pandoc(from: format).text(of: Fixture.bytes("form.\(format.rawValue)"))
        #expect(tree.hasPrefix(#"{"pandoc-api-version":[1,"#))
        #expect(tree.contains(#"{"t":"Str","c":"Illustrative:"}"#))
        #expect(tree.contains(#"{"t":"Table""#))
    }

    @Test(arguments: [
        (PandocFormat.mediawiki, "'''Support'''"), (.textile, "*Support*"), (.jira, "*Support*"),
        (.dokuwiki, "**Support**"),
    ])
    func `a wiki page becomes pandoc's tree`(format: PandocFormat, page: String) async throws {
        let tree = try await Converter.pandoc(from: format).text(of: Array(page.utf8))
        #expect(tree.contains(#"{"t":"Strong","c":[{"t":"Str","c":"Support"}]}"#))
    }

    @Test func `a PDF's lines and the rows of its tables stay together, and each page ends in a form feed`()
        async throws
    {
        let text = try await Converter.pdftotext.text(of: Fixture.bytes("form.pdf"))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "Illustrative answers to the recommendations")
        #expect(lines.contains("paper, as it did after the last review of this kind. Coordination – “quoted” –"))
        let row = try #require(lines.first { $0.contains("We support this, and the comment is long enough to") })
        #expect(row.split(separator: " ").prefix(3) == ["1", "Support", "We"])
        #expect(lines.last == "\u{C}")
    }

    @Test func `a workbook's sheets are told apart, and its line breaks, quotes and dates are kept`() async throws {
        let text = try await Converter.xlsx2csv.text(of: Fixture.bytes("form.xlsx"))
        #expect(
            text == """
                \u{C} 1 - Answers
                Recommendation,Stance,Comment
                1,Support,"Illustrative: first line
                second line, with ""quotes""\"
                2,It Depends,É – ok
                1(b),Do Not Support,2017-05-01

                3,Support,2017-05-01
                \u{C} 2 - Notes & such
                Illustrative: made up,,,
                0.1,12345678901234,TRUE,
                \u{C} 3 - Lists
                Support

                """
        )
    }

    @Test func `nothing that a web page points to is fetched, neither from the network nor from this machine`()
        async throws
    {
        let page = """
            <p>Illustrative</p>
            <iframe src="/proc/self/status"></iframe>
            <iframe src="file:///proc/self/status"></iframe>
            <img src="http://127.0.0.1:9/image.png">
            <iframe src="http://127.0.0.1:9/page.html"></iframe>
            """
        let tree = try await Converter.pandoc(from: .html).text(of: Array(page.utf8))
        #expect(tree.contains("Illustrative"))
        #expect(!tree.contains("VmPeak"))
    }

    @Test(arguments: [Converter.pandoc(from: .docx), .pandoc(from: .odt), .pdftotext, .xlsx2csv])
    func `a file of another kind is called damaged`(converter: Converter) async throws {
        for bytes in [Array("Illustrative: plain text".utf8), [], try Fixture.bytes("form.rtf")] {
            await #expect(throws: ConversionError.damaged(converter)) { try await converter.text(of: bytes) }
        }
    }

    @Test(arguments: [
        (Converter.pandoc(from: .docx), "form.docx"), (.pandoc(from: .odt), "form.odt"), (.pdftotext, "form.pdf"),
        (.xlsx2csv, "form.xlsx"),
    ])
    func `a file of which the end is missing is called damaged`(converter: Converter, name: String) async throws {
        let bytes = try Fixture.bytes(name)
        for part in [bytes.count / 3, bytes.count - 100] {
            await #expect(throws: ConversionError.damaged(converter)) {
                try await converter.text(of: Array(bytes.prefix(part)))
            }
        }
    }

    @Test(arguments: [
        (Converter.pandoc(from: .docx), "form.odt"), (.pandoc(from: .odt), "form.docx"), (.xlsx2csv, "form.docx"),
    ])
    func `another kind of document in the same kind of container is called damaged`(
        converter: Converter,
        name: String
    ) async throws {
        await #expect(throws: ConversionError.damaged(converter)) {
            try await converter.text(of: Fixture.bytes(name))
        }
    }

    @Test func `a PDF that needs a password is called locked`() async throws {
        await #expect(throws: ConversionError.locked(.pdftotext)) {
            try await Converter.pdftotext.text(of: Fixture.bytes("locked.pdf"))
        }
    }

    @Test func `a PDF of images has no text`() async throws {
        await #expect(throws: ConversionError.noText(.pdftotext)) {
            try await Converter.pdftotext.text(of: Fixture.bytes("scan.pdf"))
        }
    }

    @Test(arguments: ["", "<img src=\"scan.png\">", "<p> </p>"])
    func `a page of images has no text`(page: String) async throws {
        await #expect(throws: ConversionError.noText(.pandoc(from: .html))) {
            try await Converter.pandoc(from: .html).text(of: Array(page.utf8))
        }
    }
}
