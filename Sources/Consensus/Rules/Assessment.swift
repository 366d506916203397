public import ConsultationModel

/// The level computed for one recommendation: a proposal, since the guidelines let the chair designate.
public struct Assessment: Sendable, Hashable {
    /// The computed level.
    public let level: Level
    /// The comparisons that decided it, those that do not hold included.
    public let comparisons: [Comparison]
    /// The counts that it was computed from.
    public let counts: PositionCounts

    /// Applies the GNSO levels with a quorum. With s, q, o = regions in support, conditional and opposed, n = s + q + o
    /// and N = regions entitled:
    ///
    /// - n must exceed `rules.quorum` of N, else too few answers;
    /// - s = n: full consensus; o = n: full consensus against;
    /// - 2s > n: consensus when o is at most `rules.smallMinority` of n, else strong support but significant opposition;
    /// - 2o > n: the same with s and o exchanged;
    /// - else divergence.
    ///
    /// Source: GNSO Working Group Guidelines, section 3.6; for the levels against, the GNSO's Standing Committee on
    /// Improvements, 2014.
    public init(_ counts: PositionCounts, rules: ConsensusRules = .standard) {
        self.counts = counts
        let quorum = Comparison.quorum(counts, rules: rules)
        guard quorum.holds else {
            (level, comparisons) = (.tooFewAnswers, [quorum])
            return
        }
        let isInFavour = counts.support >= counts.oppose
        let (s, o) = (Quantity("s", counts.support), Quantity("o", counts.oppose))
        let n = Quantity("n", counts.answered)
        let (side, otherSide) = isInFavour ? (s, o) : (o, s)
        func isMost(_ side: Quantity) -> Comparison { Comparison(side, of: n, .moreThan, Ratio(1, 2)) }

        let isAll = Comparison(side, .equal, n)
        let isSmallMinority = Comparison(otherSide, of: n, .atMost, rules.smallMinority)
        if isAll.holds {
            (level, comparisons) = (isInFavour ? .fullConsensus : .fullConsensusAgainst, [isAll])
        } else if !isMost(side).holds {
            (level, comparisons) = (.divergence, [isMost(s), isMost(o)])
        } else {
            comparisons = [isMost(side), isSmallMinority]
            level =
                isSmallMinority.holds
                ? (isInFavour ? .consensus : .consensusAgainst)
                : (isInFavour ? .strongSupport : .strongOpposition)
        }
    }

    /// Whether at least one region's support depends on a condition; meaningful for consensus and consensus against.
    public var isConditional: Bool { level != .tooFewAnswers && counts.conditional > 0 }

    /// Whether a count equals a threshold exactly, so that one region more or less would change the outcome.
    public var isBorderline: Bool { comparisons.contains(where: \.isOnThreshold) }
}

extension Comparison {
    /// Whether enough regions take a position that any rule may be applied.
    static func quorum(_ counts: PositionCounts, rules: ConsensusRules) -> Comparison {
        Comparison(Quantity("n", counts.answered), of: Quantity("N", counts.entitled), .moreThan, rules.quorum)
    }
}
