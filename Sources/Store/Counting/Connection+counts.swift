import ConsultationModel
import FoundationEssentials
import Postgres

/// The counts that a report is made from: those that are kept up, and the same counted over the rows for an earlier
/// moment.
extension Connection {
    /// How the answers that count are distributed, in a fixed order.
    ///
    /// - Parameter moment: When they count; nil: now.
    func tallies(of consultation: String, at moment: Date?) throws -> Pending<[ConsultationState.Tally]> {
        let counts: SQL =
            if let moment {
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
            } else {
                """
                select recommendation_id, region_code, speaks_for_region, stance, answers
                from concord.tally
                where consultation_id = \(consultation)::text and answers > 0
                """
            }
        return try send(counts).reading { rows in
            struct Key: Hashable {
                var recommendation: String
                var region: String
                var isDesignated: Bool
            }
            var counts: [Key: StanceCounts] = Dictionary(minimumCapacity: rows.count)
            for row in rows {
                let key = Key(
                    recommendation: try row[0, as: String.self],
                    region: try row[1, as: String.self],
                    isDesignated: try row[2, as: Bool.self]
                )
                let stance = Stance(rawValue: try row[3, as: String.self]) ?? .unrecognised
                counts[key, default: StanceCounts()][stance] += try row[4, as: Int.self]
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
                if $0.recommendation != $1.recommendation { return $0.recommendation < $1.recommendation }
                if $0.region != $1.region { return $0.region < $1.region }
                return $0.isDesignated && !$1.isDesignated
            }
        }
    }

    /// What came in until that moment; nil: until now.
    func intake(of consultation: Consultation, at moment: Date?) throws -> Pending<ConsultationState.IntakeSummary> {
        let submissions = try submissionCounts(of: consultation, at: moment)
        let files = try fileCounts(of: consultation.id, at: moment)
        return Pending {
            var summary = ConsultationState.IntakeSummary()
            var illustrative: Set<String> = []
            for row in try submissions.rows() {
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
            for row in try files.rows() {
                let (outcome, count) = try row.decode((String, Int).self)
                if outcome == FileEvent.Outcome.rejected.rawValue { summary.rejected = count }
                if outcome == FileEvent.Outcome.duplicate.rawValue { summary.duplicates = count }
            }
            return summary
        }
    }

    private func submissionCounts(of consultation: Consultation, at moment: Date?) throws -> Reply {
        guard let moment else {
            return try send(
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
        return try send(
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

    private func fileCounts(of consultation: String, at moment: Date?) throws -> Reply {
        guard let moment else {
            return try send(
                "select outcome, files from concord.intake_tally where consultation_id = \(consultation)::text"
            )
        }
        return try send(
            """
            select outcome, count(*)
            from concord.intake_event
            where consultation_id = \(consultation)::text and recorded_at <= \(moment)::timestamptz
            group by outcome
            """
        )
    }
}
