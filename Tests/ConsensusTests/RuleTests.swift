import Consensus
import ConsultationModel
import Testing

@Suite struct RuleTests {
    @Test(
        arguments: [
            (.alac, 4, 0, 1, 0, .met, true, "s/N ≥ 4/5, 5·4 ≥ 4·5: 20 ≥ 20"),
            (.alac, 3, 1, 1, 0, .notMet, false, "s/N ≥ 4/5, 5·3 ≥ 4·5: 15 < 20"),
            (.alac, 4, 0, 0, 1, .met, true, "s/N ≥ 4/5, 5·4 ≥ 4·5: 20 ≥ 20"),
            (.naralo, 9, 0, 1, 0, .notMet, true, "o/n < 1/10, 10·1 < 10: 10 ≥ 10"),
            (.naralo, 10, 0, 1, 0, .met, false, "o/n < 1/10, 10·1 < 11: 10 < 11"),
            (.naralo, 5, 0, 0, 0, .met, false, "o/n < 1/10, 10·0 < 5: 0 < 5"),
            (.iso, 6, 1, 2, 0, .met, false, "s/(s + o) ≥ 2/3, 3·6 ≥ 2·8: 18 ≥ 16; o/n ≤ 1/4, 4·2 ≤ 9: 8 ≤ 9"),
            (.iso, 3, 0, 1, 0, .met, true, "s/(s + o) ≥ 2/3, 3·3 ≥ 2·4: 9 ≥ 8; o/n ≤ 1/4, 4·1 ≤ 4: 4 ≤ 4"),
            (.iso, 2, 3, 1, 0, .met, true, "s/(s + o) ≥ 2/3, 3·2 ≥ 2·3: 6 ≥ 6; o/n ≤ 1/4, 4·1 ≤ 6: 4 ≤ 6"),
            (.iso, 2, 0, 1, 0, .notMet, true, "s/(s + o) ≥ 2/3, 3·2 ≥ 2·3: 6 ≥ 6; o/n ≤ 1/4, 4·1 ≤ 3: 4 > 3"),
            (.iso, 0, 5, 0, 0, .notApplicable(.noSideTaken), false, ""),
            (.ieee, 3, 2, 1, 0, .met, true, "s/(s + o) ≥ 3/4, 4·3 ≥ 3·4: 12 ≥ 12"),
            (.ieee, 3, 0, 2, 0, .notMet, false, "s/(s + o) ≥ 3/4, 4·3 ≥ 3·5: 12 < 15"),
            (.ieee, 0, 5, 0, 0, .notApplicable(.noSideTaken), false, ""),
            (.w3c, 1, 4, 0, 0, .met, false, "s > 0, 1 > 0; o = 0, 0 = 0"),
            (.w3c, 4, 0, 1, 0, .notMet, false, "s > 0, 4 > 0; o = 0, 1 ≠ 0"),
            (.w3c, 0, 5, 0, 0, .notMet, false, "s > 0, 0 ≤ 0; o = 0, 0 = 0"),
            (.apache, 3, 2, 0, 0, .met, true, "s ≥ 3, 3 ≥ 3; o = 0, 0 = 0"),
            (.apache, 4, 0, 1, 0, .notMet, false, "s ≥ 3, 4 ≥ 3; o = 0, 1 ≠ 0"),
            (.apache, 2, 0, 0, 0, .notMet, false, "s ≥ 3, 2 < 3; o = 0, 0 = 0"),
            (.delphi, 3, 1, 0, 1, .met, true, "s/n ≥ 3/4, 4·3 ≥ 3·4: 12 ≥ 12"),
            (.delphi, 3, 1, 1, 0, .notMet, false, "s/n ≥ 3/4, 4·3 ≥ 3·5: 12 < 15"),
            (.cos, 7, 2, 1, 0, .met, true, "s/n ≥ 7/10, 10·7 ≥ 7·10: 70 ≥ 70; o/n < 3/20, 20·1 < 3·10: 20 < 30"),
            (.cos, 17, 0, 3, 0, .notMet, true, "s/n ≥ 7/10, 10·17 ≥ 7·20: 170 ≥ 140; o/n < 3/20, 20·3 < 3·20: 60 ≥ 60"),
            (.randUCLA, 5, 0, 0, 0, .notApplicable(.noMarks), false, ""),
            (.rfc7282, 5, 0, 0, 0, .met, false, "answered objections ≥ o, 0 ≥ 0; answered conditions ≥ q, 0 ≥ 0"),
            (.rfc7282, 4, 1, 0, 0, .notApplicable(.answersNotRecorded), false, ""),
            (.rfc7282, 4, 0, 1, 0, .notApplicable(.answersNotRecorded), false, ""),
            (.gnso, 5, 0, 0, 0, .met, false, "s = n, 5 = 5"),
            (.gnso, 4, 0, 1, 0, .met, true, "s/n > 1/2, 2·4 > 5: 8 > 5; o/n ≤ 1/5, 5·1 ≤ 5: 5 ≤ 5"),
            (.gnso, 3, 0, 2, 0, .notMet, false, "s/n > 1/2, 2·3 > 5: 6 > 5; o/n ≤ 1/5, 5·2 ≤ 5: 10 > 5"),
            (.gnso, 1, 0, 4, 0, .notMet, true, "o/n > 1/2, 2·4 > 5: 8 > 5; s/n ≤ 1/5, 5·1 ≤ 5: 5 ≤ 5"),
            (.gnso, 2, 1, 1, 0, .notMet, true, "s/n > 1/2, 2·2 > 4: 4 ≤ 4; o/n > 1/2, 2·1 > 4: 2 ≤ 4"),
        ] as [(ConsensusRule, Int, Int, Int, Int, RuleOutcome, Bool, String)]
    )
    func `each rule shows its formula with the numbers put in`(
        rule: ConsensusRule,
        s: Int,
        q: Int,
        o: Int,
        silent: Int,
        outcome: RuleOutcome,
        borderline: Bool,
        formula: String
    ) {
        let applied = AppliedRule(rule, to: PositionCounts(s, q, o, silent: silent))
        #expect(applied.result.outcome == outcome)
        #expect(applied.result.isBorderline == borderline)
        #expect(applied.result.formula == formula)
    }

    @Test(arguments: ConsensusRule.allCases)
    func `below the quorum no rule is applied`(rule: ConsensusRule) {
        let applied = AppliedRule(
            rule,
            to: PositionCounts(1, 1, 0, silent: 2),
            evidence: RuleEvidence(marks: NinePointMarks([9, 9]), answeredObjections: 0, answeredConditions: 0)
        )
        let obstacle = RuleObstacle.tooFewAnswers(answered: 2, entitled: 4, quorum: Ratio(1, 2))
        #expect(applied.result.outcome == .notApplicable(obstacle))
        #expect("\(obstacle)" == "too few answers (2 of 4, more than 1/2 needed)")
        #expect(applied.result.formula == "n/N > 1/2, 2·2 > 4: 4 ≤ 4")
        #expect(applied.result.isBorderline)
        #expect(applied.otherDenominator == nil)
        #expect(applied.conditionsAsSupport == nil)
    }

    @Test func `rough consensus asks whether objections and conditions have answers, not how many there are`() {
        func outcome(_ q: Int, _ o: Int, _ conditions: Int?, _ objections: Int?) -> RuleOutcome {
            let evidence = RuleEvidence(answeredObjections: objections, answeredConditions: conditions)
            return AppliedRule(.rfc7282, to: PositionCounts(1, q, o), evidence: evidence).result.outcome
        }
        #expect(outcome(2, 3, 2, 3) == .met)
        #expect(outcome(2, 3, 1, 3) == .notMet)
        #expect(outcome(2, 3, 2, 2) == .notMet)
        #expect(outcome(2, 3, nil, 3) == .notApplicable(.answersNotRecorded))
        #expect(outcome(0, 3, nil, 3) == .met)
        #expect(outcome(0, 3, nil, -1) == .notMet)
    }

    @Test func `an answer to a condition is none to an objection`() {
        let evidence = RuleEvidence(answeredObjections: 0, answeredConditions: 2)
        let applied = AppliedRule(.rfc7282, to: PositionCounts(2, 2, 1), evidence: evidence)
        #expect(applied.conditionsAsSupport?.outcome == .notMet)
    }

    @Test func `conditions are counted as no support, and as support beside it`() {
        let applied = AppliedRule(.alac, to: PositionCounts(3, 1, 1))
        #expect(applied.result.outcome == .notMet)
        #expect(applied.conditionsAsSupport?.outcome == .met)
        #expect(applied.conditionsAsSupport?.formula == "s/N ≥ 4/5, 5·4 ≥ 4·5: 20 ≥ 20")
        #expect(AppliedRule(.alac, to: PositionCounts(3, 0, 2)).conditionsAsSupport == nil)
        #expect(AppliedRule(.gnso, to: PositionCounts(3, 2, 0)).result.level == .consensus)
        #expect(AppliedRule(.gnso, to: PositionCounts(3, 2, 0)).conditionsAsSupport?.level == .fullConsensus)
        #expect(AppliedRule(.iso, to: PositionCounts(0, 5, 0)).conditionsAsSupport?.outcome == .met)
    }

    @Test func `divided regions are conditions`() {
        let counts = PositionCounts([.divided, .stance(.conditional), .stance(.support)])
        #expect(counts.conditionsAsSupport == PositionCounts(3, 0, 0))
    }

    @Test func `both denominators are shown where they differ`() {
        let alac = AppliedRule(.alac, to: PositionCounts(3, 0, 0, silent: 2))
        #expect(alac.result.formula == "s/N ≥ 4/5, 5·3 ≥ 4·5: 15 < 20")
        #expect(alac.otherDenominator?.formula == "s/n ≥ 4/5, 5·3 ≥ 4·3: 15 ≥ 12")
        #expect(alac.otherDenominator?.outcome == .met)
        let delphi = AppliedRule(.delphi, to: PositionCounts(3, 0, 0, silent: 2))
        #expect(delphi.result.outcome == .met)
        #expect(delphi.otherDenominator?.formula == "s/N ≥ 3/4, 4·3 ≥ 3·5: 12 < 15")
        #expect(AppliedRule(.delphi, to: PositionCounts(3, 1, 1)).otherDenominator == nil)
        #expect(AppliedRule(.ieee, to: PositionCounts(3, 0, 0, silent: 2)).otherDenominator == nil)
    }

    @Test func `thresholds are settings`() {
        var rules = ConsensusRules.standard
        rules.alacSupport = Ratio(3, 5)
        rules.naraloOpposition = Ratio(1, 4)
        rules.isoApproval = Ratio(1, 2)
        rules.isoDisapproval = Ratio(1, 5)
        rules.ieeeApproval = Ratio(4, 5)
        rules.apacheSupport = 5
        rules.delphiSupport = Ratio(4, 5)
        rules.cosSupport = Ratio(1, 2)
        rules.cosOpposition = Ratio(1, 4)
        rules.smallMinority = Ratio(1, 6)
        func formula(_ rule: ConsensusRule) -> String {
            AppliedRule(rule, to: PositionCounts(3, 1, 1), rules: rules).result.formula
        }
        #expect(formula(.alac) == "s/N ≥ 3/5, 5·3 ≥ 3·5: 15 ≥ 15")
        #expect(formula(.naralo) == "o/n < 1/4, 4·1 < 5: 4 < 5")
        #expect(formula(.iso) == "s/(s + o) ≥ 1/2, 2·3 ≥ 4: 6 ≥ 4; o/n ≤ 1/5, 5·1 ≤ 5: 5 ≤ 5")
        #expect(formula(.ieee) == "s/(s + o) ≥ 4/5, 5·3 ≥ 4·4: 15 < 16")
        #expect(formula(.apache) == "s ≥ 5, 3 < 5; o = 0, 1 ≠ 0")
        #expect(formula(.delphi) == "s/n ≥ 4/5, 5·3 ≥ 4·5: 15 < 20")
        #expect(formula(.cos) == "s/n ≥ 1/2, 2·3 ≥ 5: 6 ≥ 5; o/n < 1/4, 4·1 < 5: 4 < 5")
        #expect(formula(.gnso) == "s/n > 1/2, 2·3 > 5: 6 > 5; o/n ≤ 1/6, 6·1 ≤ 5: 6 > 5")
    }

    @Test func `all or none, where that is the threshold, is not borderline`() {
        var rules = ConsensusRules.standard
        rules.alacSupport = Ratio(1, 1)
        rules.naraloOpposition = Ratio(0, 1)
        let unanimous = PositionCounts(5, 0, 0)
        let alac = AppliedRule(.alac, to: unanimous, rules: rules)
        #expect(alac.result.formula == "s/N ≥ 1/1, 5 ≥ 5")
        #expect(alac.result.outcome == .met)
        #expect(!alac.result.isBorderline)
        let naralo = AppliedRule(.naralo, to: unanimous, rules: rules)
        #expect(naralo.result.formula == "o/n < 0/1, 0 < 0·5: 0 ≥ 0")
        #expect(!naralo.result.isBorderline)
    }
}
