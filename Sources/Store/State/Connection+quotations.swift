import ConsultationModel
import FoundationEssentials
import Postgres

extension ConsultationState.Quotation {
    /// The columns of concord.respondent and concord.submission from which a quotation is made, in the order in which
    /// `init` wants them.
    static let columns: StaticString = """
        respondent.region_code, coalesce(submission.group_as_written, respondent.respondent_name), \
        respondent.speaks_for_region, submission.file_name, submission.revision, submission.is_illustrative, \
        submission.is_late
        """

    /// Reads `columns`, the first of which is this one of the row, from 0.
    init(_ row: Row, from first: Int, answer: Answer) throws(PostgresError) {
        self.init(
            region: try row[first, as: String.self],
            respondent: try row[first + 1, as: String.self],
            isDesignated: try row[first + 2, as: Bool.self],
            answer: answer,
            file: try row[first + 3, as: String.self],
            revision: try row[first + 4, as: Int.self],
            isIllustrative: try row[first + 5, as: Bool.self],
            isLate: try row[first + 6, as: Bool.self]
        )
    }

    /// Reads `columns` and, behind them, those of the answer.
    init(_ row: Row, from first: Int) throws(PostgresError) {
        try self.init(row, from: first, answer: Answer(row, from: first + 7))
    }
}

extension Connection {
    /// The answers of those who are `sampled`.
    func quotations(
        of sampled: Reply,
        in consultation: Consultation
    ) throws -> Pending<[ConsultationState.Quotation]> {
        let quoted = try sampled.rows()
        let answers = try send(
            """
            select quoted.place, \(raw: Answer.columns)
            from unnest(
                \(try quoted.map { try $0[0, as: UUID.self] })::uuid[], \(try quoted.map { try $0[5, as: Int.self] })::integer[]
            ) with ordinality as quoted (respondent_id, revision, place)
            join concord.answer
                on answer.respondent_id = quoted.respondent_id
                and answer.revision = quoted.revision
            """
        )
        return answers.reading { rows in
            var answers = [[Answer]](repeating: [], count: quoted.count)
            for row in rows { answers[try row[0, as: Int.self] - 1].append(try Answer(row, from: 1)) }
            var ofRegion: [String: [ConsultationState.Quotation]] = [:]
            for (row, answers) in zip(quoted, answers) {
                let inOrder = answers.sorted {
                    ($0.line, $0.column, $0.recommendation) < ($1.line, $1.column, $1.recommendation)
                }
                guard let first = inOrder.first else { continue }
                var quotation = try ConsultationState.Quotation(row, from: 1, answer: first)
                ofRegion[quotation.region, default: []].append(quotation)
                for answer in inOrder.dropFirst() {
                    quotation.answer = answer
                    ofRegion[quotation.region]?.append(quotation)
                }
            }
            let codes = consultation.regions.map(\.code)
            // Of regions that are no longer asked, at the end.
            return (codes + ofRegion.keys.filter { !codes.contains($0) }.sorted()).flatMap { ofRegion[$0] ?? [] }
        }
    }

    /// Those who speak for a region, and a sample of its other respondents: their ids and the columns of a quotation, those
    /// who speak first, then by name.
    ///
    /// - Parameters:
    ///   - sample: How many others of each region, those with the smallest ids among those whose submission counts.
    ///   - moment: When they count; nil: now.
    func sampled(of consultation: String, sample: Int, at moment: Date?) throws -> Reply {
        guard let moment else {
            return try send(
                """
                select respondent.respondent_id, \(raw: ConsultationState.Quotation.columns)
                from concord.region
                cross join lateral (
                    (
                        select respondent.respondent_id
                        from concord.respondent
                        where respondent.consultation_id = region.consultation_id
                            and respondent.region_code = region.region_code
                            and respondent.speaks_for_region
                    )
                    union all
                    (
                        select respondent.respondent_id
                        from concord.respondent
                        join concord.submission
                            on submission.respondent_id = respondent.respondent_id
                            and submission.superseded_at is null
                        where respondent.consultation_id = region.consultation_id
                            and respondent.region_code = region.region_code
                            and not respondent.speaks_for_region
                        order by respondent.respondent_id
                        limit \(sample)::integer
                    )
                ) as quoted
                join concord.respondent
                    on respondent.respondent_id = quoted.respondent_id
                join concord.submission
                    on submission.respondent_id = quoted.respondent_id
                    and submission.superseded_at is null
                where region.consultation_id = \(consultation)::text
                order by respondent.speaks_for_region desc, respondent.respondent_name, respondent.respondent_id
                """
            )
        }
        return try send(
            """
            select respondent.respondent_id, \(raw: ConsultationState.Quotation.columns)
            from (
                select
                    submission.respondent_id, submission.revision,
                    row_number() over (
                        partition by respondent.region_code, respondent.speaks_for_region
                        order by submission.respondent_id
                    ) as number
                from concord.submission
                join concord.respondent
                    on respondent.respondent_id = submission.respondent_id
                where submission.consultation_id = \(consultation)::text
                    and submission.recorded_at <= \(moment)::timestamptz
                    and (submission.superseded_at is null or submission.superseded_at > \(moment)::timestamptz)
            ) as counting
            join concord.respondent
                on respondent.respondent_id = counting.respondent_id
            join concord.submission
                on submission.respondent_id = counting.respondent_id
                and submission.revision = counting.revision
            where respondent.speaks_for_region or counting.number <= \(sample)::integer
            order by respondent.speaks_for_region desc, respondent.respondent_name, respondent.respondent_id
            """
        )
    }
}
