import ConsultationModel

extension JSONRendering {
    /// What has happened since the last night whose report is kept.
    struct Changes: Encodable {
        let night: String
        let since: String
        let complete: Bool
        let edited: Bool
        let levels: [LevelShift]
        let positions: [PositionShift]
        let answers: [Event]
        let respondents: Respondents
        let rewordings: Int
        let designations: [Designation]
        let files: Files

        /// The events that are listed at most.
        private static let listed = 2000

        init(_ changes: Report.Changes, in report: Report) {
            night = changes.night
            since = Timestamp(changes.since).iso
            complete = changes.isComplete
            edited = changes.isEdited
            levels = changes.levels.map { shift in
                LevelShift(
                    recommendation: report.items[shift.item].recommendation.id,
                    old: shift.old,
                    new: shift.new,
                    causes: shift.causes.compactMap(\.event).map(Event.init)
                )
            }
            positions = changes.positions.map { shift in
                PositionShift(
                    recommendation: report.items[shift.item].recommendation.id,
                    region: report.consultation.regions[shift.region].code,
                    old: shift.old.code,
                    new: shift.new.code
                )
            }
            answers = changes.answers.suffix(Self.listed).map(Event.init)
            respondents = Respondents(
                new: changes.others.count { $0.old == nil },
                changed: changes.otherFlips.count,
                gone: changes.others.count { $0.new == nil },
                listed: changes.otherFlips.suffix(20).map(Event.init)
            )
            rewordings = changes.rewordings
            designations = changes.designations.map(Designation.init)
            files = Files(
                accepted: changes.fileCounts[.accepted] ?? 0,
                duplicates: changes.fileCounts[.duplicate] ?? 0,
                rejected: changes.fileCounts[.rejected] ?? 0,
                listed: changes.files.map(File.init)
            )
        }
    }

    struct LevelShift: Encodable {
        let recommendation: String
        let old: Level
        let new: Level
        let causes: [Event]
    }

    struct PositionShift: Encodable {
        let recommendation: String
        let region: String
        let old: String
        let new: String
    }

    /// Changes of those who speak for no region.
    struct Respondents: Encodable {
        let new: Int
        let changed: Int
        let gone: Int
        let listed: [Event]
    }

    struct Files: Encodable {
        let accepted: Int
        let duplicates: Int
        let rejected: Int
        let listed: [File]
    }

    /// One answer that came, changed or went; what does not apply is left out.
    struct Event: Encodable {
        let recommendation: String
        let region: String
        let respondent: String
        let speaksForRegion: Bool
        let cause: String
        let by: String?
        let reason: String?
        let old: Stance?
        let new: Stance?
        let words: String?
        let source: Source?
        let recordedAt: String

        enum CodingKeys: String, CodingKey {
            case recommendation, region, respondent, cause, by, reason, old, new, words, source
            case speaksForRegion = "speaks_for_region"
            case recordedAt = "recorded_at"
        }

        init(_ event: AnswerEvent) {
            recommendation = event.recommendation
            region = event.region
            respondent = event.respondent
            speaksForRegion = event.isDesignated
            var by: String?
            var reason: String?
            switch event.cause {
            case .file: cause = "file"
            case .renormalised: cause = "renormalised"
            case .withdrawn(let who, let why): (cause, by, reason) = ("withdrawn", who, why)
            case .restored(let who, let why): (cause, by, reason) = ("restored", who, why)
            case .deadline: cause = "deadline"
            }
            (self.by, self.reason) = (by, reason)
            old = event.old?.answer.stance
            new = event.new?.answer.stance
            let known = event.new ?? event.old
            words = known.map { $0.answer.words.cut(to: 300) }
            source = known.map(Source.init)
            recordedAt = Timestamp(event.at).iso
        }
    }

    struct File: Encodable {
        let file: String
        let outcome: FileEvent.Outcome
        let region: String?
        let respondents: Int
        let reason: String?
        let recordedAt: String

        enum CodingKeys: String, CodingKey {
            case file, outcome, region, respondents, reason
            case recordedAt = "recorded_at"
        }

        init(_ event: FileEvent) {
            file = event.file
            outcome = event.outcome
            region = event.region
            respondents = event.respondents
            reason = event.reason
            recordedAt = Timestamp(event.at).iso
        }
    }

    /// A level that the chair has designated; null where one was revoked.
    struct Designation: Encodable {
        let recommendation: String
        let level: Level?
        let by: String
        let reason: String
        let at: String

        init(_ designation: ConsultationModel.Designation) {
            recommendation = designation.recommendation
            level = designation.level
            by = designation.by
            reason = designation.reason
            at = Timestamp(designation.at).iso
        }

        private enum CodingKeys: CodingKey {
            case recommendation, level, by, reason, at
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(recommendation, forKey: .recommendation)
            try container.encode(level, forKey: .level)
            try container.encode(by, forKey: .by)
            try container.encode(reason, forKey: .reason)
            try container.encode(at, forKey: .at)
        }
    }
}
