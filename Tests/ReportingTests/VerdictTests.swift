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
        (
            "SS. S.S SSS",
            "Consensus on 3 of 3 (GNSO levels): 3 full. R2 and R3 have each not answered 1 item."
        ),
        (
            "SSS.. SSSS. SSSSS",
            "Consensus on 3 of 3 (GNSO levels): 3 full. R4 and R5 have each not answered 1 to 2 items."
        ),
    ])
    func `the verdict names the rule, the counts and who is silent`(positions: String, sentence: String) {
        #expect(Report(of: Example.positions(positions)).verdict.sentence == sentence)
    }

    @Test(arguments: [
        (Language.spanish, "R4 y R5 han dejado cada una de 1 a 2 recomendaciones sin responder."),
        (.french, "R4 et R5 ont chacune laissé de 1 à 2 recommandations sans réponse."),
    ])
    func `in other languages too, each region that is silent has its own number`(language: Language, end: String) {
        var report = Report(of: Example.positions("SSS.. SSSS. SSSSS"))
        report.language = language
        #expect(report.verdict.sentence.hasSuffix(end))
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
