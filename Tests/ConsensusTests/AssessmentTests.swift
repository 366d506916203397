import Consensus
import ConsultationModel
import Testing

@Suite struct AssessmentTests {
    /// s, q, o, silent → level.
    @Test(arguments: [
        (5, 0, 0, 0, Level.fullConsensus),
        (3, 0, 0, 2, .fullConsensus),
        (4, 1, 0, 0, .consensus),
        (4, 0, 1, 0, .consensus),
        (3, 1, 1, 0, .consensus),
        (3, 0, 2, 0, .strongSupport),
        (3, 0, 1, 1, .strongSupport),
        (2, 1, 2, 0, .divergence),
        (2, 0, 2, 1, .divergence),
        (0, 5, 0, 0, .divergence),
        (2, 0, 3, 0, .strongOpposition),
        (1, 0, 4, 0, .consensusAgainst),
        (0, 1, 4, 0, .consensusAgainst),
        (0, 0, 5, 0, .fullConsensusAgainst),
        (2, 0, 0, 3, .tooFewAnswers),
        (0, 0, 0, 5, .tooFewAnswers),
    ])
    func `five regions reach the level of the GNSO guidelines`(s: Int, q: Int, o: Int, silent: Int, level: Level) {
        let positions =
            Array(repeating: Position.stance(.support), count: s)
            + Array(repeating: Position.stance(.conditional), count: q)
            + Array(repeating: Position.stance(.oppose), count: o)
            + Array(repeating: Position.missing, count: silent)
        #expect(Assessment(PositionCounts(positions)).level == level)
    }

    @Test(arguments: [
        Position.missing, .stance(.abstain), .stance(.notApplicable), .stance(.blank), .stance(.unrecognised),
    ])
    func `silence is neither support nor opposition`(silence: Position) {
        let silent = Array(repeating: silence, count: 2)
        let support = Array(repeating: Position.stance(.support), count: 3)
        #expect(Assessment(PositionCounts(support + silent)).level == .fullConsensus)
        #expect(Assessment(PositionCounts(support.dropLast() + silent + [silence])).level == .tooFewAnswers)
    }

    @Test func `a divided region counts as conditional`() {
        let counts = PositionCounts([
            .stance(.support), .stance(.support), .stance(.support), .stance(.support), .divided,
        ])
        let assessment = Assessment(counts)
        #expect(assessment.level == .consensus)
        #expect(assessment.isConditional)
    }

    @Test func `levels are symmetric when support and opposition change places`() {
        let mirror: [Level: Level] = [
            .fullConsensus: .fullConsensusAgainst, .consensus: .consensusAgainst, .strongSupport: .strongOpposition,
            .divergence: .divergence, .tooFewAnswers: .tooFewAnswers, .fullConsensusAgainst: .fullConsensus,
            .consensusAgainst: .consensus, .strongOpposition: .strongSupport,
        ]
        for s in 0...7 {
            for q in 0...7 {
                for o in 0...7 {
                    let silent = Array(repeating: Position.missing, count: 2)
                    let middle = Array(repeating: Position.stance(.conditional), count: q)
                    func assess(_ support: Int, _ oppose: Int) -> Assessment {
                        Assessment(
                            PositionCounts(
                                silent + middle + Array(repeating: .stance(.support), count: support)
                                    + Array(repeating: .stance(.oppose), count: oppose)
                            )
                        )
                    }
                    #expect(mirror[assess(s, o).level] == assess(o, s).level)
                    #expect(assess(s, o).isBorderline == assess(o, s).isBorderline)
                }
            }
        }
    }

    @Test func `one of five opposed is exactly the line of a small minority`() {
        let support = Array(repeating: Position.stance(.support), count: 4)
        #expect(Assessment(PositionCounts(support + [.stance(.oppose)])).isBorderline)
        #expect(!Assessment(PositionCounts(support + [.stance(.conditional)])).isBorderline)
    }

    @Test func `thresholds are settings`() {
        let rules = ConsensusRules(quorum: Ratio(3, 5), smallMinority: Ratio(2, 5))
        let three = Array(repeating: Position.stance(.support), count: 3)
        let opposed = Array(repeating: Position.stance(.oppose), count: 2)
        #expect(Assessment(PositionCounts(three + opposed), rules: rules).level == .consensus)
        #expect(Assessment(PositionCounts(three + [.missing, .missing]), rules: rules).level == .tooFewAnswers)
    }
}
