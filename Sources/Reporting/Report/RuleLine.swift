import Consensus

/// One line of the rules side by side: a rule as it is published, or counted otherwise.
struct RuleLine {
    /// The rule's name.
    var rule: String
    /// How it is counted otherwise; nil for the rule as it is published.
    var variant: String?
    /// What the rule says.
    var result: RuleResult
    /// The outcome in words, or the level of a rule that has levels.
    var outcome: String
    /// The words that it is told in.
    var words: Words

    /// Each condition with its numbers, or why there are none: "s/N ≥ 4/5 (5·4 ≥ 4·5: 20 ≥ 20)".
    var formula: String { words.formulaOrReason(of: result) }
}
