public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// Everything that was ever recorded about one recommendation; nil when the consultation is not registered.
    ///
    /// - Returns: Without any edition that asks about it where there is no such recommendation.
    /// - Throws: `PostgresError`.
    public func record(of recommendation: String, in consultation: String) async throws -> RecommendationRecord? {
        try await connection.transaction(isolation: .snapshot) { connection in
            let editions = try connection.editions(of: consultation)
            guard let newest = editions.last else { return nil }
            let turns =
                try connection.turnsOfSpeakers(in: consultation, after: nil, until: nil)
                + connection.turnsOfOthers(in: consultation, after: nil, until: nil, limit: nil)
            return RecommendationRecord(
                recommendation: recommendation,
                editions: editions,
                events: try connection.events(at: turns, on: newest.consultation, recommendation: recommendation),
                uncounted: try connection.uncounted(of: newest.consultation, recommendation: recommendation),
                designations: try connection.designations(
                    of: consultation,
                    recommendation: recommendation,
                    after: nil,
                    until: nil
                ),
                nights: try connection.nights(of: consultation, recommendation: recommendation)
            )
        }
    }
}

extension Connection {
    fileprivate func editions(of consultation: String) throws -> [RecommendationRecord.Edition] {
        try query(
            """
            select definition::text, recorded_at
            from concord.consultation_edition
            where consultation_id = \(consultation)::text
            order by edition
            """
        ).map { row in
            let (definition, recorded) = try row.decode((String, Date).self)
            return RecommendationRecord.Edition(try Consultation(definition: definition), at: recorded)
        }
    }

    /// Submissions that end as they begin: that came late while late answers were excluded, or that were older than what
    /// counted. The edition of that time tells them apart.
    fileprivate func uncounted(
        of consultation: Consultation,
        recommendation: String
    ) throws -> [UncountedAnswer] {
        try query(
            """
            select
                submission.recorded_at,
                submission.is_late and coalesce(edition.definition ->> 'lateAnswers' = 'exclude', false),
                \(raw: ConsultationState.Quotation.columns), \(raw: Answer.columns)
            from concord.submission
            join concord.consultation_edition as edition
                on edition.consultation_id = submission.consultation_id
                and edition.recorded_at <= submission.recorded_at
                and (edition.superseded_at is null or edition.superseded_at > submission.recorded_at)
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            join concord.answer
                on answer.respondent_id = submission.respondent_id
                and answer.revision = submission.revision
            where submission.consultation_id = \(consultation.id)::text
                and submission.superseded_at = submission.recorded_at
                and answer.recommendation_id = \(recommendation)::text
            order by
                submission.recorded_at, submission.received_at, submission.file_name collate "C",
                array_position(\(consultation.regions.map(\.code))::text[], respondent.region_code),
                respondent.region_code, respondent.speaks_for_region desc, respondent.respondent_name collate "C",
                respondent.respondent_id, submission.revision
            """
        ).map { row in
            UncountedAnswer(
                at: try row[0, as: Date.self],
                reason: try row[1, as: Bool.self] ? .late : .replaced,
                quotation: try ConsultationState.Quotation(row, from: 2)
            )
        }
    }

    fileprivate func nights(of consultation: String, recommendation: String) throws -> [RecommendationRecord.Night] {
        try query(
            """
            select night::text, (summary -> 'recommendations' -> \(recommendation)::text)::text, recorded_at
            from concord.night
            where consultation_id = \(consultation)::text
            order by recorded_at, night
            """
        ).compactMap { row in
            let (night, summary, recorded) = try row.decode((String, String?, Date).self)
            return try summary.map {
                let summary = try JSONDecoder().decode(NightSummary.Item.self, from: Data($0.utf8))
                return RecommendationRecord.Night(night, summary: summary, at: recorded)
            }
        }
    }
}
