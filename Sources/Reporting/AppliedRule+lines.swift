import Consensus
import ConsultationModel

extension AppliedRule {
    /// The rule, then with conditions counted as support and with the other denominator, where these differ.
    func lines(naming assessment: Assessment) -> [RuleLine] {
        func line(_ variant: String, _ result: RuleResult?) -> RuleLine? {
            result.map {
                RuleLine(rule: rule.name, variant: variant, result: $0, outcome: $0.level.map(Labels.name) ?? $0.words)
            }
        }
        let published = RuleLine(
            rule: rule.name,
            variant: nil,
            result: result,
            outcome: result.level == nil ? result.words : Labels.name(of: assessment)
        )
        return [published]
            + [
                line("with “It Depends” as support", conditionsAsSupport),
                line("with the other denominator", otherDenominator),
            ].compactMap { $0 }
    }
}
