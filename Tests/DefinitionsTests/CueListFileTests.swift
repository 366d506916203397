import ConsultationModel
import Daemon
import ResponseReading
import Testing

@Suite struct CueListFileTests {
    @Test func `a file of cues extends the built-in ones`() async throws {
        let yaml = """
            en:
              - {kind: condition, when: [support], cues: [if and when]}
              - {kind: condition, when: [], cues: [unless]}
            """
        try await withTestFile(yaml) { file in
            let cues = try Catalogue(try Settings(flags: [.cues: file], environment: [:])).cues
            let flags = cues.flags(for: .support, comment: "Unless they pay, if and when they can, but if not, fine.")
            #expect(flags.map(\.cue) == ["if and when", "but if"])
        }
    }

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
