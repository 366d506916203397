import ConsultationModel
import ResponseReading
import Testing

/// Headings in other ways of writing, and lines that only look like them.
struct HeadingVariantTests {
    @Test(arguments: [
        "R6:", "Re: Recommendation 6 –", "On Recommendation 6:", "Our position on Recommendation 6:",
        "Draft Recommendation 6:",
        "At-Large Review Recommendation 6:", "Recommendation 6, seat 15:", "Recommendation 6 (seat 15):",
        "Recommendation [6]:",
        "Recomm. 6:", "6th recommendation:", "Proposal 6:", "Recommendation VI:", "Recommendation Six:",
        "“Recommendation 6”:",
        "– Recommendation 6:", "§ Recommendation 6:", "(c) Recommendation 6:", "📌 Recommendation 6:",
        "Recommendation 6：",
        "Рекомендация 6:", "Empfehlung 6:", "建议 6:", "6.", "3) Recommendation 6:", "With regard to Recommendation 6,",
        "Recommendation ٦:", "Question 5: Recommendation 6:",
    ])
    func `a heading in another way of writing is one where a stance follows`(_ heading: String) throws {
        let reading = try Example.read(
            "Recommendation 1: Support. Good.\n\(heading) Do Not Support. A draw.\nRecommendation 7: Yes",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.map(\.recommendation).sorted() == ["1", "6", "7"])
        let answer = try #require(reading.answers.first { $0.recommendation == "6" })
        #expect(answer.stance == .oppose)
        #expect(answer.comment == "A draw.")
    }

    @Test(arguments: [
        "On recommendation 6 we have said enough.", "R6: see above, we support newcomers.", "In 6 of 10 chapters: yes.",
        "Proposal 6 of the board was rejected.", "The 6th recommendation is fine.", "Recommendation six is fine.",
        "ALAC said on Recommendation 6: Support.", "6 chapters agreed.", "6. Support newcomers in every chapter.",
        "As for Recommendation 6, others will answer.", "Contrary to what Recommendation 6 says: no.",
        "We met on 6 March: agreed.", "Our members do not, as in Recommendation 6, support it.",
        "All recommendations: see below.", "All other regions: support.", "Section 6: Support",
    ])
    func `a sentence of a comment is no heading`(_ line: String) throws {
        let reading = try Example.read(
            "Recommendation 1: Support. Good.\n\(line)\nRecommendation 7: Yes",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.map(\.recommendation) == ["1", "7"])
        #expect(reading.answers.first?.comment == "Good.\n\(line)")
    }

    private static let several: [(String, [String])] = [
        ("Recommendations 1-5: Support", ["1", "2", "3", "4", "5"]), ("Recs 1-4: Support", ["1", "2", "3", "4"]),
        ("Recommendations 8 through 10: Support", ["8", "9", "10"]),
        ("Recommendations 1, 3 and 5–7: Support", ["1", "3", "5", "6", "7"]),
        ("Recommendations 6 & 7: Support", ["6", "7"]),
    ]

    @Test(arguments: several)
    func `a heading for several recommendations answers each`(_ line: String, _ ids: [String]) throws {
        let reading = try Example.read("\(line)\n", [try Example.review()], region: "EURALO")
        #expect(reading.answers.map(\.recommendation) == ids)
        #expect(reading.answers.allSatisfy { $0.stance == .support })
    }

    @Test func `all others are those that have no answer of their own`() throws {
        let reading = try Example.read(
            "Recommendation 6: Do Not Support\nAll other recommendations: Support\n",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.count == 16)
        #expect(reading.answers.filter { $0.stance == .oppose }.map(\.recommendation) == ["6"])
        let except = try Example.read(
            "Recommendation 6: No\nAll recommendations except 6 and 7: Support\n",
            [try Example.review()],
            region: "EURALO"
        )
        #expect(except.answers.count == 15)
        #expect(!except.answers.contains { $0.recommendation == "7" })
    }

    @Test func `a vote keeps its sign`() throws {
        let reading = try Example.read("Recommendation 6: -1\nRecommendation 1: +1\n")
        #expect(reading.answers.map(\.stance) == [.oppose, .support])
    }

    private static let torn: [(String, Stance)] = [
        ("Recommendation 6: Do Not\nSupport. A draw.", .oppose),
        ("Recommendation 6: Do\nNot Support. A draw.", .oppose),
        ("Recommendation 6 (seat 15): Do Not\nSupport. A draw.", .oppose),
        ("Recommendation\n6: Do Not Support. A draw.", .oppose),
        ("Recommendation 6\nPosition: Do Not\nSupport. A draw.", .oppose),
        ("Recommendation 6: No\nobjection. A draw.", .support),
        ("Recommendation 6: Seat 15\nSupport. A draw.", .support),
        ("Recommendation 6: Our members do not\nsupport. A draw.", .unrecognised),
    ]

    @Test(arguments: torn)
    func `a stance that a line's end tears is read whole`(_ lines: String, _ stance: Stance) throws {
        let reading = try Example.read("Recommendation 1: Support\n\(lines)\n")
        #expect(reading.answers.last?.recommendation == "6")
        #expect(reading.answers.last?.stance == stance)
    }

    private static let questions: [(String, Stance)] = [
        ("5. Do you support Recommendation 6?\nNo", .oppose), ("Does NORTH support it?\nYes", .support),
        ("Does NORTH object to it?\nYes", .oppose), ("Do you oppose this recommendation?\nNo", .support),
        ("Would you object if it were dropped?\nYes", .unrecognised),
        ("Do you oppose it?\nDo Not Support", .oppose), ("Do you support or oppose it?\nSupport", .support),
        ("Do you support the objective?\nYes", .support),
    ]

    @Test(arguments: questions)
    func `yes is against where the question asks for opposition`(_ lines: String, _ stance: Stance) throws {
        let heading = lines.contains("Recommendation 6") ? "" : "Recommendation 6\n"
        let reading = try Example.read("Recommendation 1: Support\n\(heading)\(lines)\n")
        #expect(reading.answers.map(\.recommendation) == ["1", "6"])
        #expect(reading.answers.last?.stance == stance)
    }
}
