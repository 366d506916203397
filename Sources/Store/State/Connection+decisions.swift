import ConsultationModel
import FoundationEssentials
import Postgres

/// What people decided, and the nights whose reports are kept. Of all these there are few.
extension Connection {
    /// The designations that are in force at that moment, in the order in which they were recorded.
    func designations(of consultation: String, at moment: Date?) throws -> Pending<[Designation]> {
        try send(
            """
            select recommendation_id, level, designated_by, reason, designated_at
            from (
                select distinct on (recommendation_id) recommendation_id, level, designated_by, reason, designated_at
                from concord.designation
                where consultation_id = \(consultation)::text
                    and (\(moment)::timestamptz is null or designated_at <= \(moment)::timestamptz)
                order by recommendation_id, designated_at desc
            ) as newest
            where level is not null
            order by designated_at, recommendation_id
            """
        ).reading { try $0.map { try Designation($0) } }
    }

    /// All designations, and ends of one, that were recorded after one moment and until another, in order of time.
    ///
    /// - Parameter recommendation: Only those for this one; nil: for all.
    func designations(
        of consultation: String,
        recommendation: String? = nil,
        after start: Date?,
        until end: Date?
    ) throws -> [Designation] {
        try query(
            """
            select recommendation_id, level, designated_by, reason, designated_at
            from concord.designation
            where consultation_id = \(consultation)::text
                and (\(recommendation)::text is null or recommendation_id = \(recommendation)::text)
                and (\(start)::timestamptz is null or designated_at > \(start)::timestamptz)
                and (\(end)::timestamptz is null or designated_at <= \(end)::timestamptz)
            order by designated_at, recommendation_id
            """
        ).map { try Designation($0) }
    }

    /// The respondents whose answers are withdrawn at that moment, in the order in which that was recorded.
    func withdrawals(of consultation: String, at moment: Date?) throws -> Pending<[Withdrawal]> {
        try send(
            """
            select
                respondent.region_code, respondent.respondent_name, respondent.speaks_for_region, newest.recorded_by,
                newest.reason, newest.recorded_at
            from (
                select distinct on (respondent_id) respondent_id, action, recorded_by, reason, recorded_at
                from concord.withdrawal
                where consultation_id = \(consultation)::text
                    and (\(moment)::timestamptz is null or recorded_at <= \(moment)::timestamptz)
                order by respondent_id, recorded_at desc
            ) as newest
            join concord.respondent
                on respondent.respondent_id = newest.respondent_id
            where newest.action = 'withdrawn'
                and not exists (
                    select 1
                    from concord.submission
                    where submission.respondent_id = newest.respondent_id
                        and case
                            when \(moment)::timestamptz is null then superseded_at is null
                            else recorded_at <= \(moment)::timestamptz
                                and (superseded_at is null or superseded_at > \(moment)::timestamptz)
                        end
                )
            order by newest.recorded_at, newest.respondent_id
            """
        ).reading { rows in
            try rows.map { row in
                let (region, respondent, isDesignated, by, reason, recorded) = try row.decode(
                    (String, String, Bool, String, String, Date).self
                )
                return Withdrawal(
                    region: region,
                    respondent: respondent,
                    isDesignated: isDesignated,
                    by: by,
                    reason: reason,
                    at: recorded
                )
            }
        }
    }

    /// The nights whose reports were kept until that moment, in order; of many, the last ones.
    func nights(of consultation: String, at moment: Date?, limit: Int) throws -> Pending<[NightLevels]> {
        try send(
            """
            select night::text, levels::text
            from concord.night
            where consultation_id = \(consultation)::text
                and (\(moment)::timestamptz is null or recorded_at <= \(moment)::timestamptz)
            order by night desc
            limit \(limit)::bigint
            """
        ).reading { rows in
            try rows.reversed().map { row in
                let (night, levels) = try row.decode((String, String).self)
                return NightLevels(night: night, levels: try [Level: Int](json: levels))
            }
        }
    }
}

extension Designation {
    fileprivate init(_ row: Row) throws {
        let (recommendation, level, by, reason, at) = try row.decode((String, String?, String, String, Date).self)
        self.init(
            recommendation: recommendation,
            level: level.flatMap(Level.init(rawValue:)),
            by: by,
            reason: reason,
            at: at
        )
    }
}
