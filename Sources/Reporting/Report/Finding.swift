public import Consensus
public import ConsultationModel

/// What a level means for whoever has to act on it: the eight levels in four groups.
public enum Finding: String, Sendable, Hashable, CaseIterable {
    /// Full consensus, or consensus with conditions or a small minority.
    case favour
    /// Divergence, or strong support or opposition that meets significant dissent.
    case open
    /// Consensus against, full or not.
    case against
    /// Too few answers for any level, or the leading rule cannot be applied.
    case unanswered

    /// The group that a level belongs to.
    public init(_ level: Level) {
        self =
            switch level {
            case .fullConsensus, .consensus: .favour
            case .strongSupport, .divergence, .strongOpposition: .open
            case .consensusAgainst, .fullConsensusAgainst: .against
            case .tooFewAnswers: .unanswered
            }
    }

    /// What a rule's result comes to: its level's group, or whether the rule is met.
    public init(_ result: RuleResult) {
        self =
            switch (result.level, result.outcome) {
            case (.some(let level), _): Finding(level)
            case (nil, .met): .favour
            case (nil, .notMet): .open
            case (nil, .notApplicable): .unanswered
            }
    }
}
