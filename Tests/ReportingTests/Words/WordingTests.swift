import Consensus
import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct WordingTests {
    @Test(arguments: [
        ("SSSSS", "Full consensus", "All 5 regions support."),
        ("SSS..", "Full consensus", "All 3 regions that took a position support (3 of 5 entitled)."),
        ("S", "Full consensus", "The one region supports."),
        ("NN", "Full consensus against", "All 2 regions oppose."),
        (
            "SSSSN", "Consensus",
            "4 of 5 regions support, 1 opposes; a minority of at most 1/5 is small (exactly 1/5: borderline)."
        ),
        (
            "SSSMD", "Consensus with conditions",
            "3 of 5 regions support, 1 sets conditions, 1 is divided, none opposes. Support is 3 of 5; with conditions counted as support, 5 of 5."
        ),
        (
            "SSN.A", "Strong support but significant opposition",
            "2 of 3 regions that took a position support (2 of 5 entitled), 1 opposes; 1 of 3 is more than a small minority (at most 1/5)."
        ),
        (
            "SNNNN", "Consensus against",
            "4 of 5 regions oppose, 1 supports; a minority of at most 1/5 is small (exactly 1/5: borderline)."
        ),
        (
            "SSNN", "Divergence",
            "2 of 4 regions support, 2 oppose; neither support nor opposition is more than half (exactly half: borderline)."
        ),
        ("S...", "Too few answers (1 of 4)", "1 of 4 entitled regions took a position; a level needs more than 1/2."),
        (
            "SS..", "Too few answers (2 of 4)",
            "2 of 4 entitled regions took a position; a level needs more than 1/2 (exactly 1/2: borderline)."
        ),
        ("?", "Too few answers (0 of 1)", "The one entitled region took no position; a level needs more than 1/2."),
    ])
    func `a level is explained with its numbers`(positions: String, level: String, explanation: String) {
        let letters: [Character: Position] = [
            "S": .stance(.support), "D": .stance(.conditional), "N": .stance(.oppose), "M": .divided,
            "A": .stance(.abstain), "?": .stance(.unrecognised), ".": .missing,
        ]
        let taken = positions.compactMap { letters[$0] }
        let item = Report.Item(
            recommendation: Recommendation(id: "1", text: ""),
            assessment: Assessment(PositionCounts(taken)),
            rules: RuleTable(PositionCounts(taken)),
            regions: []
        )
        #expect(Words(.english).name(of: item.assessment) == level)
        #expect(Words(.english).explanation(of: item, under: .standard) == explanation)
    }

    @Test(arguments: [(nil, "line 7"), ("cell C7", "cell C7")])
    func `a source names the place in the terms of the file's format`(place: String?, named: String) throws {
        var state = Example.empty(regions: 1, recommendations: 1)
        let region = state.consultation.regions[0].code
        let answer = Answer(
            recommendation: state.consultation.recommendations[0].id,
            stance: .support,
            words: "Support",
            comment: "Illustrative.",
            line: 7,
            column: 3,
            place: place
        )
        state.add(answer, from: region, of: region, file: "x.csv", revision: 2)
        let report = Report(of: state)
        #expect(report.text().contains("x.csv, \(named), revision 2"))
        let marked = place.map { "<bdi>\($0)</bdi>" } ?? named
        #expect(report.html().contains("<bdi>x.csv</bdi>, \(marked), revision 2"))
        let json = report.json()
        #expect(json.contains("\"line\" : 7,"))
        #expect(json.contains("\"place\" : \(place.map { "\"\($0)\"" } ?? "null"),"))
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func `numbers are grouped`(number: Int, text: String) {
        #expect(Words(.english).grouped(number) == text)
    }

    @Test(arguments: [
        (1_494_597_785, "2017-05-12T14:03:05Z", "12 May 2017, 14:03:05 UTC"),
        (1_494_597_785.000123, "2017-05-12T14:03:05.000123Z", "12 May 2017, 14:03:05 UTC"),
        (-0.25, "1969-12-31T23:59:59.750000Z", "31 December 1969, 23:59:59 UTC"),
        (Double.infinity, "9999-12-31T23:59:59Z", "31 December 9999, 23:59:59 UTC"),
        (-Double.infinity, "1583-01-01T00:00:00Z", "1 January 1583, 00:00:00 UTC"),
        (Double.nan, "1970-01-01T00:00:00Z", "1 January 1970, 00:00:00 UTC"),
    ])
    func `moments are written in UTC to the microsecond`(seconds: Double, iso: String, display: String) {
        let timestamp = Timestamp(Date(timeIntervalSince1970: seconds))
        #expect(timestamp.iso == iso)
        #expect(Words(.english).moment(timestamp) == display)
    }

    @Test func `every day has the date that the calendar gives it`() throws {
        let format = Date.ISO8601FormatStyle()
        // Those around the leap day of 2000, that which 1900 has not, and some of all that can be written.
        let days = Array(10_900..<11_400) + Array(-25_600..<(-25_400)) + stride(from: -141_349, to: 2_932_897, by: 397)
        for day in days {
            let noon = Date(timeIntervalSince1970: Double(day) * 86_400 + 43_200)
            let timestamp = Timestamp(noon)
            guard timestamp.iso == noon.formatted(format) else {
                Issue.record("found \(timestamp.iso) instead of \(noon.formatted(format))")
                return
            }
        }
    }

    @Test func `every position has a letter and a name of its own`() {
        #expect(Set(Position.allCases.map(Words.letter)).count == Position.allCases.count)
        #expect(Position.allCases.allSatisfy { Words.letter(of: $0).count == 1 })
    }

    @Test(arguments: [
        ("", 5, []), ("  ", 5, []), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdef", 3, ["a", "abc", "def"]), ("漢字かな", 5, ["漢字", "かな"]),
        ("漢", 1, ["漢"]), ("abc", 0, ["a", "b", "c"]), ("añ – b ≥ 2 «é»", 6, ["añ – b", "≥ 2", "«é»"]),
        ("e\u{301}e e", 4, ["e\u{301}e e"]), ("a  b\tc", 3, ["a b", "c"]),
    ])
    func `text wraps between words where it can`(text: String, width: Int, lines: [Substring]) {
        #expect(text.wrapped(to: width) == lines)
    }

    @Test(arguments: [
        ("short", 5, "short"), ("one two three", 10, "one two…"), ("onetwothree", 6, "onetw…"), ("漢字かな", 5, "漢字…"),
        ("abc", 0, ""), ("abc", 1, "…"), ("abcde\u{301}fgh", 6, "abcde\u{301}…"),
    ])
    func `what is shortened is marked as shortened`(text: String, width: Int, short: String) {
        #expect(text.shortened(to: width) == short)
    }

    @Test func `paragraphs are what stands between blank lines`() {
        #expect("a\r\nb\r\n \r\n\r\nc\n".paragraphs == ["a\nb", "c"])
        #expect("".paragraphs == [])
    }

    @Test(arguments: [
        ("\u{202E}abc", "\u{202E}abc\u{202C}"), ("\u{2067}a\u{202A}b", "\u{2067}a\u{202A}b\u{202C}\u{2069}"),
        ("abc", "abc"),
    ])
    func `text cannot change the direction of what follows it`(text: String, closed: String) {
        #expect(("<p>\(text)</p>" as HTML).markup == "<p>\(closed)</p>")
    }

    @Test func `markup escapes every text and no literal`() {
        let text = "<b a=\"1\" c='2'>&\u{0}\u{85}\u{1F}\u{7F}é\u{1F600}"
        let html: HTML = "<p title=\"\(text)\">\(7)</p>"
        let escaped = "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}é\u{1F600}"
        #expect(html.markup == "<p title=\"\(escaped)\">7</p>")
        let parts: [HTML] = ["<i>", "\(text)", "</i>"]
        #expect(("\(parts)" as HTML).markup == "<i>\(escaped)</i>")
    }
}
