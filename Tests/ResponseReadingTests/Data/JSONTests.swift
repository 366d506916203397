import ConsultationModel
import ResponseReading
import Testing

@Suite(.timeLimit(.minutes(20)))
struct JSONTests {
    @Test(arguments: [
        ("", "The file is empty"),
        ("{", "1:2 error: JSON: found the end of the file, expected “}” for the “{” on line 1."),
        ("{\n\"answers\": [1", "2:14 error: JSON: found the end of the file, expected “]” for the “[” on line 2."),
        ("{\"answers\" []}", "1:12 error: JSON: found “[” after the key “answers”, expected “:” and its value."),
        ("{\"answers\" = []}", "Write “:” in place of “=”."),
        (
            "{answers: []}",
            "1:2 error: JSON: found the key “answers” without quotes, expected a key in double quotes: \"answers\"."
        ),
        ("{'answers': []}", "1:2 error: JSON: found a single quote, expected a key in double quotes."),
        ("{\"answers\": 'a'}", "1:13 error: JSON: found a single quote, expected a value."),
        ("{“answers”: []}", "1:2 error: JSON: found a typographic quotation mark, expected a key"),
        ("{\"a\": “b”}", "1:7 error: JSON: found a typographic quotation mark, expected a value"),
        ("{\"answers\": [1,]}", "1:15 error: JSON: found a comma before “]”, expected nothing between"),
        ("{\"answers\": 1,\n}", "1:14 error: JSON: found a comma before “}”"),
        ("{\"answers\": [1,,2]}", "1:16 error: JSON: found “,”, expected a value. Delete one of the commas"),
        ("[1 2]", "1:4 error: JSON: found “2”, expected “,” or “]”."),
        ("[{} {}]", "1:5 error: JSON: found “{”, expected “,” or “]”. A comma is missing before it."),
        ("[1}", "1:3 error: JSON: found “}”, expected “]” for the “[” on line 1."),
        ("// remark\n{}", "1:1 error: JSON: found a remark, which JSON does not know."),
        ("{} # remark", "1:4 error: JSON: found “#” after the end"),
        ("{ /* remark */ }", "1:3 error: JSON: found a remark"),
        ("[True]", "1:2 error: JSON: found “True”, expected true (in small letters, no quotes)."),
        ("[None]", "1:2 error: JSON: found “None”, expected null"),
        ("[nul]", "1:2 error: JSON: found “nul”, expected a value. Put text in double quotes: \"nul\"."),
        ("[truely]", "found “truely”, expected a value."),
        ("[01]", "1:2 error: JSON: found “01”, expected a number such as 6 or 3.2 (no zero in front)."),
        ("[6a]", "found “6a”, expected a number"),
        ("[1.]", "found “1.”, expected a number"),
        ("[-]", "found “-”, expected a number"),
        ("[1e]", "found “1e”, expected a number"),
        ("[3.2.1]", "found “3.2.1”, expected a number"),
        ("[.5]", "1:2 error: JSON: found “.”, expected a value. A number begins with a digit or “-”."),
        ("{} {}", "1:4 error: JSON: found “{” after the end, expected nothing."),
        ("[\"a]", "1:2 error: JSON: found no closing quote for the text that begins with “a]”"),
        ("[\"a\nb\"]", "1:4 error: JSON: found the end of the line in the text that begins with “a”"),
        ("[\"a\tb\"]", "1:4 error: JSON: found a tab in a text, expected it written as “\\t”."),
        ("[\"a\u{1}\"]", "found the character U+0001 in a text, expected it written as “\\u0001”."),
        ("[\"\\x\"]", "1:3 error: JSON: found a backslash with “x” behind it"),
        ("[\"\\u12g4\"]", "1:3 error: JSON: found a backslash"),
        ("[\"\\u0000\"]", "1:3 error: JSON: found “\\u0000”, which no text holds"),
        ("[\"a\\", "1:4 error: JSON: found a backslash with the end of the file behind it"),
        ("é", "1:1 error: JSON: found “é”, expected a value."),
    ])
    func `a mistake is named with its place`(_ text: String, _ message: String) throws {
        let errors = try Example.read(text, as: .json).errorLines
        #expect(errors.count == 1)
        #expect(errors.first?.contains(message) == true, "\(errors)")
    }

    @Test(arguments: [
        ("\\\" \\\\ \\/ \\b\\f\\n\\r\\t|", "\" \\ / \u{8}\u{C}\n\n\t|"),
        ("\\ud83d\\ude00 \\uD83D\\uDE00", "😀 😀"),
        ("\\ud83d|\\ude00|\\ud83d\\ud83d\\ude00|\\ud83d\\n", "\u{FFFD}|\u{FFFD}|\u{FFFD}😀|\u{FFFD}"),
        ("\\u00e9\\u20AC", "é€"),
    ])
    func `escapes stand for their characters, half a pair for the replacement character`(
        _ written: String,
        _ meant: String
    ) throws {
        let text = "{\"answers\": [{\"recommendation\": 1, \"stance\": \"Yes\", \"comment\": \"|\(written)\"}]}"
        #expect(try Example.read(text, as: .json).answers.map(\.comment) == ["|" + meant])
    }

    @Test func `values may stand inside each other to a depth, which is no matter of the stack`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try Example.read(nested(512), as: .json).errorLines.first?.contains("as the whole file") == true)
        let tooDeep = try Example.read(nested(513), as: .json).errorLines
        #expect(tooDeep.first?.hasPrefix("1:513 error: Found values inside of values more than 512 deep") == true)
        let open = try Example.read(String(repeating: "{\"a\":[", count: 1_000_000), as: .json).errorLines
        #expect(open.count == 1)
    }

    @Test(arguments: ["0,", "{},", "\"\",", "[],", "{\"a\":\"\\n\"},"])
    func `a list of very many values is read`(_ element: String) throws {
        let text = "[" + String(repeating: element, count: 2_000_000 / element.utf8.count) + "0]"
        #expect(try Example.read(text, as: .json).errorLines.first?.contains("Found a list") == true)
    }

    @Test(arguments: 0..<20)
    func `no change to a file makes the reader stop, and places stay inside the file`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let context = try Example.context([Example.small], region: nil)
        let valid = Array(
            #"""
            {"region": "NORTH", "illustrative": true, "x-a": [null, -1.5e+3, {}], "answers": [
             {"recommendation": "1", "stance": "Sí", "comment": "\u00e9\ud83d\ude00 – “a”\n"},
             {"recommendation": 6.0, "stance": 7, "text": "b"}]}
            """#.utf8
        )
        let pieces = [
            "\\u", "\\ud83d", "\"", "[", "]", "{", "}", ",", ":", "null", "\\", "é", "\n", "9", "\"answers\"",
        ]
        for _ in 0..<100 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8, at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<9, using: &random)))
                default: bytes.removeSubrange(place..<bytes.count)
                }
            }
            let reading = Reading(of: bytes, as: .json, in: context)
            let lines = 1 + bytes.count { $0 == 0x0A }
            #expect(reading.faults.allSatisfy { (1...lines).contains($0.line ?? 1) })
            #expect(reading.faults.allSatisfy { (1...bytes.count + 1).contains($0.column ?? 1) })
            #expect(!reading.answers.isEmpty || !reading.isAcceptable)
        }
    }
}
