/// The settings of a consultation's consensus rules. All thresholds are whole numbers or ratios of them; no rule uses a
/// float.
///
/// In the comments s, q, o are the regions in support, under conditions and opposed, n = s + q + o, N the regions
/// entitled to a position.
public struct ConsensusRules: Sendable, Hashable, Codable {
    /// The rule that a report puts first; the others stand beside it.
    public var lead = ConsensusRule.gnso
    /// Rules are applied only when n is *more than* this share of N. Concord's choice: no source gives a number.
    public var quorum = Ratio(1, 2)
    /// GNSO: a minority of *at most* this share of n is small and does not stand in the way of a consensus. Concord's
    /// choice: the guidelines give no number.
    public var smallMinority = Ratio(1, 5)
    /// ALAC: s is *at least* this share of N.
    public var alacSupport = Ratio(4, 5)
    /// NARALO: o is *less than* this share of n.
    public var naraloOpposition = Ratio(1, 10)
    /// ISO: s is *at least* this share of s + o.
    public var isoApproval = Ratio(2, 3)
    /// ISO: o is *at most* this share of n.
    public var isoDisapproval = Ratio(1, 4)
    /// IEEE: s is *at least* this share of s + o.
    public var ieeeApproval = Ratio(3, 4)
    /// Apache: s is *at least* this number.
    public var apacheSupport = 3
    /// Delphi: s is *at least* this share of n.
    public var delphiSupport = Ratio(3, 4)
    /// Core outcome sets: s is *at least* this share of n.
    public var cosSupport = Ratio(7, 10)
    /// Core outcome sets: o is *less than* this share of n.
    public var cosOpposition = Ratio(3, 20)

    /// Every setting with its default.
    public static let standard = ConsensusRules()

    /// Every setting with its default.
    public init() {}

    /// The thresholds of the quorum and of the GNSO's levels; every other setting with its default.
    public init(quorum: Ratio, smallMinority: Ratio) {
        self.quorum = quorum
        self.smallMinority = smallMinority
    }

    /// Reads the settings; one that is left out has its default, so that what was stored before it existed is still
    /// read. Throws `DecodingError` for a value that is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ setting: inout Value) throws {
            setting = try container.decodeIfPresent(Value.self, forKey: key) ?? setting
        }
        try read(.lead, &lead)
        try read(.quorum, &quorum)
        try read(.smallMinority, &smallMinority)
        try read(.alacSupport, &alacSupport)
        try read(.naraloOpposition, &naraloOpposition)
        try read(.isoApproval, &isoApproval)
        try read(.isoDisapproval, &isoDisapproval)
        try read(.ieeeApproval, &ieeeApproval)
        try read(.apacheSupport, &apacheSupport)
        try read(.delphiSupport, &delphiSupport)
        try read(.cosSupport, &cosSupport)
        try read(.cosOpposition, &cosOpposition)
    }
}
