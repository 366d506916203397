import FoundationEssentials
import Postgres

extension Store {
    /// What became of the files lately. A database that no daemon has used yet has no files.
    ///
    /// - Throws: `PostgresError`; also when the answer takes more than three seconds.
    public func intakeStatus() async throws -> IntakeStatus {
        try await connection.transaction { connection in
            try connection.execute("set local statement_timeout = '3s'")
            var status = IntakeStatus()
            let present = try connection.query(
                """
                select
                    to_regclass('concord.intake_event') is not null, current_setting('transaction_read_only') = 'on'
                """
            )
            guard let (isThere, isReadOnly) = try present.first?.decode((Bool, Bool).self) else { return status }
            status.isReadOnly = isReadOnly
            guard isThere else { return status }
            let last = try connection.query(
                """
                select file_name, outcome, consultation_id, region_code, recorded_at
                from concord.intake_event
                order by recorded_at desc
                limit 1
                """
            )
            if let (file, outcome, consultation, region, recorded) = try last.first?.decode(
                (String, String, String?, String?, Date).self
            ) {
                status.last = IntakeStatus.Last(
                    file: file,
                    outcome: outcome,
                    consultation: consultation,
                    region: region,
                    recorded: recorded
                )
            }
            // The session's time zone is UTC.
            let rejected = try connection.query(
                """
                select count(*)
                from concord.intake_event
                where recorded_at >= date_trunc('day', clock_timestamp()) and outcome = 'rejected'
                """
            )
            status.rejectedToday = try rejected.first?.decode(Int.self) ?? 0
            return status
        }
    }
}
