public import Consensus
public import ConsultationModel
public import FoundationEssentials

extension Report {
    /// What has happened since the last night whose report is kept.
    public struct Changes: Sendable, Hashable {
        /// The date of that night: "2017-05-12".
        public let night: String
        /// When its report was kept.
        public let since: Date
        /// The open recommendations of which the matrix says something else, in the consultation's order.
        public let levels: [LevelShift]
        /// Where a region stands elsewhere, by recommendation, then by region.
        public let positions: [PositionShift]
        /// The changes of the answers of those who speak for a region, in the order in which they were recorded.
        public let answers: [AnswerEvent]
        /// Those of all other respondents; see `isComplete`.
        public let others: [AnswerEvent]
        /// Whether `others` are all there are.
        public let isComplete: Bool
        /// What the chair has designated or revoked, in the order in which it was recorded.
        public let designations: [Designation]
        /// The newest files, the newest first.
        public let files: [FileEvent]
        /// How many files there were in all, by what became of them.
        public let fileCounts: [FileEvent.Outcome: Int]
        /// Whether the consultation itself is another one: its questions, regions, rules or dates.
        public let isEdited: Bool

        /// A level, or an outcome of the leading rule, that is another one.
        public struct LevelShift: Sendable, Hashable {
            /// The place in `Report.items`.
            public let item: Int
            /// What it was: the level of that night, and what the positions of that night come to by the rules of now.
            public let old: Headline
            /// What it is.
            public let new: Headline
            /// The regions that stand elsewhere on it, in the consultation's order; none where only the rules or the
            /// regions are others.
            public let causes: [PositionShift]
        }

        /// A region that stands elsewhere.
        public struct PositionShift: Sendable, Hashable {
            /// The place in `Report.items`.
            public let item: Int
            /// The place in `Report.Item.regions`.
            public let region: Int
            /// Where it stood.
            public let old: Position
            /// Where it stands.
            public let new: Position
            /// The answer that came, changed or went last of those that the position rests on; nil when it is not known.
            public let event: AnswerEvent?
        }

        /// Compares what is reported now with what was then.
        init(_ recent: RecentChanges, now items: [Item], rules: ConsensusRules) {
            night = recent.night
            since = recent.since
            answers = recent.events.filter(\.isDesignated)
            others = recent.events.filter { !$0.isDesignated }
            isComplete = recent.isComplete
            designations = recent.designations
            files = recent.files
            fileCounts = recent.fileCounts
            isEdited = recent.editions > 0

            let answers = Dictionary(grouping: answers, by: \.recommendation)
            let others = isComplete ? Dictionary(grouping: others, by: \.recommendation) : [:]
            var levels: [LevelShift] = []
            var positions: [PositionShift] = []
            for (index, item) in items.enumerated() {
                let id = item.recommendation.id
                let own = answers[id] ?? []
                let before = recent.summary.recommendations[id]
                var shifts: [PositionShift] = []
                for (place, view) in item.regions.enumerated() {
                    let old = before?.positions[view.region.code] ?? .missing
                    guard old != view.position else { continue }
                    func isOfRegion(_ event: AnswerEvent) -> Bool { event.region == view.region.code }
                    shifts.append(
                        PositionShift(
                            item: index,
                            region: place,
                            old: old,
                            new: view.position,
                            event: own.last(where: isOfRegion) ?? others[id]?.last(where: isOfRegion)
                        )
                    )
                }
                positions += shifts
                guard let before, item.recommendation.status == .open else { continue }
                let old = before.headline(by: rules)
                let new = Headline(item.assessment.counts, level: item.assessment.level, rules: rules)
                guard !old.says(theSameAs: new) else { continue }
                levels.append(LevelShift(item: index, old: old, new: new, causes: shifts))
            }
            self.levels = levels
            self.positions = positions
        }

        /// The places in `Report.items` of those whose level, or a region's position, is another one.
        var items: Set<Int> { Set(levels.map(\.item) + positions.map(\.item)) }

        /// Whether nothing has happened.
        public var isEmpty: Bool {
            !isEdited && levels.isEmpty && positions.isEmpty && answers.isEmpty && others.isEmpty && isComplete
                && designations.isEmpty && fileCounts.values.allSatisfy { $0 == 0 }
        }

        /// Answers with another comment, or in other words for the same stance, as far as they are known.
        public var rewordings: Int {
            (answers + others).count { event in
                event.cause != .renormalised && event.old?.answer.stance == event.new?.answer.stance
            }
        }
    }
}

extension Report.Changes {
    /// Regions' new answers, or answers that are gone, that came or went together.
    struct Batch {
        /// The place of the region.
        var region: Int
        /// Recommendations by position, in the order of `Position.allCases`.
        var items: [(position: Position, items: [Int])]
        /// The last change of one of these answers; nil where they are those of other respondents.
        var event: AnswerEvent?
    }

    /// Where a region stands on something that it had not answered, by region and file.
    var arrivals: [Batch] { batches(by: \.new) { $0.old == .missing } }

    /// Where a region has no answer any more, by region and by what ended it.
    var departures: [Batch] { batches(by: \.old) { $0.new == .missing } }

    /// Where a region stands elsewhere.
    var flips: [PositionShift] { positions.filter { $0.old != .missing && $0.new != .missing } }

    /// Other respondents whose stance is another one.
    var otherFlips: [AnswerEvent] {
        others.filter { event in
            guard let old = event.old, let new = event.new else { return false }
            return old.answer.stance != new.answer.stance && event.cause != .renormalised
        }
    }

    /// Words that are taken to mean something else than before, with the number of answers.
    var rereadings: [(words: String, old: Stance, new: Stance, answers: Int)] {
        struct Key: Hashable {
            var words: String
            var old: Stance
            var new: Stance
        }
        var order: [Key] = []
        var counts: [Key: Int] = [:]
        for event in answers + others where event.cause == .renormalised {
            guard let old = event.old, let new = event.new, old.answer.stance != new.answer.stance else { continue }
            let key = Key(words: new.answer.words, old: old.answer.stance, new: new.answer.stance)
            if counts[key] == nil { order.append(key) }
            counts[key, default: 0] += 1
        }
        return order.map { ($0.words, $0.old, $0.new, counts[$0] ?? 0) }
    }

    /// Withdrawals and their ends with the number of answers, in order.
    var withdrawals: [(event: AnswerEvent, answers: Int)] {
        struct Key: Hashable {
            var region: String
            var respondent: String
            var cause: AnswerEvent.Cause
        }
        var found: [(event: AnswerEvent, answers: Int)] = []
        var places: [Key: Int] = [:]
        for event in answers + others {
            switch event.cause {
            case .withdrawn, .restored:
                let key = Key(region: event.region, respondent: event.respondent, cause: event.cause)
                if let place = places[key] {
                    found[place].answers += 1
                } else {
                    places[key] = found.count
                    found.append((event, 1))
                }
            case .file, .renormalised, .deadline: break
            }
        }
        return found
    }

    private func batches(
        by side: KeyPath<PositionShift, Position>,
        where isWanted: (PositionShift) -> Bool
    ) -> [Batch] {
        struct Key: Hashable {
            var region: Int
            var old: AnswerEvent.Revision?
            var new: AnswerEvent.Revision?
            var cause: AnswerEvent.Cause?
        }
        func revision(_ quotation: ConsultationState.Quotation?) -> AnswerEvent.Revision? {
            quotation.map { AnswerEvent.Revision(file: $0.file, number: $0.revision) }
        }
        let groups = Dictionary(grouping: positions.filter(isWanted)) { shift in
            let event = shift.event
            return Key(
                region: shift.region,
                // Of answers that came, what they took the place of is not told.
                old: event?.new == nil ? revision(event?.old) : nil,
                new: revision(event?.new) ?? event?.leftOutBy,
                cause: event?.cause
            )
        }
        return groups.values.map { shifts in
            let byPosition = Dictionary(grouping: shifts) { $0[keyPath: side] }
            return Batch(
                region: shifts[0].region,
                items: Position.allCases.compactMap { position in
                    byPosition[position].map { (position, $0.map(\.item)) }
                },
                event: shifts[0].event
            )
        }.sorted { ($0.region, $0.firstItem) < ($1.region, $1.firstItem) }
    }
}

extension Report.Changes.Batch {
    /// The place of the first recommendation.
    fileprivate var firstItem: Int { items.flatMap(\.items).min() ?? 0 }
}
