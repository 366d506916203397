import Consensus

extension JSONRendering {
    /// How alike the positions are, over all and region by region.
    struct Agreement: Encodable {
        let alphaNominal: Number
        let alphaOrdinal: Number
        let pairs: [Pair]

        enum CodingKeys: String, CodingKey {
            case pairs
            case alphaNominal = "alpha_nominal"
            case alphaOrdinal = "alpha_ordinal"
        }

        init(_ agreement: Report.Agreement) {
            alphaNominal = Number(agreement.reliability.nominal)
            alphaOrdinal = Number(agreement.reliability.ordinal)
            pairs = agreement.pairs.map(Pair.init)
        }
    }

    /// How far two regions agree.
    struct Pair: Encodable {
        let regions: [String]
        let shared: Int
        let alike: Int
        let share: Number
        let kappa: Number

        init(_ pair: RegionPair) {
            regions = [pair.first, pair.second]
            shared = pair.agreement.shared
            alike = pair.agreement.equal
            share = Number(pair.agreement.rawAgreement)
            kappa = Number(pair.agreement.weightedKappa)
        }
    }

    /// How far the positions on one recommendation agree.
    struct Spread: Encodable {
        let consensus: Number
        let agreement: Number
        let polarisation: Number

        init(_ positions: Distribution) {
            consensus = Number(positions.consensus)
            agreement = Number(positions.agreement)
            polarisation = Number(positions.polarisation)
        }
    }

    /// A value with two decimals, or the reason why there is none.
    struct Number: Encodable {
        let value: Double?
        let undefined: String?

        init(_ coefficient: Coefficient) {
            value = coefficient.hundredths.map { Double($0) / 100 }
            undefined = coefficient.value == nil ? coefficient.description : nil
        }
    }
}
