import Definitions
import Testing

@testable import ResponseReading

struct FormatTests {
    private static func format(_ text: String, named name: String = "answers.txt") -> ResponseFormat {
        ResponseFormat(of: Array(text.utf8), named: name, labels: try? .builtIn)
    }

    private static let reference = "NORTH\nRecommendation 1. Publish, all; of \"it\"\nNORTH [*Support*] good\n"

    @Test(
        arguments: [
            ("", ResponseFormat.text), ("  \n\n", .text), (reference, .text), ("\u{FEFF}\(reference)", .text),
            ("Dear all,\nwe met, talked, and agreed; see below\nRec 1: Support\n", .text),
            ("---\ntitle: Answers\n---\n\n# Recommendation 1\n\n[*Support*]\n", .text),
            ("[Support] is what we say\n", .text), ("Region: NORTH\n\nRecommendation 1\nSupport\n", .text),
            ("Answers\n=======\n\n1. Support, but; slowly\n", .text),
            ("| Rec | Stance |\n|-----|--------|\n| 1 | Support |\n", .text),
            ("No, we did not meet, sorry\nYes, we will, soon\n", .text),
            ("{\"answers\": []}", .json), ("\n [ {\"a\": 1} ]", .json), ("[]", .json), ("{", .json),
            ("{'a': 1}", .json),
            ("{answers: [}", .json), ("// no\n{\"a\": 1}", .text),
            ("answers:\n  - recommendation: 1\n", .yaml),
            ("# made up\n---\nconsultation: x\nregion: NORTH\nresponses:\n", .yaml),
            ("\"answers\": [\n", .yaml),
            ("<!DOCTYPE html>\n<html>", .html), ("<?xml version=\"1.0\"?>\n<!-- x -->\n<html lang=\"en\">", .html),
            ("\u{FEFF}  <table class=\"x\">\n", .html), ("<p>Recommendation 1</p>", .html), ("<EURALO> says\n", .text),
            ("== Recommendation 1 ==\nSupport\n", .mediawiki), ("Answers\n{| class=\"wikitable\"\n|-\n", .mediawiki),
            ("Recommendation 1: '''Support'''\n", .mediawiki), ("it's '' fine\n", .text),
            ("sep=;\nx;y\n", .delimited), ("Recommendation,Stance\n1,Support\n", .delimited),
            ("Our answers;;\n;;\nN°;Avis;Commentaire\n1;Pour;\n", .delimited), ("Rec\tNORTH\n1\tYes\n", .delimited),
            ("Region,1,1(a)\nNORTH,Yes,No\n", .delimited), ("Timestamp,Rec 1,Rec 2\n1,Yes,No\n", .delimited),
            ("item,position,comment\n6,No,\"Recommendation 1. x\n[*Support*] y\"\n", .delimited),
        ] as [(String, ResponseFormat)]
    )
    func `the content tells the format`(text: String, format: ResponseFormat) {
        #expect(Self.format(text) == format)
        #expect(Self.format(text, named: "") == format)
    }

    @Test(
        arguments: [
            ("a.csv", ResponseFormat.delimited), ("a.TSV", .delimited), ("a.json", .json), ("b.c.yml", .yaml),
            ("a.htm", .html), ("a.mediawiki", .mediawiki), ("a.md", .text), ("a.docx", .text), ("csv", .text),
        ]
    )
    func `the name tells what the content leaves open`(name: String, format: ResponseFormat) {
        #expect(Self.format("something, or other\nand more\n", named: name) == format)
    }

    @Test func `a name that contradicts the content loses`() {
        for name in ["a.csv", "a.json", "a.docx", "a.pdf", "a.html"] {
            #expect(Self.format(Self.reference, named: name) == .text)
            #expect(Self.format("{\"answers\": []}", named: name) == .json)
            #expect(Self.format("%PDF-1.4\n", named: name) == .pdf)
        }
    }

    private static func archive(_ names: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for name in names {
            bytes += [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 22)
            bytes += [UInt8(name.utf8.count), 0, 0, 0] + Array(name.utf8) + [0xFF, 0x00, 0x50, 0x4B]
        }
        return bytes + [UInt8](repeating: 0, count: 60)
    }

    @Test(
        arguments: [
            (["[Content_Types].xml", "word/document.xml"], ResponseFormat.docx),
            (["docProps/app.xml", "xl/workbook.xml"], .xlsx), (["xl/workbook.bin"], .unreadable),
            (["ppt/presentation.xml"], .unreadable), (["notes.txt"], .unreadable),
        ]
    )
    func `the entries of an archive tell the format`(names: [String], format: ResponseFormat) {
        #expect(ResponseFormat(of: Self.archive(names), named: "answers.txt") == format)
    }

    @Test func `a truncated archive is what its name says`() {
        #expect(ResponseFormat(of: [0x50, 0x4B, 0x03, 0x04, 0x14], named: "a.docx") == .docx)
        #expect(ResponseFormat(of: [0x50, 0x4B, 0x03, 0x04, 0x14], named: "a.txt") == .unreadable)
    }

    @Test func `others are told by their first bytes`() {
        let head: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26)
        let odt = head + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
        #expect(ResponseFormat(of: odt, named: "a") == .odt)
        #expect(
            ResponseFormat(of: head + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8), named: "a")
                == .unreadable
        )
        #expect(Self.format("{\\rtf1\\ansi", named: "a.doc") == .rtf)
        #expect(ResponseFormat(of: [UInt8](repeating: 0, count: 900) + Array("%PDF-1.7".utf8), named: "a") == .pdf)
        #expect(ResponseFormat(of: [UInt8](repeating: 0, count: 2000) + Array("%PDF-1.7".utf8), named: "a") == .text)
    }

    @Test(
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Office file of before 2007 (.doc, .xls)"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a picture (PNG)"), ([0xFF, 0xD8, 0xFF, 0xE0], "a picture (JPEG)"),
            ([0x1F, 0x8B, 0x08], "a compressed file (gzip)"), ([0x50, 0x4B, 0x03, 0x04, 0, 0], "an archive (ZIP)"),
        ] as [([UInt8], String)]
    )
    func `what is not read is named`(bytes: [UInt8], kind: String) throws {
        let reading = Reading(of: bytes, in: try Example.context())
        #expect(reading.format == .unreadable)
        #expect(reading.faults.map(\.severity) == [.error])
        #expect(reading.faults[0].message.hasPrefix("The file is \(kind)"))
        #expect(reading.faults[0].message.contains("save it as one of these"))
    }

    private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
        for unit in text.utf16 {
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            bytes += isLittle ? [low, high] : [high, low]
        }
        return bytes
    }

    @Test func `other encodings are told the same`() {
        let csv = "Recomendación;Posición\n1;A favor – sí\n"
        let utf16 = Self.utf16(csv, isLittle: true)
        #expect(ResponseFormat(of: utf16, named: "a.txt", labels: try? .builtIn) == .delimited)
        let windows = csv.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
        #expect(ResponseFormat(of: windows, named: "a.txt", labels: try? .builtIn) == .delimited)
    }

    @Test(arguments: 65_520..<65_545)
    func `the look ends between characters`(length: Int) {
        let csv = "Recomendación;Posición\n1;A favor\n"
        let filler = String(repeating: "x", count: length - csv.utf8.count)
        let text = csv + filler + String(repeating: "é😀", count: 40)
        #expect(Self.format(text) == .delimited)
        let utf16 = Self.utf16(csv + filler.prefix(length / 2) + "😀" + text, isLittle: false)
        #expect(ResponseFormat(of: utf16, named: "a.txt", labels: try? .builtIn) == .delimited)
    }

    @Test func `random bytes never trap`() throws {
        var random = RandomNumbers(seed: 5)
        let context = try Example.context()
        let starts: [[UInt8]] = [
            [], [0x50, 0x4B, 0x03, 0x04], [0xFF, 0xFE], [0xFE, 0xFF], Array("{".utf8), Array("<".utf8),
            Array("<!--".utf8),
            Array("answers".utf8), Array("==".utf8), Array("sep=".utf8), Array("rec 1".utf8), Array("[*".utf8),
            Array("mimetypeapplication/vnd.oasis.opendocument.".utf8), Array("'''".utf8), Array("{|".utf8),
            Array("|-".utf8),
        ]
        let letters = Array("PK\u{3}\u{4}<>{}[]*=':;,|\n\r\t\" -recstanceé😀0123".utf8)
        for _ in 0..<20_000 {
            var bytes = starts.randomElement(using: &random) ?? []
            let isText = Bool.random(using: &random)
            for _ in 0..<Int.random(in: 0..<80, using: &random) {
                let letter = letters.randomElement(using: &random) ?? 0
                bytes.append(isText ? letter : UInt8.random(in: 0...255, using: &random))
            }
            if Bool.random(using: &random) { bytes += starts.randomElement(using: &random) ?? [] }
            let format = ResponseFormat(of: bytes, in: context)
            #expect(Reading(of: bytes, in: context).format == format)
        }
    }
}
