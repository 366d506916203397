public import ConsultationModel
public import FoundationEssentials

/// What reading the answers of a number of respondents again has led to.
public struct Renormalised: Sendable {
    /// An answer that is read otherwise now: another stance, or other flags.
    public struct Change: Sendable, Hashable {
        /// The region's code.
        public var region: String
        /// The respondent's name; of a region, its code.
        public var respondent: String
        /// As it was recorded.
        public var old: Answer
        /// As it is read now.
        public var new: Answer
    }

    /// How many respondents' answers were read.
    public var respondents = 0
    /// How many answers they are.
    public var answers = 0
    /// How many respondents have an answer that is read otherwise; each has a new revision, unless it was only tried.
    public var changedRespondents = 0
    /// Every answer that is read otherwise.
    public var changes: [Change] = []
    /// The last respondent that was read; nil when there was none left.
    public var last: UUID?
}
