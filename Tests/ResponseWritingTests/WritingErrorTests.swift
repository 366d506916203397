import ConsultationModel
import ResponseWriting
import Testing

/// What cannot be written so that it reads back is refused, and the answer is named.
struct WritingErrorTests {
    private static let region = Region(code: "NORTH", name: "Northern Region")
    private static let item = Recommendation(id: "6", text: "Meet once a year, in person.")

    private func text(
        _ answer: WrittenAnswer,
        as format: WritingFormat,
        respondent: String? = nil,
        copies: Int = 1
    ) throws(WritingError) -> String {
        let consultation = Consultation(
            id: "illustrative",
            title: "Illustrative",
            regions: [Self.region],
            recommendations: [answer.recommendation]
        )
        let response = WrittenResponse(region: Self.region, respondent: respondent, answers: [answer])
        return try ResponseDocument(
            consultation: consultation,
            responses: Array(repeating: response, count: copies)
        ).text(as: format)
    }

    @Test(arguments: [WritingFormat.text, .markdown, .pandocMarkdown])
    func `a text holds one respondent`(_ format: WritingFormat) {
        #expect(throws: WritingError.notOneRespondent(2, format)) {
            try text(WrittenAnswer(to: Self.item), as: format, copies: 2)
        }
    }

    @Test(arguments: WritingFormat.allCases)
    func `no file holds a NUL, or a stance of two lines`(_ format: WritingFormat) {
        for answer in [
            WrittenAnswer(to: Self.item, words: "Support", comment: "a\0b"),
            WrittenAnswer(to: Self.item, words: "Sup\nport"),
        ] {
            let error = #expect(throws: WritingError.self) { try text(answer, as: format) }
            #expect(error?.description.contains("recommendation 6") == true)
        }
    }

    @Test(arguments: ["", "A\nB", "[x]", "- A", String(repeating: "a", count: 151)])
    func `a name that could be read otherwise is refused`(_ name: String) {
        #expect(throws: WritingError.unusableName(name)) {
            try text(WrittenAnswer(to: Self.item), as: .text, respondent: name)
        }
    }

    @Test(arguments: [
        (WritingFormat.text, "x*] y"), (.markdown, "x*] y"), (.csv, "Support. Not"), (.tsv, "Support (a little)"),
        (.pandocMarkdown, "a.  b"),
    ])
    func `a stance that would be cut is refused`(_ format: WritingFormat, _ words: String) {
        let error = #expect(throws: WritingError.self) {
            try text(WrittenAnswer(to: Self.item, words: words), as: format)
        }
        guard case .readOtherwise(recommendation: "6", format, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [WritingFormat.text, .markdown])
    func `a heading does not hold an identifier with other signs`(_ format: WritingFormat) {
        let odd = Recommendation(id: "6: b", text: "Meet.")
        #expect(throws: WritingError.self) { try text(WrittenAnswer(to: odd, words: "Support"), as: format) }
    }

    @Test func `a cell that would mark a table as made up is refused in a real one`() {
        let answer = WrittenAnswer(to: Self.item, words: "Support", comment: "Illustrative: the budget of 2016.")
        #expect(throws: WritingError.self) { try text(answer, as: .csv) }
    }
}
