import ConsultationModel
import ResponseReading
import Testing

struct ToleranceTests {
    private static let headings: [(String, String)] = [
        ("Recommendation 6.", "6"), ("Recommendation 6", "6"), ("RECOMMENDATION 6:", "6"), ("Rec. 6:", "6"),
        ("Rec 6)", "6"), ("Recommendation #6:", "6"), ("Recommendation n° 6 –", "6"),
        ("Recommandation nº\u{A0}6\u{A0}:", "6"),
        ("Recommandation n°\u{202F}6\u{202F}:", "6"), ("Recommendation No. 6.", "6"), ("Recomendación 6.", "6"),
        ("Recomendacio\u{301}n 6.", "6"), ("Recomendação 6 —", "6"), ("Recommandation 6 -", "6"), ("Recom. 6.", "6"),
        ("## Recommendation 6", "6"), ("**Recommendation 6.**", "6"), ("  > Recommendation 6.", "6"),
        ("Recomendation 6.", "6"), ("Recommendaton 6:", "6"), ("Recommendation\u{A0}6.", "6"),
        ("Recommendation 1(b).", "1(b)"), ("Recommendation 1(B): Text", "1(b)"),
        ("Recommendation EMM 3.2.", "EMM 3.2"), ("Rec. emm 3.2: Choose", "EMM 3.2"),
        ("Recommendation Option 4", "Option 4"),
    ]

    @Test(arguments: headings)
    func `a heading is recognised`(_ heading: String, _ id: String) throws {
        let reading = try Example.read("\(heading)\nNORTH [*Support*] Good.\n")
        #expect(reading.answers.map(\.recommendation) == [id])
        #expect(reading.answers.first?.comment == "Good.")
    }

    @Test func `a list of contents before the answers answers nothing`() throws {
        let contents = "Recommendation 1(b). Text\nRecommendation 6. Text\n\n"
        let answers = "Recommendation 1(b). Text\n[*Support*] Yes.\nRecommendation 6. Text\n[*It Depends*]\n"
        let reading = try Example.read(contents + answers)
        #expect(reading.answers.map(\.stance) == [.support, .conditional])
        #expect(reading.answers.map(\.comment) == ["Yes.", ""])
        #expect(reading.faults.contains { $0.line == 1 && $0.message.contains("list of contents") })
        #expect(reading.isAcceptable)
    }

    @Test(arguments: [
        "Recommendations 1, 1(b) and 6:", "Recomendaciones 1, 1(b) y 6.", "Recommandations 1, 1(b) et 6 –",
        "Recs 1 & 1(b), 6",
    ])
    func `one answer may be for several recommendations`(_ heading: String) throws {
        let reading = try Example.read("\(heading)\n[*Support*] Good.\nRecommendation Option 4. [*No*]")
        #expect(reading.answers.map(\.recommendation) == ["1", "1(b)", "6", "Option 4"])
        #expect(reading.answers.map(\.comment) == ["Good.", "Good.", "Good.", ""])
    }

    @Test func `a stance may stand in bold or in brackets at the end of a heading`() throws {
        let text = "## Recommendation 1. Publish minutes. **Support**\nWe do.\n\n## Recommendation 6. Meet **[ ]**\n"
        let reading = try Example.read(text)
        #expect(reading.answers.map(\.stance) == [.support, .blank])
        #expect(reading.answers.map(\.comment) == ["We do.", ""])
    }

    private static let sentences: [String] = [
        "Recommendation 6 is wrong because", "Recommendations 1 to 6.", "Recommended 6.", "Recommendation six.",
        "The Recommendation 6.", "Recommendation", "Recommendation .", "Recommendation 6 and 7:", "Record 6.",
    ]

    @Test(arguments: sentences)
    func `a sentence is no heading`(_ line: String) throws {
        let reading = try Example.read("Recommendation 1.\n[*No*] Before.\n\(line)\nAfter.")
        #expect(reading.answers.map(\.comment) == ["Before.\n\(line)\nAfter."])
    }

    @Test(arguments: ["EMM 3.3", "EMM 3.20", "EMM 3.2(a)", "Option 41"])
    func `an identifier that only begins like a known one is not taken for it`(_ id: String) throws {
        #expect(try Example.read("Recommendation \(id). Text\n[*Support*]").answers.isEmpty)
    }

    private static let stances: [(String, String, String)] = [
        ("[*Support*] Good.", "Support", "Good."), ("NORTH [*Support*]Good.", "Support", "Good."),
        ("[ Support ] Good.", "Support", "Good."), ("NORTH [Support] Good.", "Support", "Good."),
        ("**Support** Good.", "Support", "Good."), ("**Support**: Good.", "Support", "Good."),
        ("**Support:** Good.", "Support:", "Good."), ("**Support** – Good.", "Support", "Good."),
        ("Support – Good.", "Support", "Good."), ("Support—Good.", "Support", "Good."),
        ("Support - Good.", "Support", "Good."), ("Support: Good.", "Support", "Good."),
        ("Soutien\u{A0}: Bon.", "Soutien", "Bon."), ("Position: Support", "Support", ""),
        ("Position : **Support**", "Support", ""), ("Postura: No apoya – Malo.", "No apoya", "Malo."),
        ("Stance = Support\nGood.", "Support", "Good."), ("Support", "Support", ""),
        ("Support.\nGood.", "Support.", "Good."),
        ("[*Support*] – Good.", "Support", "– Good."), ("[*Support*]\n- one\n- two", "Support", "- one\n- two"),
        ("[*Support*]", "Support", ""), ("[*No*] Don't [sic] say [*] so [*", "No", "Don't [sic] say [*] so [*"),
    ]

    @Test(arguments: stances)
    func `a stance is recognised`(_ line: String, _ words: String, _ comment: String) throws {
        for text in ["Recommendation 6.\n\(line)\n", "Recommendation 6. Meet once a year, in person.\n\(line)"] {
            let reading = try Example.read(text)
            #expect(reading.answers.map(\.words) == [words])
            #expect(reading.answers.map(\.comment) == [comment])
        }
    }

    @Test(arguments: ["", "Meet once a year, in person.", "Meet in person\nonce a year"])
    func `a comment may come before the stance`(_ quoted: String) throws {
        let text = "Recommendation 6. \(quoted)\nWe like to travel.\n\nIt helps.\nPosition: Support\n"
        let reading = try Example.read(text)
        #expect(reading.answers.map(\.stance) == [.support])
        #expect(reading.answers.map(\.comment) == ["We like to travel.\n\nIt helps."])
    }

    private static let headingsWithAnswers: [String] = [
        "Recommendation 6 [*Support*] Good.", "Recommendation 6. Meet once a year, in person. [*Support*] Good.",
        "Recommendation 6: Support – Good.", "Recommendation 6 – [Support] Good.", "Rec. 6: **Support** Good.",
    ]

    @Test(arguments: headingsWithAnswers)
    func `an answer may stand on the line of its heading`(_ line: String) throws {
        let reading = try Example.read(line)
        #expect(reading.answers.map(\.stance) == [.support])
        #expect(reading.answers.map(\.comment) == ["Good."])
        #expect(reading.only?.groupAsWritten == nil)
    }

    private static let labels: [String] = [
        "LACRALO: [*Support*]", "LACRALO – [*Support*]", "**LACRALO** [*Support*]", "- LACRALO [*Support*]",
        "> __LACRALO__: [*Support*]", "LACRALO - [Support]", "\tLACRALO\u{A0}[*Support*]",
    ]

    @Test(arguments: labels)
    func `markup and punctuation around a group's name are not part of it`(_ line: String) throws {
        let reading = try Example.read("Recommendation 6.\n\(line) Yes.", [try Example.review()], region: nil)
        #expect(reading.only?.groupAsWritten == "LACRALO")
        #expect(reading.region?.code == "LACRALO")
        #expect(reading.answers.map(\.comment) == ["Yes."])
    }

    @Test func `a comment keeps its paragraphs, its spaces and its brackets`() throws {
        let comment = """
            First,  with two spaces [sic].

            Second [see annex] and [*sic*] and [* and
            \tthird: an indented [Support] line.
            Support – is what we said.
            \(String(repeating: "Half a page of words. ", count: 10))[*emphasis*] on a word.
            Recommendation 6 is wrong because
            it is.
            """
        let text = "Recommendation 1.\nNORTH [*No*] \(comment)\n\n\nRecommendation 6.\nNORTH [*Support*]"
        #expect(try Example.read(text).answers.map(\.comment) == [comment, ""])
    }

    @Test func `a line in a comment that reads as a heading stays in the comment, with a warning`() throws {
        let text = """
            Recommendation 1.
            [*No*] Before.
            Recommendation 6. We said so.
            After.
            Recommendation 6.
            [*Support*]
            """
        let reading = try Example.read(text)
        #expect(reading.answers.map(\.comment) == ["Before.\nRecommendation 6. We said so.\nAfter.", ""])
        #expect(
            reading.faults.compactMap { $0.line == nil ? nil : $0.asText } == [
                "3:16 warning: This line reads as the heading of recommendation 6, which is answered elsewhere in the file, and no stance follows it. It was kept as part of the comment before it; check that it belongs there."
            ]
        )
    }

    @Test func `a stance is never taken from the registered text`() throws {
        let text = """
            Recommendation 1(b). Support: give newcomers a mentor [sic]
            and a budget.
            NORTH [*No*] One.
            Recommendation EMM 3.2. Choose one of these.
            Support
            Abstain
            NORTH [*It Depends*] Two.
            Recommendation Option 4. Leave everything [*as it is*] today.
            NORTH [*Do Not Support*] Three.
            """
        let reading = try Example.read(text)
        #expect(reading.answers.map(\.stance) == [.oppose, .conditional, .oppose])
        #expect(reading.answers.map(\.comment) == ["One.", "Two.", "Three."])
        #expect(reading.faults.map(\.line) == [nil])
    }

    @Test func `a known stance in the layout of an answer is an answer, whoever stands before it`() throws {
        let text = "Recommendation 1.\nNORTH [*Support*] Good.\nHarbour Society [*No*] Bad."
        #expect(!(try Example.read(text).isAcceptable))
        let other = "Recommendation 1.\nSupport – they say.\nHarbour Society [*No*] Bad."
        #expect(!(try Example.read(other).isAcceptable))
    }

    @Test(arguments: ["Illustrative file.", "ILLUSTRATIVE: made up", "  illustrative"])
    func `a file that says that it is illustrative is`(_ line: String) throws {
        #expect(try Example.read("\(line)\nRecommendation 1. [*No*]").isIllustrative)
        #expect(!(try Example.read("An \(line)\nRecommendation 1. [*No*] \nIllustrative")).isIllustrative)
    }
}
