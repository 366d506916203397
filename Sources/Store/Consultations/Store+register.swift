public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// Makes the database know these consultations. A definition that differs from the one that is known becomes a new
    /// edition of the consultation; equal ones change nothing. Where the deadline differs, or what is done with late answers,
    /// it is decided anew what counts, for those who sent something that is late by one of the two.
    ///
    /// - Returns: The ids of those that were new or differed.
    /// - Throws: `PostgresError`.
    @discardableResult
    public func register(_ consultations: [Consultation]) async throws -> [String] {
        let definitions = try consultations.map { try $0.definition }
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
    func register(_ consultation: Consultation, definition: String) throws -> Bool {
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
        let now = try moment(of: [id])
        let before = try deadlines(of: [id]).value()[id]
        try send(
            """
            insert into concord.consultation (consultation_id, registered_at)
            values (\(id)::text, \(now)::timestamptz)
            on conflict do nothing
            """
        )
        try send(
            """
            update concord.consultation_edition
            set superseded_at = \(now)::timestamptz
            where consultation_id = \(id)::text and superseded_at is null
            """
        )
        try send(
            """
            insert into concord.consultation_edition (consultation_id, edition, title, definition, recorded_at)
            select
                \(id)::text,
                1 + coalesce(
                    (select max(edition) from concord.consultation_edition where consultation_id = \(id)::text), 0
                ),
                \(consultation.title)::text,
                \(definition)::jsonb,
                \(now)::timestamptz
            """
        )
        try send(
            """
            insert into concord.recommendation (consultation_id, recommendation_id, ordinal, recommendation_text)
            select \(id)::text, recommendation_id, ordinal, recommendation_text
            from unnest(\(consultation.recommendations.map(\.id))::text[], \(consultation.recommendations.map(\.text))::text[])
                with ordinality as given (recommendation_id, recommendation_text, ordinal)
            on conflict (consultation_id, recommendation_id) do update
            set ordinal = excluded.ordinal, recommendation_text = excluded.recommendation_text
            """
        )
        try send(
            """
            insert into concord.region (consultation_id, region_code, ordinal, region_name)
            select \(id)::text, region_code, ordinal, region_name
            from unnest(\(consultation.regions.map(\.code))::text[], \(consultation.regions.map(\.name))::text[])
                with ordinality as given (region_code, region_name, ordinal)
            on conflict (consultation_id, region_code) do update
            set ordinal = excluded.ordinal, region_name = excluded.region_name
            """
        )
        if let before, let after = try deadlines(of: [id]).value()[id], before != after {
            try decideAnew(id, from: before, to: after, at: now)
        }
        return true
    }

    private func decideAnew(_ consultation: String, from before: Deadline, to after: Deadline, at now: Date) throws {
        guard let first = [before.closes, after.closes].compactMap(\.self).min() else { return }
        let rows = try query(
            """
            select distinct respondent_id
            from concord.submission
            where consultation_id = \(consultation)::text
                and received_at > \(first)::timestamptz
            """
        )
        try apply(
            try successions(of: try rows.map { try $0.decode(UUID.self) }, by: after),
            cause: "deadline",
            in: consultation,
            at: now
        )
        var counts = CountChanges()
        let late = try query(
            """
            select
                region_code, speaks_for_region,
                count(*) filter (where received_at > \(after.closes)::timestamptz)
                    - count(*) filter (where received_at > \(before.closes)::timestamptz)
            from concord.submission
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            where submission.consultation_id = \(consultation)::text
                and received_at > \(first)::timestamptz
                and cause = 'file'
            group by region_code, speaks_for_region
            """
        )
        for row in late {
            let (region, speaks, late) = try row.decode((String, Bool, Int).self)
            counts.change(
                .init(late: late),
                of: .init(consultation: consultation, region: region, speaksForRegion: speaks)
            )
        }
        try change(counts, at: now)
    }
}

extension Consultation {
    /// As it is stored, for `init(definition:)`.
    var definition: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return try String(decoding: encoder.encode(self), as: UTF8.self)
        }
    }
}
