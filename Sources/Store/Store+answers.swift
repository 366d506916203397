public import ConsultationModel
public import FoundationEssentials
import Postgres

extension Store {
    /// Hands over every answer that counts, some hundreds at a time: by region, those who speak for it first, by respondent
    /// and recommendation. Memory does not depend on their number.
    ///
    /// - Parameters:
    ///   - moment: When they count; nil: now.
    ///   - body: Called for each run of answers, and at least once; told whether it is the first. What it throws ends the list.
    /// - Returns: False when the consultation was not registered then; the body is not called.
    /// - Throws: `PostgresError`, and what `body` throws.
    public func forEachAnswers(
        to consultation: String,
        at moment: Date?,
        _ body: @escaping @Sendable ([ListedAnswer], _ isFirst: Bool) throws -> Void
    ) async throws -> Bool {
        try await connection.transaction(isolation: .snapshot) { connection in
            guard let definition = try connection.definition(of: consultation, at: moment) else { return false }
            var run: [ListedAnswer] = []
            var isFirst = true
            try connection.forEachRow(connection.answers(to: definition, at: moment)) { row in
                var answer = ListedAnswer(
                    quotation: try ConsultationState.Quotation(row, from: 3),
                    received: try row[1, as: Date.self],
                    recorded: try row[2, as: Date.self]
                )
                answer.quotation.respondent = try row[0, as: String.self]
                run.append(answer)
                if run.count == 500 {
                    try body(run, isFirst)
                    run = []
                    isFirst = false
                }
            }
            if isFirst || !run.isEmpty { try body(run, isFirst) }
            return true
        }
    }
}

extension Connection {
    fileprivate func answers(to consultation: Consultation, at moment: Date?) -> SQL {
        """
        select
            respondent.respondent_name, submission.received_at, submission.recorded_at,
            \(raw: ConsultationState.Quotation.columns), \(raw: Answer.columns)
        from concord.submission
        join concord.respondent
            on respondent.respondent_id = submission.respondent_id
        join concord.answer
            on answer.respondent_id = submission.respondent_id
            and answer.revision = submission.revision
        where submission.consultation_id = \(consultation.id)::text
            and (
                submission.superseded_at is null and \(moment)::timestamptz is null
                or submission.recorded_at <= \(moment)::timestamptz
                    and (submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz)
            )
        order by
            array_position(\(consultation.regions.map(\.code))::text[], respondent.region_code),
            respondent.region_code, respondent.speaks_for_region desc, respondent.respondent_name collate "C",
            respondent.respondent_id,
            array_position(\(consultation.recommendations.map(\.id))::text[], answer.recommendation_id),
            answer.recommendation_id
        """
    }
}
