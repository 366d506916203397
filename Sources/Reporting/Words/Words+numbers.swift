import Consensus
import ConsultationModel

extension Words {
    /// "1 region", "2 regions", "1,200 regions": the number and the word that goes with it.
    func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(grouped(number)) \(isSingular(number) ? singular : plural ?? singular + "s")"
    }

    /// Whether words that go with this number are singular; in French also for zero.
    func isSingular(_ number: Int) -> Bool { number == 1 || number == 0 && language == .french }

    /// "1,234,567", "1.234.567", and in French with narrow spaces that do not break.
    func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.utf8.count - offset).isMultiple(of: 3) {
                text += say(en: ",", es: ".", fr: "\u{202F}")
            }
            text.append(digit)
        }
        return text
    }

    /// A number that is written with a decimal point, as the language writes it: "6.5", "6,5".
    func decimal(_ number: String) -> String {
        language == .english || !number.contains(".") ? number : number.replacing(".", with: ",")
    }

    /// "0.57", "-1,00", or why it is undefined: "all equal".
    func value(of coefficient: Coefficient) -> String {
        switch coefficient {
        case .value: decimal(coefficient.rounded ?? "")
        case .undefined(.noAnswers): say(en: "no answers", es: "sin respuestas", fr: "sans réponses")
        case .undefined(.noSharedAnswers):
            say(en: "no shared answers", es: "sin respuestas en común", fr: "sans réponses communes")
        case .undefined(.allEqual): say(en: "all equal", es: "todas iguales", fr: "toutes égales")
        case .undefined(.oneStep): say(en: "one step only", es: "un solo grado", fr: "un seul degré")
        }
    }

    /// "A", "A and B", "A, B and C".
    func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(and) " + last
    }

    /// Stands between the last two of a list.
    var and: String { say(en: "and", es: "y", fr: "et") }

    /// "1 of 5".
    func share(_ part: Int, of whole: Int) -> String {
        say(en: "\(part) of \(whole)", es: "\(part) de \(whole)", fr: "\(part) sur \(whole)")
    }

    /// Parts that are sentences of their own, one after the other: "a; b".
    func series(_ parts: [String]) -> String { parts.joined(separator: semicolon) }

    /// Stands between such parts.
    var semicolon: String { say(en: "; ", es: "; ", fr: " ; ") }

    /// "5 regions".
    func regions(_ number: Int) -> String {
        say(
            en: count(number, "region"),
            es: count(number, "región", "regiones"),
            fr: "\(count(number, "région"))"
        )
    }

    /// "16 recommendations".
    func recommendations(_ number: Int) -> String {
        say(
            en: count(number, "recommendation"),
            es: count(number, "recomendación", "recomendaciones"),
            fr: "\(count(number, "recommandation"))"
        )
    }

    /// "3 answers".
    func answers(_ number: Int) -> String {
        say(en: count(number, "answer"), es: count(number, "respuesta"), fr: "\(count(number, "réponse"))")
    }
}
