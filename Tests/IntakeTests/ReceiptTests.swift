import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

@testable import Intake
@testable import Store

@Suite struct ReceiptTests {
    private static let taken = Date(timeIntervalSince1970: 1_490_313_600)

    /// When the consultation had closed, where anything is late.
    private static let closed = Date(timeIntervalSince1970: 1_490_310_000)

    private func reading(_ text: String, region: String? = "NORTH") -> Reading {
        Reading(
            of: Array(text.utf8),
            in: ReadingContext(
                consultations: [consultation],
                lexicon: lexicon,
                labels: labels,
                regionFromPath: region,
                now: Self.taken
            )
        )
    }

    private func receipt(_ reading: Reading?, _ outcome: Outcome?, file: String = "NORTH/x.txt") -> Receipt {
        Receipt(
            file: file,
            reading: reading,
            outcome: outcome,
            taken: Self.taken,
            sha256: String(repeating: "0f", count: 32),
            claim: UUID(version5: "illustrative")
        )
    }

    @Test func `an accepted file`() throws {
        let reading = reading("Illustrative.\n" + response(["Support", "Perhaps"]))
        try expectGolden(receipt(reading, .accepted([.recorded(revision: 1, changes: nil)])).text, "accepted.txt")
    }

    @Test func `a revision with what it changed`() throws {
        let old = reading(response(["Support", "Support", "Support"]))
        let new = reading(
            """
            Recommendation 1. [*Do Not Support*] Illustrative comment.
            Recommendation 2. [*Support*] Another comment.
            """
        )
        let changes = Changes(from: old.answers, revision: 1, to: new.answers)
        try expectGolden(receipt(new, .accepted([.recorded(revision: 2, changes: changes)])).text, "revision.txt")
        let unchanged = Changes(from: new.answers, revision: 2, to: new.answers)
        try expectGolden(
            receipt(new, .accepted([.recorded(revision: 3, changes: unchanged)])).text,
            "revision-unchanged.txt"
        )
    }

    @Test func `a recommendation that is withdrawn or deferred is not missing`() {
        var asking = consultation
        asking.recommendations[1].status = .withdrawn
        asking.recommendations[2].status = .deferred
        let context = ReadingContext(
            consultations: [asking],
            lexicon: lexicon,
            labels: labels,
            regionFromPath: "NORTH",
            now: Self.taken
        )
        let text = receipt(Reading(of: Array(response(["Support"]).utf8), in: context), nil).text
        #expect(text.contains("\nNot answered: none\n"))
        #expect(!text.contains("missing"))
    }

    @Test func `what came late says when, and whether it counts`() throws {
        let reading = reading(response(["Support"]))
        for (outcome, name) in [
            (.recorded(revision: 1, changes: nil, closed: Self.closed), "late-counted.txt"),
            (.late(revision: 2, closed: Self.closed, counting: 1), "late-excluded.txt"),
            (.late(revision: 1, closed: Self.closed, counting: nil), "late-excluded-first.txt"),
        ] as [(SubmissionOutcome, String)] {
            var receipt = receipt(reading, .accepted([outcome]))
            receipt.received = Self.closed.addingTimeInterval(90)
            try expectGolden(receipt.text, name)
        }
    }

    @Test func `a duplicate, of what counts and of what does not any more`() throws {
        let reading = reading(response(["Support"]))
        for (standing, name) in [
            (.counts, "duplicate.txt"), (.replaced, "duplicate-replaced.txt"), (.withdrawn, "duplicate-withdrawn.txt"),
            (.late(closed: Self.closed), "duplicate-late.txt"),
        ] as [(SubmissionOutcome.Standing, String)] {
            let outcome = Outcome.duplicate([.duplicate(revision: 1, file: "NORTH/first.txt", standing)])
            try expectGolden(receipt(reading, outcome).text, name)
        }
    }

    /// What a file of several respondents says of each.
    private func responses(_ rows: [(respondent: Respondent, text: String)]) -> [Reading.Response] {
        rows.map { Reading.Response(respondent: $0.respondent, answers: reading($0.text).answers) }
    }

    private func receipt(_ responses: [Reading.Response], _ outcome: Outcome?) -> Receipt {
        receipt(Reading(consultation: consultation, responses: responses), outcome, file: "x.csv")
    }

    @Test func `a file of several respondents`() throws {
        func group(_ name: String, in region: Int) -> Respondent {
            Respondent(named: name, in: consultation.regions[region], of: consultation)
        }
        let north = Respondent(speakingFor: consultation.regions[0], in: consultation)
        let sent = responses([
            (group("Group One", in: 1), response(["Support", "It Depends"])), (north, response(["Do Not Support"])),
            (group("Group Two", in: 0), response(["Support"])), (group("Group Three", in: 0), response(["Support"])),
        ])
        let changed = Changes(
            from: reading(response(["Support", "Support"])).answers,
            revision: 4,
            to: sent[1].answers
        )
        let same = SubmissionOutcome.duplicate(revision: 1, file: "NORTH/a.csv", .counts)
        let replaced = SubmissionOutcome.duplicate(revision: 1, file: "NORTH/a.csv", .replaced)
        let accepted = Outcome.accepted([
            .recorded(revision: 1, changes: nil), .recorded(revision: 5, changes: changed), .unchanged(revision: 2),
            same,
        ])
        try expectGolden(receipt(sent, accepted).text, "several.txt")
        try expectGolden(receipt(sent, .duplicate([same, same, same, replaced])).text, "several-duplicate.txt")
        #expect(receipt(sent, .duplicate([same, same])).text.contains("; nothing was changed\n"))
        let late = SubmissionOutcome.late(revision: 2, closed: Self.closed, counting: 1)
        let withdrawn = SubmissionOutcome.duplicate(revision: 1, file: "NORTH/a.csv", .withdrawn)
        try expectGolden(receipt(sent, .accepted([late, same, withdrawn, late])).text, "several-late.txt")
        let counted = SubmissionOutcome.recorded(revision: 2, changes: nil, closed: Self.closed)
        try expectGolden(receipt(sent, .accepted([counted, same, same, counted])).text, "several-late-counted.txt")
        #expect(receipt(sent, nil).text.contains("Respondents: 4\n"))
    }

    @Test func `the receipt of a file of very many respondents stays short`() throws {
        let one = Respondent(named: "Group", in: consultation.regions[0], of: consultation)
        let sent = responses([(one, response(["Support"]))])
        let changes = Changes(from: reading(response(["It Depends"])).answers, revision: 1, to: sent[0].answers)
        let many = Array(repeating: sent[0], count: 3_000)
        let text = receipt(many, .accepted(many.map { _ in .recorded(revision: 2, changes: changes) })).text
        #expect(text.contains("Changed, the first 20 of 3000 respondents:\n"))
        #expect(text.split(separator: "\n").count == 50)
    }

    @Test func `a rejected file with all its faults`() throws {
        let reading = reading(
            """
            Region: SOUTH
            Recommendation 1. [*Support*] Illustrative.
            Recommendation 1. [*Do Not Support*] Illustrative.
            Recommendation 17. [*Support*] Illustrative.
            Recommendation 2. [*Suport*] Illustrative.
            """
        )
        try expectGolden(receipt(reading, .rejected).text, "rejected.txt")
    }

    @Test func `a file that was not read`() throws {
        var receipt = receipt(nil, .rejected)
        receipt.refusal = Fault(error: .tooLarge, "The file has 9 bytes; the limit is 8.")
        receipt.sha256 = nil
        try expectGolden(receipt.text, "unread.txt")
    }

    @Test func `a file that is only checked`() throws {
        try expectGolden(Receipt(file: "x.txt", reading: reading(response(["Support"]))).text, "checked.txt")
        #expect(Receipt(file: "x.txt", reading: reading("")).text.hasPrefix("x.txt: would be rejected\n"))
    }

    @Test func `control characters are made visible, and a name cannot add a line`() throws {
        let reading = reading(response(["Support", "\u{1B}[2J"], from: "Gr\u{1B}[31moup\u{7}"))
        let receipt = receipt(
            reading,
            .accepted([.recorded(revision: 1, changes: nil)]),
            file: "x\nErrors, to be mended:\r\u{9B}.txt"
        )
        let name = "x\u{FFFD}Errors, to be mended:\u{FFFD}\u{FFFD}.txt"
        let outcome = "accepted as revision 1, with 1 of 2 answers; 1 could not be understood"
        #expect(receipt.text.hasPrefix("\(name): \(outcome)\n"))
        let controls = receipt.text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
        #expect(controls.isEmpty)
    }
}
