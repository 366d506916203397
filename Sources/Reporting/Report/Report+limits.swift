import ConsultationModel
import FoundationEssentials

extension Report {
    /// How many respondents of a region are quoted at most, those with the smallest ids.
    public static let sampledRespondents = 20

    /// How many answers of respondents that do not speak for a region are quoted at most in the whole report.
    static let quotedAnswers = 1200

    /// The bytes of such an answer's comment that are shown at most.
    static let otherComment = 300

    /// The bytes of the regions' own comments that are shown whole; where they are more, all are cut to one length.
    static let regionComments = 600_000

    /// The largest limit at which these numbers, each cut to it, add up to at most `room`; nil where they do uncut.
    static func limit(of numbers: [Int], within room: Int) -> Int? {
        guard numbers.reduce(0, +) > room else { return nil }
        var left = room
        var remaining = numbers.count
        for number in numbers.sorted() {
            guard number * remaining <= left else { return left / remaining }
            left -= number
            remaining -= 1
        }
        return nil
    }

    /// The answers that are quoted, of these by the smallest ids of who gave them, in the order of names.
    static func quoted(
        _ quotations: [ConsultationState.Quotation],
        atMost number: Int,
        region: Region,
        consultation: Consultation
    ) -> [Quoted] {
        var quotations = quotations
        if quotations.count > number {
            let ids = quotations.map {
                Respondent(named: $0.respondent, in: region, of: consultation).id.uuidString
            }
            quotations = zip(ids, quotations).sorted { $0.0 < $1.0 }.prefix(number).map(\.1)
        }
        return quotations.sorted { ($0.respondent, $0.file) < ($1.respondent, $1.file) }
            .map { Quoted($0, limit: otherComment) }
    }
}
