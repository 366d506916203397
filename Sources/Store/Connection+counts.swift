import ConsultationModel
import FoundationEssentials
import Postgres

/// The counts that a report is made from: those that are kept up, and the same counted over the rows for an earlier moment.
extension Connection {
    /// How the answers that count are distributed, in a fixed order.
    ///
    /// - Parameter moment: When they count; nil: now.
    func tallies(of consultation: String, at moment: Date?) throws -> [ConsultationState.Tally] {
        struct Key: Hashable {
            var recommendation: String
            var region: String
            var isDesignated: Bool
        }
        let rows =
            if let moment {
                try query(
                    """
                    select
                        answer.recommendation_id, respondent.region_code, respondent.speaks_for_region, answer.stance,
                        count(*)
                    from concord.submission
                    join concord.respondent
                        on respondent.respondent_id = submission.respondent_id
                    join concord.answer
                        on answer.respondent_id = submission.respondent_id
                        and answer.revision = submission.revision
                    where submission.consultation_id = \(consultation)::text
                        and submission.recorded_at <= \(moment)::timestamptz
                        and (submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz)
                    group by 1, 2, 3, 4
                    """
                )
            } else {
                try query(
                    """
                    select recommendation_id, region_code, speaks_for_region, stance, answers
                    from concord.tally
                    where consultation_id = \(consultation)::text and answers > 0
                    """
                )
            }
        var counts: [Key: StanceCounts] = [:]
        for row in rows {
            let (recommendation, region, isDesignated, stance, answers) = try row.decode(
                (String, String, Bool, String, Int).self
            )
            let key = Key(recommendation: recommendation, region: region, isDesignated: isDesignated)
            counts[key, default: StanceCounts()][Stance(rawValue: stance) ?? .unrecognised] += answers
        }
        return counts.map { key, counts in
            ConsultationState.Tally(
                recommendation: key.recommendation,
                region: key.region,
                isDesignated: key.isDesignated,
                counts: counts
            )
        }
        .sorted {
            ($0.recommendation, $0.region, $0.isDesignated ? 0 : 1) < (
                $1.recommendation, $1.region, $1.isDesignated ? 0 : 1
            )
        }
    }

    /// What came in until that moment; nil: until now.
    func intake(of consultation: Consultation, at moment: Date?) throws -> ConsultationState.IntakeSummary {
        var summary = ConsultationState.IntakeSummary()
        var illustrative: Set<String> = []
        for row in try submissionCounts(of: consultation, at: moment) {
            let (region, isDesignated, current, superseded, made, late) = try row.decode(
                (String, Bool, Int, Int, Int, Int).self
            )
            summary.current += current
            summary.superseded += superseded
            summary.late += late
            if !isDesignated, current > 0 { summary.respondents[region] = current }
            if made > 0 { illustrative.insert(region) }
        }
        summary.illustrativeRegions = consultation.regions.map(\.code).filter(illustrative.contains)
        for row in try fileCounts(of: consultation.id, at: moment) {
            let (outcome, count) = try row.decode((String, Int).self)
            if outcome == FileEvent.Outcome.rejected.rawValue { summary.rejected = count }
            if outcome == FileEvent.Outcome.duplicate.rawValue { summary.duplicates = count }
        }
        return summary
    }

    private func submissionCounts(of consultation: Consultation, at moment: Date?) throws -> [Row] {
        guard let moment else {
            return try query(
                """
                select
                    region_code, speaks_for_region, current_submissions, superseded_submissions, current_illustrative,
                    late_submissions
                from concord.submission_tally
                where consultation_id = \(consultation.id)::text
                """
            )
        }
        // Late is what came as a file after the deadline of then, whatever counted it as in time before.
        return try query(
            """
            select
                respondent.region_code,
                respondent.speaks_for_region,
                count(*) filter (
                    where submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz
                ),
                count(*) filter (where submission.superseded_at <= \(moment)::timestamptz),
                count(*) filter (
                    where submission.is_illustrative
                        and (submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz)
                ),
                count(*) filter (
                    where submission.cause = 'file' and submission.received_at > \(consultation.closes)::timestamptz
                )
            from concord.submission
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            where submission.consultation_id = \(consultation.id)::text
                and submission.recorded_at <= \(moment)::timestamptz
            group by 1, 2
            """
        )
    }

    private func fileCounts(of consultation: String, at moment: Date?) throws -> [Row] {
        guard let moment else {
            return try query(
                "select outcome, files from concord.intake_tally where consultation_id = \(consultation)::text"
            )
        }
        return try query(
            """
            select outcome, count(*)
            from concord.intake_event
            where consultation_id = \(consultation)::text and recorded_at <= \(moment)::timestamptz
            group by outcome
            """
        )
    }
}
