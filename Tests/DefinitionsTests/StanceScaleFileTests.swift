import ConsultationModel
import Definitions
import FoundationEssentials
import Testing

@Suite struct StanceScaleFileTests {
    private func consultation(_ scale: String) throws -> Consultation {
        try Consultation(
            yaml: """
                id: illustrative
                title: An illustrative consultation
                regions: [{code: NORTH, name: Northern Region}]
                recommendations: [{id: "1", text: First.}]
                \(scale)
                """,
            name: "x.yaml"
        )
    }

    @Test func `a consultation names a built-in scale, or none`() throws {
        #expect(try consultation("scale: delphi").scale == StanceScale.builtIn["delphi"])
        #expect(try consultation("scale: delphi").scale?.steps.map(\.label).first == "9")
        #expect(try consultation("").scale == nil)
    }

    @Test func `a consultation brings its own steps`() throws {
        let scale = "scale:\n  - {step: Warm, stance: support, words: [Caliente]}\n  - {step: Cold, stance: oppose}"
        let expected = StanceScale(
            name: "illustrative",
            steps: [.init("Warm", .support, words: ["Caliente"]), .init("Cold", .oppose)]
        )
        #expect(try consultation(scale).scale == expected)
    }

    @Test(arguments: [
        (
            "scale: lickert",
            "scale: found \"lickert\", expected one of alac-feasibility, apache, at-large, delphi, ieee, iesg, iso, likert, loomio, w3c, or a list of steps"
        ),
        ("scale: []", "scale: the list is empty, expected at least one step"),
        ("scale: {step: x}", "scale: found something else, expected a list"),
        ("scale: [{step: x}]", "scale.[0].stance: found nothing, expected a value"),
        (
            "scale: [{step: x, stance: support, word: [y]}]",
            "scale.[0].word: not a key here; the keys are step, stance, words"
        ),
        (
            "scale: [{step: x, stance: warm}]",
            "scale.[0]: found the stance \"warm\", expected one of support, conditional, oppose, abstain, not-applicable, blank"
        ),
        (
            "scale: [{step: \"*\", stance: support}]",
            "scale.[0]: found \"*\", which is empty when compared, expected words"
        ),
        (
            "scale: [{step: Sí, stance: support}, {step: no, stance: oppose, words: [SI]}]",
            "scale.[1]: \"SI\" stands for \"Sí\" too, expected one step for a word"
        ),
    ])
    func `a fault names the key, what was found and what was expected`(scale: String, message: String) {
        #expect(described { try consultation(scale) } == "x.yaml: \(message)")
    }

    @Test func `a definition that was stored before there were scales is read, and one with a scale comes back equal`()
        throws
    {
        let before = try consultation("")
        let stored = try JSONEncoder().encode(before)
        #expect(!String(decoding: stored, as: UTF8.self).contains("scale"))
        #expect(try JSONDecoder().decode(Consultation.self, from: stored) == before)
        let scaled = try consultation("scale: likert")
        #expect(try JSONDecoder().decode(Consultation.self, from: try JSONEncoder().encode(scaled)) == scaled)
    }
}
