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
    /// What has happened since the last night whose report is kept; nil when none is.
    public var changes: Changes?
    /// The respondents whose answers are withdrawn, and who have sent none since.
    public var withdrawals: [Withdrawal]
    /// The newest files that were rejected, the newest first.
    public var rejections: [FileEvent]
    /// The nights whose reports are kept, in order; of many, the last ones.
    public var nights: [NightLevels]
    /// How many answers count.
    public var answers: Int
    /// SHA-256 over all that it is made from, as 64 hexadecimal digits.
    public var fingerprint: String

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
        /// The level that the chair has designated; nil where there is none.
        public var designation: Designation?
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
        public var designated: Quoted?
        /// Answers of other respondents, by name: a sample when there are many (see `Report.sampledRespondents`).
        public var others: [Quoted]
        /// Who withdrew the answers of those who speak for the region, and why; nil when they are not withdrawn.
        public var withdrawal: Withdrawal?
    }

    /// The words of its language.
    public var words: Words { Words(language) }

    /// The recommendations that are still being decided on.
    public var openItems: [Item] { items.filter { $0.recommendation.status == .open } }

    /// Applies the consensus rules to what is known.
    public init(of state: ConsultationState) {
        struct Cell {
            var designated = StanceCounts()
            var respondents = StanceCounts()
            // Places of quotations.
            var own: Int?
            var others: [Int] = []
        }
        // A row a recommendation, a column a region.
        let rows = Dictionary(zip(state.consultation.recommendations.map(\.id), 0...)) { one, _ in one }
        let columns = Dictionary(zip(state.consultation.regions.map(\.code), 0...)) { one, _ in one }
        var cells = [Cell](
            repeating: Cell(),
            count: state.consultation.recommendations.count * state.consultation.regions.count
        )
        @Sendable func place(_ recommendation: String, _ region: String) -> Int? {
            guard let row = rows[recommendation], let column = columns[region] else { return nil }
            return row * state.consultation.regions.count + column
        }
        for tally in state.tallies {
            guard let cell = place(tally.recommendation, tally.region) else { continue }
            if tally.isDesignated {
                cells[cell].designated = tally.counts
            } else {
                cells[cell].respondents = tally.counts
            }
        }
        for (index, quotation) in state.quotations.enumerated() {
            guard let cell = place(quotation.answer.recommendation, quotation.region) else { continue }
            if !quotation.isDesignated {
                cells[cell].others.append(index)
            } else if cells[cell].own == nil {
                cells[cell].own = index
            }
        }
        let quoted = min(
            Self.limit(of: cells.map(\.others.count), within: Self.quotedAnswers) ?? .max,
            Self.sampledRespondents
        )
        let comment =
            Self.limit(
                of: state.quotations.lazy.filter(\.isDesignated).map(\.answer.comment.utf8.count),
                within: Self.regionComments
            ) ?? .max
        let withdrawn = Dictionary(
            state.withdrawals.filter { $0.isDesignated && !$0.isRestored }.map { ($0.region, $0) }
        ) { $1 }
        let levels = Dictionary(state.designations.map { ($0.recommendation, $0) }) { $1 }
        consultation = state.consultation
        asOf = state.asOf
        language = state.consultation.language ?? .english
        intake = state.intake
        withdrawals = state.withdrawals
        rejections = state.rejections
        nights = state.nights
        answers = state.tallies.reduce(0) { $0 + $1.counts.total }
        let known = cells
        @Sendable func item(of recommendation: Recommendation) -> Item {
            let views = state.consultation.regions.map { region in
                let cell = place(recommendation.id, region.code).map { known[$0] } ?? Cell()
                return RegionView(
                    region: region,
                    position: Position(designated: cell.designated, respondents: cell.respondents),
                    respondents: cell.respondents,
                    designated: cell.own.map { Quoted(state.quotations[$0], limit: comment) },
                    others: Self.quoted(
                        cell.others.map { state.quotations[$0] },
                        atMost: quoted,
                        region: region,
                        consultation: state.consultation
                    ),
                    withdrawal: withdrawn[region.code]
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
                regions: views,
                designation: levels[recommendation.id].flatMap { $0.level == nil ? nil : $0 }
            )
        }
        let (fingerprint, (items, agreement)) = Concurrently.both(
            { state.fingerprint },
            {
                let items = Concurrently.map(state.consultation.recommendations, item)
                return (items, Agreement(items))
            }
        )
        self.fingerprint = fingerprint
        self.items = items
        self.agreement = agreement
        changes = state.recent.map { Changes($0, now: items, rules: state.consultation.rules) }
    }
}
