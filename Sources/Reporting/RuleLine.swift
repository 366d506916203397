import Consensus

/// One line of the rules side by side: a rule as it is published, or counted otherwise.
struct RuleLine {
    /// The rule's name.
    var rule: String
    /// How it is counted otherwise; nil for the rule as it is published.
    var variant: String?
    /// The conditions with the numbers put in, and the outcome.
    var result: RuleResult
    /// "met", "not met", "not applicable", or the level of a rule that has levels.
    var outcome: String

    /// Each condition with its numbers, or why there are none: "s/N ≥ 4/5 (5·4 ≥ 4·5: 20 ≥ 20)".
    var formula: String {
        guard case .notApplicable(let obstacle) = result.outcome else { return result.formula }
        return obstacle.description
    }
}
