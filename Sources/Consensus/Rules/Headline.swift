public import ConsultationModel

/// What a recommendation comes to in one line: the GNSO's level, or what another leading rule finds.
public struct Headline: Sendable, Hashable {
    /// The GNSO's level.
    public let level: Level
    /// The counts that it follows from.
    public let counts: PositionCounts
    /// The rule that leads.
    public let rule: ConsensusRule
    /// What the leading rule finds; nil where that is the level, and for RAND/UCLA, which needs more than positions.
    public let outcome: RuleOutcome?
    /// Whether the level stands for the outcome: also where too few regions take a position for any rule.
    public let showsLevel: Bool

    /// Of regions that stand so, now or at an earlier time.
    ///
    /// - Parameters:
    ///   - level: The level as it was computed then, maybe by other rules; nil: by these.
    ///   - rules: The consultation's settings.
    public init(_ counts: PositionCounts, level: Level? = nil, rules: ConsensusRules) {
        self.level = level ?? Assessment(counts, rules: rules).level
        self.counts = counts
        rule = rules.lead
        outcome =
            rule == .gnso || rule == .randUCLA ? nil : AppliedRule(rule, to: counts, rules: rules).result.outcome
        showsLevel = outcome == nil || !Comparison.quorum(counts, rules: rules).holds
    }

    /// Whether at least one region's support depends on a condition, as in `Assessment`.
    public var isConditional: Bool { level != .tooFewAnswers && counts.conditional > 0 }

    /// Whether the level and the conditions that qualify it are the same.
    public func hasSameLevel(as other: Headline) -> Bool {
        level == other.level && isQualified == other.isQualified
    }

    /// Whether the leading rule finds the same.
    public func hasSameOutcome(as other: Headline) -> Bool {
        switch (outcome, other.outcome) {
        case (nil, nil): true
        case (.met, .met), (.notMet, .notMet), (.notApplicable, .notApplicable): rule == other.rule
        default: false
        }
    }

    /// Whether both are the same, whichever is shown.
    public func isSame(as other: Headline) -> Bool { hasSameLevel(as: other) && hasSameOutcome(as: other) }

    /// Whether a reader of the line sees the same.
    public func says(theSameAs other: Headline) -> Bool {
        guard showsLevel == other.showsLevel else { return false }
        return showsLevel ? hasSameLevel(as: other) : hasSameOutcome(as: other)
    }

    /// Whether conditions qualify the level; of the others they are no part.
    private var isQualified: Bool { isConditional && (level == .consensus || level == .consensusAgainst) }
}
