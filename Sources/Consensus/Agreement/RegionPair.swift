public import ConsultationModel

/// How far two regions agree over all recommendations.
public struct RegionPair: Sendable, Hashable {
    /// The first region's code.
    public let first: String
    /// The second region's code.
    public let second: String
    /// What they answered.
    public let agreement: AgreementTable

    /// Every pair of regions once, in their order.
    ///
    /// - Parameter regions: Each region's code with its positions, one for each recommendation in the same order.
    public static func all(_ regions: [(code: String, positions: [Position])]) -> [RegionPair] {
        regions.enumerated().flatMap { index, first in
            regions[(index + 1)...].map { second in
                RegionPair(
                    first: first.code,
                    second: second.code,
                    agreement: AgreementTable(first.positions, second.positions)
                )
            }
        }
    }
}
