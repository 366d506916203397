public import ConsultationModel

/// An answer to be written.
public struct WrittenAnswer: Sendable, Hashable {
    /// What is answered; its text is quoted.
    public let recommendation: Recommendation
    /// The stance in the respondent's words; empty: left blank.
    public let words: String
    /// May be empty.
    public let comment: String

    /// Takes the words and the comment without white space at both ends, and with LF for other line ends: no format keeps
    /// these.
    public init(to recommendation: Recommendation, words: String = "", comment: String = "") {
        self.recommendation = recommendation
        self.words = words.trimmed
        self.comment = comment.withPlainLineEnds.trimmed
    }
}
