import ConsultationModel
import FoundationEssentials
import Postgres

/// A moment at which what counts of a respondent may have changed.
struct Turn {
    var respondent: UUID
    var moment: Date
    var cause: AnswerEvent.Cause = .file
    /// What counts of the respondent since; nil when nothing does.
    var revision: AnswerEvent.Revision?
}

extension Connection {
    /// The turns of those who speak for a region, after one moment and until another.
    func turnsOfSpeakers(in consultation: String, after start: Date?, until end: Date?) throws -> [Turn] {
        try causes(
            of: query(
                """
                select distinct respondent.respondent_id, turn.moment
                from concord.region
                join concord.respondent
                    on respondent.consultation_id = region.consultation_id
                    and respondent.region_code = region.region_code
                    and respondent.speaks_for_region
                join concord.submission
                    on submission.respondent_id = respondent.respondent_id
                cross join lateral (values (submission.recorded_at), (submission.superseded_at)) as turn (moment)
                where region.consultation_id = \(consultation)::text
                    and (\(start)::timestamptz is null or turn.moment > \(start)::timestamptz)
                    and turn.moment <= coalesce(\(end)::timestamptz, 'infinity')
                """
            )
        )
    }

    /// The newest turns of all others, the newest first. Work depends on the limit, where there is one.
    func turnsOfOthers(in consultation: String, after start: Date?, until end: Date?, limit: Int?) throws -> [Turn] {
        try causes(
            of: query(
                """
                (
                    select distinct submission.recorded_at as moment, submission.respondent_id
                    from concord.submission
                    join concord.respondent
                        on respondent.respondent_id = submission.respondent_id
                        and not respondent.speaks_for_region
                    where submission.consultation_id = \(consultation)::text
                        and submission.recorded_at > coalesce(\(start)::timestamptz, '-infinity')
                        and submission.recorded_at <= coalesce(\(end)::timestamptz, 'infinity')
                    order by moment desc, respondent_id
                    limit \(limit)::bigint
                )
                union
                (
                    select distinct submission.superseded_at as moment, submission.respondent_id
                    from concord.submission
                    join concord.respondent
                        on respondent.respondent_id = submission.respondent_id
                        and not respondent.speaks_for_region
                    where submission.consultation_id = \(consultation)::text
                        and submission.superseded_at > coalesce(\(start)::timestamptz, '-infinity')
                        and submission.superseded_at <= coalesce(\(end)::timestamptz, 'infinity')
                    order by moment desc, respondent_id
                    limit \(limit)::bigint
                )
                order by moment desc, respondent_id
                limit \(limit)::bigint
                """
            ),
            isMomentFirst: true
        )
    }

    /// What brought each of these turns about.
    private func causes(of rows: [Row], isMomentFirst: Bool = false) throws -> [Turn] {
        var turns = try rows.map { row in
            Turn(
                respondent: try row[isMomentFirst ? 1 : 0, as: UUID.self],
                moment: try row[isMomentFirst ? 0 : 1, as: Date.self]
            )
        }
        if turns.isEmpty { return [] }
        let causes = try query(
            """
            select
                turn.place, submission.cause, submission.file_name, submission.revision, withdrawal.recorded_by,
                withdrawal.reason
            from unnest(\(turns.map(\.respondent))::uuid[], \(turns.map(\.moment))::timestamptz[])
                with ordinality as turn (respondent_id, moment, place)
            left join concord.submission
                on submission.respondent_id = turn.respondent_id
                and submission.recorded_at = turn.moment
                and (submission.superseded_at is null or submission.superseded_at > turn.moment)
            left join concord.withdrawal
                on withdrawal.respondent_id = turn.respondent_id
                and withdrawal.recorded_at = turn.moment
            """
        )
        for row in causes {
            let (place, cause, file, revision, by, reason) = try row.decode(
                (Int, String?, String?, Int?, String?, String?).self
            )
            if let file, let revision { turns[place - 1].revision = .init(file: file, number: revision) }
            turns[place - 1].cause =
                switch cause {
                case "file": .file
                case "renormalised": .renormalised
                case "restored": .restored(by: by ?? "", reason: reason ?? "")
                // Ended without a successor.
                case nil where by != nil: .withdrawn(by: by ?? "", reason: reason ?? "")
                default: .deadline
                }
        }
        return turns
    }

    /// What these turns changed, in order of time. Answers that are equal before and after are no events.
    ///
    /// - Parameter recommendation: Only answers to this one; nil: to all.
    func events(
        at turns: [Turn],
        on consultation: Consultation,
        recommendation: String? = nil
    ) throws -> [AnswerEvent] {
        struct Key: Hashable {
            var turn: Int
            var recommendation: String
        }
        if turns.isEmpty { return [] }
        let rows = try query(
            """
            select
                turn.place,
                submission.recorded_at = turn.moment,
                \(raw: ConsultationState.Quotation.columns), \(raw: Answer.columns)
            from unnest(\(turns.map(\.respondent))::uuid[], \(turns.map(\.moment))::timestamptz[])
                with ordinality as turn (respondent_id, moment, place)
            join concord.submission
                on submission.respondent_id = turn.respondent_id
                and (
                    submission.recorded_at = turn.moment
                        and (submission.superseded_at is null or submission.superseded_at > turn.moment)
                    or submission.recorded_at < turn.moment and submission.superseded_at = turn.moment
                )
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            join concord.answer
                on answer.respondent_id = submission.respondent_id
                and answer.revision = submission.revision
            where \(recommendation)::text is null or answer.recommendation_id = \(recommendation)::text
            """
        )
        var changes: [Key: (old: ConsultationState.Quotation?, new: ConsultationState.Quotation?)] = [:]
        for row in rows {
            let quotation = try ConsultationState.Quotation(row, from: 2)
            let key = Key(turn: try row[0, as: Int.self] - 1, recommendation: quotation.answer.recommendation)
            if try row[1, as: Bool.self] {
                changes[key, default: (nil, nil)].new = quotation
            } else {
                changes[key, default: (nil, nil)].old = quotation
            }
        }
        let events = changes.compactMap { key, change -> AnswerEvent? in
            if let old = change.old?.answer, let new = change.new?.answer, old.says(theSameAs: new) { return nil }
            let turn = turns[key.turn]
            return AnswerEvent(
                at: turn.moment,
                cause: turn.cause,
                old: change.old,
                new: change.new,
                leftOutBy: turn.revision
            )
        }
        return events.inOrder(of: consultation)
    }
}

extension Answer {
    /// Whether nobody who reads it would see a difference.
    fileprivate func says(theSameAs other: Answer) -> Bool {
        stance == other.stance && words == other.words && comment == other.comment
    }
}

extension AnswerEvent {
    fileprivate var sortingFile: String { new?.file ?? leftOutBy?.file ?? old?.file ?? "" }
}

extension [AnswerEvent] {
    /// By time; what was recorded together by file, region, respondent and recommendation.
    fileprivate func inOrder(of consultation: Consultation) -> [AnswerEvent] {
        let regions = Dictionary(zip(consultation.regions.map(\.code), 0...)) { one, _ in one }
        let recommendations = Dictionary(zip(consultation.recommendations.map(\.id), 0...)) { one, _ in one }
        func precedes(_ one: AnswerEvent, _ other: AnswerEvent) -> Bool {
            if one.at != other.at { return one.at < other.at }
            if one.sortingFile != other.sortingFile { return one.sortingFile < other.sortingFile }
            if one.region != other.region {
                return (regions[one.region] ?? .max, one.region) < (regions[other.region] ?? .max, other.region)
            }
            if one.isDesignated != other.isDesignated { return one.isDesignated }
            if one.respondent != other.respondent { return one.respondent < other.respondent }
            return (recommendations[one.recommendation] ?? .max, one.recommendation)
                < (recommendations[other.recommendation] ?? .max, other.recommendation)
        }
        return sorted(by: precedes)
    }
}
