import Consensus

extension JSONRendering {
    /// How alike the positions are, over all and region by region.
    var agreement: JSON {
        [
            "alpha_nominal": Self.number(report.agreement.reliability.nominal),
            "alpha_ordinal": Self.number(report.agreement.reliability.ordinal),
            "pairs": .array(report.agreement.pairs.map(Self.pair)),
        ]
    }

    /// How far two regions agree.
    private static func pair(_ pair: RegionPair) -> JSON {
        [
            "regions": JSON([pair.first, pair.second]),
            "shared": JSON(pair.agreement.shared),
            "alike": JSON(pair.agreement.equal),
            "share": number(pair.agreement.rawAgreement),
            "kappa": number(pair.agreement.weightedKappa),
        ]
    }

    /// How far the positions on one recommendation agree.
    static func spread(_ positions: Distribution) -> JSON {
        [
            "consensus": number(positions.consensus),
            "agreement": number(positions.agreement),
            "polarisation": number(positions.polarisation),
        ]
    }

    /// A value with two decimals, or the reason why there is none.
    private static func number(_ coefficient: Coefficient) -> JSON {
        .present([
            "value": coefficient.hundredths.map(JSON.hundredths),
            "undefined": coefficient.value == nil ? JSON(coefficient.description) : nil,
        ])
    }
}
