import Consensus
import ConsultationModel

extension AppliedRule {
    /// The rule, then with conditions counted as support and with the other denominator, where these differ.
    func lines(naming assessment: Assessment, in words: Words) -> [RuleLine] {
        func line(_ variant: String, _ result: RuleResult?) -> RuleLine? {
            result.map { line(variant, $0, level: words.name(of:)) }
        }
        func line(_ variant: String?, _ result: RuleResult, level: (Level) -> String) -> RuleLine {
            RuleLine(
                rule: words.name(of: rule),
                variant: variant,
                result: result,
                outcome: result.level.map(level) ?? words.name(of: result.outcome),
                words: words
            )
        }
        return [line(nil, result) { _ in words.name(of: assessment) }]
            + [
                line(words.conditionsAsSupport, conditionsAsSupport),
                line(words.otherDenominator, otherDenominator),
            ].compactMap { $0 }
    }
}
