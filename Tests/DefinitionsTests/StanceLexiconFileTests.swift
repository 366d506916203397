import ConsultationModel
import Definitions
import ResponseReading
import Testing

@Suite struct StanceLexiconFileTests {
    @Test func `phrases of all languages are known`() throws {
        let lexicon = try StanceLexicon(
            yaml: "en:\n  support: [Support, \"Yes\"]\nes:\n  not-applicable: [No se aplica]\n",
            name: "stances.yaml"
        )
        #expect(lexicon.stance(of: "yes") == .support)
        #expect(lexicon.stance(of: "no se  APLICA") == .notApplicable)
        #expect(lexicon.stance(of: "perhaps") == .unrecognised)
    }

    @Test(arguments: [
        (
            "en: {maybe: [x]}",
            "en.maybe: found the stance \"maybe\", expected one of support, conditional, oppose, abstain, not-applicable, blank"
        ),
        (
            "en: {unrecognised: [x]}",
            "en.unrecognised: found the stance \"unrecognised\", expected one of support, conditional, oppose, abstain, not-applicable, blank"
        ),
        (
            "en: {support: [Si]}\nes: {oppose: [SÍ]}",
            "es.oppose: \"SÍ\" means support under \"en\", expected one meaning in all languages"
        ),
        ("en: {support: [\"*.*\"]}", "en.support: found \"*.*\", which is empty when compared, expected words"),
        ("subjects: {we: x}", "subjects: found something else, expected a list"),
        ("en: [x]", "en: found something else, expected keys with values"),
        ("en: {support: x}", "en.support: found something else, expected a list"),
    ])
    func `a fault names the key, what was found and what was expected`(yaml: String, message: String) {
        #expect(described { try StanceLexicon(yaml: yaml, name: "stances.yaml") } == "stances.yaml: \(message)")
    }
}
