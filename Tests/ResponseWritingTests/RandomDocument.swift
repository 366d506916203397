import BuiltIn
import ConsultationModel
import Definitions
import FoundationEssentials
import ResponseReading
import ResponseWriting

/// Illustrative: made-up consultations and answers, different for each seed.
struct RandomDocument {
    private var random: RandomNumbers

    /// Whether all is ASCII, and no piece begins with a sign.
    private let isPlain: Bool

    init(seed: UInt64, isPlain: Bool = false) {
        random = RandomNumbers(seed: seed)
        self.isPlain = isPlain
    }

    mutating func consultation() -> Consultation {
        let ids = Self.ids.shuffled(using: &random).prefix(Int.random(in: 2...8, using: &random))
        return Consultation(
            id: "illustrative-2018",
            title: "Illustrative: a consultation about “everything”",
            regions: [
                Region(code: "NORTH", name: "Northern Region", speakers: ["North Working Group - Review"]),
                Region(code: "SOUTH", name: "Región del Sur"),
            ],
            recommendations: ids.map { Recommendation(id: $0, text: text()) }
        )
    }

    /// - Parameters:
    ///   - isComplete: Whether every recommendation has an answer in words that are known.
    ///   - namesRespondent: Whether somebody else than the region answers.
    mutating func response(
        to consultation: Consultation,
        isComplete: Bool,
        respondent: String? = nil
    ) -> WrittenResponse {
        var answers: [WrittenAnswer] = []
        for recommendation in consultation.recommendations.shuffled(using: &random) {
            if !isComplete, !answers.isEmpty, Int.random(in: 0..<4, using: &random) == 0 { continue }
            let words = isComplete || answers.isEmpty ? pick(Self.stances) : pick(Self.stances + ["", "whatever"])
            answers.append(WrittenAnswer(to: recommendation, words: words, comment: comment()))
        }
        return WrittenResponse(
            region: isPlain ? consultation.regions[0] : pick(consultation.regions),
            respondent: respondent,
            answers: answers
        )
    }

    mutating func text() -> String {
        let more = (0..<Int.random(in: 0...2, using: &random)).map { _ in pick(Self.sentences + Self.shortSentences) }
        return ([pick(Self.sentences)] + more).joined(separator: " ")
    }

    mutating func comment() -> String {
        if Int.random(in: 0..<20, using: &random) == 0 {
            return String(repeating: pick(Self.pieces) + " ", count: 3000)
        }
        return (0..<Int.random(in: 0..<12, using: &random)).map { _ in
            pick(Self.pieces) + pick(isPlain ? [" ", "\n"] : [" ", "\n", "\n\n", "\n  ", "", " \n\t", "\r\n"])
        }.joined()
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private mutating func pick(_ texts: [String]) -> String {
        let usable =
            isPlain ? texts.filter { $0.utf8.allSatisfy { $0 < 0x80 } && $0.first?.isPunctuation == false } : texts
        return usable[Int.random(in: 0..<usable.count, using: &random)]
    }

    private static let ids = [
        "1", "2", "3", "6", "12", "07", "1(b)", "2(a)", "EMM 3.2", "Option 4", "3.10", "1-2", "A", "R5", "Part II",
    ]

    static let stances = [
        "Support", "It Depends", "Do Not Support", "Abstain", "Apoya", "No apoya", "Depende", "Ne soutient pas",
        "Pas d'accord", "D’accord", "Ça dépend", "Não apoia", "Concordo parcialmente", "Yes, with changes", "N/A", "+1",
    ]

    private static let sentences = [
        "Publish all the minutes within a week.", "Every region should admit individuals as members!",
        "Support: give newcomers a mentor [sic] and a budget.", "Leave everything [*as it is*] today.",
        "Does the board support the travel of members? It should.", "Choose one of these. Support Abstain",
        "Se debe alentar a los miembros de todas las regiones a participar; «siempre».",
        "Les régions devraient choisir leurs membres : c'est l'usage.", "As regiões decidem, não o conselho.",
        "على كل منطقة أن تنشر قراراتها.", "Comments: none that members made.",
        "\"Quoted\" and 'quoted', 50% of # 3 < 4 > 2 & \\ more.", "- a list\u{2019}s item among others",
    ]

    /// Of which alone it cannot be told what they are like.
    private static let shortSentences = ["Meet.", "会員は年に一度会合する。", "See Recommendation 2. It is *not* a | bar."]

    private static let pieces = [
        "We agree.", "naïve", "“quotes” \"and\" 'more'", "a | b | c", "| 6 | Support | no |", "|---|---|", "# title",
        "## Recommendation 1", "[*x*]", "[*Support*]", "[sic]", "Recommendation 7.", "Recommendation 2. The text",
        "Rec. 1: Support", "> Recommendation 3 –", "Option 4: fine", "1. first", "- Recommendation 6.", "---", "--",
        "***",
        "a  b   c", "a\tb", "🙂👩‍👩‍👧", "שלום עולם", "\u{202E}rtl\u{202C}", "日本語の文。", "Support", "**Support** indeed",
        "Position: Support", "Comment: yes", "Comentarios:", "Rationale", "If not, please say why.", "Kind regards,",
        "Saludos", "Region: SOUTH", "Respondent: nobody", "so:\nIllustrative", "==x==", "'''b'''",
        "<b>bold</b> & &amp;",
        "\\n \\* \\", "http://example.org/a_b_c", "$x^2$", "@ref", "^[note]", "[a](b)", "`code`", "~~no~~",
        "key: value",
        "a; b, c", "=1+1", "#1", ":", "*", "_", "e\u{301}", "\u{A0}x\u{A0}", "{\"a\": 1}", "...", "a -- b",
        "Recomendation 4 - x", "item 3.", "(a) Recommendation 1.", "☒ Support", "[x] Support", "Page 3 of 7",
        "\u{2028}",
    ]
}

extension ReadingContext {
    private static let lexicon = Result { try StanceLexicon(yaml: BuiltIn.stances, name: "built-in stance lexicon") }

    /// Knows one consultation and the built-in words.
    static func of(_ consultation: Consultation) throws -> ReadingContext {
        ReadingContext(
            consultations: [consultation],
            lexicon: try lexicon.get(),
            labels: try .builtIn,
            now: Date(timeIntervalSince1970: 1_500_000_000)
        )
    }
}
