import ConsultationModel
import FoundationEssentials
import Postgres

extension Connection {
    /// How far reports go that are made now, by consultation; work does not depend on the number of answers.
    ///
    /// - Parameter consultation: Its id; nil: all.
    func asOf(_ consultation: String?) throws -> Pending<[String: AsOf]> {
        try send(
            """
            select
                edition.consultation_id,
                progress.changed_at,
                (edition.definition ->> 'closes')::timestamptz,
                clock_timestamp(),
                progress.changes
            from concord.consultation_edition as edition
            join concord.progress
                on progress.consultation_id = edition.consultation_id
            where edition.superseded_at is null
                and (\(consultation)::text is null or edition.consultation_id = \(consultation)::text)
            """
        ).reading { rows in
            var found: [String: AsOf] = [:]
            for row in rows {
                let (id, changed, closes, now, changes) = try row.decode((String, Date, Date?, Date, Int).self)
                found[id] = AsOf(changed: changed, changes: changes, closes: closes, now: now)
            }
            return found
        }
    }

    /// How far a report went that was made at that moment; nil: now.
    func asOf(_ consultation: Consultation, at moment: Date?) throws -> Pending<AsOf?> {
        guard let moment else {
            let all = try asOf(consultation.id)
            return Pending { try all.value()[consultation.id] }
        }
        return try send(
            """
            select max(recorded.moment)
            from (
                select recorded_at, consultation_id from concord.consultation_edition
                union all
                select recorded_at, consultation_id from concord.submission
                union all
                select superseded_at, consultation_id from concord.submission
                union all
                select recorded_at, consultation_id from concord.intake_event
                union all
                select designated_at, consultation_id from concord.designation
                union all
                select recorded_at, consultation_id from concord.withdrawal
                union all
                select recorded_at, consultation_id from concord.night
            ) as recorded (moment, consultation_id)
            where recorded.consultation_id = \(consultation.id)::text and recorded.moment <= \(moment)::timestamptz
            """
        ).reading { rows in
            guard let changed = try rows.first?.decode(Date?.self) else { return nil }
            return AsOf(changed: changed, closes: consultation.closes, now: moment)
        }
    }

    /// The consultation as it was defined at that moment; nil: as it is now. Nil when it was not registered.
    func definition(of consultation: String, at moment: Date?) throws -> Consultation? {
        let rows = try query(
            """
            select definition::text
            from concord.consultation_edition
            where consultation_id = \(consultation)::text
                and case
                    when \(moment)::timestamptz is null then superseded_at is null
                    else recorded_at <= \(moment)::timestamptz
                        and (superseded_at is null or superseded_at > \(moment)::timestamptz)
                end
            """
        )
        return try rows.first.map { try Consultation(definition: try $0.decode(String.self)) }
    }
}

extension Consultation {
    /// Reads a definition as `Store.register` has stored it.
    init(definition: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        self = try decoder.decode(Consultation.self, from: Data(definition.utf8))
    }
}
