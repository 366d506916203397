import ConsultationModel
import FoundationEssentials
import Postgres

/// The statements of `Store.record`, in the order in which it runs them.
extension Connection {
    /// When the same bytes were first accepted as a file of several respondents, for the same consultation and region; nil
    /// when they were not.
    func moment(ofEarlier file: TakenFile) throws -> Date? {
        guard file.isShared, let sha256 = file.sha256 else { return nil }
        let rows = try query(
            """
            select min(recorded_at)
            from concord.intake_event
            where sha256 = \(sha256)::bytea
                and respondents > 1
                and outcome = 'accepted'
                and consultation_id is not distinct from \(file.consultation)::text
                and region_code is not distinct from \(file.region)::text
            """
        )
        return try rows.first?.decode(Date?.self)
    }

    /// What is stored of those who sent these submissions: what counts of each, and whether it sent these bytes before.
    ///
    /// - Parameter earlier: When the same file of several respondents was taken before. A respondent for whom it brought
    ///   nothing new has no submission with its bytes: what counted after it stands for it, as it was read last.
    func known(before arrivals: some Collection<Arrival>, earlier: Date?) throws -> [UUID: RecordingPlan.Known] {
        var known: [UUID: RecordingPlan.Known] = [:]
        let respondents = arrivals.map(\.id)
        if let earlier, let sha256 = arrivals.first?.submission.sha256 {
            let then = try query(
                """
                select counted.respondent_id, max(newest.revision), counted.file_name, counted.received_at
                from concord.submission as counted
                join concord.submission as newest
                    on newest.respondent_id = counted.respondent_id
                    and newest.claim_id = counted.claim_id
                where counted.respondent_id = any(\(respondents)::uuid[])
                    and counted.recorded_at <= \(earlier)::timestamptz
                    and (counted.superseded_at is null or counted.superseded_at > \(earlier)::timestamptz)
                group by counted.respondent_id, counted.file_name, counted.received_at
                """
            )
            for row in then {
                let (id, revision, file, received) = try row.decode((UUID, Int, String, Date).self)
                known[id, default: .init()].contents[sha256] = .init(revision: revision, file: file, received: received)
            }
        }
        let newest = try query(
            """
            select given.respondent_id, newest.revision, withdrawal.respondent_id is not null
            from unnest(\(respondents)::uuid[]) as given (respondent_id)
            cross join lateral (
                select revision
                from concord.submission
                where submission.respondent_id = given.respondent_id
                order by revision desc
                limit 1
            ) as newest
            left join concord.withdrawal_in_force as withdrawal
                on withdrawal.respondent_id = given.respondent_id
                and withdrawal.respondent_id = any(\(respondents)::uuid[])
            """
        )
        for row in newest {
            let (id, revision, isWithdrawn) = try row.decode((UUID, Int, Bool).self)
            known[id, default: .init()].newest = revision
            known[id]?.isWithdrawn = isWithdrawn
        }
        // Most often all are new.
        if known.isEmpty { return known }
        try addDrops(ofWithdrawn: &known)
        let arrivals = arrivals.filter { known[$0.id] != nil }
        // The one that counts comes last: where its bytes are the same, it stands for them.
        let submissions = try query(
            """
            select
                respondent_id, revision, sha256, file_name, received_at, is_illustrative, true as is_current,
                coalesce(confirmed_at, received_at), coalesce(confirmed_by, file_name)
            from concord.submission
            where respondent_id = any(\(arrivals.map(\.id))::uuid[]) and superseded_at is null
            union all
            select
                submission.respondent_id, revision, submission.sha256, file_name, received_at, is_illustrative, false,
                received_at, file_name
            from unnest(\(arrivals.map(\.id))::uuid[], \(arrivals.map(\.submission.sha256))::bytea[])
                as given (respondent_id, sha256)
            join concord.submission
                on submission.respondent_id = given.respondent_id
                and submission.sha256 = given.sha256
                and submission.cause = 'file'
            where superseded_at is not null
            order by is_current, revision
            """
        )
        for row in submissions {
            let (id, revision, sha256, file, received, isIllustrative, isCurrent, dropped, droppedAs) = try row.decode(
                (UUID, Int, [UInt8], String, Date, Bool, Bool, Date, String).self
            )
            known[id, default: .init()].contents[sha256] = .init(revision: revision, file: file, received: received)
            if isCurrent {
                known[id]?.current = .init(
                    revision: revision,
                    drop: DropOrder(dropped, droppedAs),
                    isIllustrative: isIllustrative
                )
            }
        }
        let current = known.compactMap { id, known in known.current.map { (id: id, revision: $0.revision) } }
        let answers = try query(
            """
            select answer.respondent_id, \(raw: Answer.columns)
            from unnest(\(current.map(\.id))::uuid[], \(current.map(\.revision))::integer[])
                as given (respondent_id, revision)
            join concord.answer
                on answer.respondent_id = given.respondent_id
                and answer.revision = given.revision
            order by answer.respondent_id, line, column_number, recommendation_id
            """
        )
        for row in answers {
            known[try row[0, as: UUID.self]]?.current?.answers.append(try Answer(row, from: 1))
        }
        return known
    }

    private func addDrops(ofWithdrawn known: inout [UUID: RecordingPlan.Known]) throws {
        let withdrawn = known.filter { $0.value.isWithdrawn }.map(\.key)
        if withdrawn.isEmpty { return }
        let drops = try query(
            """
            select respondent_id, received_at, coalesce(confirmed_at, received_at), coalesce(confirmed_by, file_name)
            from concord.submission
            where respondent_id = any(\(withdrawn)::uuid[]) and cause = 'file'
            """
        )
        for row in drops {
            let (id, received, dropped, file) = try row.decode((UUID, Date, Date, String).self)
            known[id]?.withdrawn.append((received, DropOrder(dropped, file)))
        }
    }

    /// Adds those that are not known; of several spellings of one name, the first stays.
    func insert(respondentsOf arrivals: some Collection<Arrival>, at now: Date) throws {
        let respondents = arrivals.map(\.submission.respondent)
        if respondents.isEmpty { return }
        try send(
            """
            insert into concord.respondent
                (respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, registered_at)
            select respondent_id, consultation_id, region_code, respondent_name, speaks_for_region, \(now)::timestamptz
            from unnest(
                \(arrivals.map(\.id))::uuid[],
                \(respondents.map(\.consultation))::text[],
                \(respondents.map(\.region))::text[],
                \(respondents.map(\.name))::text[],
                \(respondents.map(\.speaksForRegion))::boolean[]
            ) as given (respondent_id, consultation_id, region_code, respondent_name, speaks_for_region)
            on conflict do nothing
            """
        )
    }

    /// Keeps the bytes of these files, those that are known once.
    func insert(originalsOf files: some Collection<TakenFile>) throws {
        let originals = Dictionary(files.compactMap(\.submissions.first).map { ($0.sha256, $0.original) }) { $1 }
            .map { (sha256: $0.key, bytes: $0.value) }
        if originals.isEmpty { return }
        try send(
            """
            insert into concord.original (sha256, bytes)
            select sha256, bytes
            from unnest(\(originals.map(\.sha256))::bytea[], \(originals.map(\.bytes))::bytea[]) as given (sha256, bytes)
            on conflict do nothing
            """
        )
    }

    func insert(_ plan: RecordingPlan, at now: Date) throws {
        try insertEntries(of: plan, at: now)
        try confirm(plan.confirmed)
    }

    /// Keeps when a file that said the same was dropped, so that one that was dropped before it and is taken later does not
    /// count.
    private func confirm(_ confirmed: [(respondent: UUID, revision: Int, by: Submission)]) throws {
        if confirmed.isEmpty { return }
        try send(
            """
            update concord.submission
            set confirmed_at = given.dropped_at, confirmed_by = given.file_name
            from unnest(
                \(confirmed.map(\.respondent))::uuid[],
                \(confirmed.map(\.revision))::integer[],
                \(confirmed.map(\.by.received))::timestamptz[],
                \(confirmed.map(\.by.file))::text[]
            ) as given (respondent_id, revision, dropped_at, file_name)
            join concord.submission as counting
                on counting.respondent_id = given.respondent_id
                and counting.revision = given.revision
            -- The copies that were made of it, too.
            where submission.respondent_id = given.respondent_id
                and submission.claim_id = counting.claim_id
            """
        )
    }

    private func insertEntries(of plan: RecordingPlan, at now: Date) throws {
        if plan.entries.isEmpty { return }
        try supersede(plan.superseded, at: now)
        let entries = plan.entries
        let submissions = entries.map(\.arrival.submission)
        try send(
            """
            insert into concord.submission (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, recorded_at, superseded_at, is_late
            )
            select
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, \(now)::timestamptz, case when is_superseded then \(now)::timestamptz end, is_late
            from unnest(
                \(entries.map(\.arrival.id))::uuid[],
                \(entries.map(\.revision))::integer[],
                \(submissions.map(\.respondent.consultation))::text[],
                \(submissions.map(\.file))::text[],
                \(submissions.map(\.groupAsWritten))::text[],
                \(submissions.map(\.isIllustrative))::boolean[],
                \(submissions.map(\.sha256))::bytea[],
                \(entries.map(\.arrival.claim))::uuid[],
                \(submissions.map(\.received))::timestamptz[],
                \(entries.map(\.isSuperseded))::boolean[],
                \(entries.map(\.isLate))::boolean[]
            ) as given (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, is_superseded, is_late
            )
            """
        )
        // Those of one consultation at a time: most often there is only one.
        for (consultation, entries) in Dictionary(grouping: entries, by: \.arrival.submission.respondent.consultation) {
            try insert(
                answers: entries.flatMap { entry in
                    entry.arrival.submission.answers.map { (entry.arrival.id, entry.revision, $0) }
                },
                in: consultation
            )
        }
    }

    /// Adds the answers of revisions that are stored.
    func insert(answers: [(respondent: UUID, revision: Int, answer: Answer)], in consultation: String) throws {
        if answers.isEmpty { return }
        try send(
            """
            insert into concord.answer (
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number,
                place, flags
            )
            select
                respondent_id, revision, recommendation_id, \(consultation)::text, stance, words, comment, line,
                column_number, place, string_to_array(flags, chr(31))
            from unnest(
                \(answers.map(\.respondent))::uuid[],
                \(answers.map(\.revision))::integer[],
                \(answers.map(\.answer.recommendation))::text[],
                \(answers.map(\.answer.stance.rawValue))::text[],
                \(answers.map(\.answer.words))::text[],
                \(answers.map(\.answer.comment))::text[],
                \(answers.map(\.answer.line))::integer[],
                \(answers.map(\.answer.column))::integer[],
                \(answers.map(\.answer.place))::text[],
                \(answers.map(\.answer.flags.joined))::text[]
            ) as given (
                respondent_id, revision, recommendation_id, stance, words, comment, line, column_number, place, flags
            )
            """
        )
    }

    /// Ends the time during which these revisions count.
    func supersede(_ revisions: [(respondent: UUID, revision: Int)], at now: Date) throws {
        if revisions.isEmpty { return }
        try send(
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

    func insert(_ files: some Collection<TakenFile>, _ recorded: [Recorded], at now: Date) throws {
        let respondents = files.map { $0.isShared ? nil : $0.submissions.first?.respondent.id }
        let faults = zip(files, recorded).map { $1.isRejected ? $0.fault : nil }
        try send(
            """
            insert into concord.intake_event (
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                respondents, reason, fault_code, fault_line, fault_column, fault_place, faults, receipt, seen_at, recorded_at
            )
            select
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                respondents, reason, fault_code, fault_line, fault_column, fault_place, faults, receipt, seen_at,
                \(now)::timestamptz
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
                \(recorded.map(\.respondents))::integer[],
                \(zip(files, recorded).map { $1.isRejected ? $0.reason : nil })::text[],
                \(faults.map(\.?.code.rawValue))::text[],
                \(faults.map(\.?.line))::integer[],
                \(faults.map(\.?.column))::integer[],
                \(faults.map(\.?.place))::text[],
                \(faults.map(\.?.count))::integer[],
                \(recorded.map(\.receipt))::text[],
                \(files.map(\.received))::timestamptz[]
            ) as given (
                claim_id, consultation_id, region_code, file_name, file_bytes, sha256, outcome, respondent_id, revision,
                respondents, reason, fault_code, fault_line, fault_column, fault_place, faults, receipt, seen_at
            )
            """
        )
    }
}
