public import ConsultationModel

/// What one rule says about one count of positions.
public struct RuleResult: Sendable, Hashable {
    /// Its conditions with the numbers put in; where there are too few answers, the quorum; empty where another input is
    /// missing.
    public let comparisons: [Comparison]
    /// Whether there is a consensus in favour.
    public let outcome: RuleOutcome
    /// The level, where the rule has levels.
    public let level: Level?

    /// Whether a count equals a threshold exactly.
    public var isBorderline: Bool { comparisons.contains(where: \.isOnThreshold) }

    /// Met when every comparison holds.
    init(_ comparisons: Comparison...) {
        self.comparisons = comparisons
        outcome = comparisons.allSatisfy(\.holds) ? .met : .notMet
        level = nil
    }

    /// Not applicable.
    init(_ obstacle: RuleObstacle, _ comparisons: Comparison...) {
        self.comparisons = comparisons
        outcome = .notApplicable(obstacle)
        level = nil
    }

    /// Of the GNSO's levels, the two consensus levels in favour meet the rule.
    init(_ assessment: Assessment, rules: ConsensusRules) {
        comparisons = assessment.comparisons
        level = assessment.level
        outcome =
            switch assessment.level {
            case .fullConsensus, .consensus: .met
            case .tooFewAnswers: .notApplicable(.missedQuorum(assessment.counts, rules: rules))
            default: .notMet
            }
    }
}

extension RuleObstacle {
    /// Too few answers: these counts miss the quorum.
    static func missedQuorum(_ counts: PositionCounts, rules: ConsensusRules) -> RuleObstacle {
        .tooFewAnswers(answered: counts.answered, entitled: counts.entitled, quorum: rules.quorum)
    }
}
