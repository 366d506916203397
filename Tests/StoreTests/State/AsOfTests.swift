import FoundationEssentials
import Testing

@testable import Store

@Suite struct AsOfTests {
    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: [
        // The day has begun after the last change.
        ("2017-05-10T08:00:00Z", "2017-05-13T08:30:00Z", "2017-05-13T00:00:00Z", "2017-05-14T00:00:00Z"),
        // The last change is of the same day.
        ("2017-05-13T08:00:00Z", "2017-05-13T08:30:00Z", "2017-05-13T08:00:00Z", "2017-05-14T00:00:00Z"),
        ("2017-05-10T08:00:00Z", "2017-05-13T00:00:00Z", "2017-05-13T00:00:00Z", "2017-05-14T00:00:00Z"),
        // The day of the deadline, which is the last moment that counts by itself.
        ("2017-05-10T08:00:00Z", "2017-05-20T11:00:00Z", "2017-05-20T00:00:00Z", "2017-05-20T12:00:00Z"),
        ("2017-05-10T08:00:00Z", "2017-05-20T12:00:00Z", "2017-05-20T12:00:00Z", nil),
        ("2017-05-10T08:00:00Z", "2017-05-21T00:00:00Z", "2017-05-20T12:00:00Z", nil),
        ("2017-05-10T08:00:00Z", "2018-01-01T12:00:00Z", "2017-05-20T12:00:00Z", nil),
        ("2017-06-10T08:00:00Z", "2018-01-01T12:00:00Z", "2017-06-10T08:00:00Z", nil),
    ])
    func `a report moves on with each day until the consultation has closed`(
        changed: String,
        now: String,
        asOf: String,
        next: String?
    ) throws {
        let found = AsOf(
            changed: try moment(changed),
            closes: try moment("2017-05-20T12:00:00Z"),
            now: try moment(now)
        )
        #expect(found.moment == (try moment(asOf)))
        #expect(found.next == (try next.map(moment)))
        // A report as of its own as-of time is the same report.
        let again = AsOf(changed: try moment(changed), closes: try moment("2017-05-20T12:00:00Z"), now: found.moment)
        #expect(again.moment == found.moment)
    }

    @Test func `without a deadline only changes count`() throws {
        let changed = try moment("2017-05-10T08:00:00Z")
        let found = AsOf(changed: changed, closes: nil, now: try moment("2018-05-10T08:00:00Z"))
        #expect(found.moment == changed)
        #expect(found.next == nil)
    }
}
