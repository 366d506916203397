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
    /// The line on which the words stand, from 1; for a blank answer, the line of the recommendation. In a table the row;
    /// in a document or a PDF the line of the text that is in it.
    public var line: Int
    /// The column at which the words start, from 1, counted in Unicode scalars; in a table the column of the cell.
    public var column: Int
    /// The place in the terms of the file's format, such as "cell C7" or "page 2, line 4"; nil in a text, where line and
    /// column say it.
    public var place: String?
    /// Why a reader should look at it: the comment does not seem to agree with the stance. Changes no stance.
    public var flags: [AnswerFlag]

    /// Memberwise.
    public init(
        recommendation: String,
        stance: Stance,
        words: String,
        comment: String,
        line: Int,
        column: Int,
        place: String? = nil,
        flags: [AnswerFlag] = []
    ) {
        self.recommendation = recommendation
        self.stance = stance
        self.words = words
        self.comment = comment
        self.line = line
        self.column = column
        self.place = place
        self.flags = flags
    }

    /// Where the words stand, for people: "line 12", "cell C7".
    public var location: String { place ?? "line \(line)" }
}
