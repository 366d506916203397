public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// Records what the chair has designated for a recommendation, or that the designation in force is revoked. Those before
    /// stay in the history.
    ///
    /// - Parameters:
    ///   - level: nil revokes.
    ///   - recommendation: Its id.
    ///   - consultation: The consultation's id.
    ///   - by: Who decides.
    ///   - reason: Why.
    /// - Returns: What was recorded, and what was in force before; nil when nothing was.
    /// - Throws: `DecisionError` when there is nothing to revoke, or no such recommendation; `PostgresError`.
    public func designate(
        _ level: Level?,
        for recommendation: String,
        of consultation: String,
        by: String,
        reason: String
    ) async throws -> (recorded: Designation, before: Designation?) {
        try await connection.transaction { connection in
            try connection.acquire(.recording, seconds: 60)
            guard try connection.knows(recommendation, of: consultation) else {
                throw DecisionError(
                    .notRegistered,
                    """
                    the database does not know recommendation \(recommendation) of \(consultation) yet. Start "concord run", or \
                    have it reload its configuration, and try again
                    """
                )
            }
            let now = try connection.moment(of: [consultation])
            let last = try connection.lastDesignation(for: recommendation, of: consultation)
            let before = last?.level == nil ? nil : last
            if level == nil, before == nil {
                let revoked = last.map { "; the last was revoked by \($0.by) on \($0.at.formatted(.iso8601))" } ?? ""
                throw DecisionError(
                    .withoutEffect,
                    "there is no designation for recommendation \(recommendation) to revoke\(revoked)"
                )
            }
            try connection.send(
                """
                insert into concord.designation
                    (consultation_id, recommendation_id, designated_at, level, designated_by, reason)
                values (
                    \(consultation)::text, \(recommendation)::text, \(now)::timestamptz, \(level?.rawValue)::text,
                    \(by)::text, \(reason)::text
                )
                """
            )
            try connection.announceChange()
            let recorded = Designation(recommendation: recommendation, level: level, by: by, reason: reason, at: now)
            return (recorded, before)
        }
    }
}

extension Connection {
    fileprivate func knows(_ recommendation: String, of consultation: String) throws -> Bool {
        try !query(
            """
            select 1 from concord.recommendation
            where consultation_id = \(consultation)::text and recommendation_id = \(recommendation)::text
            """
        ).isEmpty
    }

    fileprivate func lastDesignation(for recommendation: String, of consultation: String) throws -> Designation? {
        let rows = try query(
            """
            select level, designated_by, reason, designated_at
            from concord.designation
            where consultation_id = \(consultation)::text and recommendation_id = \(recommendation)::text
            order by designated_at desc
            limit 1
            """
        )
        guard let (level, by, reason, moment) = try rows.first?.decode((String?, String, String, Date).self) else {
            return nil
        }
        return Designation(
            recommendation: recommendation,
            level: level.flatMap(Level.init),
            by: by,
            reason: reason,
            at: moment
        )
    }
}
