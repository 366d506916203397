import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct ChangesTests {
    private static let morning = Example.morning

    /// One region's answer to the first recommendation came, changed or went.
    private func event(_ region: String, _ old: Stance?, _ new: Stance?, file: String, at seconds: Double) throws
        -> AnswerEvent
    {
        func quotation(_ stance: Stance?) -> ConsultationState.Quotation? {
            stance.map {
                ConsultationState.Quotation(
                    region: region,
                    respondent: region,
                    isDesignated: true,
                    answer: Answer(recommendation: "1", stance: $0, words: "", comment: "", line: 7, column: 1),
                    file: file,
                    revision: 1,
                    isIllustrative: true
                )
            }
        }
        let event = AnswerEvent(
            at: Self.morning + seconds,
            cause: .file,
            old: quotation(old),
            new: quotation(new)
        )
        return try #require(event)
    }

    /// The report as text, without its line breaks.
    private func words(of report: Report) -> String {
        report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func report(
        _ positions: String,
        before: [String: Position],
        level: Level,
        events: [AnswerEvent] = [],
        editions: Int = 0
    ) -> Report {
        var state = Example.positions(positions)
        let summary = NightSummary(recommendations: ["1": .init(level: level, positions: before)])
        state.recent = RecentChanges(
            night: "2017-05-12",
            since: Self.morning - 80_000,
            summary: summary,
            events: events,
            editions: editions
        )
        return Report(of: state)
    }

    @Test func `a level is moved by the regions that stand elsewhere, each with its last answer`() throws {
        let before: [String: Position] = [
            "R1": .missing, "R2": .missing, "R3": .stance(.support), "R4": .stance(.oppose), "R5": .missing,
        ]
        let events = try [
            event("R4", .oppose, .support, file: "illustrative-4.txt", at: 1),
            event("R1", nil, .oppose, file: "illustrative-1.txt", at: 2),
            event("R1", .oppose, .support, file: "illustrative-1-again.txt", at: 3),
            event("R2", nil, .support, file: "illustrative-2.txt", at: 4),
            // Back to where it stood that night.
            event("R4", .support, .oppose, file: "illustrative-4-again.txt", at: 5),
        ]
        let report = report("SSSN.", before: before, level: .tooFewAnswers, events: events)
        let level = try #require(report.changes?.levels.first)
        #expect(level.causes.map(\.region) == [0, 1])
        #expect(level.causes.map { $0.event?.new?.file } == ["illustrative-1-again.txt", "illustrative-2.txt"])
        let text = words(of: report)
        #expect(text.contains("R1: Missing → Support (illustrative-1-again.txt, line 7, revision 1)"), "\(text)")
        #expect(!text.contains("R4: Support"), "\(text)")
    }

    @Test func `an edited consultation is a change, also where every region stands where it stood`() {
        let before: [String: Position] = ["R1": .stance(.support), "R2": .stance(.support)]
        let same = report("SS", before: before, level: .fullConsensus)
        #expect(same.changes?.isEmpty == true)
        let edited = report("SS", before: before, level: .divergence, editions: 2)
        #expect(edited.changes?.isEmpty == false)
        #expect(words(of: edited).contains("The consultation itself was changed"))
        #expect(words(of: edited).contains("No position changed: the rules or the regions did."))
        #expect(!edited.html().contains("Nothing has changed"))
        #expect(edited.json().contains("\"edited\" : true"))
    }
}
