import ConsultationModel
import FoundationEssentials
import Postgres

extension Connection {
    /// So many turns of respondents who do not speak for their region are read at most.
    private static let recentTurns = 200
    private static let recentFiles = 50

    /// What has happened since the newest night that was kept until that moment; nil when none was.
    ///
    /// - Parameter moment: Until when; nil: until now.
    func recentChanges(of consultation: Consultation, at moment: Date?) throws -> Pending<RecentChanges?> {
        let id = consultation.id
        return try send(
            """
            select night::text, recorded_at, summary::text
            from concord.night
            where consultation_id = \(id)::text
                and (\(moment)::timestamptz is null or recorded_at <= \(moment)::timestamptz)
            order by recorded_at desc, night desc
            limit 1
            """
        ).reading { [self] rows in
            guard let (night, since, summary) = try rows.first?.decode((String, Date, String).self) else { return nil }
            let speakers = try turnsOfSpeakers(in: id, after: since, until: moment)
            // One more than is wanted tells whether there are more.
            let others = try turnsOfOthers(in: id, after: since, until: moment, limit: Self.recentTurns + 1)
            return RecentChanges(
                night: night,
                since: since,
                summary: try JSONDecoder().decode(NightSummary.self, from: Data(summary.utf8)),
                events: try events(at: speakers + others.prefix(Self.recentTurns), on: consultation),
                isComplete: others.count <= Self.recentTurns,
                files: try files(
                    of: id,
                    FileEvent.Outcome.allCases,
                    after: since,
                    until: moment,
                    limit: Self.recentFiles
                ).value(),
                fileCounts: try fileCounts(of: id, after: since, until: moment),
                designations: try designations(of: id, after: since, until: moment),
                editions: try editions(of: id, after: since, until: moment)
            )
        }
    }

    private func editions(of consultation: String, after since: Date, until moment: Date?) throws -> Int {
        let rows = try query(
            """
            select count(*)
            from concord.consultation_edition
            where consultation_id = \(consultation)::text
                and recorded_at > \(since)::timestamptz
                and (\(moment)::timestamptz is null or recorded_at <= \(moment)::timestamptz)
            """
        )
        return try rows.first?.decode(Int.self) ?? 0
    }
}
