public import Consensus
public import ConsultationModel
public import FoundationEssentials

/// What has happened to one recommendation, in order of time.
public struct Story: Sendable, Hashable {
    /// The recommendation as it was asked about last.
    public let recommendation: Recommendation
    /// The consultation as it is registered now.
    public let consultation: Consultation
    /// The language in which it is told.
    public var language: Language
    /// What has happened, in order of time.
    public let entries: [Entry]
    /// The level as it is computed at the end, and what the leading rule finds; nil when the recommendation is not asked
    /// about any more.
    public let headline: Headline?

    /// One thing that has happened.
    public struct Entry: Sendable, Hashable {
        /// When it was recorded.
        public let at: Date
        /// What it is.
        public let content: Content
        /// How the computed level changed with it, or what the leading rule finds; nil when neither did.
        public let level: Move?
    }

    /// A change of the computed level, or of what the leading rule finds.
    public struct Move: Sendable, Hashable {
        /// Before.
        public let old: Headline
        /// Since.
        public let new: Headline
    }

    /// What can happen to a recommendation.
    public enum Content: Sendable, Hashable {
        /// It was asked about, or is no longer (nil), in these words and with this status.
        case asked(Recommendation?)
        /// The thresholds of the levels, or the regions that are entitled to a position, were changed.
        case rules
        /// The deadline, or what is done with late answers, was changed.
        case deadline(Date?, LateAnswers?)
        /// An answer came, changed or went.
        case answer(AnswerEvent)
        /// An answer came and did not count.
        case uncounted(UncountedAnswer)
        /// So many answers of respondents who do not speak for their region came, changed or went on one day (in UTC)
        /// with one file; nil: without one.
        case others(Int, file: String?)
        /// So many answers of respondents who do not speak for their region came on one day (in UTC) with one file, and did
        /// not count for this reason.
        case uncountedOthers(Int, UncountedAnswer.Reason, file: String)
        /// The chair designated a level, or revoked that.
        case designation(Designation)
        /// The report of a night was kept, with this in it.
        case night(String, Headline)
    }

    /// Tells what was recorded. Nil when no edition asks about the recommendation.
    ///
    /// - Parameter othersInFull: So many changes of respondents who do not speak for their region, answers of theirs that
    ///   did not count included, are told one by one. More are counted by file and day. Nil: all are told.
    public init?(of record: RecommendationRecord, othersInFull: Int?) {
        var teller = Teller(record)
        guard let last = teller.recommendation, let newest = record.editions.last?.consultation else { return nil }
        recommendation = last
        consultation = newest
        language = newest.language ?? .english
        let entries = teller.tell()
        headline = teller.isAsked ? teller.replay.headline : nil
        let others =
            record.events.count { !$0.isDesignated } + record.uncounted.count { !$0.quotation.isDesignated }
        self.entries = othersInFull.map { others > $0 } == true ? entries.countingOthers() : entries
    }
}

/// Goes through a record in order of time.
private struct Teller {
    private let record: RecommendationRecord
    private var entries: [Story.Entry] = []
    private var edition: Consultation?
    private(set) var replay: LevelReplay

    init(_ record: RecommendationRecord) {
        self.record = record
        replay = LevelReplay(of: record.recommendation, regions: [], rules: .standard)
    }

    /// As it was asked about last.
    var recommendation: Recommendation? {
        record.editions.reversed().lazy.compactMap { recommendation(in: $0.consultation) }.first
    }

    /// Whether it is asked about in the edition that has been reached.
    var isAsked: Bool { edition.flatMap(recommendation(in:)) != nil }

    mutating func tell() -> [Story.Entry] {
        // Before what has replaced it.
        entries = uncounted(.replaced)
        var events = record.events[...]
        for edition in record.editions {
            add(events.prefix { $0.at < edition.at })
            events = events.drop { $0.at < edition.at }
            add(edition)
        }
        add(events)
        entries += uncounted(.late)
        entries += record.designations.map { Story.Entry(at: $0.at, content: .designation($0), level: nil) }
        entries += record.nights.map { night in
            let rules = record.editions.last { $0.at <= night.at }?.consultation.rules ?? .standard
            return Story.Entry(
                at: night.at,
                content: .night(night.night, night.summary.headline(by: rules)),
                level: nil
            )
        }
        // Stable: what was recorded together stays in order.
        return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private func uncounted(_ reason: UncountedAnswer.Reason) -> [Story.Entry] {
        record.uncounted.filter { $0.reason == reason }.map {
            Story.Entry(at: $0.at, content: .uncounted($0), level: nil)
        }
    }

    private mutating func add(_ events: ArraySlice<AnswerEvent>) {
        var changes = replay.changes(by: events)[...]
        for event in events {
            var move: Story.Move?
            if let change = changes.first, change.event == event {
                move = Story.Move(old: change.old, new: change.new)
                changes.removeFirst()
            }
            entries.append(Story.Entry(at: event.at, content: .answer(event), level: move))
        }
    }

    private mutating func add(_ new: RecommendationRecord.Edition) {
        let old = edition
        let before = replay.headline
        edition = new.consultation
        replay.regions = new.consultation.regions.map(\.code)
        replay.rules = new.consultation.rules
        let (was, now) = (old.flatMap(recommendation(in:)), recommendation(in: new.consultation))
        guard was != nil || now != nil else { return }
        var contents: [Story.Content] = []
        if was != now { contents.append(.asked(now)) }
        if let old, was != nil {
            if old.rules != new.consultation.rules || old.regions.map(\.code) != replay.regions {
                contents.append(.rules)
            }
            if old.closes != new.consultation.closes || old.lateAnswers != new.consultation.lateAnswers {
                contents.append(.deadline(new.consultation.closes, new.consultation.lateAnswers))
            }
        }
        let after = replay.headline
        // The first edition makes a level out of nothing; that is no change.
        let move = was == nil || before.isSame(as: after) ? nil : Story.Move(old: before, new: after)
        for content in contents {
            let level = content == .rules ? move : nil
            entries.append(Story.Entry(at: new.at, content: content, level: level))
        }
    }

    private func recommendation(in consultation: Consultation) -> Recommendation? {
        consultation.recommendations.first { $0.id == record.recommendation }
    }
}

extension [Story.Entry] {
    /// Counts the answers of those who do not speak for their region by file and day. A file that changed the level, with
    /// whichever of its answers, is counted by itself, and has that change; one with a single answer is left as it is.
    fileprivate func countingOthers() -> [Story.Entry] {
        let moves = Dictionary(
            compactMap { entry in entry.level.flatMap { level in Others(stepOf: entry).map { ($0, level) } } }
        ) { $1 }
        func group(of entry: Story.Entry) -> Others? {
            let step = Others(stepOf: entry)
            return step.flatMap { moves[$0] } == nil ? Others(entry) : step
        }
        var counts: [Others: Int] = [:]
        for entry in self { if let others = group(of: entry) { counts[others, default: 0] += 1 } }
        return compactMap { entry in
            guard let others = group(of: entry) else { return entry }
            // Where the first of them stands.
            guard let count = counts.removeValue(forKey: others) else { return nil }
            if count == 1, entry.level != nil { return entry }
            return Story.Entry(at: entry.at, content: others.content(count), level: moves[others])
        }
    }
}

/// What is counted together of those who do not speak for their region.
private enum Others: Hashable {
    case changes(day: Int, file: String?)
    /// Recorded together.
    case step(at: Date, file: String?)
    case uncounted(UncountedAnswer.Reason, day: Int, file: String)

    /// Nil for what is told by itself.
    init?(_ entry: Story.Entry) {
        let day = Int((entry.at.timeIntervalSinceReferenceDate / 86_400).rounded(.down))
        switch entry.content {
        case .answer(let event) where !event.isDesignated:
            self = .changes(day: day, file: event.file)
        case .uncounted(let answer) where !answer.quotation.isDesignated:
            self = .uncounted(answer.reason, day: day, file: answer.quotation.file)
        default: return nil
        }
    }

    /// Nil for what is no change of an answer of theirs.
    init?(stepOf entry: Story.Entry) {
        guard case .answer(let event) = entry.content, !event.isDesignated else { return nil }
        self = .step(at: event.at, file: event.file)
    }

    func content(_ count: Int) -> Story.Content {
        switch self {
        case .changes(_, let file), .step(_, let file): .others(count, file: file)
        case .uncounted(let reason, _, let file): .uncountedOthers(count, reason, file: file)
        }
    }
}
