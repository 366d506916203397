import Consensus
import ConsultationModel

extension Report.Item {
    /// Whether no region has an answer to it.
    var isUnanswered: Bool { assessment.counts[.missing] == regions.count }

    /// The regions on the other side of the level, which the guidelines want named, as indices into `regions`; none
    /// where the level takes no side.
    var minority: [Int] {
        switch assessment.level {
        case .consensus, .strongSupport: regions.indices.filter { regions[$0].position == .stance(.oppose) }
        case .consensusAgainst, .strongOpposition: regions.indices.filter { regions[$0].position == .stance(.support) }
        default: []
        }
    }

    /// The regions whose answer depends on a condition, the divided ones included, as indices into `regions`.
    var conditional: [Int] {
        regions.indices.filter { [.stance(.conditional), .divided].contains(regions[$0].position) }
    }
}
