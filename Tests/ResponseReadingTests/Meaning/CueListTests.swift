import ConsultationModel
import Definitions
import ResponseReading
import Testing

struct CueListTests {
    private static let builtIn = Result { try CueList.builtIn }
    private let cues: CueList

    init() throws {
        cues = try Self.builtIn.get()
    }

    private func codes(_ stance: Stance, _ comment: String) -> [String] {
        cues.flags(for: stance, comment: comment).map(\.code)
    }

    // MARK: The built-in list

    @Test func `of the reference file's answers, three give reason to look at them`() throws {
        let reading = try Example.read(bytes: Example.lacralo, [try Example.review()], region: nil)
        let flagged = reading.answers.map { ($0.recommendation, codes($0.stance, $0.comment)) }.filter { !$0.1.isEmpty }
        #expect(flagged.map(\.0) == ["2", "9", "16"])
        #expect(
            flagged.map(\.1) == [
                ["not-addressed:referring to ALAC"], ["not-addressed:refers to ALAC", "not-addressed:not RALOs"],
                ["condition:but if"],
            ]
        )
    }

    /// Illustrative: all made up.
    @Test(
        arguments: [
            (.support, "Good, but if it costs more we cannot pay.", ["condition:but if"]),
            (.support, "Only if staff is provided.", ["condition:only if"]),
            (.support, "We agree, provided\n  that there is a budget.", ["condition:provided that"]),
            (.support, "This works UNLESS the model changes.", ["condition:unless"]),
            (.support, "We do not support this at all.", ["contradiction:we do not support"]),
            (.support, "We don’t support it.", ["contradiction:don't support"]),
            (.oppose, "In fact we support it.", ["contradiction:we support"]),
            (.abstain, "This is a good recommendation.", ["contradiction:good recommendation"]),
            (.conditional, "We strongly oppose this.", ["contradiction:we strongly oppose"]),
            (.support, "Estamos de acuerdo, siempre que haya fondos.", ["condition:siempre que"]),
            (.support, "Bien. Sin embargo, faltan fondos.", ["condition:sin embargo"]),
            (.support, "No apoyamos esta propuesta.", ["contradiction:no apoyamos"]),
            (.oppose, "Apoyamos la propuesta.", ["contradiction:apoyamos"]),
            (.support, "Oui, À CONDITION QUE le budget suive.", ["condition:à condition que"]),
            (.support, "Sous réserve d'un budget.", ["condition:sous réserve"]),
            (.support, "Nous ne sommes pas d’accord.", ["contradiction:ne sommes pas d'accord"]),
            (.support, "Ne devrait pas être mise en œuvre.", ["contradiction:ne devrait pas être mise en œuvre"]),
            (.oppose, "C'est une bonne recommandation.", ["contradiction:bonne recommandation"]),
            (.support, "Concordamos, desde que haja recursos.", ["condition:desde que"]),
            (.support, "Boa ideia; no entanto, falta gente.", ["condition:no entanto"]),
            (.support, "Não apoiamos.", ["contradiction:não apoiamos"]),
            (.oppose, "Apoiamos.", ["contradiction:apoiamos"]),
            (.support, "This is for them, not RALOs.", ["not-addressed:not RALOs"]),
            (.conditional, "Ceci ne nous concerne pas.", ["not-addressed:ne nous concerne pas"]),
            (.support, "Unless A. But if B. Unless C.", ["condition:unless", "condition:but if"]),
        ] as [(Stance, String, [String])]
    )
    func `a comment that speaks against its stance, or under a condition, is flagged`(
        stance: Stance,
        comment: String,
        expected: [String]
    ) {
        #expect(codes(stance, comment) == expected)
    }

    /// Illustrative: all made up.
    @Test(
        arguments: [
            (.support, "Many things are done, but we must increase cooperation."),
            (.support, "But this group will not define it. Metrics are always necessary."),
            (.support, "With or without support, we are doing it."),
            (.support, "We fully agree. We support it."),
            (.support, "Unlesson, subjects toads, abut iffy."),
            (.support, "We said but. If it works, fine."),
            (.support, "However small the group, it is welcome."),
            (.support, "Lo hacemos desde que existe la región."), (.support, "Cuanto más se participe, mejor."),
            (.support, "En tant que membres, nous sommes contents."),
            (.support, "Concordamos com tudo."), (.conditional, "Only if there is a budget, unless they pay."),
            (.conditional, "We support the aim; sous réserve."),
            (.oppose, "We do not support this. No apoyamos. Não apoiamos. Nous ne soutenons pas."),
            (.oppose, "Only if we must; but if so, no."), (.oppose, "We support the aim, not the means."),
            (.oppose, "Not a good recommendation."), (.oppose, "Tampoco apoyamos. No la apoyamos."),
            (.oppose, "It is not something we supported."), (.blank, "We support this unless it costs."),
            (.unrecognised, "We do not support this."), (.notApplicable, "Only if asked."), (.support, ""),
            (.support, "🙂 日本語 \u{301}\u{FEFF}"),
        ] as [(Stance, String)]
    )
    func `a comment that agrees with its stance is not`(stance: Stance, comment: String) {
        #expect(codes(stance, comment) == [])
    }

    @Test func `a flag's code is read back from the database`() {
        for cue in cues.cues {
            let flag = AnswerFlag(cue.kind, cue: cue.phrase)
            #expect(AnswerFlag(code: flag.code) == flag)
        }
    }

    // MARK: How cues are found

    @Test func `each cue is found alone, however it is written`() {
        for cue in cues.cues {
            guard let stance = cue.stances.first else {
                #expect(codes(.support, cue.phrase) + codes(.oppose, cue.phrase) == [])
                continue
            }
            let code = AnswerFlag(cue.kind, cue: cue.phrase).code
            for text in [
                cue.phrase, cue.phrase.uppercased(), "«\(cue.phrase)»", "x \(cue.phrase), y", cue.phrase + "\n",
                cue.phrase.foldedForMatching, cue.phrase.split(separator: " ").joined(separator: "\u{A0}\r\n\t"),
                cue.phrase.split(separator: " ").joined(separator: " *"), "é\(cue.phrase)".dropFirst().description,
                decomposed(cue.phrase),
            ] {
                #expect(codes(stance, text) == [code], "\(text.debugDescription)")
            }
            for text in [
                "x\(cue.phrase)", "\(cue.phrase)x", "\(cue.phrase)é", "é\(cue.phrase)", "\(cue.phrase)\u{301}\u{FE0F}s",
            ] {
                #expect(!codes(stance, text).contains(code), "\(text.debugDescription)")
            }
        }
    }

    /// The same text with its acute and grave accents as marks of their own.
    private func decomposed(_ text: String) -> String {
        text.map { character in
            switch character {
            case "é": "e\u{301}"
            case "à": "a\u{300}"
            case "ã": "a\u{303}"
            case "ó": "o\u{301}"
            default: String(character)
            }
        }.joined()
    }

    @Test func `the end of a sentence stands between no two words of a cue`() {
        for gap in [". ", "; ", ": ", "! ", "? ", " (", ") ", " / ", ".", " – "] {
            #expect(codes(.support, "but\(gap)if") == [], "\(gap)")
        }
        for gap in [" ", "\n\n", ", ", " \"", "’", "-", "\u{2003}"] {
            #expect(codes(.support, "but\(gap)if") == ["condition:but if"], "\(gap)")
        }
    }

    @Test func `a cue given by an administrator wins, and one that counts beside no stance takes another out`() throws {
        let own = [
            try #require(Cue("unless", .condition, beside: [])),
            try #require(Cue("Œuvre à revoir", .contradiction, beside: [.oppose])),
        ]
        let extended = cues.extended(by: CueList(own))
        #expect(
            extended.flags(for: .support, comment: "Unless they pay, but if not, fine.").map(\.cue) == ["but if"]
        )
        #expect(extended.flags(for: .oppose, comment: "oeuvre A REVOIR").map(\.cue) == ["Œuvre à revoir"])
    }

    @Test(arguments: ["if", "", "é", "...", "6 to 9", "если", "a b", "日本語です"])
    func `what is too short or not Latin is no cue`(phrase: String) {
        #expect(Cue(phrase, .condition, beside: [.support]) == nil)
    }

    @Test(arguments: 0..<200)
    func `random text is searched as a plain search finds it, whatever its case and accents`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let pieces = [
            "but", "if", "unless", "no", "apoyamos", "apoyamos la idea", "à", "condition", "que", "we", "support", "se",
            "refiere", "a", "al", "ALAC", "not", "RALOs", "do", "desde", "existe", "x",
        ]
        let gaps = [" ", "  ", "\n", ", ", ". ", "; ", "’", "\u{A0}", "é", "", " – "]
        let text = (0..<30).map { _ in
            (pieces.randomElement(using: &random) ?? "") + (gaps.randomElement(using: &random) ?? "")
        }.joined()
        for stance in [Stance.support, .oppose, .conditional] {
            let found = codes(stance, text)
            #expect(found == codes(stance, text.uppercased()))
            #expect(found == codes(stance, text.lowercased()))
            #expect(found == codes(stance, text.map { $0 == "à" ? "a" : $0 == "é" ? "e" : String($0) }.joined()))
            let plain = PlainSearch(cues).flags(for: stance, in: text)
            #expect(found == plain.map(\.code), "\(text.debugDescription)")
        }
    }

    @Test(arguments: 0..<50)
    func `random bytes can be searched`(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let alphabet: [UInt8] = Array("but if unless àé– ".utf8) + [0xC3, 0xE2, 0x80, 0xF0, 0xFF, 0xC0, 0xED]
        for _ in 0..<100 {
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            #expect(cues.flags(for: .support, commentUTF8: bytes.span).count <= cues.cues.count)
        }
    }
}
