import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct LimitTests {
    @Test func `a hundred thousand respondents make a report of bounded size`() throws {
        let report = Report(of: Example.many(respondents: 100_000, comment: 2000))
        #expect(report.html().utf8.count < 2_000_000)
        #expect(report.text().utf8.count < 2_000_000)
        #expect(report.markdown().utf8.count < 2_000_000)
        #expect(report.json().utf8.count < 2_000_000)
        #expect(report.html().contains("20,000 other respondents"))
        let quoted = report.items.flatMap { $0.regions.map(\.others.count) }
        #expect(quoted.reduce(0, +) == 1200)
        #expect(Set(quoted) == [15])
        #expect(report.items.allSatisfy { $0.regions.allSatisfy { $0.designated?.isShortened == false } })
        #expect(report.items.allSatisfy { $0.regions.allSatisfy { $0.others.allSatisfy(\.isShortened) } })
    }

    @Test func `long comments of regions are all cut to one length, and say so`() throws {
        var state = Example.many(respondents: 0, comment: 20_000)
        state.quotations[0].answer.comment = "A short illustrative comment."
        let report = Report(of: state)
        let views = report.items.flatMap(\.regions)
        #expect(views.reduce(0) { $0 + ($1.designated?.answer.comment.utf8.count ?? 0) } <= Report.regionComments)
        #expect(views.count { $0.designated?.isShortened == true } == 79)
        #expect(Set(views.compactMap { $0.designated?.answer.comment.utf8.count }).count == 2)
        let note = "Shortened; whole in answers.csv: R2/illustrative.txt, line 2."
        let wrapped = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(report.html().contains(note))
        #expect(wrapped.contains(note))
        #expect(report.markdown().contains(note))
        #expect(report.json().contains("\"shortened\" : ["))
        #expect(report.html().utf8.count < 2_000_000)
    }

    @Test(
        arguments: [
            ([], 5, nil), ([1, 2], 3, nil), ([1, 2], 2, 1), ([5, 5, 5], 9, 3), ([1, 5, 5], 9, 4), ([1, 9, 9], 0, 0),
        ] as [([Int], Int, Int?)]
    )
    func `numbers are cut evenly`(numbers: [Int], room: Int, limit: Int?) {
        #expect(Report.limit(of: numbers, within: room) == limit)
    }

    @Test(arguments: [
        ("one two", 7, "one two"), ("one two three", 12, "one two…"), ("one two three", 10, "one two…"),
        ("onetwothree", 8, "onetw…"), ("éééééé", 8, "éé…"), ("abc", 0, "…"),
        ("e\u{301}e\u{301}e\u{301}e\u{301}", 11, "e\u{301}e\u{301}…"),
    ])
    func `a comment is cut between words and characters`(text: String, bytes: Int, cut: String) {
        #expect(text.cut(to: bytes) == cut)
    }
}
