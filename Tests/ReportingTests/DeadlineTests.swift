import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct DeadlineTests {
    @Test(
        arguments: [
            (3.5 * 86_400, "The consultation closes on 16 May 2017, 20:00:00 UTC, in 3 days."),
            (86_400, "The consultation closes on 14 May 2017, 08:00:00 UTC, in 1 day."),
            (86_399, "The consultation closes on 14 May 2017, 07:59:59 UTC, in less than a day."),
            (0, "The consultation closed on 13 May 2017, 08:00:00 UTC."),
            (-1, "The consultation closed on 13 May 2017, 07:59:59 UTC."),
            (1e300, "The consultation closes on 31 December 9999, 23:59:59 UTC, in 1,000,000 days."),
            (-1e300, "The consultation closed on 1 January 1583, 00:00:00 UTC."),
        ] as [(Double, String)]
    )
    func `the days that are left are counted from the report's moment`(seconds: Double, sentence: String) {
        var state = Example.positions("S.")
        state.asOf = Example.morning
        state.consultation.closes = Example.morning + seconds
        let report = Report(of: state)
        #expect(report.html().contains("<p>\(sentence)</p>"))
        let text = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains(" \(sentence) "))
    }

    @Test func `without a deadline nothing is said`() {
        #expect(!Report(of: Example.positions("S.")).html().contains("The consultation close"))
    }
}
