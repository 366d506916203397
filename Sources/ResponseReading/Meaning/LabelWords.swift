import ConsultationModel

/// What people call the parts of a response: headings, fields, closings, and the marks of earlier mails, folded.
struct LabelWords: Sendable {
    /// "Recommendation", before a number.
    let headings: Set<String>
    /// What else people number recommendations as; a heading only where a stance follows: "Proposal 6: Support".
    let looseHeadings: Set<String>
    /// What stands before "Recommendation 6": "re", "our position on".
    let openers: [String]
    /// Numbers in words, up to twenty.
    let numbers: [String: Int]
    /// "and", between the numbers of several recommendations.
    let all: Set<String>
    /// The last word of "do not", of which a line's end may have torn the verb.
    let negations: Set<String>
    /// Answers whose meaning hangs on the question.
    let yesAndNo: Set<String>
    /// How the title of an annex begins.
    let annexes: [String]
    /// Who speaks in a region's own name: "working group", "secretariat".
    let ownVoices: Set<String>

    static let builtIn = LabelWords(
        headings: [
            "recommendation", "rec", "recom", "recomm", "reco", "recomendacion", "recommandation", "recomendacao",
            "item", "empfehlung", "рекомендация", "рек", "التوصية", "توصية", "建议", "建議", "raccomandazione",
        ],
        looseHeadings: ["proposal", "propuesta", "proposition", "proposta", "vorschlag", "предложение", "提案", "r"],
        openers: [
            "re", "on", "our position on", "our answer to", "our response to", "our view on", "position on",
            "answer to",
            "response to", "comment on", "comments on", "with regard to", "with regards to", "with respect to",
            "in regard to", "regarding", "concerning", "as regards", "as for", "as to", "for", "about", "draft",
            "final",
            "the", "this is our answer to", "review", "vote on", "stance on", "sobre la", "sobre", "respecto a la",
            "respecto de la", "en cuanto a la", "con respecto a la", "nuestra posicion sobre la", "sur la",
            "concernant la",
            "quant a la", "au sujet de la", "notre position sur la", "a propos de la", "sobre a", "quanto a",
            "em relacao a", "nossa posicao sobre a", "zu", "zur", "betreffend", "unsere position zu", "по", "о", "к",
            "proyecto de", "projet de", "entwurf", "at-large", "at-large review", "question",
        ],
        numbers: numbers([
            [
                "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
            ],
            [
                "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
                "trece",
                "catorce", "quince", "dieciseis",
            ],
            [
                "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
                "treize",
                "quatorze", "quinze", "seize",
            ],
            ["um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez"],
            ["eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn"],
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"],
        ]),
        all: [
            "all recommendations", "all other recommendations", "all the recommendations",
            "all the other recommendations",
            "all others", "all other", "all of them", "every recommendation", "all remaining recommendations",
            "the remaining recommendations", "the other recommendations", "other recommendations", "everything else",
            "todas las recomendaciones", "todas las demas recomendaciones", "todas las demas",
            "las demas recomendaciones",
            "toutes les recommandations", "toutes les autres recommandations", "les autres recommandations",
            "todas as recomendacoes", "todas as outras recomendacoes", "alle empfehlungen", "alle anderen empfehlungen",
            "все рекомендации", "все остальные рекомендации",
        ],
        negations: [
            "not", "no", "don't", "doesn't", "can't", "cannot", "couldn't", "didn't", "won't", "never", "ne", "n'",
            "nao",
            "nicht", "не", "do",
        ],
        yesAndNo: [
            "yes", "no", "y", "n", "si", "oui", "non", "sim", "nao", "ja", "nein", "да", "нет", "نعم", "لا", "是", "否",
            "true", "false", "+1", "-1", "yea", "nay", "aye",
        ],
        annexes: ["annex", "appendix", "anexo", "annexe", "apendice", "anhang", "приложение"],
        ownVoices: [
            "working", "group", "wg", "groups", "secretariat", "leadership", "board", "chair", "chairs", "team",
            "response",
            "responses", "answer", "answers", "position", "positions", "comment", "comments", "statement", "input",
            "submission", "reply", "feedback", "to", "the", "of", "on", "for", "from", "by", "our", "and", "a",
            "official",
            "final", "consolidated", "overall", "region", "regional", "ralo", "members", "draft", "recommendations",
            "recommendation", "grupo", "de", "trabajo", "secretaria", "secretariado", "la", "el", "del", "respuesta",
            "respuestas", "posicion", "comentarios", "groupe", "travail", "du", "le", "les", "reponse", "reponses",
            "commentaires", "trabalho", "da", "do", "resposta", "respostas", "posicao", "vote", "votes", "result",
            "results", "copy", "version", "document", "form", "template", "v1", "v2", "task", "force",
        ]
    )

    private static func numbers(_ lists: [[String]]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for list in lists {
            for (index, word) in list.enumerated() where numbers[word] == nil { numbers[word] = index + 1 }
        }
        return numbers
    }
}
