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

    fileprivate func nights(of consultation: String, recommendation: String) throws -> [RecommendationRecord.Night] {
        try query(
            """
            select night::text, summary -> 'recommendations' -> \(recommendation)::text ->> 'level', recorded_at
            from concord.night
            where consultation_id = \(consultation)::text
            order by recorded_at, night
            """
        ).compactMap { row in
            let (night, code, recorded) = try row.decode((String, String?, Date).self)
            return code.flatMap(Level.init(rawValue:)).map {
                RecommendationRecord.Night(night, level: $0, at: recorded)
            }
        }
    }
}
