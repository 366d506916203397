import ConsultationModel
import Reporting
import Testing

@Suite struct VerdictTests {
    /// One word per recommendation, one letter per region.
    @Test(arguments: [
        ("... ...", "No answers yet: 3 regions are asked about 2 recommendations."),
        (".", "No answers yet: 1 region is asked about 1 recommendation."),
        ("S", "Consensus in favour on 1 of 1 recommendation (GNSO levels): 1 full."),
        (
            "SSS SSD NNN SNN S..",
            "Consensus in favour on 2 of 5 recommendations (GNSO levels): 1 full, 1 with conditions or a small minority; "
                + "no consensus on 1; consensus against 1; too few answers on 1. "
                + "Missing: 2 answers (R2 1 and R3 1)."
        ),
        (
            "N. N.",
            "Consensus in favour on none of 2 recommendations (GNSO levels); too few answers on 2. "
                + "Missing: 2 answers (R2 all 2)."
        ),
        (
            "SSS......",
            "Consensus in favour on none of 1 recommendation (GNSO levels); too few answers on 1. "
                + "Missing: 6 answers (R4 1, R5 1, R6 1, R7 1, R8 1 and 1 more region)."
        ),
    ])
    func `the verdict names the rule, the counts and who is silent`(positions: String, sentence: String) {
        #expect(Report(of: Example.positions(positions)).verdict.sentence == sentence)
    }

    @Test(arguments: [
        (ConsensusRule.alac, "Consensus in favour on 1 of 3 recommendations (ALAC rule of thumb); no consensus on 2."),
        (.rfc7282, "Consensus in favour on 1 of 3 recommendations (IETF rough consensus); not applicable on 2."),
    ])
    func `the verdict names the rule that leads in the consultation`(lead: ConsensusRule, sentence: String) {
        var state = Example.positions("SSSSS SSSNN NNNNN")
        state.consultation.rules.lead = lead
        #expect(Report(of: state).verdict.sentence == sentence)
    }

    @Test func `the numbers add up to all recommendations`() throws {
        let report = Report(of: try Example.atLargeReview())
        #expect(Finding.allCases.reduce(0) { $0 + report.verdict[$1] } == 16)
    }
}
