import ConsultationModel
import Definitions
import ResponseReading
import Testing

struct StanceSentenceTests {
    private static let builtIn = Result { try StanceLexicon.builtIn }
    private let lexicon: StanceLexicon

    init() throws {
        lexicon = try Self.builtIn.get()
    }

    @Test(
        arguments: [
            ("Support", .support, "Support", ""),
            ("Reject with qualification. This is too dear.", .oppose, "Reject with qualification", "This is too dear."),
            ("Support. We agree with the aim.", .support, "Support", "We agree with the aim."),
            ("Do Not Support: no.", .oppose, "Do Not Support", "no."),
            ("Pas d'accord – trop cher", .oppose, "Pas d'accord", "trop cher"),
            ("En desacuerdo; es caro", .oppose, "En desacuerdo", "es caro"),
            ("No apoya - caro", .oppose, "No apoya", "caro"),
            ("No apoya—caro", .oppose, "No apoya", "caro"),
            ("Pour\u{A0}: bien", .support, "Pour", "bien"),
            ("Support (see below)", .support, "Support", "(see below)"),
            ("+1 (binding). Good", .support, "+1 (binding)", "Good"),
            ("Support\nWith a comment", .support, "Support", "With a comment"),
            ("It depends!\r\n\r\nOn what?", .conditional, "It depends", "On what?"),
            ("**Support** – Good *work*", .support, "Support", "Good *work*"),
            ("**Support:** Good", .support, "Support", "Good"),
            ("«No apoya». Caro", .oppose, "No apoya", "Caro"),
            ("Abstain - Lack of time: sorry", .abstain, "Abstain - Lack of time", "sorry"),
            ("Support. No.", .support, "Support", "No."),
            ("Yes, with changes: three", .conditional, "Yes, with changes", "three"),
            ("Support... and more", .support, "Support", "and more"),
            ("No answer: -1 is too few", .blank, "No answer", "-1 is too few"),
            ("No. 6 is wrong", nil, "", ""), ("No.", .oppose, "No", ""),
            ("No. Six is wrong", .oppose, "No", "Six is wrong"),
            ("Support with reservations about cost", nil, "", ""),
            ("Support, but not now", nil, "", ""), ("Do Not Support because it is dear", nil, "", ""),
            ("Support this", nil, "", ""), ("Support-like", nil, "", ""), ("Support / No", nil, "", ""),
            ("", nil, "", ""), (" .", nil, "", ""), (": Support", .support, "Support", ""), ("é", nil, "", ""),
            ("Supportive of it. Support", nil, "", ""), ("(Support) x", nil, "", ""),
        ] as [(String, Stance?, String, String)]
    )
    func `the longest phrase at the beginning counts, where a sentence ends`(
        text: String,
        stance: Stance?,
        words: String,
        rest: String
    ) {
        let leading = lexicon.leadingStance(of: text)
        #expect(leading?.stance == stance)
        #expect(String(leading?.words ?? "") == words)
        #expect(String(leading?.rest ?? "") == rest)
    }

    @Test(
        arguments: [
            ("EURALO supports the intent of this recommendation.", .conditional),
            ("The ALAC supports the intent of this recommendation", .conditional), ("We support", .support),
            ("LACRALO no apoya", .oppose), ("L'ALAC ne soutient pas", .oppose), ("A EURALO apoia", .support),
            ("The EURALO did not vote", .blank), ("EURALO abstains.", .abstain), ("Our group agrees", .support),
            ("Support", .support), ("NARALO supports this recommendation", .support), ("", .blank),
            ("EURALO supports it if", .unrecognised), ("AFRALO supports", .unrecognised), ("EURALO", .unrecognised),
            ("The supports", .unrecognised), ("EURALO we support", .support), ("EURALO, supports", .unrecognised),
        ] as [(String, Stance)]
    )
    func `a sentence about those who answer is understood`(words: String, stance: Stance) {
        let groups: Set = ["euralo", "lacralo", "naralo"]
        #expect(lexicon.stance(of: words, speakers: groups.contains) == stance)
    }

    @Test(arguments: 0..<50)
    func `whatever the text, what is found is a known phrase of it`(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let pieces = [
            "Support", "No", "Pas d'accord", " ", ".", ":", "-", "–", "(", "\n", "\r\n", "**", "\u{301}", "é", "🙂", "6",
            "we", "\u{A0}", "ALAC",
        ]
        for _ in 0..<40 {
            let text = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            _ = lexicon.stance(of: text, speakers: { $0 == "alac" })
            guard let leading = lexicon.leadingStance(of: text) else { continue }
            #expect(lexicon.stance(of: String(leading.words)) == leading.stance)
            #expect(leading.words.startIndex >= text.startIndex && leading.rest.endIndex == text.endIndex)
            #expect(leading.words.endIndex <= leading.rest.startIndex)
        }
    }
}
