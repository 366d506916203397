public import Consensus
import ConsultationModel

extension Report {
    /// How alike the positions are, whichever way they go. Shown beside the levels; it decides none.
    public struct Agreement: Sendable, Hashable {
        /// The positions on each recommendation, in the consultation's order; those that are not open too.
        public let recommendations: [Distribution]
        /// Over all open recommendations and all regions.
        public let reliability: Reliability
        /// Every two regions, in the consultation's order, over all open recommendations.
        public let pairs: [RegionPair]

        /// Compares what the regions say in these items.
        init(_ items: [Item]) {
            recommendations = items.map { Distribution($0.assessment.counts) }
            let open = items.filter { $0.recommendation.status == .open }
            reliability = Reliability(open.map { Distribution($0.assessment.counts) })
            let regions = items.first?.regions.map(\.region.code) ?? []
            pairs = RegionPair.all(
                regions.enumerated().map { place, code in (code, open.map { $0.regions[place].position }) }
            )
        }

        /// The share of recommendations that each two regions answer alike, in percent, as a square table in the
        /// consultation's order; nil for a region and itself and where nothing is shared.
        func map(of regions: Int) -> [[Int?]] {
            var map: [[Int?]] = Array(repeating: Array(repeating: nil, count: regions), count: regions)
            var remaining = pairs[...]
            for row in 0..<regions {
                for column in row + 1..<max(regions, row + 1) {
                    let percent = remaining.popFirst()?.agreement.rawAgreement.hundredths
                    map[row][column] = percent
                    map[column][row] = percent
                }
            }
            return map
        }
    }
}
