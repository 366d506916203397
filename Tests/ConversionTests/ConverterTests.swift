import Conversion
import FileTesting
import TestTurns
import Testing

/// The real converters on real files.
@Suite(.inTurn, .timeLimit(.minutes(60))) struct ConverterTests {
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

    @Test func `a PDF becomes a table of its words and their places`() async throws {
        let table = try await Converter.pdftotext.text(of: Fixture.bytes("form.pdf"))
        let rows = table.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(
            rows.first?.joined(separator: " ")
                == "level page_num par_num block_num line_num word_num left top width height conf text"
        )
        #expect(rows.allSatisfy { $0.count == 12 })
        let words = rows.filter { $0[0] == "5" }
        #expect(words.first?[11] == "Illustrative")
        #expect(words.contains { $0[11] == "“quoted”" })
        let stance = try #require(words.first { $0[11] == "Support" })
        let comment = try #require(words.first { $0[11] == "We" && $0[7] == stance[7] })
        let (left, right) = try (#require(Double(stance[6])), #require(Double(comment[6])))
        #expect(left < right)
    }

    @Test func `a workbook's visible sheets are told apart, and its line breaks, quotes and dates are kept`()
        async throws
    {
        let text = try await Converter.workbook.text(of: Fixture.bytes("form.xlsx"))
        #expect(
            text == """
                \u{C}Answers
                Recommendation,Stance,Comment
                1,Support,"Illustrative: first line
                second line, with ""quotes""\"
                2,It Depends,É – ok
                1(b),Do Not Support,2017-05-01

                3,Support,2017-05-01 14:30:00
                \u{C}Notes & such
                Illustrative: made up
                0.1,12345678901234,TRUE
                \u{E}formula\tD2\t

                """
        )
    }

    /// Both files were written by hand; the second has the names of elements that Excel's "Strict Open XML" has.
    @Test(arguments: ["marks.xlsx", "strict.xlsx"])
    func `what a workbook hides, strikes out, colours and notes stands behind its cells`(name: String) async throws {
        let text = try await Converter.workbook.text(of: Fixture.bytes(name))
        let parts = text.split(separator: String(repeating: "\n", count: 2991), maxSplits: 1)
        #expect(
            parts.first.map { "\($0)\n" } == """
                \u{C}Answers
                Recommendation,,Position,Comment
                1.10,,Support,Illustrative: kept

                R6,,,"We like it, very much."
                2017-07-06,,Do Not Support
                7,,Support / **It Depends** / Do Not Support
                8,,✓
                9

                """
        )
        #expect(
            parts.last == """
                \n10,,Support
                \u{E}formula\tD6\t
                \u{E}fill\tD7\trgb=FF92D050
                \u{E}note\tC2\tIllustrative: a note\\tin two lines\\nof a back\\\\slash
                \u{E}note\tC4\tIllustrative: first\\nand second
                \u{E}rows\t3\t1
                \u{E}columns\tB\t1
                \u{E}struck\tC4\t1
                \u{E}struck-part\tC5\t1

                """
        )
    }

    @Test func `a long cell, one of several fonts, and one outside of the stated range are kept whole`() async throws {
        let text = try await Converter.workbook.text(of: Fixture.bytes("inline.xlsx"))
        #expect(text.hasPrefix("\u{C}Long\nDo Not Support,\"Illustrative: a long comment, a long"))
        #expect(text.hasSuffix("a long comment, END\"\n"))
        #expect(text.utf8.count > 24_000)
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

    @Test(arguments: [Converter.pandoc(from: .docx), .pandoc(from: .odt), .pandoc(from: .rtf), .pdftotext, .workbook])
    func `a file of another kind is called damaged`(converter: Converter) async throws {
        for bytes in [Array("Illustrative: plain text %%EOF".utf8), [], try Fixture.bytes("form.html")] {
            await #expect(throws: ConversionError.damaged(converter)) { try await converter.text(of: bytes) }
        }
    }

    @Test(arguments: [
        (Converter.pandoc(from: .docx), "form.docx"), (.pandoc(from: .odt), "form.odt"),
        (.pandoc(from: .rtf), "form.rtf"), (.pdftotext, "form.pdf"), (.workbook, "form.xlsx"),
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
        (Converter.pandoc(from: .docx), "form.odt"), (.pandoc(from: .odt), "form.docx"), (.workbook, "form.docx"),
    ])
    func `another kind of document in the same kind of container is called damaged`(
        converter: Converter,
        name: String
    ) async throws {
        await #expect(throws: ConversionError.damaged(converter)) {
            try await converter.text(of: Fixture.bytes(name))
        }
    }

    @Test(arguments: [
        (Converter.pandoc(from: .docx), "locked.docx"), (.pdftotext, "locked.pdf"), (.workbook, "locked.xlsx"),
    ])
    func `a file that needs a password is called locked`(converter: Converter, name: String) async throws {
        await #expect(throws: ConversionError.locked(converter)) {
            try await converter.text(of: Fixture.bytes(name))
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

    @Test func `a PDF with a damaged middle is called damaged`() async throws {
        var bytes = try Fixture.bytes("form.pdf")
        bytes.replaceSubrange(bytes.count / 2..<bytes.count - 64, with: repeatElement(0, count: 64))
        await #expect(throws: ConversionError.damaged(.pdftotext)) { try await Converter.pdftotext.text(of: bytes) }
    }

    @Test(arguments: [
        (Converter.pandoc(from: .docx), "form.docx", "word/document.xml"),
        (.pandoc(from: .odt), "form.odt", "content.xml"),
        (.workbook, "form.xlsx", "xl/worksheets/sheet1.xml"),
    ])
    func `a small file that unpacks to more than the memory limit is ended there`(
        converter: Converter,
        name: String,
        member: String
    ) async throws {
        let bomb = try await bomb(of: Fixture.bytes(name), in: member)
        #expect(bomb.count < 3_000_000)
        await #expect(throws: ConversionError.tooMuchMemory(converter, bytes: 1 << 30)) {
            try await converter.text(of: bomb)
        }
    }

    /// The container, with 1200 MiB of text put into a member of it.
    private func bomb(of container: [UInt8], in member: String) async throws -> [UInt8] {
        let script = """
            #!/usr/bin/python3
            import io, sys, zipfile
            source = zipfile.ZipFile("/dev/stdin")
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
                for name in source.namelist():
                    content = source.read(name)
                    with target.open(name, "w") as file:
                        if name == "\(member)":
                            at = content.index(b"Illustrative")
                            file.write(content[:at])
                            for _ in range(1200):
                                file.write(b"a" * (1 << 20))
                            content = content[at:]
                        file.write(content)
            sys.stdout.buffer.write(packed.getvalue())
            """
        return try await withTestDirectory { directory in
            let program = try makeProgram(script, in: directory)
            return try await Converter.workbook.convert(
                container,
                limits: .patient,
                program: program,
                launcher: launcher()
            )
        }
    }
}
