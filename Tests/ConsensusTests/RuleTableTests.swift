import Consensus
import ConsultationModel
import Testing

@Suite struct RuleTableTests {
    @Test(arguments: ConsensusRule.allCases)
    func `the rule that is set leads, every other stands beside it once`(lead: ConsensusRule) {
        var rules = ConsensusRules.standard
        rules.lead = lead
        let table = RuleTable(PositionCounts(4, 0, 1), rules: rules)
        #expect(table.leading.rule == lead)
        #expect(
            table.all.map(\.rule).sorted { $0.rawValue < $1.rawValue }
                == ConsensusRule.allCases.sorted { $0.rawValue < $1.rawValue }
        )
        #expect(table.others.map(\.rule) == ConsensusRule.allCases.filter { $0 != lead })
    }

    @Test func `the GNSO's row is the assessment`() {
        for s in 0...6 {
            for q in 0...6 {
                for o in 0...6 {
                    let counts = PositionCounts(s, q, o, silent: 3)
                    let assessment = Assessment(counts)
                    let row = RuleTable(counts).leading
                    #expect(row.rule == .gnso)
                    #expect(row.result.level == assessment.level)
                    #expect(row.result.isBorderline == assessment.isBorderline)
                    #expect((row.result.outcome == .met) == [.consensus, .fullConsensus].contains(assessment.level))
                }
            }
        }
    }

    @Test func `the quorum stands by itself`() {
        #expect(RuleTable(PositionCounts(3, 0, 0, silent: 2)).quorum.numbers == "2·3 > 5: 6 > 5")
        #expect(RuleTable(PositionCounts(3, 0, 0, silent: 2)).quorum.holds)
        #expect(!RuleTable(PositionCounts(0, 0, 0)).quorum.holds)
    }

    @Test func `every rule has its own name and source`() {
        #expect(Set(ConsensusRule.allCases.map(\.name)).count == ConsensusRule.allCases.count)
        #expect(Set(ConsensusRule.allCases.map(\.source)).count == ConsensusRule.allCases.count)
    }
}
