public import FoundationEssentials
import Postgres

extension Store {
    /// The channel on which every commit that may change a report is announced, without a payload.
    public static let changes = "concord_changes"

    /// When each registered consultation, its answers or its files changed last: the as-of time of a report on it.
    ///
    /// - Throws: `PostgresError`.
    public func changes() async throws -> [String: Date] {
        try await connection.transaction { connection in
            let rows = try connection.query(
                """
                select consultation_id, max(moment)
                from (
                    select consultation_id, recorded_at
                    from concord.consultation_edition
                    where superseded_at is null
                    union all
                    select consultation_id, changed_at from concord.submission_tally
                    union all
                    select consultation_id, changed_at from concord.intake_tally
                ) as change (consultation_id, moment)
                group by consultation_id
                """
            )
            return Dictionary(uniqueKeysWithValues: try rows.map { try $0.decode((String, Date).self) })
        }
    }
}

extension Connection {
    /// Tells those who listen, once this transaction is committed.
    func announceChange() throws {
        try notify(Store.changes)
    }
}
