import ConsultationModel
import FoundationEssentials
import Postgres

/// The one rule of what counts, and what follows where it is not what counts now.
///
/// Of a respondent's files that came in time, or late where late ones count, the one that was dropped last counts, if it was
/// recorded after the last withdrawal that was not taken back.
extension Connection {
    /// For those of these respondents for whom something else is to count than does now.
    func successions(of respondents: [UUID], by deadline: Deadline) throws -> [Succession] {
        let latest = deadline.lateAnswers == .exclude ? deadline.closes : nil
        let rows = try query(
            """
            with newest as (
                select respondent_id, max(revision) as revision
                from concord.submission
                where respondent_id = any(\(respondents)::uuid[])
                group by respondent_id
            ),
            counting as (
                select respondent_id, revision, claim_id, is_late
                from concord.submission
                where respondent_id = any(\(respondents)::uuid[]) and superseded_at is null
            ),
            last_dropped as (
                select distinct on (respondent_id)
                    respondent_id, claim_id, recorded_at,
                    coalesce(received_at > \(deadline.closes)::timestamptz, false) as is_late
                from concord.submission
                where respondent_id = any(\(respondents)::uuid[])
                    and cause = 'file'
                    and (\(latest)::timestamptz is null or received_at <= \(latest)::timestamptz)
                order by
                    respondent_id, coalesce(confirmed_at, received_at) desc,
                    coalesce(confirmed_by, file_name) collate "C" desc, revision desc
            ),
            chosen as (
                select last_dropped.respondent_id, last_dropped.claim_id, last_dropped.is_late
                from last_dropped
                left join concord.withdrawal_in_force as withdrawal
                    on withdrawal.respondent_id = last_dropped.respondent_id
                    and withdrawal.respondent_id = any(\(respondents)::uuid[])
                where withdrawal.withdrawn_at is null or last_dropped.recorded_at > withdrawal.withdrawn_at
            )
            select
                newest.respondent_id, counting.revision,
                (
                    -- As it was read last.
                    select max(copy.revision)
                    from concord.submission as copy
                    where copy.respondent_id = chosen.respondent_id and copy.claim_id = chosen.claim_id
                ),
                newest.revision + 1, coalesce(chosen.is_late, false)
            from newest
            left join counting
                on counting.respondent_id = newest.respondent_id
            left join chosen
                on chosen.respondent_id = newest.respondent_id
            where (counting.claim_id, counting.is_late) is distinct from (chosen.claim_id, chosen.is_late)
            order by newest.respondent_id
            """
        )
        return try rows.map { row in
            let (respondent, ended, original, revision, isLate) = try row.decode((UUID, Int?, Int?, Int, Bool).self)
            return Succession(
                respondent: respondent,
                ended: ended,
                copy: original.map { Succession.Copy(original: $0, revision: revision, isLate: isLate) }
            )
        }
    }

    /// Has it happen at this moment, in the counts too.
    ///
    /// - Parameter cause: As stored in concord.submission.cause.
    func apply(_ successions: [Succession], cause: String, in consultation: String, at now: Date) throws {
        if successions.isEmpty { return }
        try supersede(successions.compactMap { one in one.ended.map { (one.respondent, $0) } }, at: now)
        let copies = successions.compactMap { one in one.copy.map { (respondent: one.respondent, copy: $0) } }
        try insert(copies, cause: cause, at: now)
        try send(
            """
            insert into concord.answer (
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number,
                place, flags
            )
            select
                answer.respondent_id, given.revision, answer.recommendation_id, answer.consultation_id, answer.stance,
                answer.words, answer.comment, answer.line, answer.column_number, answer.place, answer.flags
            from unnest(
                \(copies.map(\.respondent))::uuid[],
                \(copies.map(\.copy.original))::integer[],
                \(copies.map(\.copy.revision))::integer[]
            ) as given (respondent_id, original, revision)
            join concord.answer
                on answer.respondent_id = given.respondent_id
                and answer.revision = given.original
            """
        )
        try change(try counts(of: successions, in: consultation), at: now)
    }

    /// Adds revisions that repeat stored ones, without their answers.
    func insert(_ copies: [(respondent: UUID, copy: Succession.Copy)], cause: String, at now: Date) throws {
        if copies.isEmpty { return }
        try send(
            """
            insert into concord.submission (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, recorded_at, is_late, cause, confirmed_at, confirmed_by
            )
            select
                submission.respondent_id, given.revision, submission.consultation_id, submission.file_name,
                submission.group_as_written, submission.is_illustrative, submission.sha256, submission.claim_id,
                submission.received_at, \(now)::timestamptz, given.is_late, \(cause)::text,
                submission.confirmed_at, submission.confirmed_by
            from unnest(
                \(copies.map(\.respondent))::uuid[],
                \(copies.map(\.copy.original))::integer[],
                \(copies.map(\.copy.revision))::integer[],
                \(copies.map(\.copy.isLate))::boolean[]
            ) as given (respondent_id, original, revision, is_late)
            join concord.submission
                on submission.respondent_id = given.respondent_id
                and submission.revision = given.original
            """
        )
    }

    private func counts(of successions: [Succession], in consultation: String) throws -> CountChanges {
        let ended = successions.compactMap { one in
            one.ended.map { (respondent: one.respondent, revision: $0, step: -1) }
        }
        let begun = successions.compactMap { one in
            one.copy.map { (respondent: one.respondent, revision: $0.revision, step: 1) }
        }
        let steps = ended + begun
        var counts = CountChanges()
        let answers = try query(
            """
            select region_code, speaks_for_region, recommendation_id, stance, sum(step)
            from unnest(
                \(steps.map(\.respondent))::uuid[], \(steps.map(\.revision))::integer[], \(steps.map(\.step))::integer[]
            ) as given (respondent_id, revision, step)
            join concord.respondent
                on respondent.respondent_id = given.respondent_id
            join concord.answer
                on answer.respondent_id = given.respondent_id
                and answer.revision = given.revision
            group by region_code, speaks_for_region, recommendation_id, stance
            """
        )
        for row in answers {
            let (region, speaks, recommendation, stance, step) = try row.decode(
                (String, Bool, String, String, Int).self
            )
            let key = CountChanges.RegionKey(consultation: consultation, region: region, speaksForRegion: speaks)
            counts.count(recommendation, Stance(rawValue: stance) ?? .unrecognised, of: key, by: step)
        }
        let submissions = try query(
            """
            select
                region_code, speaks_for_region, sum(step), count(*) filter (where step < 0),
                coalesce(sum(step) filter (where is_illustrative), 0)
            from unnest(
                \(steps.map(\.respondent))::uuid[], \(steps.map(\.revision))::integer[], \(steps.map(\.step))::integer[]
            ) as given (respondent_id, revision, step)
            join concord.respondent
                on respondent.respondent_id = given.respondent_id
            join concord.submission
                on submission.respondent_id = given.respondent_id
                and submission.revision = given.revision
            group by region_code, speaks_for_region
            """
        )
        for row in submissions {
            let (region, speaks, current, superseded, illustrative) = try row.decode((String, Bool, Int, Int, Int).self)
            counts.change(
                CountChanges.RegionChange(current: current, superseded: superseded, illustrative: illustrative),
                of: .init(consultation: consultation, region: region, speaksForRegion: speaks)
            )
        }
        return counts
    }
}
