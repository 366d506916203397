public import ConsultationModel

/// Why a rule cannot be applied.
public enum RuleObstacle: Sendable, Hashable, CustomStringConvertible {
    /// Not more than the quorum of those entitled takes a position.
    case tooFewAnswers(answered: Int, entitled: Int, quorum: Ratio)
    /// The rule compares support with opposition, and there is neither.
    case noSideTaken
    /// The rule needs marks from 1 to 9, and not every position is one.
    case noMarks
    /// Whether objections and conditions have an answer is not recorded.
    case answersNotRecorded

    /// The reason in words, to stand after "not applicable: ".
    public var description: String {
        switch self {
        case .tooFewAnswers(let answered, let entitled, let quorum):
            "too few answers (\(answered) of \(entitled), more than \(quorum) needed)"
        case .noSideTaken: "nobody supports or opposes without a condition"
        case .noMarks: "not every position is a mark from 1 to 9"
        case .answersNotRecorded: "it is not recorded which objections and conditions have an answer"
        }
    }
}
