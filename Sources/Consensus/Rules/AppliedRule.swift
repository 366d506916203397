public import ConsultationModel

/// One rule applied to one recommendation: as it is published, and counted otherwise where that may differ.
public struct AppliedRule: Sendable, Hashable {
    /// The rule; it knows its name and source.
    public let rule: ConsensusRule
    /// The rule as published. A condition is not support.
    public let result: RuleResult
    /// With conditions counted as support; nil where nobody sets one, where the rule counts marks, and
    /// below the quorum.
    public let conditionsAsSupport: RuleResult?
    /// With the regions entitled in place of those that took a position, or the other way round; nil where both are
    /// equally many, where the rule divides by neither, and below the quorum.
    public let otherDenominator: RuleResult?

    /// Applies the rule.
    ///
    /// - Parameters:
    ///   - counts: Where the regions stand.
    ///   - rules: The consultation's settings.
    ///   - evidence: What some rules need beside the counts.
    public init(
        _ rule: ConsensusRule,
        to counts: PositionCounts,
        rules: ConsensusRules = .standard,
        evidence: RuleEvidence = RuleEvidence()
    ) {
        func apply(_ counts: PositionCounts, over denominator: Denominator) -> RuleResult {
            RuleResult(of: rule, to: counts, rules: rules, evidence: evidence, over: denominator)
        }
        let own = rule.denominator ?? .answered
        self.rule = rule
        result = apply(counts, over: own)
        let hasQuorum = Comparison.quorum(counts, rules: rules).holds
        let countsConditions = counts.conditional > 0 && rule != .randUCLA
        let hasTwoDenominators = counts.answered != counts.entitled && rule.denominator != nil
        conditionsAsSupport =
            hasQuorum && countsConditions ? apply(counts.conditionsAsSupport, over: own) : nil
        otherDenominator = hasQuorum && hasTwoDenominators ? apply(counts, over: own.other) : nil
    }
}
