public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// All that a report on this consultation is made from, as of the last commit; nil when it is not registered.
    ///
    /// - Parameters:
    ///   - sample: How many respondents that do not speak for their region are quoted per region, the first by name.
    /// - Throws: `PostgresError`.
    public func state(of consultation: String, sample: Int) async throws -> ConsultationState? {
        try await connection.transaction(isolation: .snapshot) { connection in
            guard let (definition, edition) = try connection.definition(of: consultation) else { return nil }
            let intake = try connection.intake(of: definition)
            return ConsultationState(
                consultation: definition,
                asOf: max(edition, intake.changed ?? edition),
                tallies: try connection.tallies(of: consultation),
                quotations: try connection.quotations(of: consultation, sample: sample),
                intake: intake.summary
            )
        }
    }
}

extension Connection {
    fileprivate func definition(of consultation: String) throws -> (Consultation, recorded: Date)? {
        let rows = try query(
            """
            select definition::text, recorded_at
            from concord.consultation_edition
            where consultation_id = \(consultation)::text and superseded_at is null
            """
        )
        guard let (definition, recorded) = try rows.first?.decode((String, Date).self) else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return (try decoder.decode(Consultation.self, from: Data(definition.utf8)), recorded)
    }

    fileprivate func tallies(of consultation: String) throws -> [ConsultationState.Tally] {
        struct Key: Hashable {
            var recommendation: String
            var region: String
            var isDesignated: Bool
        }
        let rows = try query(
            """
            select recommendation_id, region_code, speaks_for_region, stance, answers
            from concord.tally
            where consultation_id = \(consultation)::text and answers > 0
            """
        )
        var counts: [Key: StanceCounts] = [:]
        for row in rows {
            let (recommendation, region, isDesignated, stance, answers) = try row.decode(
                (String, String, Bool, String, Int).self
            )
            let key = Key(recommendation: recommendation, region: region, isDesignated: isDesignated)
            counts[key, default: StanceCounts()][Stance(rawValue: stance) ?? .unrecognised] = answers
        }
        return counts.map { key, counts in
            ConsultationState.Tally(
                recommendation: key.recommendation,
                region: key.region,
                isDesignated: key.isDesignated,
                counts: counts
            )
        }
    }

    fileprivate func quotations(of consultation: String, sample: Int) throws -> [ConsultationState.Quotation] {
        let rows = try query(
            """
            select
                quoted.region_code, coalesce(submission.group_as_written, quoted.respondent_name),
                quoted.speaks_for_region, submission.file_name, submission.revision, submission.is_illustrative,
                \(raw: Answer.columns)
            from concord.region
            cross join lateral (
                (
                    select respondent_id, region_code, respondent_name, speaks_for_region
                    from concord.respondent
                    where respondent.consultation_id = region.consultation_id
                        and respondent.region_code = region.region_code
                        and respondent.speaks_for_region
                )
                union all
                (
                    select respondent_id, region_code, respondent_name, speaks_for_region
                    from concord.respondent
                    where respondent.consultation_id = region.consultation_id
                        and respondent.region_code = region.region_code
                        and not respondent.speaks_for_region
                    order by respondent_name, respondent_id
                    limit \(sample)::integer
                )
            ) as quoted
            join concord.submission
                on submission.respondent_id = quoted.respondent_id
                and submission.superseded_at is null
            join concord.answer
                on answer.respondent_id = submission.respondent_id
                and answer.revision = submission.revision
            where region.consultation_id = \(consultation)::text
            order by
                region.ordinal, quoted.speaks_for_region desc, quoted.respondent_name, quoted.respondent_id, answer.line,
                answer.column_number, answer.recommendation_id
            """
        )
        return try rows.map { row in
            ConsultationState.Quotation(
                region: try row[0, as: String.self],
                respondent: try row[1, as: String.self],
                isDesignated: try row[2, as: Bool.self],
                answer: try Answer(row, from: 6),
                file: try row[3, as: String.self],
                revision: try row[4, as: Int.self],
                isIllustrative: try row[5, as: Bool.self]
            )
        }
    }

    fileprivate func intake(
        of consultation: Consultation
    ) throws -> (summary: ConsultationState.IntakeSummary, changed: Date?) {
        var summary = ConsultationState.IntakeSummary()
        var illustrative: Set<String> = []
        let regions = try query(
            """
            select
                region_code, speaks_for_region, current_submissions, superseded_submissions, current_illustrative,
                changed_at
            from concord.submission_tally
            where consultation_id = \(consultation.id)::text
            """
        )
        var changes: [Date] = []
        for row in regions {
            let (region, isDesignated, current, superseded, made, changed) = try row.decode(
                (String, Bool, Int, Int, Int, Date?).self
            )
            summary.current += current
            summary.superseded += superseded
            if !isDesignated { summary.respondents[region] = current }
            if made > 0 { illustrative.insert(region) }
            if let changed { changes.append(changed) }
        }
        summary.illustrativeRegions = consultation.regions.map(\.code).filter(illustrative.contains)
        let files = try query(
            "select outcome, files, changed_at from concord.intake_tally where consultation_id = \(consultation.id)::text"
        )
        for row in files {
            let (outcome, count, moment) = try row.decode((String, Int, Date).self)
            if outcome == Outcome.rejected.code { summary.rejected = count }
            if outcome == "duplicate" { summary.duplicates = count }
            changes.append(moment)
        }
        return (summary, changes.max())
    }
}
