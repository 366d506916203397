import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

struct FaultTests {
    /// A file that begins so answers all recommendations of the small consultation.
    static let complete = """
        Recommendation 1. [*Support*]
        Recommendation 1(b). [*Support*]
        Recommendation EMM 3.2. [*Support*]
        Recommendation Option 4. [*Support*]
        Recommendation 6. [*Support*]

        """

    private func expect(
        _ faults: [String],
        in text: String,
        _ consultations: [Consultation] = [Example.small],
        consultation: String? = nil,
        region: String? = "NORTH",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let reading = try Example.read(text, consultations, consultation: consultation, region: region)
        #expect(reading.faults.map(\.asText) == faults, sourceLocation: sourceLocation)
        #expect(reading.isAcceptable == !faults.contains { $0.contains("error:") }, sourceLocation: sourceLocation)
    }

    @Test func `a complete file has no fault`() throws {
        try expect([], in: Self.complete)
    }

    @Test func `a text in another encoding is read, and its faults are told`() throws {
        let bytes =
            Array("Region: SOUTH\nRecomendaci".utf8) + [0xF3] + Array("n 99. x\n[*Support*] ".utf8) + [0x93, 0x94]
        let reading = try Example.read(bytes: bytes, region: nil)
        #expect(reading.encoding == .windows1252)
        #expect(
            reading.faults.map(\.asText) == [
                "2:15 error: Found recommendation “99”, which small-2018 does not have; expected 1, 1(b), EMM 3.2, Option 4, 6. Correct the number, or take the answer out."
            ]
        )
    }

    @Test func `bytes that are neither UTF-8 nor Windows-1252 are told with their place`() throws {
        let bytes = Array("Recommendation 1.\n[*Support*] é ".utf8) + [0xF3]
        #expect(
            try Example.read(bytes: bytes, region: nil).faults.map(\.asText) == [
                "2:15 error: At byte 33 found the byte 0xF3, which is not UTF-8, in a text that is not Windows-1252 either; expected UTF-8. The file is damaged, or was put together from two: save it anew as “UTF-8 text”."
            ]
        )
    }

    @Test func `where the only consultation is named wrongly, the answers' faults are told as well`() throws {
        let reading = try Example.read("Consultation: other\nRecommendation 99.\n[*Support*]\n[*No*]\n")
        #expect(reading.consultation == nil)
        #expect(reading.faults.map(\.line) == [1, 2])
    }

    @Test(arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D], "a picture (PNG)"), ([0x1F, 0x8B, 0x08], "a compressed file (gzip)"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "before 2007"),
    ])
    func `a file of a kind that is not read is called by its name`(_ bytes: [UInt8], _ name: String) throws {
        let faults = try Example.read(bytes: bytes).faults
        #expect(faults.count == 1)
        #expect(faults.first?.message.contains(name) == true)
    }

    @Test func `a folder that is named almost like a consultation is told from a region's`() throws {
        let faults = try Example.read("Recommendation 1.\n[*Yes*]", region: "small-2019").faults
        #expect(faults.contains { $0.message.contains("It may be meant for the consultation “small-2018”.") })
    }

    private static let noText: [([UInt8], String)] = [
        (
            [0xEF, 0xBB, 0xBF] + Array("a".utf8) + [0x00],
            "1:2 error: At byte 4 found a NUL character (U+0000), which no text holds; expected text. Save the file anew as “UTF-8 text”."
        ),
        (
            [0xFF, 0xFE, 0x41],
            "error: The file is UTF-16 (it begins with its byte order mark) and ends in the middle of a character: it is truncated. Save it anew, as “UTF-8 text” if you can."
        ),
        (
            [0xFE, 0xFF, 0xD8, 0x00],
            "error: The file begins with the byte order mark of UTF-16, and is not UTF-16: it holds half a surrogate pair. Save it anew as “UTF-8 text”."
        ),
    ]

    @Test(arguments: noText)
    func `bytes that are no text are one fault`(_ bytes: [UInt8], _ fault: String) throws {
        #expect(try Example.read(bytes: bytes, region: nil).faults.map(\.asText) == [fault])
    }

    @Test(arguments: ["", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\n\u{A0}\n"])
    func `an empty file is one fault`(_ text: String) throws {
        try expect(
            [
                "error: The file is empty; expected a line “Recommendation 1.” for each recommendation and after it a line “[*Support*] comment”. Drop the file with its content."
            ],
            in: text,
            region: nil
        )
    }

    @Test func `a text without answers is told from an empty file and from an unfilled template`() throws {
        let expected =
            "expected a line “Recommendation 1.” for each recommendation and after it a line “[*Support*] comment”."
        try expect(["error: No answer was recognised: \(expected)"], in: "Dear all,\nwe shall write.\n")
        let blank = ["1", "1(b)", "EMM 3.2", "Option 4", "6"]
        let template = blank.map { "Recommendation \($0).\nNORTH [**]\n" }.joined()
        let warnings = zip(blank, [2, 4, 6, 8, 10]).map { id, line in
            "\(line):9 warning: Recommendation \(id) was left blank; expected a stance such as “Support”, “It Depends” or “Do Not Support”."
        }
        try expect(
            [
                "error: No answer was recognised: found 5 headings of recommendations and no stance under them; \(expected)"
            ] + warnings,
            in: template
        )
    }

    @Test func `an unknown region is named with its place`() throws {
        try expect(
            [
                "error: The file was sent for the region “NROTH”, which is not one of NORTH, SOUTH; the nearest is “NORTH”. Move it to the inbox folder of its region."
            ],
            in: Self.complete,
            region: "NROTH"
        )
        try expect(
            ["1:9 error: Found the region “Atlantis”, which is not one of NORTH, SOUTH. Correct the line."],
            in: "Region: Atlantis\n" + Self.complete,
            region: nil
        )
    }

    @Test func `an unknown consultation is named with its place`() throws {
        try expect(
            [
                "error: The file was sent for the consultation “small-2081”, which is not registered; expected small-2018; the nearest is “small-2018”. Move it to that folder."
            ],
            in: Self.complete,
            consultation: "small-2081"
        )
        try expect(
            [
                "1:15 error: Found the consultation “small-1”, which is not registered; expected small-2018; the nearest is “small-2018”. Correct the line."
            ],
            in: "Consultation: small-1\n" + Self.complete
        )
    }

    @Test func `a consultation's folder has to agree with the line`() throws {
        var other = Example.small
        other.id = "other-2019"
        try expect(
            [
                "1:15 error: Found the consultation “other-2019” in a file that was sent for “small-2018”; expected the same. Move the file, or correct the line."
            ],
            in: "Consultation: other-2019\n" + Self.complete,
            [Example.small, other],
            consultation: "small-2018"
        )
    }

    @Test func `of several open consultations one has to be named`() throws {
        var (other, closed) = (Example.small, Example.small)
        other.id = "other-2019"
        closed.id = "closed-2001"
        closed.closes = Date(timeIntervalSince1970: 1_000_000_000)
        try expect(
            [
                "error: It cannot be told which consultation the file answers; open are small-2018, other-2019. Put it in the inbox folder of one of them, or add a line “Consultation: small-2018” at its top."
            ],
            in: Self.complete,
            [Example.small, other, closed]
        )
        #expect(try Example.read(Self.complete, [Example.small, closed]).consultation?.id == "small-2018")
        try expect(
            ["error: No consultation is registered; ask the administrator to register one."],
            in: Self.complete,
            [],
            region: nil
        )
    }

    @Test func `a file whose region cannot be told says how to name it`() throws {
        try expect(
            [
                "error: It cannot be told which region the file comes from; expected one of NORTH, SOUTH. Put it in that region's inbox folder, or add a line “Region: NORTH” at its top."
            ],
            in: Self.complete,
            region: nil
        )
    }

    @Test func `a region's folder takes that region's answers only`() throws {
        let advice = "A region's folder takes that region's answers only: move the file, or correct the name."
        try expect(
            ["1:9 error: Found the region SOUTH in a file that was sent for NORTH. \(advice)"],
            in: "Region: South\n" + Self.complete
        )
        try expect(
            [
                "1:1 error: Found “South Working Group”, which speaks for SOUTH, in a file of the region NORTH. \(advice)"
            ],
            in: "South Working Group\n" + Self.complete
        )
        try expect(
            ["2:8 error: Found “SOUTH”, which speaks for SOUTH, in a file of the region NORTH. \(advice)"],
            in: "Region: NORTH\nGroup: SOUTH\n" + Self.complete,
            region: nil
        )
    }

    @Test func `two groups in one file are a fault, whoever they are`() throws {
        let text = """
            Recommendation 1.
            North Working Group [*Support*]
            Recommendation 1(b).
              South Working Group [*Support*]
            Recommendation EMM 3.2. [*Support*]
            Recommendation Option 4. [*Support*]
            Recommendation 6. [*Support*]
            """
        let fault =
            "Found the group “South Working Group”, and “North Working Group” on line 2; expected one group in a file. Send a file for each group."
        try expect(["4:3 error: \(fault)"], in: text, region: nil)
        let other = text.split(separator: "South").joined(separator: "Harbour")
        try expect(
            [
                "4:3 error: Found the group “Harbour Working Group”"
                    + fault.dropFirst("Found the group “South Working Group”".count)
            ],
            in: other
        )
    }

    @Test func `an unknown recommendation is named with what was expected`() throws {
        try expect(
            [
                "6:16 error: Found recommendation “Option4”, which small-2018 does not have; expected 1, 1(b), EMM 3.2, Option 4, 6; the nearest is “Option 4”. Correct the number, or take the answer out."
            ],
            in: Self.complete + "Recommendation Option4. [*Support*]\n"
        )
        let review = try Example.read(
            String(decoding: Example.lacralo, as: UTF8.self) + "\nRecommendation 17.\n[*Support*]\n",
            [try Example.review()],
            region: nil
        )
        #expect(
            review.faults.map(\.asText) == [
                "36:16 error: Found recommendation “17”, which at-large-review-2017 does not have; expected 1 to 16; the nearest is “16”. Correct the number, or take the answer out."
            ]
        )
    }

    @Test func `a recommendation answered twice is a fault when the answers differ`() throws {
        try expect(
            [
                "6:21 error: Recommendation 6 is answered twice differently, here and on line 5: found “No”, and “Support” on line 5. Keep one of the two, or put the heading of the recommendation that it answers above it."
            ],
            in: Self.complete + "Recommendation 6 [* No*]\n"
        )
        try expect(
            [
                "6:21 warning: Recommendation 6 is answered again as on line 5, with a comment once; it counts once.",
                "7:21 error: Recommendation 6 is answered twice differently, here and on line 5: with two comments, both “Support”. Keep one of the two, or put the heading of the recommendation that it answers above it.",
            ],
            in: Self.complete + "Recommendation 6. [*Support*] Good.\n"
                + "Recommendation 6. [*Support*] Bad.\n"
        )
        try expect(
            ["6:21 warning: Recommendation 6 is answered again as on line 5; it counts once."],
            in: Self.complete + "Recommendation 6. [*Yes*]\n"
        )
    }

    @Test func `a stance nobody knows is kept, with the nearest that is known`() throws {
        let text = Self.complete.split(separator: "Recommendation 6. [*Support*]").joined(
            separator: "Recommendation 6. [*Suport*]"
        )
        try expect(
            [
                "5:21 warning: Found the stance “Suport”, which is not known; expected words such as “Support”, “It Depends” or “Do Not Support”; the nearest is “Support”. The answer is kept as unrecognised and counts for nothing."
            ],
            in: text
        )
        let answer = try Example.read(text).answers.last
        #expect(answer?.stance == .unrecognised)
        #expect(answer?.words == "Suport")
    }

    @Test func `missing answers are a warning`() throws {
        try expect(
            ["warning: 4 recommendations are not in the file; they count as missing: 1(b), EMM 3.2, Option 4, 6."],
            in: "Recommendation 1. [*Support*]"
        )
        try expect(
            ["warning: Recommendation 1 is not in the file; it counts as missing."],
            in: Self.complete.split(separator: "\n").dropFirst().joined(separator: "\n")
        )
    }

    @Test func `a comment without a stance and a blank answer are warnings`() throws {
        let text = """
            Recommendation 1. Publish all the minutes
            within a week.

            We would like
            this very  much.
            Recommendation 1(b). Support: give newcomers a mentor [sic] and a budget.
            Recommendation 6. [*Support*]
            """
        let expected = "expected a stance such as “Support”, “It Depends” or “Do Not Support”"
        try expect(
            [
                "warning: 2 recommendations are not in the file; they count as missing: EMM 3.2, Option 4.",
                "1:16 warning: Recommendation 1 has a comment and no stance; \(expected) beside it.",
                "6:16 warning: Recommendation 1(b) was left blank; \(expected).",
            ],
            in: text
        )
        #expect(try Example.read(text).answers.first?.comment == "We would like\nthis very  much.")
    }

    @Test func `text that is not kept is not lost silently`() throws {
        try expect(
            [
                "1:3 warning: Found the stance “Support” before the first recommendation; expected a line such as “Recommendation 1.” before it. It answers nothing.",
                "7:16 warning: What stands beside the number is not the registered text, here and in all of recommendations 6. It was taken for a title and is not kept; a comment goes after the stance.",
                "8:3 warning: Recommendation 6 is answered again as on line 6; it counts once.",
            ],
            in: "[*Support*] Lost?\n" + Self.complete + "Recommendation 6. Our words\n[*Support*]"
        )
    }

    @Test func `all faults are given at once, by line`() throws {
        let text = """
            Region: Atlantis
            Consultation: small-2081
            Recommendation 1.
            NORTH [*Suport*]
            Recommendation 9.
            NORTH [*Support*]
            """
        let reading = try Example.read(text, consultation: "small-2018", region: "NROTH")
        #expect(
            reading.faults.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.severity)" } == [
                "0:0 error", "0:0 warning", "1:9 error", "2:15 error", "4:9 warning", "5:16 error",
            ]
        )
    }

    @Test func `no more faults are given than a person can read, and errors are not crowded out`() throws {
        let warnings = String(repeating: "Recommendation 1.\n[*Suport*]\n", count: 1000)
        let errors = String(repeating: "Recommendation 99.\n[*Support*]\n", count: 100_000)
        let faults = try Example.read(warnings + errors).faults
        #expect(faults.filter { $0.severity == .error && $0.line != nil }.count == 100)
        #expect(faults.filter { $0.severity == .warning }.count == 101)
        #expect(
            faults.suffix(2).map(\.asText) == [
                "error: Errors left out here: 99900. Mend these first and check again.",
                "warning: Warnings left out here: 1900. Mend these first and check again.",
            ]
        )
    }
}
