/// The place and spread of a panel's marks from 1 to 9, as whole numbers of small units.
///
/// Source: Fitch et al., The RAND/UCLA Appropriateness Method User's Manual, RAND 2001.
public struct MarkSpread: Sendable, Hashable {
    /// The median in tenths of a mark.
    public let median: Int
    /// The 30th percentile in tenths of a mark.
    public let lower: Int
    /// The 70th percentile in tenths of a mark.
    public let upper: Int

    /// The interpercentile range IPR in tenths of a mark.
    public var range: Int { upper - lower }

    /// The range from which on marks disagree, IPRAS = 2.35 + 1.5·|5 - IPRCP| with the centre IPRCP of the two
    /// percentiles, in thousandths of a mark.
    public var adjustedRange: Int { 2_350 + 75 * abs(100 - lower - upper) }

    /// Whether IPR > IPRAS.
    public var isDisagreement: Bool { !isWithoutDisagreement.holds }

    /// The manual's test of disagreement, the other way round.
    var isWithoutDisagreement: Comparison {
        Comparison(
            Quantity("IPR", 100 * range, decimals: 3),
            .atMost,
            threshold: Quantity("IPRAS", adjustedRange, decimals: 3)
        )
    }

    /// Whether the median is among the marks from 7 to 9; a median of 6.5 is counted to them, as in the manual.
    var isInUpperThird: Comparison {
        Comparison(
            Quantity("median", median, decimals: 1),
            .atLeast,
            threshold: Quantity(threshold: 65, decimals: 1)
        )
    }
}
