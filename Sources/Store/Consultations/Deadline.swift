import ConsultationModel
import FoundationEssentials
import Postgres

/// When a consultation closes, and what is done with what comes later.
struct Deadline: Sendable, Hashable {
    /// nil: never.
    var closes: Date?
    /// What is done with what comes later.
    var lateAnswers = LateAnswers.count

    /// Whether what was received at this moment came too late.
    func isLate(_ received: Date) -> Bool { closes.map { received > $0 } ?? false }

    /// Whether what was received at this moment may count.
    func admits(_ received: Date) -> Bool { lateAnswers == .count || !isLate(received) }
}

extension Connection {
    /// By consultation, as the editions in force say. Read from the database, so that whoever records, with whatever
    /// configuration, counts by the same rule as everybody else.
    func deadlines(of consultations: some Sequence<String>) throws -> Pending<[String: Deadline]> {
        try send(
            """
            select consultation_id, (definition ->> 'closes')::timestamptz, definition ->> 'lateAnswers'
            from concord.consultation_edition
            where consultation_id = any(\(Array(consultations))::text[]) and superseded_at is null
            """
        ).reading { rows in
            var deadlines: [String: Deadline] = [:]
            for row in rows {
                let (id, closes, late) = try row.decode((String, Date?, String?).self)
                deadlines[id] = Deadline(closes: closes, lateAnswers: late.flatMap(LateAnswers.init) ?? .count)
            }
            return deadlines
        }
    }
}
