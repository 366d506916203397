public import Consensus
public import ConsultationModel
public import FoundationEssentials

/// The report on a consultation as one value. Every rendering is made from it, so that all show equal numbers.
public struct Report: Sendable, Hashable {
    /// What is reported on.
    public var consultation: Consultation
    /// The moment of the last change that is included.
    public var asOf: Date
    /// The language of Concord's own words in it; the consultation's, unless it is set to another.
    public var language: Language
    /// One for each recommendation, in the consultation's order.
    public var items: [Item]
    /// How alike the positions are.
    public var agreement: Agreement
    /// What came in.
    public var intake: ConsultationState.IntakeSummary

    /// One recommendation with everything that was said to it.
    public struct Item: Sendable, Hashable {
        /// What was asked.
        public var recommendation: Recommendation
        /// The computed level with its counts.
        public var assessment: Assessment
        /// All rules side by side, the consultation's leading rule first.
        public var rules: RuleTable
        /// One for each region, in the consultation's order.
        public var regions: [RegionView]
    }

    /// One region's part in one recommendation.
    public struct RegionView: Sendable, Hashable {
        /// Whose part it is.
        public var region: Region
        /// Where the region stands.
        public var position: Position
        /// The current answers of respondents that do not speak for the region.
        public var respondents: StanceCounts
        /// The answer of those who speak for the region; nil when there is none.
        public var designated: ConsultationState.Quotation?
        /// Answers of other respondents, by name: a sample when there are many (see `Report.sampledRespondents`).
        public var others: [ConsultationState.Quotation]
    }

    /// The words of its language.
    public var words: Words { Words(language) }

    /// How many respondents of a region are quoted at most, the first by name.
    public static let sampledRespondents = 20

    /// Applies the consensus rules to what is known.
    public init(of state: ConsultationState) {
        struct Key: Hashable {
            var recommendation: String
            var region: String
        }
        var designated: [Key: StanceCounts] = [:]
        var respondents: [Key: StanceCounts] = [:]
        for tally in state.tallies {
            let key = Key(recommendation: tally.recommendation, region: tally.region)
            if tally.isDesignated { designated[key] = tally.counts } else { respondents[key] = tally.counts }
        }
        let quotations = Dictionary(grouping: state.quotations) {
            Key(recommendation: $0.answer.recommendation, region: $0.region)
        }
        consultation = state.consultation
        asOf = state.asOf
        language = state.consultation.language ?? .english
        intake = state.intake
        items = state.consultation.recommendations.map { recommendation in
            let views = state.consultation.regions.map { region in
                let key = Key(recommendation: recommendation.id, region: region.code)
                let quoted = quotations[key] ?? []
                return RegionView(
                    region: region,
                    position: Position(
                        designated: designated[key] ?? StanceCounts(),
                        respondents: respondents[key] ?? StanceCounts()
                    ),
                    respondents: respondents[key] ?? StanceCounts(),
                    designated: quoted.first { $0.isDesignated },
                    others: Array(
                        quoted.filter { !$0.isDesignated }
                            .sorted { ($0.respondent, $0.file) < ($1.respondent, $1.file) }
                            .prefix(Self.sampledRespondents)
                    )
                )
            }
            let counts = PositionCounts(views.map(\.position))
            return Item(
                recommendation: recommendation,
                assessment: Assessment(counts, rules: state.consultation.rules),
                rules: RuleTable(
                    counts,
                    rules: state.consultation.rules,
                    evidence: RuleEvidence(marks: state.consultation.scale.flatMap { NinePointMarks(views, on: $0) })
                ),
                regions: views
            )
        }
        agreement = Agreement(items)
    }
}
