import ConsultationModel
public import FoundationEssentials
import Postgres

extension Store {
    /// What became of these claims before, for those that the database knows.
    ///
    /// - Throws: `PostgresError`.
    public func recorded(_ claims: [UUID]) async throws -> [UUID: Recorded] {
        try await connection.transaction { connection in
            let rows = try connection.query(
                """
                select claim_id, outcome, region_code, consultation_id, revision, receipt, recorded_at
                from concord.intake_event
                where claim_id = any(\(claims)::uuid[])
                """
            )
            var found: [UUID: Recorded] = [:]
            for row in rows {
                let (claim, outcome, region, consultation, revision, receipt, recorded) = try row.decode(
                    (UUID, String, String?, String?, Int?, String, Date).self
                )
                found[claim] = Recorded(
                    claim: claim,
                    isRejected: outcome == Outcome.rejected.code,
                    outcome: outcome,
                    region: region,
                    consultation: consultation,
                    revision: revision,
                    receipt: receipt,
                    recorded: recorded
                )
            }
            return found
        }
    }

    /// Records files in this order in one transaction: originals, answers, counts and receipts, or nothing at all.
    /// Work depends on these files and on their respondents' current answers, not on what else is stored.
    ///
    /// - Parameters:
    ///   - files: None of whose claims is recorded yet.
    ///   - receipt: The text that is filed beside a file with this outcome; called within the transaction, and again
    ///     when it has to be repeated.
    /// - Returns: One for each file, in order.
    /// - Throws: `PostgresError`.
    public func record(
        _ files: [TakenFile],
        receipt: @escaping @Sendable (TakenFile, Outcome) -> String
    ) async throws -> [Recorded] {
        try await connection.transaction { connection in
            try connection.acquire(.recording)
            let submissions = files.compactMap(\.submission)
            let plan = RecordingPlan(for: files, known: try connection.known(before: submissions))
            // After the lock is held, so that the times of commits have the order of commits.
            guard let now = try connection.query("select clock_timestamp()").first?.decode(Date.self) else { return [] }
            try connection.insert(submissions.map(\.respondent), at: now)
            try connection.insert(plan, at: now)
            try connection.change(plan, at: now)
            let recorded = zip(files, plan.outcomes).map { file, outcome in
                Recorded(
                    claim: file.claim,
                    isRejected: outcome == .rejected,
                    outcome: outcome.code,
                    region: file.region,
                    consultation: file.consultation,
                    revision: outcome.revision,
                    receipt: receipt(file, outcome),
                    recorded: now
                )
            }
            try connection.insert(files, recorded, at: now)
            return recorded
        }
    }
}
