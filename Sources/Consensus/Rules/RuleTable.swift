public import ConsultationModel

/// All rules side by side for one recommendation.
public struct RuleTable: Sendable, Hashable {
    /// Whether enough regions take a position; where it does not hold, no rule is applied.
    public let quorum: Comparison
    /// The rule that leads in this consultation.
    public let leading: AppliedRule
    /// Every other rule, in the order of `ConsensusRule.allCases`.
    public let others: [AppliedRule]

    /// Applies every rule.
    ///
    /// - Parameters:
    ///   - counts: Where the regions stand.
    ///   - rules: The consultation's settings.
    ///   - evidence: What some rules need beside the counts.
    public init(
        _ counts: PositionCounts,
        rules: ConsensusRules = .standard,
        evidence: RuleEvidence = RuleEvidence()
    ) {
        func apply(_ rule: ConsensusRule) -> AppliedRule {
            AppliedRule(rule, to: counts, rules: rules, evidence: evidence)
        }
        quorum = .quorum(counts, rules: rules)
        leading = apply(rules.lead)
        others = ConsensusRule.allCases.filter { $0 != rules.lead }.map(apply)
    }

    /// The leading rule, then the others.
    public var all: [AppliedRule] { [leading] + others }
}
