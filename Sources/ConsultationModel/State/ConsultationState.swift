public import FoundationEssentials

/// What is known of a consultation at one moment: all that a report is made from.
///
/// Its size depends on the numbers of recommendations and regions, not on the number of respondents.
public struct ConsultationState: Sendable, Hashable {
    /// The questions as they were registered then.
    public var consultation: Consultation
    /// The moment of the last change that is included.
    public var asOf: Date
    /// One for each recommendation, region and kind of respondent that has answers; order does not matter.
    public var tallies: [Tally]
    /// The current answers of those who speak for a region, and of a sample of its other respondents.
    public var quotations: [Quotation]
    /// What came in, by region.
    public var intake: IntakeSummary
    /// The levels that the chair has designated, at most one for a recommendation; none of them is revoked.
    public var designations: [Designation]
    /// The respondents whose answers are withdrawn, and who have sent none since.
    public var withdrawals: [Withdrawal]
    /// The newest files that were rejected, the newest first.
    public var rejections: [FileEvent]
    /// What has happened since the last night whose report is kept; nil when none is.
    public var recent: RecentChanges?
    /// The nights whose reports are kept, in order; of many, the last ones.
    public var nights: [NightLevels]

    /// Memberwise.
    public init(
        consultation: Consultation,
        asOf: Date,
        tallies: [Tally],
        quotations: [Quotation],
        intake: IntakeSummary,
        designations: [Designation] = [],
        withdrawals: [Withdrawal] = [],
        rejections: [FileEvent] = [],
        recent: RecentChanges? = nil,
        nights: [NightLevels] = []
    ) {
        self.consultation = consultation
        self.asOf = asOf
        self.tallies = tallies
        self.quotations = quotations
        self.intake = intake
        self.designations = designations
        self.withdrawals = withdrawals
        self.rejections = rejections
        self.recent = recent
        self.nights = nights
    }

    /// How the current answers to one recommendation from one region are distributed.
    public struct Tally: Sendable, Hashable {
        /// The recommendation's identifier.
        public var recommendation: String
        /// The region's code.
        public var region: String
        /// True: those who speak for the region; false: its other respondents.
        public var isDesignated: Bool
        /// Answers by stance.
        public var counts: StanceCounts

        /// Memberwise.
        public init(recommendation: String, region: String, isDesignated: Bool, counts: StanceCounts) {
            self.recommendation = recommendation
            self.region = region
            self.isDesignated = isDesignated
            self.counts = counts
        }
    }

    /// One current answer with the way back to where it was read.
    public struct Quotation: Sendable, Hashable {
        /// The region's code.
        public var region: String
        /// The respondent's name; for a respondent that speaks for its region, the name in the file or the region's
        /// code.
        public var respondent: String
        /// Whether the respondent speaks for its region.
        public var isDesignated: Bool
        /// The answer itself.
        public var answer: Answer
        /// The file's name as it was dropped, relative to the inbox.
        public var file: String
        /// Which of the respondent's submissions it is, from 1.
        public var revision: Int
        /// Whether the file says that it is made up.
        public var isIllustrative: Bool
        /// Whether it came after the consultation had closed.
        public var isLate: Bool

        /// Memberwise.
        public init(
            region: String,
            respondent: String,
            isDesignated: Bool,
            answer: Answer,
            file: String,
            revision: Int,
            isIllustrative: Bool,
            isLate: Bool = false
        ) {
            self.region = region
            self.respondent = respondent
            self.isDesignated = isDesignated
            self.answer = answer
            self.file = file
            self.revision = revision
            self.isIllustrative = isIllustrative
            self.isLate = isLate
        }
    }

    /// Counts over all files that belong to the consultation.
    public struct IntakeSummary: Sendable, Hashable {
        /// Submissions that count now.
        public var current: Int
        /// Submissions that do not count: a file that was dropped later replaced them, they were withdrawn, or they came too late.
        public var superseded: Int
        /// Files whose bytes had been taken before.
        public var duplicates: Int
        /// Files set aside under `rejected/`, as far as they could be told to belong here.
        public var rejected: Int
        /// Submissions that came after the consultation had closed, whether they count or not.
        public var late: Int
        /// Codes of the regions with a current submission that says it is made up, in the consultation's order.
        public var illustrativeRegions: [String]
        /// Current respondents by region code, those who speak for the region not counted.
        public var respondents: [String: Int]

        /// Memberwise.
        public init(
            current: Int = 0,
            superseded: Int = 0,
            duplicates: Int = 0,
            rejected: Int = 0,
            late: Int = 0,
            illustrativeRegions: [String] = [],
            respondents: [String: Int] = [:]
        ) {
            self.current = current
            self.superseded = superseded
            self.duplicates = duplicates
            self.rejected = rejected
            self.late = late
            self.illustrativeRegions = illustrativeRegions
            self.respondents = respondents
        }
    }
}
