import ConsultationModel
import Definitions
import ResponseReading
import Testing

struct StanceScaleTests {
    private let scales: [String: StanceScale]
    private let lexicon: StanceLexicon

    init() throws {
        scales = try StanceScale.builtIn
        lexicon = try .builtIn
    }

    private func scale(_ name: String) throws -> StanceScale { try #require(scales[name]) }

    @Test func `ten scales are built in, and each of their words means its step's stance`() throws {
        #expect(
            scales.keys.sorted()
                == [
                    "alac-feasibility", "apache", "at-large", "delphi", "iesg", "ieee", "iso", "likert", "loomio",
                    "w3c",
                ].sorted()
        )
        for scale in scales.values {
            let merged = lexicon.merged(with: scale)
            for step in scale.steps {
                for words in step.phrases {
                    #expect(merged.stance(of: words.uppercased()) == step.stance, "\(scale.name): \(words)")
                    #expect(scale.step(of: " \(words). ") == step, "\(scale.name): \(words)")
                }
            }
        }
    }

    @Test func `scales and the lexicon agree on what a word means`() {
        var differences: [String] = []
        for scale in scales.values where scale.name != "delphi" {
            for step in scale.steps {
                for words in step.phrases where ![step.stance, .unrecognised].contains(lexicon.stance(of: words)) {
                    differences.append("\(scale.name): \(words)")
                }
            }
        }
        #expect(differences == [])
    }

    @Test(
        arguments: [
            ("9", .support), ("7", .support), ("7.", .support), ("6", .conditional), ("5", .conditional),
            ("4", .conditional), ("3", .oppose), ("2", .oppose), ("1/9", .oppose), ("0", .unrecognised),
            ("10", .unrecognised), ("7.5", .unrecognised), ("-1", .unrecognised), ("+1", .unrecognised),
            ("+1 (binding)", .unrecognised), ("7/10", .unrecognised), ("70", .unrecognised), ("Abstain", .abstain),
            ("", .blank), ("-", .blank),
        ] as [(String, Stance)]
    )
    func `on nine points only the nine numbers are marks`(words: String, stance: Stance) throws {
        let merged = lexicon.merged(with: try scale("delphi"))
        #expect(merged.stance(of: words) == stance)
        #expect(merged.stance(of: words, speakers: { _ in false }) == stance)
    }

    @Test func `a mark may begin a comment, a decimal number is none`() throws {
        let merged = lexicon.merged(with: try scale("delphi"))
        #expect(merged.leadingStance(of: "7. It helps.").map { String($0.rest) } == "It helps.")
        #expect(merged.leadingStance(of: "7.5. It helps.") == nil)
        #expect(merged.leadingStance(of: "+1: It helps.") == nil)
        #expect(lexicon.leadingStance(of: "+1: It helps.")?.stance == .support)
    }

    @Test(arguments: [
        ("likert", "TOUT À FAIT D’ACCORD", "Strongly agree"), ("likert", "Plutôt pas d'accord", "Somewhat disagree"),
        ("likert", "concordo", "Agree"), ("iesg", "Recused", "Recuse"), ("loomio", "block", "Block"),
        ("delphi", "6", "6"), ("ieee", "Abstain — Lack of Time", "Abstain for lack of time"),
    ])
    func `the step is kept finer than its stance`(name: String, words: String, label: String) throws {
        #expect(try scale(name).step(of: words)?.label == label)
        #expect(try scale(name).step(of: "none of it") == nil)
    }

    @Test func `a scale's words win over the lexicon's, and are suggested`() {
        let scale = StanceScale(
            name: "own",
            steps: [
                .init("Warm", .support, words: ["Neutral"]), .init("Lukewarm", .conditional), .init("Cold", .oppose),
            ]
        )
        let merged = lexicon.merged(with: scale)
        #expect(lexicon.stance(of: "neutral") == .abstain)
        #expect(merged.stance(of: "neutral") == .support)
        #expect(merged.stance(of: "Support") == .support)
        #expect(merged.stance(of: "+1") == .support)
        #expect(merged.nearest(to: "Lukewram") == "Lukewarm")
    }
}
