public import FoundationEssentials
import Postgres

extension Connection {
    /// The moment of what this transaction records about these consultations, and one change more of each. It is that of the
    /// server's clock, but later than all that was recorded before, whatever that clock does.
    ///
    /// To be asked with `AdvisoryLock.recording` held, so that the moments of commits have the order of commits, and only
    /// where something is recorded: a report goes as far as the last moment.
    func moment(of consultations: some Sequence<String>) throws -> Date {
        let rows = try query(
            """
            with next as (
                select greatest(clock_timestamp(), max(changed_at) + interval '1 microsecond') as moment
                from concord.progress
            ),
            advanced as (
                insert into concord.progress as progress (consultation_id, changes, changed_at)
                select consultation_id, 1, moment
                from unnest(\(Set(consultations).sorted())::text[]) as given (consultation_id)
                cross join next
                on conflict (consultation_id) do update
                set changes = progress.changes + 1, changed_at = excluded.changed_at
            )
            select moment from next
            """
        )
        guard let moment = try rows.first?.decode(Date.self) else { throw NoAnswer() }
        return moment
    }
}

extension Store {
    /// What the database's clock says, and the last moment in its record; nil when there is none. Throws `PostgresError`.
    public func clock() async throws -> (now: Date, recorded: Date?) {
        try await connection.transaction { connection in
            let rows = try connection.query("select clock_timestamp(), max(changed_at) from concord.progress")
            guard let clock = try rows.first?.decode((Date, Date?).self) else { throw NoAnswer() }
            return (clock.0, clock.1)
        }
    }
}

/// A statement that always gives a row gave none.
private struct NoAnswer: Error, CustomStringConvertible {
    let description = """
        the database does not tell the time: found no row, expected one; look for a proxy that rewrites statements
        """
}
