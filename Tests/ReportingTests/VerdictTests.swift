import ConsultationModel
import Reporting
import Testing

@Suite struct VerdictTests {
    /// One word per recommendation, one letter per region.
    @Test(arguments: [
        ("... ...", "No answers yet: 3 regions are asked about 2 recommendations."),
        (".", "No answers yet: 1 region is asked about 1 recommendation."),
        ("S", "Consensus on 1 of 1 (GNSO levels): 1 full."),
        (
            "SSS SSD NNN SNN S..",
            "Consensus on 2 of 5 (GNSO levels): 1 full, 1 with conditions or a small minority; "
                + "no consensus on 1; consensus against 1; too few answers on 1. "
                + "R2 and R3 have not answered 1 item."
        ),
        (
            "N. N.",
            "Consensus on none of 2 (GNSO levels); too few answers on 2. R2 has not answered 2 items."
        ),
        (
            "SSS......",
            "Consensus on none of 1 (GNSO levels); too few answers on 1. "
                + "R4, R5, R6, R7, R8 and 1 more region have not answered 1 item."
        ),
    ])
    func `the verdict names the rule, the counts and who is silent`(positions: String, sentence: String) {
        #expect(Report(of: Example.positions(positions)).verdict.sentence == sentence)
    }

    @Test(arguments: [
        (ConsensusRule.alac, "Consensus on 1 of 3 (ALAC rule of thumb); no consensus on 2."),
        (.rfc7282, "Consensus on 1 of 3 (IETF rough consensus); not applicable on 2."),
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
