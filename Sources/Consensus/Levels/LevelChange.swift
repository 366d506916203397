public import ConsultationModel

/// The computed level of a recommendation moved, or what the leading rule finds, and the answer that moved it.
public struct LevelChange: Sendable, Hashable {
    /// Before.
    public let old: Headline
    /// Since.
    public let new: Headline
    /// The answer after which it was as it is since. Others of the same file may have had their part in it.
    public let event: AnswerEvent
}
