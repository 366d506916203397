public import ConsultationModel

/// The computed level of a recommendation moved, and the answer that moved it.
public struct LevelChange: Sendable, Hashable {
    /// Before.
    public let old: Assessment
    /// Since; its level differs.
    public let new: Assessment
    /// The answer after which the level was as it is since. Others of the same file may have had their part in it.
    public let event: AnswerEvent
}
