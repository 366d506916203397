public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// The report that is kept for this night; nil when there is none. Throws `PostgresError`.
    ///
    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - consultation: The consultation's id.
    public func report(of night: String, on consultation: String) async throws -> KeptReport? {
        try await connection.transaction { connection in
            try connection.report(of: night, on: consultation)
        }
    }

    /// The nights for which a report is kept, in order: "2017-05-12". Throws `PostgresError`.
    public func nights(of consultation: String) async throws -> [String] {
        try await connection.transaction { connection in
            try connection.query(
                "select night::text from concord.night where consultation_id = \(consultation)::text order by night"
            ).map { try $0.decode(String.self) }
        }
    }

    /// Makes a report and keeps it for its consultation and night, unless there is one: then that stays, whoever has
    /// made it.
    ///
    /// While it is made nothing else is recorded, so that it goes up to the moment at which it is kept. A recording
    /// that is under way is waited for, up to ten minutes.
    ///
    /// - Parameters:
    ///   - night: A date: "2017-05-12".
    ///   - sample: As for `state(of:sample:at:)`.
    ///   - make: Makes the report from the state of now.
    /// - Returns: The report that is kept, and whether it is this one; nil when the consultation is not registered.
    /// - Throws: `PostgresError`, and what `make` throws.
    public func keep(
        _ night: String,
        of consultation: String,
        sample: Int,
        make: @escaping @Sendable (ConsultationState) throws -> WrittenReport
    ) async throws -> (kept: KeptReport, isNew: Bool)? {
        try await connection.transaction { connection in
            try connection.acquire(.recording, seconds: 600)
            if let kept = try connection.report(of: night, on: consultation) { return (kept, false) }
            guard let state = try connection.state(of: consultation, sample: sample, at: nil) else { return nil }
            return (try connection.insert(try make(state), of: night, from: state), true)
        }
    }
}

extension Connection {
    fileprivate func insert(
        _ report: WrittenReport,
        of night: String,
        from state: ConsultationState
    ) throws -> KeptReport {
        let levels = Dictionary(report.levels.map { ($0.key.rawValue, $0.value) }) { $1 }
        let now = try moment(of: [state.consultation.id])
        try send(
            """
            insert into concord.night (
                consultation_id, night, as_of, html, plain_text, markdown, json, matrix, levels, summary, recorded_at
            )
            values (
                \(state.consultation.id)::text, \(night)::text::date, \(state.asOf)::timestamptz, \(report.html)::text,
                \(report.text)::text, \(report.markdown)::text, \(report.json)::text, \(report.matrix)::text,
                \(try json(levels))::jsonb, \(try json(report.summary))::jsonb, \(now)::timestamptz
            )
            """
        )
        try announceChange()
        return KeptReport(
            consultation: state.consultation.id,
            night: night,
            asOf: state.asOf,
            report: report,
            recorded: now
        )
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    fileprivate func report(of night: String, on consultation: String) throws -> KeptReport? {
        let rows = try query(
            """
            select
                as_of, html, plain_text, markdown, json, matrix, levels::text, summary::text, recorded_at
            from concord.night
            where consultation_id = \(consultation)::text and night = \(night)::text::date
            """
        )
        guard let row = rows.first else { return nil }
        let (asOf, html, text, markdown, json, matrix, levels, summary, recorded) = try row.decode(
            (Date, String, String, String, String, String, String, String, Date).self
        )
        return KeptReport(
            consultation: consultation,
            night: night,
            asOf: asOf,
            report: WrittenReport(
                html: html,
                text: text,
                markdown: markdown,
                json: json,
                matrix: matrix,
                levels: try [Level: Int](json: levels),
                summary: try JSONDecoder().decode(NightSummary.self, from: Data(summary.utf8))
            ),
            recorded: recorded
        )
    }
}

extension [Level: Int] {
    /// Reads a JSON object of numbers by the levels' codes.
    init(json: String) throws {
        let counts = try JSONDecoder().decode([String: Int].self, from: Data(json.utf8))
        self.init(counts.compactMap { code, count in Level(rawValue: code).map { ($0, count) } }) { $1 }
    }
}
