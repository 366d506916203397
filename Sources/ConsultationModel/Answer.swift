/// One respondent's answer to one recommendation, as it stands in a file.
public struct Answer: Sendable, Hashable, Codable {
    /// The recommendation's identifier as registered.
    public var recommendation: String
    /// What the words mean, by the stance lexicon.
    public var stance: Stance
    /// The stance's words exactly as written, without the markup around them; empty when left blank.
    public var words: String
    /// The comment in full, unaltered apart from white space at both ends; may be empty.
    public var comment: String
    /// The line on which the words stand, from 1; for a blank answer, the line of the recommendation.
    public var line: Int
    /// The column at which the words start, from 1, counted in Unicode scalars.
    public var column: Int

    /// Memberwise.
    public init(recommendation: String, stance: Stance, words: String, comment: String, line: Int, column: Int) {
        self.recommendation = recommendation
        self.stance = stance
        self.words = words
        self.comment = comment
        self.line = line
        self.column = column
    }
}
