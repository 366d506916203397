import ConsultationModel
import Testing

@testable import ResponseReading

struct DelimitedTextTests {
    private static func cells(_ text: String, separator: Character = ",") throws -> DelimitedText {
        let source = try SourceText(utf8: Array(text.utf8))
        let sign = try #require(separator.asciiValue)
        return DelimitedText(source, separator: sign, in: source.start..<source.bytes.count)
    }

    @Test(
        arguments: [
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
            ("\u{FEFF}a,b", [["a", "b"]]),
            ("a,,b,,,", [["a", "", "b"]]),
            ("\"a,b\",c", [["a,b", "c"]]),
            ("\"a \"\"b\"\"\",c", [["a \"b\"", "c"]]),
            ("\"\"\"\",x", [["\"", "x"]]),
            ("\"a\r\nb\",c", [["a\nb", "c"]]),
            ("\"a \"\"b\"\"\r\nc\",d", [["a \"b\"\nc", "d"]]),
            ("a,  \"b,c\"  ,d", [["a", "b,c", "d"]]),
            ("the \"old\" one,b", [["the \"old\" one", "b"]]),
            (" \u{A0}a , b ", [["a", "b"]]),
            ("\"\",\"\"", []),
            ("", []),
        ]
    )
    func `cells are taken apart`(text: String, rows: [[String]]) throws {
        let read = try Self.cells(text)
        #expect(read.table.rows.map(\.cells) == rows)
        #expect(read.faults.isEmpty)
    }

    @Test func `rows are numbered as in a spreadsheet`() throws {
        let read = try Self.cells("a\n\n\"b\nc\"\n,,\nd")
        #expect(read.table.rows.map(\.number) == [1, 3, 5])
    }

    @Test func `between tabs a quote inside a cell is a letter`() throws {
        let read = try Self.cells("\"Yes\" they say\tb\n\"open\tc", separator: "\t")
        #expect(read.table.rows.map(\.cells) == [["\"Yes\" they say", "b"], ["\"open", "c"]])
        #expect(read.faults.isEmpty)
    }

    @Test func `a quote that is not closed is told where it opens`() throws {
        let fault = try #require(
            try Example.read("Recommendation,Stance,Comment\n1,Support,x\n6,Support,\"y\nz").faults.first {
                $0.severity == .error
            }
        )
        #expect(fault.location == "line 3, column 11")
        #expect(fault.message.hasPrefix("The quote that opens here is not closed before the end of the file; expected"))
        #expect(fault.excerpt == "3 | 6,Support,\"y\n              ^")
    }

    @Test func `text behind a closing quote is told and kept`() throws {
        let reading = try Example.read("Recommendation,Stance,Comment\n1,Support,\"so\" they said\n")
        let fault = try #require(reading.faults.first { $0.severity == .error })
        #expect(fault.location == "line 2, column 16")
        #expect(
            fault.message.hasPrefix("Found “they said” behind a closing quote; expected a comma or the end of the row.")
        )
        #expect(reading.answers.map(\.comment) == ["so they said"])
    }

    @Test(arguments: ["sep=;\n", "\"sep=;\"\r\n", "SEP=;\n"])
    func `a line names the separator`(line: String) throws {
        let reading = try Example.read(line + "Recommendation;Stance;Comment\n1;Support;a, b, c\n6;Oppose;d, e, f\n")
        #expect(reading.faults.filter { $0.severity == .error } == [])
        #expect(reading.answers.map(\.comment) == ["a, b, c", "d, e, f"])
        #expect(reading.answers.map(\.place) == ["cell B2", "cell B3"])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `the separator is the one under which a header stands`(separator: String) throws {
        let rows = [["Recommendation", "Stance", "Comment"], ["1", "Support", "because"], ["6", "Oppose", ""]]
        let reading = try Example.read(rows.map { $0.joined(separator: separator) }.joined(separator: "\n"))
        #expect(reading.format == .delimited)
        #expect(reading.answers.map(\.stance) == [.support, .oppose])
        #expect(reading.answers.map(\.comment) == ["because", ""])
    }

    @Test func `a row of very many cells is an error`() throws {
        let row = "1,Support" + String(repeating: ",x", count: 3000)
        let reading = try Example.read("Recommendation,Stance,Comment\n\(row)\n6,Oppose,y\n")
        #expect(reading.faults.contains { $0.severity == .error && $0.message.contains("more than 2000 cells") })
        #expect(reading.answers.map(\.recommendation) == ["6"])
    }

    @Test func `ten million separators, a hundred thousand empty rows and a million quotes are read`() throws {
        let head = Array("Recommendation,Stance\n1,Support\n".utf8)
        let commas = head + [UInt8](repeating: UInt8(ascii: ","), count: 10_000_000)
        let rows = head + Array("\n".utf8) + (0..<100_000).flatMap { _ in Array(",,,,,\n".utf8) }
        let quotes = head + [UInt8](repeating: UInt8(ascii: "\""), count: 2_000_001)
        for bytes in [commas, rows, quotes] {
            let source = try SourceText(utf8: bytes)
            #expect(!DelimitedText(source, separator: 0x2C, in: 0..<bytes.count).table.rows.isEmpty)
        }
    }
}
