/// What some rules need beside the counts of positions.
public struct RuleEvidence: Sendable, Hashable {
    /// RAND/UCLA: the marks given; nil where a position is no mark from 1 to 9.
    public var marks: NinePointMarks?
    /// RFC 7282: how many of the opposed regions have an answer to their objection; nil where that is not recorded.
    public var answeredObjections: Int?
    /// RFC 7282: how many of the regions under conditions have an answer to them; nil where that is not recorded.
    public var answeredConditions: Int?

    /// Memberwise.
    public init(marks: NinePointMarks? = nil, answeredObjections: Int? = nil, answeredConditions: Int? = nil) {
        self.marks = marks
        self.answeredObjections = answeredObjections
        self.answeredConditions = answeredConditions
    }
}
