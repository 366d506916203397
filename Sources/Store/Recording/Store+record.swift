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
                select claim_id, outcome, region_code, consultation_id, respondents, revision, sha256, receipt, recorded_at
                from concord.intake_event
                where claim_id = any(\(claims)::uuid[])
                """
            )
            var found: [UUID: Recorded] = [:]
            for row in rows {
                let (claim, outcome, region, consultation, respondents, revision, sha256, receipt, recorded) =
                    try row.decode((UUID, String, String?, String?, Int, Int?, [UInt8]?, String, Date).self)
                found[claim] = Recorded(
                    claim: claim,
                    isRejected: outcome == Outcome.rejected.code,
                    outcome: outcome,
                    region: region,
                    consultation: consultation,
                    respondents: respondents,
                    revision: revision,
                    sha256: sha256,
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
    ///   - step: Called before each part of the work, which a large file has many of.
    ///   - receipt: The text that is filed beside a file with this outcome; called within the transaction, and again
    ///     when it has to be repeated.
    /// - Returns: One for each file, in order.
    /// - Throws: `PostgresError`.
    public func record(
        _ files: [TakenFile],
        step: @escaping @Sendable () -> Void = {},
        receipt: @escaping @Sendable (TakenFile, Outcome) -> String
    ) async throws -> [Recorded] {
        try await connection.transaction { connection in
            try connection.acquire(.recording)
            let now = try connection.moment(of: files.compactMap(\.consultation))
            try connection.announceChange()
            return try files.portions.flatMap { files in
                let recorded = zip(files, try connection.record(files, at: now, step)).map { file, outcome in
                    Recorded(
                        claim: file.claim,
                        isRejected: outcome == .rejected,
                        outcome: outcome.code,
                        region: file.region,
                        consultation: file.consultation,
                        respondents: outcome.submissions.count,
                        revision: outcome.revision,
                        sha256: file.sha256,
                        receipt: receipt(file, outcome),
                        recorded: now
                    )
                }
                try connection.count(recorded, at: now)
                try connection.insert(files, recorded, at: now)
                return recorded
            }
        }
    }
}

extension Connection {
    /// A statement takes so many answers at most, give or take one submission: what it takes in memory does not depend on
    /// the number of a file's respondents.
    private static let answersAtOnce = 20_000

    /// Records what these files say; only one that stands alone may have several respondents.
    fileprivate func record(
        _ files: ArraySlice<TakenFile>,
        at now: Date,
        _ step: () -> Void
    ) throws -> [Outcome] {
        let earlier = try files.first.flatMap { try moment(ofEarlier: $0) }
        let deadlines = try deadlines(of: Set(files.flatMap(\.submissions).map(\.respondent.consultation)))
        var outcomes: [SubmissionOutcome] = []
        var counts = CountChanges()
        for arrivals in files.flatMap(Arrival.all).chunked(answers: Self.answersAtOnce) {
            step()
            let known = try known(before: arrivals, earlier: earlier)
            let plan = RecordingPlan(for: arrivals, known: known, deadlines: try deadlines.value())
            try insert(respondentsOf: arrivals, at: now)
            try insert(plan, at: now)
            outcomes += plan.outcomes
            counts.add(plan.counts)
        }
        try change(counts, at: now)
        var rest = outcomes[...]
        let outcomesOfFiles = files.map { file in
            defer { rest = rest.dropFirst(file.submissions.count) }
            return Outcome(of: Array(rest.prefix(file.submissions.count)))
        }
        try insert(originalsOf: zip(files, outcomesOfFiles).filter { $1.code == "accepted" }.map(\.0))
        return outcomesOfFiles
    }
}
