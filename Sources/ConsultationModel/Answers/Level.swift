/// The consensus levels of the GNSO Working Group Guidelines, section 3.6, with the mirrored levels "against" that the
/// GNSO's Standing Committee on Improvements added in 2014, and one level for too few answers (Concord's own).
public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
    case fullConsensus = "full-consensus"
    case consensus
    case strongSupport = "strong-support-significant-opposition"
    case divergence
    case strongOpposition = "strong-opposition-significant-support"
    case consensusAgainst = "consensus-against"
    case fullConsensusAgainst = "full-consensus-against"
    case tooFewAnswers = "too-few-answers"
}
