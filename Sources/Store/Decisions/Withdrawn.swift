public import ConsultationModel
public import FoundationEssentials

/// What a withdrawal, or its end, is about.
public struct Withdrawn: Sendable, Hashable {
    /// Whose answers they are.
    public var respondent: Respondent
    /// The revision that counts no longer, or the new one that counts again.
    public var revision: Int
    /// The file in which it came, relative to the inbox.
    public var file: String
    /// How many answers it has.
    public var answers: Int
    /// When it was recorded.
    public var at: Date
}
