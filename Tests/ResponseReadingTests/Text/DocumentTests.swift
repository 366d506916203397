import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

@Suite(.timeLimit(.minutes(20)))
struct DocumentTests {
    @Test(arguments: ["headings.docx", "headings.odt"])
    func `headings, paragraphs, lists, footnotes and the title are read`(_ name: String) throws {
        let reading = try document(name)
        #expect(reading.only?.groupAsWritten == "North Working Group")
        #expect(reading.isIllustrative)
        #expect(
            reading.answerLines == [
                "1: support “Support” at paragraph 5", "6: oppose “Do Not Support” at paragraph 12",
            ]
        )
        let comment = try #require(reading.answers.first?.comment)
        #expect(comment.hasPrefix("With one wish, “soon”.\n[A footnote of two words.]\n\nSecond  paragraph:\n"))
        #expect(comment.hasSuffix("- a list\n  1. inside\n  2. a list\n- its end"))
        #expect(reading.answers.last?.comment == "See our page.")
    }

    @Test func `what is struck out counts for nothing and is told`() throws {
        let struck = try document("headings.docx").faults.filter { $0.message.contains("struck out") }
        #expect(struck.map(\.place) == ["paragraph 6"])
    }

    @Test func `the numbers of a list are the recommendations'`() throws {
        let reading = try document("list.docx")
        #expect(
            reading.answerLines == ["6: support “Support” at paragraph 3", "1: oppose “Do Not Support” at paragraph 5"]
        )
        #expect(reading.answers.first?.comment == "once a year is enough.\n\nA word between.")
        #expect(reading.region?.code == "NORTH")
    }

    @Test(arguments: ["table.docx", "table.rtf"])
    func `a table is read`(_ name: String) throws {
        let reading = try document(name)
        #expect(reading.answers.map(\.recommendation) == ["1", "6"])
        #expect(reading.answers.map(\.stance) == [.support, .oppose])
        #expect(reading.answers.map(\.comment) == ["One.\n\nTwo.", "Once is too rare."])
        #expect(reading.answers.allSatisfy { $0.place?.contains("table 1") == true })
        #expect(reading.isIllustrative)
    }

    @Test
    func `a web page is read through the tables that lay it out, its title left out where it repeats the heading`()
        throws
    {
        let reading = try document("page.html")
        #expect(reading.answers.map(\.recommendation) == ["6", "1", "Option 4"])
        #expect(reading.answers.map(\.words) == ["Do Not Support", "It Depends", "Support"])
        #expect(
            reading.answers.map(\.comment) == ["Once is\ntoo rare.", "See minutes, Support is not meant.", "Leave it."]
        )
        #expect(reading.answers.first?.place == "paragraph 3")
        #expect(reading.isIllustrative)
    }

    @Test func `answers in tables and in the text around them are joined`() throws {
        let reading = try read([
            text("Illustrative: made up."), text("Recommendation 1"), text("[Support] In the text."),
            table([["Recommendation", "Stance"], ["6", "Do Not Support"]]),
            text("Recommendation EMM 3.2"), text("is discussed below."),
        ])
        #expect(
            reading.answerLines == [
                "6: oppose “Do Not Support” at cell B2 of table 1", "1: support “Support” at paragraph 3",
            ]
        )
        #expect(reading.isIllustrative)
    }

    @Test func `headings without a stance around a table are prose`() throws {
        let reading = try read([
            text("Recommendation 1"), text("is answered below."),
            table([["Recommendation", "Stance"], ["1", "Support"]]),
        ])
        #expect(reading.answerLines == ["1: support “Support” at cell B2 of table 1"])
        #expect(reading.errorLines == [])
    }

    @Test func `a form is read as lines whose places are its cells`() throws {
        let reading = try read([
            table([["Recommendation", "6"], ["Stance", "It Depends"], ["Comment", "If in person."]]),
            table([["Recommendation", "1"], ["Stance", ""], ["Comment", ""]]),
        ])
        #expect(
            reading.answerLines == [
                "6: conditional “It Depends” at cell B2 of table 1", "1: blank “” at cell A3 of table 2",
            ]
        )
        #expect(reading.answers.first?.comment == "If in person.")
    }

    @Test func `a table that was not filled in is said to be empty, unless the text answers`() throws {
        let blank = table([["Recommendation", "Stance"], ["1", ""], ["6", ""]])
        let errors = try read([text("Our answers"), blank]).errorLines
        #expect(errors.count == 1)
        #expect(errors.first?.contains("Fill in the table.") == true)
        let answered = try read([text("Recommendation 6"), text("Support"), text("See the table."), blank])
        #expect(answered.answers.first?.words == "Support")
        #expect(answered.errorLines == [])
    }

    @Test func `a cell that reaches over rows stands in each of them`() throws {
        let tall = cell("Once a year is enough.", rows: 2)
        let table = table(cells: [
            [cell("Recommendation"), cell("Stance"), cell("Comment")],
            [cell("1"), cell("Support"), tall], [cell("6"), cell("Do Not Support")],
        ])
        #expect(try read([table]).answers.map(\.comment) == ["Once a year is enough.", "Once a year is enough."])
    }

    @Test func `a wiki page is read`() throws {
        let reading = try document("page.mediawiki")
        #expect(
            reading.answerLines == ["6: support “Support” at paragraph 4", "1: oppose “Do Not Support” at paragraph 6"]
        )
        #expect(reading.answers.map(\.comment) == ["Once a year.\n[As before.]", "- A week is short."])
    }

    @Test(arguments: [
        (#"[{"t":"Str","c":"a"},{"t":"Space"},{"t":"Str","c":"b"},{"t":"SoftBreak"},{"t":"Str","c":"c"}]"#, "a b c"),
        (#"[{"t":"Str","c":"a"},{"t":"LineBreak"},{"t":"Str","c":"b"}]"#, "a\nb"),
        (#"[{"t":"Emph","c":[{"t":"Str","c":"a"}]},{"t":"Strong","c":[{"t":"Str","c":"b"}]}]"#, "ab"),
        (#"[{"t":"Superscript","c":[{"t":"Str","c":"a"}]},{"t":"Subscript","c":[{"t":"Str","c":"b"}]}]"#, "ab"),
        (#"[{"t":"SmallCaps","c":[{"t":"Str","c":"a"}]},{"t":"Underline","c":[{"t":"Str","c":"b"}]}]"#, "ab"),
        (#"[{"t":"Quoted","c":[{"t":"SingleQuote"},[{"t":"Str","c":"a"}]]}]"#, "‘a’"),
        (#"[{"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Str","c":"a"}]]}]"#, "“a”"),
        (#"[{"t":"Code","c":[["",[],[]],"a"]},{"t":"Math","c":[{"t":"InlineMath"},"b"]}]"#, "ab"),
        (
            #"[{"t":"Cite","c":[[],[{"t":"Str","c":"a"}]]},{"t":"Link","c":[["",[],[]],[{"t":"Str","c":"b"}],["u",""]]}]"#,
            "ab"
        ),
        (
            #"[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"a"}],["u",""]]},{"t":"Span","c":[["",[],[]],[{"t":"Str","c":"b"}]]}]"#,
            "ab"
        ),
        (
            #"[{"t":"Str","c":"a"},{"t":"RawInline","c":["html","<b>"]},{"t":"Strikeout","c":[{"t":"Str","c":"x"}]}]"#,
            "a"
        ),
        (
            #"[{"t":"Str","c":"a"},{"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":"b"}]}]},{"t":"Str","c":"c"}]"#,
            "ac\n[b]"
        ),
        (#"[{"t":"Later","c":[1,[{"t":"Str","c":"a"}],{"x":{"t":"Str","c":"b"}}]}]"#, "ab"),
        (#"[{"t":"Str","c":"a\rb\nc"}]"#, "a\nb\nc"),
    ])
    func `every kind of inline is text`(_ inlines: String, _ text: String) throws {
        #expect(try comment(#"{"t":"Para","c":\#(inlines)}"#) == text)
    }

    @Test(arguments: [
        (#"{"t":"Plain","c":[{"t":"Str","c":"a"}]}"#, "a"),
        (#"{"t":"LineBlock","c":[[{"t":"Str","c":"a"}],[{"t":"Str","c":"b"}]]}"#, "a\nb"),
        (#"{"t":"CodeBlock","c":[["",[],[]],"a\n  b"]}"#, "a\nb"),
        (
            #"{"t":"BlockQuote","c":[{"t":"Para","c":[{"t":"Str","c":"a"}]},{"t":"Para","c":[{"t":"Str","c":"b"}]}]}"#,
            "> a\n\n> b"
        ),
        (
            #"{"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}],[{"t":"Plain","c":[{"t":"Str","c":"b"}]}]]}"#,
            "- a\n- b"
        ),
        (
            #"{"t":"OrderedList","c":[[4,{"t":"UpperRoman"},{"t":"Period"}],[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]]}"#,
            "IV. a"
        ),
        (
            #"{"t":"OrderedList","c":[[28,{"t":"LowerAlpha"},{"t":"OneParen"}],[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]]}"#,
            "ab) a"
        ),
        (
            #"{"t":"OrderedList","c":[[2,{"t":"Decimal"},{"t":"TwoParens"}],[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]]}"#,
            "(2) a"
        ),
        (#"{"t":"DefinitionList","c":[[[{"t":"Str","c":"a"}],[[{"t":"Plain","c":[{"t":"Str","c":"b"}]}]]]]}"#, "a\nb"),
        (#"{"t":"Div","c":[["",[],[]],[{"t":"Header","c":[1,["",[],[]],[{"t":"Str","c":"a"}]]}]]}"#, "a"),
        (
            #"{"t":"Figure","c":[["",[],[]],[null,[{"t":"Plain","c":[{"t":"Str","c":"b"}]}]],[{"t":"Plain","c":[{"t":"Str","c":"a"}]}]]}"#,
            "a\nb"
        ),
        (
            #"{"t":"HorizontalRule"},{"t":"Null"},{"t":"RawBlock","c":["html","<hr>"]},{"t":"Plain","c":[{"t":"Str","c":"a"}]}"#,
            "a"
        ),
        (#"{"t":"Later","c":[2,[{"t":"Para","c":[{"t":"Str","c":"a"}]}]]}"#, "a"),
        (
            #"{"t":"Table","c":[[{"t":"Str","c":"x"}],[],[],[[{"t":"Plain","c":[{"t":"Str","c":"a"}]}],[{"t":"Plain","c":[{"t":"Str","c":"b"}]}]],[[[{"t":"Plain","c":[{"t":"Str","c":"c"}]}],[]]]]}"#,
            "a: b\nc"
        ),
        (#"{"t":"Para","c":7},{"t":7},8,{"t":"Table","c":[1]},{"t":"Para","c":[{"t":"Str","c":"a"}]}"#, "a"),
    ])
    func `every kind of block is lines`(_ blocks: String, _ text: String) throws {
        #expect(try comment(blocks) == text)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{\"blocks\": 7}", "{\"meta\": {}}", "<html>", "{\"blocks\": [\"\\u0000\"]}",
        String(repeating: "[", count: 5000),
    ])
    func `what is no tree is one fault`(_ text: String) throws {
        let reading = try Example.read(text, as: .docx)
        #expect(reading.faults.map(\.severity) == [.error])
        #expect(reading.errorLines.first?.hasPrefix("error: The document cannot be read: ") == true)
    }

    @Test func `a document without text is one fault`() throws {
        let reading = try Example.read(#"{"blocks": [{"t":"Para","c":[]}, {"t":"HorizontalRule"}]}"#, as: .odt)
        #expect(reading.faults.count == 1)
        #expect(reading.errorLines.first?.hasPrefix("error: The document holds no text") == true)
    }

    @Test(arguments: [
        (#"{"t":"Div","c":[["",[],[]],["#, "]]}"), (#"{"t":"BlockQuote","c":["#, "]}"), (#"{"t":"Later","c":["#, "]}"),
        (#"{"t":"BulletList","c":[["#, "]]}"), (#"{"t":"Para","c":["#, "]}"),
        (#"{"t":"Span","c":[["",[],[]],["#, "]]}"), (#"{"t":"Note","c":["#, "]}"),
        (#"{"t":"Table","c":[[],[],[],[],[[["#, "]]]]}"),
        (#"{"t":"BulletList","c":[[{"t":"Table","c":[[],[],[],[],[[["#, #"],[{"t":"Null","c":0}]]]]}]]}"#),
    ])
    func `elements inside of elements stop at a depth`(_ opener: String, _ closer: String) throws {
        let paragraph = #"{"t":"Para","c":[{"t":"Str","c":"a"}]}"#
        for depth in [1, 50, 100, 160, 240, 1000] {
            for start in ["", #"{"t":"Para","c":["#] {
                let inner =
                    String(repeating: opener, count: depth) + paragraph + String(repeating: closer, count: depth)
                let tree = "{\"blocks\": [\(start)\(inner)\(start.isEmpty ? "" : "]}")]}"
                #expect(try Example.read(tree, as: .html).answers.isEmpty)
            }
        }
    }

    @Test(arguments: 0..<20)
    func `no change to a tree makes the reader stop`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let context = try Example.context()
        let names = ["headings.docx", "list.docx", "table.docx", "page.html", "page.mediawiki"]
        let pieces = [
            "[", "]", "{}", "[]", "7", "null", ",", "\"t\"", "\"c\"", "\"Table\"", "\"BulletList\"", "\"Note\"",
            "9999999999",
        ]
        let tokens = try names.map { name in
            try bytes(of: name).split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\"") }.map { Array($0) }
        }
        for _ in 0..<40 {
            var parts = tokens[Int.random(in: 0..<tokens.count, using: &random)]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<parts.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                // Names stand for other names, so that the tree stays one of JSON.
                case 0: parts.swapAt(place, min(parts.count - 1, (place + 2 * Int.random(in: 0..<9, using: &random))))
                case 1: parts[place] = Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
                default: parts.removeSubrange(place..<min(parts.count, place + 4))
                }
                if parts.isEmpty { break }
            }
            let reading = Reading(of: Array(parts.joined(separator: [UInt8(ascii: "\"")])), as: .docx, in: context)
            #expect(!reading.answers.isEmpty || !reading.isAcceptable)
        }
    }

    // MARK: Trees

    private func document(_ name: String) throws -> Reading {
        Reading(of: try bytes(of: name), as: .docx, in: try Example.context())
    }

    private func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try #require(FileManager.default.contents(atPath: "\(testFolder)/Documents/\(name).json")))
    }

    private func read(_ blocks: [String]) throws -> Reading {
        try Example.read(#"{"meta":{},"blocks":[\#(blocks.joined(separator: ","))]}"#, as: .docx)
    }

    private func text(_ text: String) -> String { #"{"t":"Para","c":[{"t":"Str","c":"\#(text)"}]}"# }

    private func cell(_ text: String, rows: Int = 1) -> String {
        let blocks = text.isEmpty ? "" : self.text(text)
        return #"[["",[],[]],{"t":"AlignDefault"},\#(rows),1,[\#(blocks)]]"#
    }

    private func table(_ rows: [[String]]) -> String { table(cells: rows.map { row in row.map { cell($0) } }) }

    private func table(cells: [[String]]) -> String {
        let rows = cells.map { #"[["",[],[]],[\#($0.joined(separator: ","))]]"# }.joined(separator: ",")
        let empty = #"[["",[],[]],[]]"#
        return #"{"t":"Table","c":[["",[],[]],[null,[]],[],\#(empty),[[["",[],[]],0,[],[\#(rows)]]],\#(empty)]}"#
    }

    /// What the blocks are as the comment of an answer before them.
    private func comment(_ blocks: String) throws -> String? {
        let heading =
            #"{"t":"Para","c":[{"t":"Str","c":"Recommendation 1."}]},{"t":"Para","c":[{"t":"Str","c":"Support"}]}"#
        let tree = #"{"pandoc-api-version":[1,22],"meta":{},"blocks":[\#(heading),\#(blocks)]}"#
        return try Example.read(tree, as: .docx).answers.first?.comment
    }
}
