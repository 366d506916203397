/// What stands under one heading.
struct ResponseBlock {
    /// The heading.
    var heading: Heading
    /// The heading's line, from 1.
    var line: Int
    /// Where the heading's line begins.
    var start: Int
    /// Where the next heading's line begins, or the text ends.
    var end: Int
    /// Which marks stand under it; more than one when the file answers twice under one heading.
    var marks: Range<Int>
    /// Whether what follows the heading on its line is the registered text, letter for letter.
    var quotesText: Bool
    /// The labels of comment fields under it, which are no part of the comment.
    var labels: [Range<Int>] = []
    /// Stances to choose from of which none is set apart: the line, and their words.
    var open: (line: Int, words: [Range<Int>])?
    /// Where somebody else's stance begins, quoted before the answer; nil where none is.
    var quotationStart: Int?
    /// Counts of votes, or yes and no for each stance, which are nobody's stance: the first line, and all of them.
    var tally: (line: Int, words: Range<Int>)?
    /// The region whose part of the file this is; nil where the file has no such parts.
    var region: FrontMatter.Entry?
    /// The stance that is the title of the part of the file; nil where no part has one.
    var section: LocatedMark?
}

/// An answer's mark with its place.
struct LocatedMark {
    var mark: AnswerMark
    /// The name before it as text, made once for all marks that have it.
    var group: String?
    /// From 1.
    var line: Int
    /// Where its line begins; what stands before it under the heading ends there.
    var lineStart: Int
}
