import Consensus
import ConsultationModel

extension PositionCounts {
    /// s, q, o and silent regions.
    init(_ support: Int, _ conditional: Int, _ oppose: Int, silent: Int = 0) {
        self.init(
            Array(repeating: .stance(.support), count: support)
                + Array(repeating: .stance(.conditional), count: conditional)
                + Array(repeating: .stance(.oppose), count: oppose)
                + Array(repeating: .missing, count: silent)
        )
    }
}
