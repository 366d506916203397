import ConsultationModel
import FoundationEssentials
import Postgres

/// The statements of `Store.record`, in the order in which it runs them.
extension Connection {
    /// What is stored of those who sent these submissions: what each said last, and whether it sent these bytes before.
    func known(before submissions: [Submission]) throws -> [UUID: RecordingPlan.Known] {
        var known: [UUID: RecordingPlan.Known] = [:]
        let respondents = submissions.map(\.respondent.id)
        let submissions = try query(
            """
            select respondent_id, revision, sha256, file_name, is_illustrative, true
            from concord.submission
            where respondent_id = any(\(respondents)::uuid[]) and superseded_at is null
            union all
            select submission.respondent_id, revision, submission.sha256, file_name, is_illustrative, false
            from unnest(\(respondents)::uuid[], \(submissions.map(\.sha256))::bytea[]) as given (respondent_id, sha256)
            join concord.submission
                on submission.respondent_id = given.respondent_id
                and submission.sha256 = given.sha256
            where superseded_at is not null
            """
        )
        for row in submissions {
            let (id, revision, sha256, file, isIllustrative, isCurrent) = try row.decode(
                (UUID, Int, [UInt8], String, Bool, Bool).self
            )
            known[id, default: .init()].contents[sha256] = (revision, file)
            if isCurrent {
                known[id]?.revision = revision
                known[id]?.isIllustrative = isIllustrative
            }
        }
        let answers = try query(
            """
            select answer.respondent_id, recommendation_id, stance, words, comment, line, column_number
            from concord.answer
            join concord.submission
                on submission.respondent_id = answer.respondent_id
                and submission.revision = answer.revision
            where answer.respondent_id = any(\(respondents)::uuid[])
                and submission.superseded_at is null
            order by answer.respondent_id, line, column_number, recommendation_id
            """
        )
        for row in answers {
            let (id, recommendation, stance, words, comment, line, column) = try row.decode(
                (UUID, String, String, String, String, Int, Int).self
            )
            known[id]?.answers.append(
                Answer(
                    recommendation: recommendation,
                    stance: Stance(rawValue: stance) ?? .unrecognised,
                    words: words,
                    comment: comment,
                    line: line,
                    column: column
                )
            )
        }
        return known
    }

    /// Adds those that are not known; of several spellings of one name, the first stays.
    func insert(_ respondents: [Respondent], at now: Date) throws {
        let rows = respondents.map { (id: $0.id, respondent: $0) }
        if rows.isEmpty { return }
        try execute(
            """
            insert into concord.respondent
                (respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, registered_at)
            select respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, \(now)::timestamptz
            from unnest(
                \(rows.map(\.id))::uuid[],
                \(rows.map(\.respondent.consultation))::text[],
                \(rows.map(\.respondent.region))::text[],
                \(rows.map(\.respondent.name))::text[],
                \(rows.map(\.respondent.speaksForRegion))::boolean[]
            ) as given (respondent_id, consultation_id, region_code, respondent_name, speaks_for_region)
            on conflict do nothing
            """
        )
    }

    func insert(_ plan: RecordingPlan, at now: Date) throws {
        if plan.entries.isEmpty { return }
        try supersede(plan.superseded, at: now)
        let entries = plan.entries
        try execute(
            """
            insert into concord.submission (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, original,
                received_at, recorded_at, superseded_at
            )
            select
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, original,
                received_at, \(now)::timestamptz, case when is_superseded then \(now)::timestamptz end
            from unnest(
                \(entries.map(\.submission.respondent.id))::uuid[],
                \(entries.map(\.revision))::integer[],
                \(entries.map(\.submission.respondent.consultation))::text[],
                \(entries.map(\.submission.file))::text[],
                \(entries.map(\.submission.groupAsWritten))::text[],
                \(entries.map(\.submission.isIllustrative))::boolean[],
                \(entries.map(\.submission.sha256))::bytea[],
                \(entries.map(\.submission.original))::bytea[],
                \(entries.map(\.submission.received))::timestamptz[],
                \(entries.map(\.isSuperseded))::boolean[]
            ) as given (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, original,
                received_at, is_superseded
            )
            """
        )
        let answers = entries.flatMap { entry in
            entry.submission.answers.map { (id: entry.submission.respondent.id, entry: entry, answer: $0) }
        }
        try execute(
            """
            insert into concord.answer (
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number
            )
            select
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number
            from unnest(
                \(answers.map(\.id))::uuid[],
                \(answers.map(\.entry.revision))::integer[],
                \(answers.map(\.answer.recommendation))::text[],
                \(answers.map(\.entry.submission.respondent.consultation))::text[],
                \(answers.map(\.answer.stance.rawValue))::text[],
                \(answers.map(\.answer.words))::text[],
                \(answers.map(\.answer.comment))::text[],
                \(answers.map(\.answer.line))::integer[],
                \(answers.map(\.answer.column))::integer[]
            ) as given (
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number
            )
            """
        )
    }

    private func supersede(_ revisions: [(respondent: UUID, revision: Int)], at now: Date) throws {
        if revisions.isEmpty { return }
        try execute(
            """
            update concord.submission
            set superseded_at = \(now)::timestamptz
            from unnest(\(revisions.map(\.respondent))::uuid[], \(revisions.map(\.revision))::integer[])
                as given (respondent_id, revision)
            where submission.respondent_id = given.respondent_id
                and submission.revision = given.revision
            """
        )
    }

    func change(_ plan: RecordingPlan, at now: Date) throws {
        let answers = plan.answerDeltas.map { (key: $0.key, delta: $0.value) }
        try execute(
            """
            insert into concord.tally as tally
                (consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
            select consultation_id, recommendation_id, region_code, speaks_for_region, stance, 0
            from unnest(
                \(answers.map(\.key.consultation))::text[],
                \(answers.map(\.key.recommendation))::text[],
                \(answers.map(\.key.region))::text[],
                \(answers.map(\.key.speaksForRegion))::boolean[],
                \(answers.map(\.key.stance.rawValue))::text[]
            ) as given (consultation_id, recommendation_id, region_code, speaks_for_region, stance)
            on conflict do nothing
            """
        )
        try execute(
            """
            update concord.tally
            set answers = tally.answers + given.delta
            from unnest(
                \(answers.map(\.key.consultation))::text[],
                \(answers.map(\.key.recommendation))::text[],
                \(answers.map(\.key.region))::text[],
                \(answers.map(\.key.speaksForRegion))::boolean[],
                \(answers.map(\.key.stance.rawValue))::text[],
                \(answers.map(\.delta))::bigint[]
            ) as given (consultation_id, recommendation_id, region_code, speaks_for_region, stance, delta)
            where (tally.consultation_id, tally.recommendation_id, tally.region_code)
                    = (given.consultation_id, given.recommendation_id, given.region_code)
                and (tally.speaks_for_region, tally.stance) = (given.speaks_for_region, given.stance)
            """
        )
        let submissions = plan.submissionDeltas.map { (key: $0.key, delta: $0.value) }
        try execute(
            """
            insert into concord.submission_tally as tally (
                consultation_id, region_code, speaks_for_region, current_submissions, superseded_submissions,
                current_illustrative
            )
            select consultation_id, region_code, speaks_for_region, 0, 0, 0
            from unnest(
                \(submissions.map(\.key.consultation))::text[],
                \(submissions.map(\.key.region))::text[],
                \(submissions.map(\.key.speaksForRegion))::boolean[]
            ) as given (consultation_id, region_code, speaks_for_region)
            on conflict do nothing
            """
        )
        try execute(
            """
            update concord.submission_tally as tally
            set current_submissions = tally.current_submissions + given.current,
                superseded_submissions = tally.superseded_submissions + given.superseded,
                current_illustrative = tally.current_illustrative + given.illustrative
            from unnest(
                \(submissions.map(\.key.consultation))::text[],
                \(submissions.map(\.key.region))::text[],
                \(submissions.map(\.key.speaksForRegion))::boolean[],
                \(submissions.map(\.delta.current))::bigint[],
                \(submissions.map(\.delta.superseded))::bigint[],
                \(submissions.map(\.delta.illustrative))::bigint[]
            ) as given (consultation_id, region_code, speaks_for_region, current, superseded, illustrative)
            where (tally.consultation_id, tally.region_code, tally.speaks_for_region)
                = (given.consultation_id, given.region_code, given.speaks_for_region)
            """
        )
        let files = plan.fileDeltas.flatMap { consultation, outcomes in
            outcomes.map { (consultation: consultation, outcome: $0.key, files: $0.value) }
        }
        try execute(
            """
            insert into concord.intake_tally as tally (consultation_id, outcome, files, changed_at)
            select consultation_id, outcome, files, \(now)::timestamptz
            from unnest(
                \(files.map(\.consultation))::text[],
                \(files.map(\.outcome))::text[],
                \(files.map(\.files))::bigint[]
            ) as given (consultation_id, outcome, files)
            on conflict (consultation_id, outcome) do update
            set files = tally.files + excluded.files, changed_at = excluded.changed_at
            """
        )
    }

    func insert(_ files: [TakenFile], _ recorded: [Recorded], at now: Date) throws {
        let respondents = zip(files, recorded).map { file, recorded in
            recorded.isRejected ? nil : file.submission?.respondent.id
        }
        try execute(
            """
            insert into concord.intake_event (
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                receipt, seen_at, recorded_at
            )
            select
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                receipt, seen_at, \(now)::timestamptz
            from unnest(
                \(files.map(\.claim))::uuid[],
                \(files.map(\.consultation))::text[],
                \(files.map(\.region))::text[],
                \(files.map(\.file))::text[],
                \(files.map(\.size))::bigint[],
                \(files.map(\.sha256))::bytea[],
                \(recorded.map(\.outcome))::text[],
                \(respondents)::uuid[],
                \(recorded.map(\.revision))::integer[],
                \(recorded.map(\.receipt))::text[],
                \(files.map(\.received))::timestamptz[]
            ) as given (
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                receipt, seen_at
            )
            """
        )
    }
}
