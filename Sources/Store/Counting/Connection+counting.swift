import ConsultationModel
import FoundationEssentials
import Postgres

extension Connection {
    /// Keeps the counts of answers and submissions up.
    func change(_ counts: CountChanges, at now: Date) throws {
        let answers = counts.answers.map { (key: $0.key, change: $0.value) }
        try send(
            """
            insert into concord.tally as tally
                (consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
            select consultation_id, recommendation_id, region_code, speaks_for_region, stance, 0
            from unnest(
                \(answers.map(\.key.consultation))::text[],
                \(answers.map(\.key.recommendation))::text[],
                \(answers.map(\.key.region))::text[],
                \(answers.map(\.key.speaksForRegion))::boolean[],
                \(answers.map(\.key.stance.rawValue))::text[]
            ) as given (consultation_id, recommendation_id, region_code, speaks_for_region, stance)
            on conflict do nothing
            """
        )
        try send(
            """
            update concord.tally
            set answers = tally.answers + given.change
            from unnest(
                \(answers.map(\.key.consultation))::text[],
                \(answers.map(\.key.recommendation))::text[],
                \(answers.map(\.key.region))::text[],
                \(answers.map(\.key.speaksForRegion))::boolean[],
                \(answers.map(\.key.stance.rawValue))::text[],
                \(answers.map(\.change))::bigint[]
            ) as given (consultation_id, recommendation_id, region_code, speaks_for_region, stance, change)
            where (tally.consultation_id, tally.recommendation_id, tally.region_code)
                    = (given.consultation_id, given.recommendation_id, given.region_code)
                and (tally.speaks_for_region, tally.stance) = (given.speaks_for_region, given.stance)
            """
        )
        let submissions = counts.submissions.map { (key: $0.key, change: $0.value) }
        try send(
            """
            insert into concord.submission_tally as tally (
                consultation_id, region_code, speaks_for_region, current_submissions, superseded_submissions,
                current_illustrative
            )
            select consultation_id, region_code, speaks_for_region, 0, 0, 0
            from unnest(
                \(submissions.map(\.key.consultation))::text[],
                \(submissions.map(\.key.region))::text[],
                \(submissions.map(\.key.speaksForRegion))::boolean[]
            ) as given (consultation_id, region_code, speaks_for_region)
            on conflict do nothing
            """
        )
        try send(
            """
            update concord.submission_tally as tally
            set current_submissions = tally.current_submissions + given.current,
                superseded_submissions = tally.superseded_submissions + given.superseded,
                current_illustrative = tally.current_illustrative + given.illustrative,
                late_submissions = tally.late_submissions + given.late,
                changed_at = \(now)::timestamptz
            from unnest(
                \(submissions.map(\.key.consultation))::text[],
                \(submissions.map(\.key.region))::text[],
                \(submissions.map(\.key.speaksForRegion))::boolean[],
                \(submissions.map(\.change.current))::bigint[],
                \(submissions.map(\.change.superseded))::bigint[],
                \(submissions.map(\.change.illustrative))::bigint[],
                \(submissions.map(\.change.late))::bigint[]
            ) as given (consultation_id, region_code, speaks_for_region, current, superseded, illustrative, late)
            where (tally.consultation_id, tally.region_code, tally.speaks_for_region)
                = (given.consultation_id, given.region_code, given.speaks_for_region)
            """
        )
    }

    /// Counts files by what became of them.
    func count(_ files: [Recorded], at now: Date) throws {
        struct Key: Hashable {
            var consultation: String
            var outcome: String
        }
        var counts: [Key: Int] = [:]
        for file in files {
            guard let consultation = file.consultation else { continue }
            counts[Key(consultation: consultation, outcome: file.outcome), default: 0] += 1
        }
        let files = counts.map { (key: $0.key, files: $0.value) }
        try send(
            """
            insert into concord.intake_tally as tally (consultation_id, outcome, files, changed_at)
            select consultation_id, outcome, files, \(now)::timestamptz
            from unnest(
                \(files.map(\.key.consultation))::text[],
                \(files.map(\.key.outcome))::text[],
                \(files.map(\.files))::bigint[]
            ) as given (consultation_id, outcome, files)
            on conflict (consultation_id, outcome) do update
            set files = tally.files + excluded.files, changed_at = excluded.changed_at
            """
        )
    }
}
