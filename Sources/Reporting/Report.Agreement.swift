public import Consensus
import ConsultationModel

extension Report {
    /// How alike the positions are, whichever way they go. Shown beside the levels; it decides none.
    public struct Agreement: Sendable, Hashable {
        /// The positions on each recommendation, in the consultation's order.
        public let recommendations: [Distribution]
        /// Over all recommendations and regions.
        public let reliability: Reliability
        /// Every two regions, in the consultation's order.
        public let pairs: [RegionPair]

        /// Compares what the regions say in these items.
        init(_ items: [Item]) {
            recommendations = items.map { Distribution($0.assessment.counts) }
            reliability = Reliability(recommendations)
            let regions = items.first?.regions.map(\.region.code) ?? []
            pairs = RegionPair.all(
                regions.enumerated().map { place, code in (code, items.map { $0.regions[place].position }) }
            )
        }
    }
}
