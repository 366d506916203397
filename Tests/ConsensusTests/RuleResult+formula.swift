import Consensus

extension RuleResult {
    /// The formula as a report may print it.
    var formula: String { comparisons.map { "\($0.condition), \($0.numbers)" }.joined(separator: "; ") }
}
