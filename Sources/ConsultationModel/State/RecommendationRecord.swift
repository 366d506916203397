public import FoundationEssentials

/// Everything that was ever recorded about one recommendation.
public struct RecommendationRecord: Sendable, Hashable {
    /// The recommendation's id.
    public var recommendation: String
    /// The consultation as it was registered, each time, in order; at least one of them asks about the recommendation.
    public var editions: [Edition]
    /// Every change of an answer, in the order in which it was recorded.
    public var events: [AnswerEvent]
    /// Every answer that did not count as it came, in the order in which it was recorded. Where one counts later, because the
    /// deadline was moved, that is an event too.
    public var uncounted: [UncountedAnswer]
    /// What the chair has designated or revoked, in the order in which it was recorded.
    public var designations: [Designation]
    /// How it stood in the reports that are kept, in order.
    public var nights: [Night]

    /// Memberwise.
    public init(
        recommendation: String,
        editions: [Edition],
        events: [AnswerEvent] = [],
        uncounted: [UncountedAnswer] = [],
        designations: [Designation] = [],
        nights: [Night] = []
    ) {
        self.recommendation = recommendation
        self.editions = editions
        self.events = events
        self.uncounted = uncounted
        self.designations = designations
        self.nights = nights
    }

    /// The consultation as it was registered at one time.
    public struct Edition: Sendable, Hashable {
        /// The consultation.
        public var consultation: Consultation
        /// When it was recorded.
        public var at: Date

        /// Memberwise.
        public init(_ consultation: Consultation, at: Date) {
            self.consultation = consultation
            self.at = at
        }
    }

    /// How the recommendation stood in the report of a night.
    public struct Night: Sendable, Hashable {
        /// A date: "2017-05-12".
        public var night: String
        /// The computed level, and where each region stood.
        public var summary: NightSummary.Item
        /// When the report was kept.
        public var at: Date

        /// Memberwise.
        public init(_ night: String, summary: NightSummary.Item, at: Date) {
            self.night = night
            self.summary = summary
            self.at = at
        }
    }
}
