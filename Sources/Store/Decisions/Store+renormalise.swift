import ConsultationModel
public import FoundationEssentials
import Postgres

extension Store {
    /// Reads the current answers of a number of respondents again, in one transaction. Where that changes an answer, all of
    /// the respondent's answers become a new revision of the same file. Work and memory depend on that number, not on
    /// what else is stored.
    ///
    /// - Parameters:
    ///   - consultation: Its id.
    ///   - last: The respondent after whom to go on, as returned by the call before; nil: from the start.
    ///   - limit: How many respondents to read.
    ///   - dryRun: Whether to change nothing and only say what would change.
    /// - Throws: `PostgresError`.
    public func renormalise(
        _ consultation: String,
        after last: UUID?,
        limit: Int,
        by normalisation: Normalisation,
        dryRun: Bool
    ) async throws -> Renormalised {
        try await connection.transaction(isolation: dryRun ? .snapshot : .readCommitted) { connection in
            if !dryRun { try connection.acquire(.recording, seconds: 60) }
            let stored = try connection.current(of: consultation, after: last, limit: limit)
            var result = Renormalised()
            result.last = stored.last?.id
            var revised: [Revised] = []
            for submission in stored {
                let answers = submission.answers.map { normalisation.reading($0, in: consultation) }
                result.respondents += 1
                result.answers += answers.count
                if answers == submission.answers { continue }
                result.changedRespondents += 1
                result.changes += zip(submission.answers, answers).filter { $0 != $1 }.map { old, new in
                    Renormalised.Change(
                        region: submission.key.region,
                        respondent: submission.respondent,
                        old: old,
                        new: new
                    )
                }
                revised.append(Revised(stored: submission, answers: answers))
            }
            if !dryRun, !revised.isEmpty {
                try connection.insert(revised)
                try connection.announceChange()
            }
            return result
        }
    }
}

/// A respondent's current submission as it is stored.
private struct Stored {
    var id: UUID
    var revision: Int
    /// The number of the respondent's newest submission, which need not count.
    var newest: Int
    var isIllustrative: Bool
    var isLate: Bool
    var respondent: String
    var key: CountChanges.RegionKey
    var answers: [Answer] = []
}

private struct Revised {
    var stored: Stored
    var answers: [Answer]

    var copy: Succession.Copy {
        Succession.Copy(original: stored.revision, revision: stored.newest + 1, isLate: stored.isLate)
    }
}

extension Connection {
    /// By respondent.
    fileprivate func current(of consultation: String, after last: UUID?, limit: Int) throws -> [Stored] {
        let rows = try query(
            """
            select
                submission.respondent_id, submission.revision, newest.revision, submission.is_illustrative,
                submission.is_late, respondent.respondent_name, respondent.region_code, respondent.speaks_for_region
            from concord.submission
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            cross join lateral (
                select max(revision) as revision
                from concord.submission as other
                where other.respondent_id = submission.respondent_id
            ) as newest
            where submission.consultation_id = \(consultation)::text
                and submission.superseded_at is null
                and (\(last)::uuid is null or submission.respondent_id > \(last)::uuid)
            order by submission.respondent_id
            limit \(limit)::bigint
            """
        )
        var stored: [Stored] = []
        var places: [UUID: Int] = [:]
        for row in rows {
            let (id, revision, newest, isIllustrative, isLate, name, region, speaks) = try row.decode(
                (UUID, Int, Int, Bool, Bool, String, String, Bool).self
            )
            places[id] = stored.count
            stored.append(
                Stored(
                    id: id,
                    revision: revision,
                    newest: newest,
                    isIllustrative: isIllustrative,
                    isLate: isLate,
                    respondent: name,
                    key: .init(consultation: consultation, region: region, speaksForRegion: speaks)
                )
            )
        }
        let answers = try query(
            """
            select answer.respondent_id, \(raw: Answer.columns)
            from unnest(\(stored.map(\.id))::uuid[], \(stored.map(\.revision))::integer[])
                as given (respondent_id, revision)
            join concord.answer
                on answer.respondent_id = given.respondent_id
                and answer.revision = given.revision
            order by answer.respondent_id, answer.line, answer.column_number, answer.recommendation_id
            """
        )
        for row in answers {
            guard let place = places[try row[0, as: UUID.self]] else { continue }
            stored[place].answers.append(try Answer(row, from: 1))
        }
        return stored
    }

    fileprivate func insert(_ revised: [Revised]) throws {
        let replaced = revised.map(\.stored)
        let now = try moment(of: replaced.map(\.key.consultation))
        try supersede(replaced.map { ($0.id, $0.revision) }, at: now)
        try insert(revised.map { ($0.stored.id, $0.copy) }, cause: "renormalised", at: now)
        try insert(
            answers: revised.flatMap { submission in
                submission.answers.map { (submission.stored.id, submission.copy.revision, $0) }
            },
            in: replaced.first?.key.consultation ?? ""
        )
        var counts = CountChanges()
        for submission in revised {
            let stored = submission.stored
            counts.replace(
                (stored.answers, stored.isIllustrative),
                by: (submission.answers, stored.isIllustrative),
                of: stored.key
            )
        }
        try change(counts, at: now)
    }
}
