import FoundationEssentials
import Postgres

extension Store {
    /// The report that is kept for this night; nil when there is none. Throws `PostgresError`.
    ///
    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - consultation: The consultation's id.
    public func report(of night: String, on consultation: String) async throws -> NightReport? {
        try await connection.transaction { connection in
            try connection.report(of: night, on: consultation)
        }
    }

    /// Keeps a report for its consultation and night, unless there is one: then that stays, whoever has made it.
    ///
    /// - Returns: The report that is kept, and whether it is this one.
    /// - Throws: `PostgresError`, also when the consultation is not registered.
    public func keep(_ report: NightReport) async throws -> (kept: NightReport, isNew: Bool) {
        try await connection.transaction { connection in
            // Waits for another one's transaction that is about to keep the same night's.
            let inserted = try connection.execute(
                """
                insert into concord.night (consultation_id, night, as_of, html, plain_text, json, recorded_at)
                values (
                    \(report.consultation)::text, \(report.night)::text::date, \(report.asOf)::timestamptz,
                    \(report.html)::text, \(report.text)::text, \(report.json)::text, clock_timestamp()
                )
                on conflict (consultation_id, night) do nothing
                """
            )
            if inserted == 1 { return (report, true) }
            return (try connection.report(of: report.night, on: report.consultation) ?? report, false)
        }
    }
}

extension Connection {
    fileprivate func report(of night: String, on consultation: String) throws -> NightReport? {
        let rows = try query(
            """
            select as_of, html, plain_text, json
            from concord.night
            where consultation_id = \(consultation)::text and night = \(night)::text::date
            """
        )
        guard let (asOf, html, text, json) = try rows.first?.decode((Date, String, String, String).self) else {
            return nil
        }
        return NightReport(consultation: consultation, night: night, asOf: asOf, html: html, text: text, json: json)
    }
}
