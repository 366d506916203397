import ConsultationModel
import ResponseReading
import Testing

@Suite(.timeLimit(.minutes(20)))
struct YAMLTests {
    @Test func `a file is read as JSON of the same keys is, its scalars as written`() throws {
        let reading = try Example.read(
            """
            # Illustrative: made up for this test.
            consultation: small-2018
            region: NORTH
            respondent: 2020
            illustrative: true
            answers:
              - recommendation: 1
                stance: no
                comment: |
                  First “paragraph”: é.

                    - a list
              - recommendation: 1(b)
                stance: 1.10
                comment: >-
                  folded
                  text
              - {recommendation: "EMM 3.2", stance: ~}
              - recommendation: 'Option 4'
                stance:
              - stance: "It Depends"
                recommendation: 6
            """,
            as: .yaml
        )
        #expect(
            reading.answerLines == [
                "1: oppose “no” at 8:13",
                "1(b): unrecognised “1.10” at 14:13",
                "EMM 3.2: blank “” at 18:41",
                "Option 4: blank “” at 20:12",
                "6: conditional “It Depends” at 21:13",
            ]
        )
        #expect(reading.answers.map(\.comment) == ["First “paragraph”: é.\n\n  - a list", "folded text", "", "", ""])
        #expect(reading.only?.respondent?.name == "2020")
        #expect(reading.isIllustrative)
        #expect(reading.errorLines == [])
    }

    @Test(arguments: [
        ("answers:\n- recommendation: 1\n  stance: true", "3:11 error: answers[0].stance is true; expected text"),
        ("answers:\n- recommendation: 1\n  stance: [Yes]", "3:11 error: answers[0].stance is a list"),
        ("illustrative: yes\nanswers:\n- recommendation: 1\n  stance: a", "1:15 error: illustrative is the text “yes”"),
        ("a: 1\n---\nb: 2", "2:1 error: YAML: found a second document behind “---”"),
        ("answers:\n\t- recommendation: 1", "2:1 error: YAML: found a tab, expected spaces."),
        ("answers: a: b", "1:11 error: YAML: found a “:” where no value may begin."),
        ("answers: @a", "1:10 error: YAML: found a character with which no value may begin"),
        ("answers: \"a\n", "found no closing quote"),
        ("answers: \"\\q\"", "found a backslash with an unknown letter"),
        ("answers: [a", "found neither “,” nor “]”"),
        ("answers: {a: b", "found neither “,” nor “}”"),
        ("answers:\n  - a: 1\n b: 2", "found a line that is not set in like those before it"),
        ("region: NORTH\nno colon here\nanswers: 1", "found a line without “:”"),
        ("answers: *not an alias*", "1:10 error: YAML: found a text that begins with “*”"),
        ("answers: & b", "found “*” or “&” at the beginning of a text"),
        ("region: a - b: c", "found a “:” where no value may begin"),
        ("a: - b", "1:4 error: YAML: found “- ” where no list may begin."),
        ("a: \u{7F}", "found the control character U+007F"),
        ("é: x\nb: \u{1}", "2:4 error: YAML: found the control character U+0001, which YAML does not allow"),
        ("answers:\n- recommendation: 1\n  stance: \"Yes\\0\"", "3:11 error: YAML: found a NUL"),
        ("\"a\\x00\": b", "1:1 error: YAML: found a NUL"),
        ("? [a]\n: b", "1:3 error: YAML: found a list or mapping as a key"),
        ("# only a remark", "The YAML has no content but remarks"),
        ("just words", "1:1 error: Found the text “just words” as the whole file"),
        ("%YAML 9.9\n---\na", "YAML: "),
    ])
    func `a mistake is named with its place`(_ text: String, _ message: String) throws {
        let errors = try Example.read(text, as: .yaml).errorLines
        #expect(errors.count == 1, "\(errors)")
        #expect(errors.first?.contains(message) == true, "\(errors)")
    }

    @Test func `a repeated key is an error that names both lines`() throws {
        let reading = try Example.read(
            "answers:\n  - recommendation: 1\n    stance: Yes\n    comment: stance\n    stance: No\n",
            as: .yaml
        )
        #expect(reading.errorLines.count == 1)
        #expect(
            reading.errorLines.first?.hasPrefix(
                "5:5 error: YAML: found the key “stance” twice in one mapping, first on line 3; expected it once."
            ) == true
        )
    }

    @Test func `aliases are refused, and what only looks like them is not`() throws {
        let levels = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
        for bomb in ["a0: &a0 x\n\(levels)", "a0: &a0 x\n\(levels)\n? *a39\n: 1"] {
            let errors = try Example.read(bomb, as: .yaml).errorLines
            #expect(errors.count == 1)
            #expect(
                errors.first?.hasPrefix("2:10 error: YAML: found the alias “*a0”, expected the value itself.") == true
            )
        }
        let chain = "- &a0 x\n" + (1..<100_000).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(try Example.read(chain, as: .yaml).errorLines.count == 1)
        let innocent = """
            answers:
              - recommendation: 1
                stance: Yes
                comment: AT&T and R&D, *T* and *D*, & so on; &now
            """
        #expect(
            try Example.read(innocent, as: .yaml).answers.map(\.comment) == ["AT&T and R&D, *T* and *D*, & so on; &now"]
        )
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: {", "[[{a: "])
    func `values inside of values stop at a depth`(_ opener: String) throws {
        #expect(try Example.read(String(repeating: opener, count: 100_000), as: .yaml).errorLines.count == 1)
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(try Example.read(deep, as: .yaml).errorLines.first?.contains("Found a list as the whole file") == true)
    }

    @Test func `more than two megabytes are refused, with the way out`() throws {
        let text = "answers:\n" + String(repeating: "# remark\n", count: 250_000)
        #expect(try Example.read(text, as: .yaml).errorLines.first?.contains("The YAML is larger than 2 MB") == true)
    }

    @Test func `a place behind the line ends that only YAML knows is that of the file`() throws {
        let text = "x-a: \"é\u{2028}b\"\nanswers:\r\n- recommendation: 1\r\n  stance: Yes\r\n"
        #expect(try Example.read(text, as: .yaml).answerLines == ["1: support “Yes” at 4:11"])
    }

    @Test(arguments: 0..<20)
    func `no change to a file makes the reader stop, and places stay inside the file`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let context = try Example.context([Example.small], region: nil)
        let valid = Array(
            """
            %YAML 1.2
            ---
            region: NORTH # a remark
            x-a: &b [!!str c, "\\u00e9", 'd']
            answers:
              - recommendation: 1
                stance: "Sí"
                comment: |2-
                    é
              - {recommendation: 6, stance: No}
            """.utf8
        )
        let pieces = [
            "*b", "&c", "? ", ": ", "- ", "\"", "'", "[", "}", "|", ">", "\t", "\n", "\\x80", "\u{85}", "!<", "%",
            "---\n",
        ]
        for _ in 0..<50 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8, at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<9, using: &random)))
                default: bytes.insert(UInt8.random(in: 1...127, using: &random), at: place)
                }
            }
            let reading = Reading(of: bytes, as: .yaml, in: context)
            let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
            #expect(reading.faults.allSatisfy { (1...lines).contains($0.line ?? 1) })
            #expect(reading.faults.allSatisfy { (1...bytes.count + 1).contains($0.column ?? 1) })
            #expect(!reading.answers.isEmpty || !reading.isAcceptable)
        }
    }
}
