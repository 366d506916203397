public import ConsultationModel

/// Where the regions stand on one recommendation, carried along from one change of an answer to the next.
public struct LevelReplay: Sendable {
    /// Whose answers are followed; events on others change nothing.
    public let recommendation: String
    /// The codes of the regions that are entitled to a position.
    public var regions: [String]
    /// The thresholds of the levels, and the rule that leads.
    public var rules: ConsensusRules
    private var designated: [String: StanceCounts] = [:]
    private var respondents: [String: StanceCounts] = [:]

    /// Begins with these counts of answers; of tallies on other recommendations nothing is taken.
    public init(
        of recommendation: String,
        regions: [String],
        rules: ConsensusRules,
        from tallies: some Sequence<ConsultationState.Tally> = []
    ) {
        self.recommendation = recommendation
        self.regions = regions
        self.rules = rules
        for tally in tallies where tally.recommendation == recommendation {
            if tally.isDesignated {
                designated[tally.region] = tally.counts
            } else {
                respondents[tally.region] = tally.counts
            }
        }
    }

    /// Where a region stands now.
    public func position(of region: String) -> Position {
        Position(
            designated: designated[region] ?? StanceCounts(),
            respondents: respondents[region] ?? StanceCounts()
        )
    }

    /// The level that is computed now, and what the leading rule finds.
    public var headline: Headline {
        Headline(PositionCounts(regions.map(position)), rules: rules)
    }

    /// Goes one event on.
    public mutating func apply(_ event: AnswerEvent) {
        count(event, from: event.old, to: event.new)
    }

    /// Goes on over these events, in order of time, and tells where the level changed, the conditions that
    /// qualify it included, or what the leading rule finds.
    ///
    /// Events that were recorded together, by one file or one decision, are one step: a level that stands only between
    /// the answers of one file is no change.
    public mutating func changes(by events: some Sequence<AnswerEvent>) -> [LevelChange] {
        var changes: [LevelChange] = []
        var before = headline
        var now = before
        var turn: AnswerEvent?
        var last: AnswerEvent?
        func closeStep() {
            if let turn, !now.isSame(as: before) { changes.append(LevelChange(old: before, new: now, event: turn)) }
            before = now
            turn = nil
        }
        for event in events where event.recommendation == recommendation {
            if let last, !last.isOneStep(with: event) { closeStep() }
            last = event
            apply(event)
            let next = headline
            if !next.isSame(as: now) { turn = event }
            now = next
        }
        closeStep()
        return changes
    }

    private mutating func count(
        _ event: AnswerEvent,
        from old: ConsultationState.Quotation?,
        to new: ConsultationState.Quotation?
    ) {
        guard event.recommendation == recommendation else { return }
        var counts = (event.isDesignated ? designated[event.region] : respondents[event.region]) ?? StanceCounts()
        if let stance = old?.answer.stance { counts[stance] = max(0, counts[stance] - 1) }
        if let stance = new?.answer.stance { counts[stance] += 1 }
        if event.isDesignated { designated[event.region] = counts } else { respondents[event.region] = counts }
    }
}

extension AnswerEvent {
    /// Whether both were recorded together, by the same file or for the same reason.
    fileprivate func isOneStep(with other: AnswerEvent) -> Bool {
        guard at == other.at, cause == other.cause else { return false }
        return file == other.file
    }
}
