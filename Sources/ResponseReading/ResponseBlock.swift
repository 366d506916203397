/// What stands under one heading.
struct ResponseBlock {
    /// The heading.
    var heading: Heading
    /// The heading's line, from 1.
    var line: Int
    /// The column of the identifier, from 1.
    var column: Int
    /// Where the heading's line begins.
    var start: Int
    /// Where the next heading's line begins, or the text ends.
    var end: Int
    /// The answers under it, in order; more than one when the file answers twice under one heading.
    var marks: [LocatedMark] = []

    /// An answer with its place.
    struct LocatedMark {
        var mark: AnswerMark
        /// From 1.
        var line: Int
        /// Of the first of its words, from 1.
        var column: Int
        /// Where its line begins; the comment before it ends there.
        var lineStart: Int
    }
}
