import ConsultationModel
import Definitions
import ResponseReading
import Testing

@Suite struct CueListFileTests {
    @Test(arguments: [
        (
            "en: [{kind: doubt, when: [], cues: []}]",
            "en.[0]: found the kind \"doubt\", expected one of contradiction, condition, not-addressed"
        ),
        (
            "en: [{kind: condition, when: [for], cues: []}]",
            "en.[0]: found the stance \"for\", expected one of support, conditional, oppose, abstain, not-applicable, blank, unrecognised"
        ),
        (
            "en: [{kind: condition, when: [support], cues: [if]}]",
            "en.[0]: found the cue \"if\", expected words with at least three Latin letters in all"
        ),
        (
            "en: [{kind: condition, when: [support], cues: [salvo]}]\nes: [{kind: condition, when: [], cues: [Salvo]}]",
            "es.[0]: \"Salvo\" stands in en.[0] too, expected one meaning in all languages"
        ),
        ("en: [{kind: condition, cues: []}]", "en.[0].when: found nothing, expected a value"),
        (
            "en: [{kind: condition, when: [], cue: []}]",
            "en.[0].cue: not a key here; the keys are kind, when, cues"
        ),
        ("en: {condition: [x]}", "en: found something else, expected a list"),
    ])
    func `a fault names the key, what was found and what was expected`(yaml: String, message: String) {
        #expect(described { try CueList(yaml: yaml, name: "cues.yaml") } == "cues.yaml: \(message)")
    }
}
