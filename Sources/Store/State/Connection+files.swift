import ConsultationModel
import FoundationEssentials
import Postgres

extension Connection {
    /// The newest files of a consultation, the newest first; of those that were recorded together, by name.
    ///
    /// - Parameters:
    ///   - outcomes: What became of them.
    ///   - start: They were recorded after this moment; nil: at any time.
    ///   - end: They were recorded until this moment; nil: until now.
    func files(
        of consultation: String,
        _ outcomes: [FileEvent.Outcome],
        after start: Date?,
        until end: Date?,
        limit: Int
    ) throws -> Pending<[FileEvent]> {
        // Each outcome by itself, and compared as a row, so that the one index gives them in order: where nearly all files
        // have another outcome, PostgreSQL would go through them by time.
        try send(
            """
            select
                newest.file_name, newest.outcome, newest.region_code, newest.respondents, newest.reason, newest.fault_code,
                newest.fault_line, newest.fault_column, newest.fault_place, newest.faults, newest.recorded_at,
                newest.outcome = 'accepted' and exists (
                    select
                    from concord.submission as late
                    join concord.consultation_edition as edition
                        on edition.consultation_id = late.consultation_id
                        and edition.recorded_at <= late.recorded_at
                        and (edition.superseded_at is null or edition.superseded_at > late.recorded_at)
                    where late.consultation_id = \(consultation)::text
                        -- What is excluded ends as it begins.
                        and late.superseded_at = newest.recorded_at
                        and late.recorded_at = newest.recorded_at
                        and late.claim_id = newest.claim_id
                        and late.is_late
                        and edition.definition ->> 'lateAnswers' = 'exclude'
                        -- Since a deadline was moved, a copy of it may have counted.
                        and not exists (
                            select
                            from concord.submission as copy
                            where copy.respondent_id = late.respondent_id
                                and copy.claim_id = late.claim_id
                                and copy.recorded_at <= coalesce(\(end)::timestamptz, 'infinity')
                                and copy.superseded_at is distinct from copy.recorded_at
                        )
                )
            from unnest(\(outcomes.map(\.rawValue))::text[]) as wanted (outcome)
            cross join lateral (
                select
                    file_name, outcome, region_code, respondents, reason, fault_code, fault_line, fault_column, fault_place,
                    faults, recorded_at, claim_id
                from concord.intake_event
                where (consultation_id, outcome, recorded_at)
                        > (\(consultation)::text, wanted.outcome, coalesce(\(start)::timestamptz, '-infinity'))
                    and (consultation_id, outcome, recorded_at)
                        <= (\(consultation)::text, wanted.outcome, coalesce(\(end)::timestamptz, 'infinity'))
                order by consultation_id desc, outcome desc, recorded_at desc
                fetch first (\(limit)::bigint) rows with ties
            ) as newest
            order by newest.recorded_at desc, newest.file_name, newest.claim_id
            limit \(limit)::bigint
            """
        ).reading { rows in
            try rows.map { row in
                let (
                    file, outcome, region, respondents, reason, code, line, column, place, faults, recorded, isExcluded
                ) =
                    try row.decode(
                        (String, String, String?, Int, String?, String?, Int?, Int?, String?, Int?, Date, Bool).self
                    )
                return FileEvent(
                    file: file,
                    outcome: FileEvent.Outcome(rawValue: outcome) ?? .rejected,
                    region: region,
                    respondents: respondents,
                    reason: reason,
                    // A newer program may have recorded a code that this one does not know.
                    fault: code.flatMap(FaultCode.init).map { code in
                        FileFault(code, line: line, column: column, place: place, count: faults ?? 1)
                    },
                    at: recorded,
                    isExcluded: isExcluded
                )
            }
        }
    }

    /// How many files of a consultation were recorded after one moment and until another, by what became of them.
    func fileCounts(
        of consultation: String,
        after start: Date,
        until end: Date?
    ) throws -> [FileEvent.Outcome: Int] {
        let rows = try query(
            """
            select outcome, count(*)
            from concord.intake_event
            where consultation_id = \(consultation)::text
                and recorded_at > \(start)::timestamptz
                and recorded_at <= coalesce(\(end)::timestamptz, 'infinity')
            group by outcome
            """
        )
        var counts: [FileEvent.Outcome: Int] = [:]
        for row in rows {
            let (outcome, count) = try row.decode((String, Int).self)
            if let outcome = FileEvent.Outcome(rawValue: outcome) { counts[outcome] = count }
        }
        return counts
    }
}
