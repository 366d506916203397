public import ConsultationModel

/// The level computed for one recommendation: a proposal, since the guidelines let the chair designate.
public struct Assessment: Sendable, Hashable {
    /// The computed level.
    public let level: Level
    /// Whether at least one region's support depends on a condition; meaningful for consensus and consensus against.
    public let isConditional: Bool
    /// Whether a count equals a threshold exactly, so that one region more or less would change the outcome.
    public let isBorderline: Bool
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
    public init(_ counts: PositionCounts, rules: ConsensusRules = .standard) {
        self.counts = counts
        let (s, o, n) = (counts.support, counts.oppose, counts.answered)
        let side = s >= o ? s : o
        let minority = s >= o ? o : s
        let ratio = rules.smallMinority

        guard n > 0, rules.quorum.isExceeded(by: n, of: counts.entitled) else {
            level = .tooFewAnswers
            isConditional = false
            isBorderline = n > 0 && n * rules.quorum.denominator == counts.entitled * rules.quorum.numerator
            return
        }
        let minorityIsSmall = !ratio.isExceeded(by: minority, of: n)
        level =
            switch (s, o) {
            case (n, _): .fullConsensus
            case (_, n): .fullConsensusAgainst
            case _ where 2 * s > n: minorityIsSmall ? .consensus : .strongSupport
            case _ where 2 * o > n: minorityIsSmall ? .consensusAgainst : .strongOpposition
            default: .divergence
            }
        isConditional = counts.conditional > 0
        isBorderline =
            switch level {
            case .consensus, .consensusAgainst:
                minority > 0 && minority * ratio.denominator == n * ratio.numerator
            case .divergence: 2 * side == n
            default: false
            }
    }
}
