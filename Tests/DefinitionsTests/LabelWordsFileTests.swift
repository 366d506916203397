import BuiltIn
import ConsultationModel
import Definitions
import ResponseReading
import Testing

@Suite struct LabelWordsFileTests {
    @Test(arguments: [
        (
            "stance: {en: [Verdict], es: [\"**\"]}",
            "stance.es: found \"**\", which is empty when compared, expected words"
        ),
        (
            "{comment: {en: [Note]}, stance: {fr: [Note]}}",
            "stance.fr: \"Note\" stands in comment.en too, expected one meaning in all languages"
        ),
        (
            "{headings: {es: [Punto]}, plural-headings: {fr: [PUNTO]}}",
            "plural-headings.fr: \"PUNTO\" stands in headings.es too, expected one meaning in all languages"
        ),
        ("stance: [Verdict]", "stance: found something else, expected keys with values"),
        ("stance: {en: Verdict}", "stance.en: found something else, expected a list"),
    ])
    func `a fault names the key, what was found and what was expected`(yaml: String, message: String) {
        #expect(described { try LabelWords(yaml: yaml, name: "labels.yaml") } == "labels.yaml: \(message)")
    }

    @Test func `a key that is misspelt is named beside those there are`() {
        let message = described { try LabelWords(yaml: "{heading: {en: [Rec]}}", name: "labels.yaml") }
        #expect(
            message?.hasPrefix("labels.yaml: heading: not a key here; the keys are headings, plural-headings, ") == true
        )
    }

    @Test func `a phrase may say different things where no line could be both`() throws {
        _ = try LabelWords(yaml: "{openers: {en: [Answer]}, stance: {en: [Answer]}}", name: "labels.yaml")
    }

    @Test(arguments: LabelWords.Part.allCases)
    func `each part of a response has words in the built-in file`(part: LabelWords.Part) throws {
        #expect(try LabelWords.builtIn.phrases[part]?.isEmpty == false)
    }

    @Test(arguments: ["en", "es", "fr", "pt", "de", "ru", "ar", "zh"], ["headings", "stance", "comment", "closings"])
    func `the built-in file speaks the languages of those who answer`(language: String, part: String) throws {
        let file = try ConfigurationError.decoding(
            [String: [String: [String]]].self,
            from: BuiltIn.labels,
            name: "built-in labels"
        )
        #expect(file[part]?[language]?.isEmpty == false)
    }
}
