public import ConsultationModel
public import FoundationEssentials
import Postgres

extension Store {
    /// Hands over every answer that counts, a thousand at most at a time: by region, those who speak for it first, by
    /// respondent and recommendation. Memory does not depend on how many respondents or answers there are.
    ///
    /// - Parameters:
    ///   - moment: When they count; nil: now.
    ///   - body: Called for each run of submissions, and at least once; told whether it is the first. What it throws ends
    ///     the list.
    /// - Returns: False when the consultation was not registered then; the body is not called.
    /// - Throws: `PostgresError`, and what `body` throws.
    public func forEachSubmission(
        to consultation: String,
        at moment: Date?,
        _ body: @escaping @Sendable ([ListedSubmission], _ isFirst: Bool) throws -> Void
    ) async throws -> Bool {
        try await connection.transaction(isolation: .snapshot) { connection in
            guard let definition = try connection.definition(of: consultation, at: moment) else { return false }
            try connection.openCursor(over: definition, at: moment)
            let ranks = try connection.ranks(ofRecommendationsOf: definition)
            let atOnce = max(1, Connection.answersAtOnce / max(1, ranks.count))
            var isFirst = true
            var asked: Pending<[ListedSubmission]>?
            func handOver() throws {
                guard let asked else { return }
                try body(try asked.value(), isFirst)
                isFirst = false
            }
            while case let fetched = try connection.fetchFromCursor(), !fetched.isEmpty {
                for start in stride(from: 0, to: fetched.count, by: atOnce) {
                    let some = fetched[start..<min(start + atOnce, fetched.count)]
                    // Asked for before the ones before it are handed over, so that the database works meanwhile.
                    let next = try connection.submissions(some, ranks: ranks)
                    try handOver()
                    asked = next
                }
            }
            try handOver()
            if isFirst { try body([], true) }
            return true
        }
    }
}

extension Connection {
    /// So many answers are asked for at once where everybody answers everything, else fewer. With many more, the database
    /// would wait in the middle of them until the ones before are handed over.
    fileprivate static let answersAtOnce = 1_000

    /// Has the database find those whose submissions are listed, in order, for `fetchFromCursor`.
    fileprivate func openCursor(over consultation: Consultation, at moment: Date?) throws {
        try send(
            """
            declare listed no scroll cursor for
            select
                respondent.respondent_id, submission.revision, respondent.region_code, respondent.respondent_name,
                respondent.speaks_for_region, submission.file_name, submission.is_illustrative, submission.is_late,
                submission.received_at, submission.recorded_at
            from concord.submission
            join concord.respondent
                on respondent.respondent_id = submission.respondent_id
            where submission.consultation_id = \(consultation.id)::text
                and (
                    submission.superseded_at is null and \(moment)::timestamptz is null
                    or submission.recorded_at <= \(moment)::timestamptz
                        and (submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz)
                )
            order by
                array_position(\(consultation.regions.map(\.code))::text[], respondent.region_code),
                respondent.region_code, respondent.speaks_for_region desc, respondent.respondent_name collate "C",
                respondent.respondent_id
            """
        )
    }

    /// The next thousand; none at the end.
    fileprivate func fetchFromCursor() throws -> [Row] {
        try query("fetch forward 1000 from listed")
    }

    /// The places of all recommendations that were ever asked about, in the order of a list.
    fileprivate func ranks(ofRecommendationsOf consultation: Consultation) throws -> [String: Int] {
        let recommendations = try query(
            """
            select recommendation_id
            from concord.recommendation
            where consultation_id = \(consultation.id)::text
            order by
                array_position(\(consultation.recommendations.map(\.id))::text[], recommendation_id), recommendation_id
            """
        )
        return Dictionary(zip(try recommendations.map { try $0.decode(String.self) }, 0...)) { one, _ in one }
    }

    /// These submissions, as fetched from the cursor, with their answers.
    fileprivate func submissions(
        _ fetched: ArraySlice<Row>,
        ranks: [String: Int]
    ) throws -> Pending<[ListedSubmission]> {
        try send(
            """
            select listed.place, \(raw: Answer.columns)
            from unnest(
                \(try fetched.map { try $0[0, as: UUID.self] })::uuid[], \(try fetched.map { try $0[1, as: Int.self] })::integer[]
            ) with ordinality as listed (respondent_id, revision, place)
            join concord.answer
                on answer.respondent_id = listed.respondent_id
                and answer.revision = listed.revision
            """
        ).reading { rows in
            var answers = [[(rank: Int, answer: Answer)]](repeating: [], count: fetched.count)
            for row in rows {
                let answer = try Answer(row, from: 1)
                answers[try row[0, as: Int.self] - 1].append((ranks[answer.recommendation] ?? .max, answer))
            }
            return try zip(fetched, answers).map { row, answers in
                try ListedSubmission(row, answers: answers.sorted { $0.rank < $1.rank }.map(\.answer))
            }
        }
    }
}

extension ListedSubmission {
    fileprivate init(_ row: Row, answers: [Answer]) throws(PostgresError) {
        self.init(
            region: try row[2, as: String.self],
            respondent: try row[3, as: String.self],
            isDesignated: try row[4, as: Bool.self],
            file: try row[5, as: String.self],
            revision: try row[1, as: Int.self],
            isIllustrative: try row[6, as: Bool.self],
            isLate: try row[7, as: Bool.self],
            received: try row[8, as: Date.self],
            recorded: try row[9, as: Date.self],
            answers: answers
        )
    }
}
