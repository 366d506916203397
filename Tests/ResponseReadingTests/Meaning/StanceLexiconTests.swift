import ConsultationModel
import Definitions
import ResponseReading
import Testing

struct StanceLexiconTests {
    private static let builtIn = Result { try StanceLexicon.builtIn }
    private let lexicon: StanceLexicon

    init() throws {
        lexicon = try Self.builtIn.get()
    }

    // MARK: Vocabularies

    @Test(
        arguments: [
            ("Support", .support), ("It Depends", .conditional), ("Do Not Support", .oppose),
            // Feasibility pages
            ("Support in principle", .conditional), ("Support with qualification", .conditional),
            ("supports the intent of this recommendation", .conditional), ("Reject with qualification", .oppose),
            ("Reject", .oppose), ("Not Applicable", .notApplicable), ("", .blank),
            // Ballots of the regions and of ALAC
            ("Yes", .support), ("No", .oppose), ("Abstain", .abstain), ("Have not voted", .blank),
            ("in favor", .support), ("against", .oppose), ("abstention", .abstain), ("did not vote", .blank),
            ("endorsed via general consensus", .support),
            // ISO
            ("Approval", .support), ("Approval with comments", .support), ("Disapproval", .oppose),
            ("Abstention", .abstain), ("empty", .blank),
            // IEEE
            ("Approve with no comments", .support), ("Approve with non-binding comments", .support),
            ("Disapprove with binding comments", .oppose), ("Abstain for lack of time", .abstain),
            ("Abstain – Lack of Expertise", .abstain), ("Abstain (conflict of interest)", .abstain),
            ("Comments only", .abstain),
            // IESG
            ("No Objection", .support), ("Discuss", .oppose), ("Recuse", .abstain), ("No Record", .blank),
            // W3C
            ("Yes, with changes", .conditional), ("Formal Objection", .oppose),
            // Apache
            ("+1", .support), ("+0", .abstain), ("-0", .abstain), ("-1", .oppose), ("−1", .oppose),
            // Loomio
            ("Agree", .support), ("Disagree", .oppose), ("Block", .oppose),
        ] as [(String, Stance)]
    )
    func `the words of the published vocabularies are known`(words: String, stance: Stance) {
        #expect(lexicon.stance(of: words) == stance)
    }

    @Test(
        arguments: [
            ("A favor", .support), ("De acuerdo", .support), ("En contra", .oppose), ("En desacuerdo", .oppose),
            ("Apoya", .support), ("Depende", .conditional), ("No apoya", .oppose), ("Apoyamos", .support),
            ("No apoyamos", .oppose), ("Sí", .support), ("Se abstiene", .abstain), ("Sin respuesta", .blank),
            ("Pour", .support), ("D'accord", .support), ("D’accord", .support), ("Mitigé", .conditional),
            ("Mitigée", .conditional), ("Favorable avec réserves", .conditional), ("Pas d'accord", .oppose),
            ("Contre", .oppose), ("Ne soutient pas", .oppose), ("Nous soutenons", .support),
            ("Nous ne soutenons pas", .oppose), ("Sans réponse", .blank), ("S’abstient", .abstain),
            ("Concordo", .support), ("Concordo parcialmente", .conditional), ("Discordo", .oppose),
            ("Contra", .oppose), ("Apoiamos", .support), ("Não apoiamos", .oppose), ("Sem resposta", .blank),
            ("Não se aplica", .notApplicable), ("Sans objet", .notApplicable), ("No aplica", .notApplicable),
            ("We support", .support), ("We do not support", .oppose), ("n/r", .blank), ("-", .blank), ("—", .blank),
        ] as [(String, Stance)]
    )
    func `so are Spanish, French and Portuguese ones, and how people bend them`(words: String, stance: Stance) {
        #expect(lexicon.stance(of: words) == stance)
    }

    @Test(
        arguments: [
            ("Strongly agree", .support), ("Somewhat agree", .conditional), ("Neither agree nor disagree", .abstain),
            ("Strongly disagree", .oppose), ("Totalmente de acuerdo", .support),
            ("Ni de acuerdo ni en desacuerdo", .abstain), ("Totalmente en desacuerdo", .oppose),
            ("Tout à fait d'accord", .support), ("Plutôt d'accord", .conditional), ("Plutôt pas d'accord", .oppose),
            ("Pas du tout d'accord", .oppose), ("Concordo totalmente", .support),
            ("Nem concordo nem discordo", .abstain), ("Discordo parcialmente", .oppose),
            ("Discordo totalmente", .oppose),
        ] as [(String, Stance)]
    )
    func `the steps of agreement are known in four languages`(words: String, stance: Stance) {
        #expect(lexicon.stance(of: words) == stance)
    }

    @Test(arguments: [
        "Support with cost", "Supportt", "Maybe", "7", "+0.9", "Do not", "Support, No", "Support / Do Not Support", "🙂",
        "See comment", String(repeating: "Support ", count: 2000),
    ])
    func `what is not known is not guessed`(_ words: String) {
        #expect(lexicon.stance(of: words) == .unrecognised)
        #expect(lexicon.stance(of: words, speakers: { $0 == "euralo" }) == .unrecognised)
    }

    @Test(arguments: ["  «No\u{A0}APOYA.» ", "*no  apoya*", "NO\r\nAPOYA!", "Nó ápoya"])
    func `case, accents, outer markup and white space make no difference`(_ words: String) {
        #expect(lexicon.stance(of: words) == .oppose)
    }

    @Test(arguments: 0..<100)
    func `a look-up by bytes is a look-up of the folded text`(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let known = Dictionary(lexicon.phrases.map { ($0.foldedForMatching, $0) }) { first, _ in first }
        let pieces = [" ", "\t", "\n", "*", "'", "`", ".", "é", "’", "\u{301}", "\0", "A", "/", "-", "\u{AD}"]
        for _ in 0..<50 {
            var words = Array(lexicon.phrases.randomElement(using: &random) ?? "")
            for _ in 0..<Int.random(in: 0..<4, using: &random) {
                words.insert(
                    contentsOf: pieces.randomElement(using: &random) ?? "",
                    at: Int.random(in: 0...words.count, using: &random)
                )
            }
            let text = Bool.random(using: &random) ? String(words) : String(words).uppercased()
            let folded = text.foldedForMatching
            let expected = folded.isEmpty ? .blank : known[folded].map { lexicon.stance(of: $0) } ?? .unrecognised
            let stance = lexicon.stance(of: text)
            // Words of support with a condition apart from them are told by another rule than a look-up.
            let isApart = text.contains { ".-(".contains($0) }
            let isQualified = stance == .conditional && expected == .unrecognised && isApart
            #expect(stance == expected || isQualified, "\(text.debugDescription)")
        }
    }

    @Test func `bytes that are no text are not recognised`() {
        let bytes: [UInt8] = [0x53, 0xED]
        #expect(lexicon.stance(ofUTF8: bytes.span) == .unrecognised)
    }

    // MARK: Extending

    @Test func `another lexicon adds words, and its meaning wins`() {
        let own = StanceLexicon([("Perhaps", .conditional), ("ABSTAIN", .blank)], subjects: ["Our board"])
        let extended = lexicon.extended(by: own)
        #expect(extended.stance(of: "perhaps") == .conditional)
        #expect(extended.stance(of: "abstain") == .blank)
        #expect(extended.stance(of: "Abstains") == .abstain)
        #expect(extended.stance(of: "Our board supports", speakers: { _ in false }) == .support)
        #expect(extended.nearest(to: "Perhapz") == "Perhaps")
    }

    // MARK: The nearest phrase

    @Test(arguments: [
        ("Suport", "Support"), ("Do not suport", "Do Not Support"), ("No apolla", "No apoya"),
        ("Abstein", "Abstain"), ("Naõ apoía", "Não apoia"), ("Whatever you say", nil), ("", nil),
    ])
    func `the nearest phrase is named`(_ words: String, _ phrase: String?) {
        #expect(lexicon.nearest(to: words) == phrase)
    }

    @Test(arguments: 0..<20)
    func `a phrase with a few wrong letters has a nearest`(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let phrases = lexicon.phrases.filter { $0.utf8.count < 60 }
        for phrase in phrases.shuffled(using: &random).prefix(20) {
            var letters = Array(phrase.foldedForMatching)
            for _ in 0..<Int.random(in: 0...min(3, letters.count / 4), using: &random) {
                let place = Int.random(in: 0..<letters.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                // Beside a space or an apostrophe that could cost a second sign when the words are folded.
                case 0
                where letters[max(0, place - 1)...min(place + 1, letters.count - 1)].allSatisfy(\.isLetter)
                    && place > 0 && place + 1 < letters.count:
                    letters.remove(at: place)
                case 1: letters.insert("x", at: place)
                default: letters[place] = "x"
                }
            }
            #expect(lexicon.nearest(to: String(letters)) != nil, "\(phrase): \(String(letters))")
        }
    }
}
