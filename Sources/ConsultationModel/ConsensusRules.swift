/// The thresholds that a consultation may set. All are ratios of whole numbers; no rule uses a float.
public struct ConsensusRules: Sendable, Hashable, Codable {
    /// The level is computed only when *more than* this share of the entitled regions takes a position.
    public var quorum: Ratio
    /// A minority of *at most* this share of the regions that take a position is small: it does not stand in the way
    /// of a consensus.
    public var smallMinority: Ratio

    /// Quorum one half, small minority one in five: Concord's choices, since the GNSO guidelines give no number.
    public static let standard = ConsensusRules(quorum: Ratio(1, 2), smallMinority: Ratio(1, 5))

    /// Memberwise.
    public init(quorum: Ratio, smallMinority: Ratio) {
        self.quorum = quorum
        self.smallMinority = smallMinority
    }
}
