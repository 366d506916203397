import ConsultationModel
import FoundationEssentials
import Postgres

extension ConsultationState.Quotation {
    /// The columns of concord.respondent and concord.submission from which a quotation is made, in the order in which
    /// `init(_:from:)` wants them. `Answer.columns` follow.
    static let columns: StaticString = """
        respondent.region_code, coalesce(submission.group_as_written, respondent.respondent_name), \
        respondent.speaks_for_region, submission.file_name, submission.revision, submission.is_illustrative, \
        submission.is_late
        """

    /// Reads `columns` and those of the answer, the first of which is this one of the row, from 0.
    init(_ row: Row, from first: Int) throws(PostgresError) {
        self.init(
            region: try row[first, as: String.self],
            respondent: try row[first + 1, as: String.self],
            isDesignated: try row[first + 2, as: Bool.self],
            answer: try Answer(row, from: first + 7),
            file: try row[first + 3, as: String.self],
            revision: try row[first + 4, as: Int.self],
            isIllustrative: try row[first + 5, as: Bool.self],
            isLate: try row[first + 6, as: Bool.self]
        )
    }
}

extension Connection {
    /// The answers of those who speak for a region, and of a sample of its other respondents.
    ///
    /// - Parameters:
    ///   - sample: How many others of each region, those with the smallest ids among those whose submission counts.
    ///   - moment: When they count; nil: now.
    func quotations(
        of consultation: Consultation,
        sample: Int,
        at moment: Date?
    ) throws -> [ConsultationState.Quotation] {
        let rows =
            if let moment {
                try query(
                    """
                    with sampled as (
                        select respondent_id, revision
                        from (
                            select
                                submission.respondent_id, submission.revision, respondent.speaks_for_region,
                                row_number() over (
                                    partition by respondent.region_code, respondent.speaks_for_region
                                    order by submission.respondent_id
                                ) as number
                            from concord.submission
                            join concord.respondent
                                on respondent.respondent_id = submission.respondent_id
                            where submission.consultation_id = \(consultation.id)::text
                                and submission.recorded_at <= \(moment)::timestamptz
                                and (
                                    submission.superseded_at is null
                                    or submission.superseded_at > \(moment)::timestamptz
                                )
                        ) as counting
                        where speaks_for_region or number <= \(sample)::integer
                    )
                    select \(raw: ConsultationState.Quotation.columns), \(raw: Answer.columns)
                    \(raw: Self.fromSampled)
                    """
                )
            } else {
                try query(
                    """
                    with sampled as (
                        select submission.respondent_id, submission.revision
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
                        join concord.submission
                            on submission.respondent_id = quoted.respondent_id
                            and submission.superseded_at is null
                        where region.consultation_id = \(consultation.id)::text
                    )
                    select \(raw: ConsultationState.Quotation.columns), \(raw: Answer.columns)
                    \(raw: Self.fromSampled)
                    """
                )
            }
        let quotations = try rows.map { try ConsultationState.Quotation($0, from: 0) }
        let ofRegion = Dictionary(grouping: quotations, by: \.region)
        let codes = consultation.regions.map(\.code)
        // Of regions that are no longer asked, at the end.
        return (codes + ofRegion.keys.filter { !codes.contains($0) }.sorted()).flatMap { ofRegion[$0] ?? [] }
    }

    /// Names are compared once for each respondent, and one number instead of them for each answer.
    private static let fromSampled: StaticString = """
        from (
            select
                sampled.respondent_id, sampled.revision,
                row_number() over (
                    order by
                        respondent.speaks_for_region desc, respondent.respondent_name, respondent.respondent_id
                ) as place
            from sampled
            join concord.respondent
                on respondent.respondent_id = sampled.respondent_id
        ) as quoted
        join concord.respondent
            on respondent.respondent_id = quoted.respondent_id
        join concord.submission
            on submission.respondent_id = quoted.respondent_id
            and submission.revision = quoted.revision
        join concord.answer
            on answer.respondent_id = quoted.respondent_id
            and answer.revision = quoted.revision
        order by (quoted.place << 32) + answer.line, answer.column_number, answer.recommendation_id
        """
}
