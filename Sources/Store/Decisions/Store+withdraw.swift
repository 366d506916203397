public import ConsultationModel
import FoundationEssentials
import Postgres

extension Store {
    /// Of the respondents with these ids, those that have sent anything.
    ///
    /// - Throws: `PostgresError`.
    public func known(_ respondents: [Respondent]) async throws -> [Respondent] {
        try await connection.transaction { connection in
            let rows = try connection.query(
                "select respondent_id from concord.respondent where respondent_id = any(\(respondents.map(\.id))::uuid[])"
            )
            let known = Set(try rows.map { try $0.decode(UUID.self) })
            return respondents.filter { known.contains($0.id) }
        }
    }

    /// Takes a respondent's answers out of the counts. They stay in the history; a file that it sends later counts again.
    ///
    /// - Parameters:
    ///   - by: Who decides.
    ///   - reason: Why.
    /// - Returns: What counted before, and what counts now: nothing.
    /// - Throws: `DecisionError` when nothing of it counts; `PostgresError`.
    public func withdraw(_ respondent: Respondent, by: String, reason: String) async throws -> Withdrawn {
        try await withdraw(respondent, isRestored: false, by: by, reason: reason)
    }

    /// Takes the withdrawal of a respondent's answers back: what would count without it counts again, as a new revision.
    ///
    /// - Parameters:
    ///   - by: Who decides.
    ///   - reason: Why.
    /// - Throws: `DecisionError` when its answers are not withdrawn, or would not count without that either;
    ///   `PostgresError`.
    public func restore(_ respondent: Respondent, by: String, reason: String) async throws -> Withdrawn {
        try await withdraw(respondent, isRestored: true, by: by, reason: reason)
    }

    private func withdraw(
        _ respondent: Respondent,
        isRestored: Bool,
        by: String,
        reason: String
    ) async throws -> Withdrawn {
        try await connection.transaction { connection in
            try connection.acquire(.recording, seconds: 60)
            let id = respondent.id
            guard let before = try connection.standing(of: id) else {
                throw DecisionError(.withoutEffect, "\(respondent.name) has sent nothing")
            }
            if let reason = before.obstacle(isRestored: isRestored, to: respondent) {
                throw DecisionError(.withoutEffect, reason)
            }
            let consultation = respondent.consultation
            let now = try connection.moment(of: [consultation])
            let deadline = try connection.deadlines(of: [consultation]).value()[consultation] ?? Deadline()
            // The rule of what counts goes by what is recorded here.
            let revision = isRestored ? before.newest + 1 : before.counting ?? before.newest
            try connection.send(
                """
                insert into concord.withdrawal
                    (respondent_id, recorded_at, consultation_id, action, revision, recorded_by, reason)
                values (
                    \(id)::uuid, \(now)::timestamptz, \(consultation)::text,
                    \(isRestored ? "restored" : "withdrawn")::text, \(revision)::integer, \(by)::text, \(reason)::text
                )
                """
            )
            let successions = try connection.successions(of: [id], by: deadline)
            guard let succession = successions.first else {
                throw DecisionError(
                    .withoutEffect,
                    """
                    nothing of \(respondent.name) would count without the withdrawal: all that it sent came after the \
                    consultation had closed. Move the deadline, or have late answers count, and try again
                    """
                )
            }
            // What ends without a successor needs no cause.
            try connection.apply(successions, cause: "restored", in: consultation, at: now)
            try connection.announceChange()
            return try connection.withdrawn(
                respondent: respondent,
                revision: succession.copy?.revision ?? revision,
                at: now
            )
        }
    }
}

/// What of a respondent counts, and why nothing does.
private struct Standing {
    /// The number of the newest submission.
    var newest: Int
    /// The revision that counts; nil: none.
    var counting: Int?
    /// The file of it.
    var file: String?
    /// The last withdrawal that was not taken back; nil: there is none.
    var withdrawn: (by: String, at: Date)?

    /// Why nothing of it can be withdrawn, or no withdrawal taken back; nil when it can.
    func obstacle(isRestored: Bool, to respondent: Respondent) -> String? {
        switch (isRestored, counting, withdrawn) {
        case (false, _?, _), (true, nil, _?): nil
        case (false, nil, let withdrawal?):
            """
            the answers of \(respondent.name) were withdrawn already, by \(withdrawal.by) on \
            \(withdrawal.at.formatted(.iso8601))
            """
        case (false, nil, nil):
            "nothing of \(respondent.name) counts: all that it sent came after the consultation had closed"
        case (true, let revision?, _):
            """
            there is nothing to take back: revision \(revision) of \(respondent.name) counts\
            \(file.map { " (\($0))" } ?? "")
            """
        case (true, nil, nil):
            """
            there is nothing to take back: the answers of \(respondent.name) were not withdrawn; they came after the \
            consultation had closed
            """
        }
    }
}

extension Connection {
    fileprivate func standing(of respondent: UUID) throws -> Standing? {
        let rows = try query(
            """
            select newest.revision, counting.revision, counting.file_name, withdrawal.recorded_by, withdrawal.recorded_at
            from (select max(revision) as revision from concord.submission where respondent_id = \(respondent)::uuid)
                as newest
            left join concord.submission as counting
                on counting.respondent_id = \(respondent)::uuid
                and counting.superseded_at is null
            left join concord.withdrawal_in_force
                on withdrawal_in_force.respondent_id = \(respondent)::uuid
            left join concord.withdrawal
                on withdrawal.respondent_id = withdrawal_in_force.respondent_id
                and withdrawal.recorded_at = withdrawal_in_force.withdrawn_at
            where newest.revision is not null
            """
        )
        guard
            let (newest, counting, file, by, moment) = try rows.first?.decode(
                (Int, Int?, String?, String?, Date?).self
            )
        else { return nil }
        var standing = Standing(newest: newest, counting: counting, file: file)
        if let by, let moment { standing.withdrawn = (by, moment) }
        return standing
    }

    fileprivate func withdrawn(respondent: Respondent, revision: Int, at now: Date) throws -> Withdrawn {
        let rows = try query(
            """
            select
                respondent.respondent_name, submission.file_name,
                (
                    select count(*)
                    from concord.answer
                    where answer.respondent_id = submission.respondent_id and answer.revision = submission.revision
                )
            from concord.submission
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            where submission.respondent_id = \(respondent.id)::uuid and submission.revision = \(revision)::integer
            """
        )
        var found = Withdrawn(respondent: respondent, revision: revision, file: "", answers: 0, at: now)
        if let (name, file, answers) = try rows.first?.decode((String, String, Int).self) {
            found.respondent.name = name
            found.file = file
            found.answers = answers
        }
        return found
    }
}
