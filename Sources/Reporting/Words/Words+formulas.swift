import Consensus
import ConsultationModel

extension Words {
    /// The conditions with the numbers put in: "s/N ≥ 4/5 (5·4 ≥ 4·5: 20 ≥ 20)".
    func formula(of result: RuleResult) -> String { series(result.comparisons.map(formula)) }

    /// The same, or why there are no numbers.
    func formulaOrReason(of result: RuleResult) -> String {
        guard case .notApplicable(let obstacle) = result.outcome else { return formula(of: result) }
        return reason(of: obstacle)
    }

    /// One condition with the numbers put in.
    func formula(of comparison: Comparison) -> String { "\(condition(of: comparison)) (\(numbers(of: comparison)))" }

    /// The condition in symbols: "s/N ≥ 4/5".
    func condition(of comparison: Comparison) -> String {
        comparison.condition { symbol in
            switch symbol {
            case "answered objections":
                say(en: "answered objections", es: "objeciones respondidas", fr: "objections ayant une réponse")
            case "answered conditions":
                say(en: "answered conditions", es: "condiciones respondidas", fr: "conditions ayant une réponse")
            case "median": say(en: "median", es: "mediana", fr: "médiane")
            default: decimal(symbol)
            }
        }
    }

    /// The numbers put in, and what they come to: "5·4 ≥ 4·5: 20 ≥ 20".
    func numbers(of comparison: Comparison) -> String {
        var numbers = decimal(comparison.numbers)
        if language == .french, let colon = numbers.firstIndex(of: ":") { numbers.insert("\u{202F}", at: colon) }
        return numbers
    }
}
