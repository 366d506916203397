import Consensus
import ConsultationModel
import FoundationEssentials
import Testing

@Suite struct LevelReplayTests {
    private let regions = ["A", "B", "C", "D", "E"]

    private func quotation(
        _ region: String,
        _ stance: Stance,
        respondent: String? = nil,
        file: String
    ) -> ConsultationState.Quotation {
        ConsultationState.Quotation(
            region: region,
            respondent: respondent ?? region,
            isDesignated: respondent == nil,
            answer: Answer(recommendation: "1", stance: stance, words: stance.label, comment: "", line: 1, column: 1),
            file: file,
            revision: 1,
            isIllustrative: true
        )
    }

    private func event(
        _ region: String,
        _ old: Stance?,
        _ new: Stance?,
        at time: Double,
        respondent: String? = nil,
        file: String = "a.txt",
        cause: AnswerEvent.Cause = .file
    ) throws -> AnswerEvent {
        try #require(
            AnswerEvent(
                at: Date(timeIntervalSince1970: time),
                cause: cause,
                old: old.map { quotation(region, $0, respondent: respondent, file: "old.txt") },
                new: new.map { quotation(region, $0, respondent: respondent, file: file) },
                leftOutBy: cause == .file ? .init(file: file, number: 2) : nil
            )
        )
    }

    private func replay(_ tallies: [ConsultationState.Tally] = []) -> LevelReplay {
        LevelReplay(of: "1", regions: regions, rules: .standard, from: tallies)
    }

    @Test func `a level changes with the answer that moves it`() throws {
        var replay = replay()
        let events = try [
            event("A", nil, .support, at: 1), event("B", nil, .support, at: 2), event("C", nil, .support, at: 3),
            event("D", nil, .support, at: 4), event("C", .support, .oppose, at: 5, file: "c.txt"),
            event("C", .oppose, nil, at: 6, cause: .withdrawn(by: "the chair", reason: "illustrative")),
        ]
        let changes = replay.changes(by: events)
        #expect(changes.map(\.old.level) == [.tooFewAnswers, .fullConsensus, .strongSupport])
        #expect(changes.map(\.new.level) == [.fullConsensus, .strongSupport, .fullConsensus])
        #expect(changes.map(\.event) == [events[2], events[4], events[5]])
        #expect(replay.position(of: "C") == .missing)
    }

    @Test func `what stands only between the answers of one file is no change`() throws {
        let before = ["A", "B", "C"].map { region in
            ConsultationState.Tally(
                recommendation: "1",
                region: region,
                isDesignated: true,
                counts: StanceCounts([.support: 1])
            )
        }
        var replay = replay(before)
        let events = try [
            event("D", nil, .oppose, at: 1, file: "both.csv"), event("A", .support, nil, at: 1, file: "both.csv"),
            event("D", .oppose, .support, at: 2, file: "d.txt"),
            event("B", .support, .oppose, at: 2, file: "b.txt"),
        ]
        let changes = replay.changes(by: events)
        #expect(changes.map(\.event) == [events[0], events[2], events[3]])
        #expect(changes.map(\.old.counts.answered) == [3, 3, 3])
        #expect(changes.map(\.new.level) == [.strongSupport, .fullConsensus, .strongSupport])
        var swapped = self.replay(before)
        let exchange = try [
            event("D", nil, .oppose, at: 1, file: "one.csv"), event("E", nil, .support, at: 1, file: "one.csv"),
            event("D", .oppose, .support, at: 1, file: "one.csv"),
        ]
        #expect(swapped.changes(by: exchange).isEmpty)
    }

    @Test func `of many respondents the stance of more than half is the region's`() throws {
        var replay = replay()
        for (number, stance) in [Stance.support, .support, .oppose].enumerated() {
            replay.apply(try event("A", nil, stance, at: 1, respondent: "Illustrative respondent \(number)"))
        }
        #expect(replay.position(of: "A") == .stance(.support))
        replay.apply(try event("A", .support, .oppose, at: 2, respondent: "Illustrative respondent 0"))
        #expect(replay.position(of: "A") == .stance(.oppose))
        replay.apply(try event("A", nil, .conditional, at: 3))
        #expect(replay.position(of: "A") == .stance(.conditional))
    }

    @Test func `conditions that come to a consensus change it, and those of other levels are no part of them`() throws {
        var replay = replay()
        let answers: [Stance] = [.support, .support, .support, .support, .oppose]
        _ = replay.changes(
            by: try zip(regions, answers).map { try event($0, nil, $1, at: 1, file: "\($0).txt") }
        )
        let events = try [
            event("A", .support, .conditional, at: 2), event("A", .conditional, .support, at: 3),
            event("A", .support, .oppose, at: 4), event("B", .support, .conditional, at: 5),
            event("E", .oppose, .conditional, at: 6),
        ]
        let changes = replay.changes(by: events)
        #expect(changes.map(\.event) == [events[0], events[1], events[2], events[3]])
        #expect(changes.map(\.new.level) == [.consensus, .consensus, .strongSupport, .divergence])
        #expect(changes.map(\.new.isConditional) == [true, false, false, true])
    }

    @Test func `what another leading rule finds is told where the level stays`() throws {
        var rules = ConsensusRules.standard
        rules.lead = .iso
        var replay = LevelReplay(of: "1", regions: regions, rules: rules)
        let answers: [Stance] = [.support, .support, .conditional, .conditional, .oppose]
        _ = replay.changes(
            by: try zip(regions, answers).map { try event($0, nil, $1, at: 1, file: "\($0).txt") }
        )
        let opposed = try event("A", .support, .oppose, at: 2)
        let change = try #require(replay.changes(by: [opposed]).first)
        #expect(change.old.hasSameLevel(as: change.new) && !change.old.hasSameOutcome(as: change.new))
        #expect(change.event == opposed && change.new.outcome == .notMet && !change.new.showsLevel)
    }
}
