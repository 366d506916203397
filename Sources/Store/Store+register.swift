public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// Makes the database know these consultations. A definition that differs from the one that is known becomes a new
    /// edition of the consultation; equal ones change nothing.
    ///
    /// - Returns: The ids of those that were new or differed.
    /// - Throws: `PostgresError`.
    @discardableResult
    public func register(_ consultations: [Consultation]) async throws -> [String] {
        let definitions = try consultations.map {
            try String(decoding: JSONEncoder.definition.encode($0), as: UTF8.self)
        }
        return try await connection.transaction { connection in
            try connection.acquire(.recording)
            var changed: [String] = []
            for (consultation, definition) in zip(consultations, definitions)
            where try connection.register(consultation, definition: definition) {
                changed.append(consultation.id)
            }
            if !changed.isEmpty { try connection.announceChange() }
            return changed
        }
    }
}

extension Connection {
    /// Returns false when the current edition is the same.
    fileprivate func register(_ consultation: Consultation, definition: String) throws -> Bool {
        let id = consultation.id
        let isKnown = try query(
            """
            select 1 from concord.consultation_edition
            where consultation_id = \(id)::text
                and superseded_at is null
                and definition = \(definition)::jsonb
            """
        )
        guard isKnown.isEmpty else { return false }
        try execute(
            """
            insert into concord.consultation (consultation_id, registered_at)
            values (\(id)::text, clock_timestamp())
            on conflict do nothing
            """
        )
        try execute(
            """
            with moment as (select clock_timestamp() as now),
            closed as (
                update concord.consultation_edition
                set superseded_at = moment.now
                from moment
                where consultation_id = \(id)::text and superseded_at is null
            )
            insert into concord.consultation_edition (consultation_id, edition, title, definition, recorded_at)
            select
                \(id)::text,
                1 + coalesce(
                    (select max(edition) from concord.consultation_edition where consultation_id = \(id)::text), 0
                ),
                \(consultation.title)::text,
                \(definition)::jsonb,
                moment.now
            from moment
            """
        )
        try execute(
            """
            insert into concord.recommendation (consultation_id, recommendation_id, ordinal, recommendation_text)
            select \(id)::text, recommendation_id, ordinal, recommendation_text
            from unnest(\(consultation.recommendations.map(\.id))::text[], \(consultation.recommendations.map(\.text))::text[])
                with ordinality as given (recommendation_id, recommendation_text, ordinal)
            on conflict (consultation_id, recommendation_id) do update
            set ordinal = excluded.ordinal, recommendation_text = excluded.recommendation_text
            """
        )
        try execute(
            """
            insert into concord.region (consultation_id, region_code, ordinal, region_name)
            select \(id)::text, region_code, ordinal, region_name
            from unnest(\(consultation.regions.map(\.code))::text[], \(consultation.regions.map(\.name))::text[])
                with ordinality as given (region_code, region_name, ordinal)
            on conflict (consultation_id, region_code) do update
            set ordinal = excluded.ordinal, region_name = excluded.region_name
            """
        )
        return true
    }
}

extension JSONEncoder {
    fileprivate static var definition: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }
}
