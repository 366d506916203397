import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct TallyTests {
    /// Random files, the same for the same seed.
    private struct Files {
        var random: SplitMix

        mutating func next() -> TakenFile {
            if Int.random(in: 0..<12, using: &random) == 0 { return rejectedFile() }
            if Int.random(in: 0..<4, using: &random) > 0 { return single() }
            var shared = single()
            for row in (0..<Int.random(in: 1..<4, using: &random)).map({ _ in single().submissions[0] })
            where !shared.submissions.contains(where: { $0.respondent.id == row.respondent.id }) {
                var row = row
                row.sha256 = shared.submissions[0].sha256
                row.original = shared.submissions[0].original
                shared.submissions.append(row)
            }
            return shared
        }

        private mutating func single() -> TakenFile {
            let respondents = [north, south, group("One"), group("Two"), group("ONE ")]
            let answers = consultation.recommendations.compactMap { recommendation -> Answer? in
                if Int.random(in: 0..<4, using: &random) == 0 { return nil }
                let stance = Stance.allCases[Int.random(in: 0..<Stance.allCases.count, using: &random)]
                return answer(recommendation.id, stance)
            }
            return file(
                from: respondents[Int.random(in: 0..<respondents.count, using: &random)],
                answers,
                content: "\(Int.random(in: 0..<12, using: &random))",
                isIllustrative: Bool.random(using: &random)
            )
        }
    }

    /// Another meaning of the same words for each shift.
    private static func stance(of words: String, shiftedBy shift: Int) -> Stance {
        let place = Stance.allCases.firstIndex { $0.label == words } ?? 0
        return Stance.allCases[(place + shift) % Stance.allCases.count]
    }

    @Test(arguments: UInt64(1)...6)
    func `counts kept by changes equal counts over the rows`(seed: UInt64) async throws {
        try await withStore { store, _ async throws in
            var files = Files(random: SplitMix(state: seed))
            for _ in 0..<12 {
                let batch = (0..<Int.random(in: 0...6, using: &files.random)).map { _ in files.next() }
                _ = try await store.record(batch) { _, _ in "" }
                try await store.expectTalliesEqualRows()
                guard Int.random(in: 0..<4, using: &files.random) == 0 else { continue }
                let shift = Int.random(in: 0..<Stance.allCases.count, using: &files.random)
                _ = try await store.renormalise(
                    "illustrative",
                    after: nil,
                    limit: 3,
                    by: Normalisation(
                        stance: { words, _ in Self.stance(of: words, shiftedBy: shift) },
                        flags: { _, _ in [] }
                    ),
                    dryRun: false
                )
                try await store.expectTalliesEqualRows()
            }
            #expect(try await store.rows("select 'some' where exists (select from concord.tally)") == ["some"])
        }
    }
}

extension Store {
    /// Compares each table of counts with a plain `group by`.
    func expectTalliesEqualRows() async throws {
        let tally = try await rows(
            """
            select concat_ws(' ', recommendation_id, region_code, speaks_for_region, stance, answers)
            from concord.tally where answers > 0 order by 1
            """
        )
        let answers = try await rows(
            """
            select concat_ws(' ', recommendation, region, speaks_for_region, stance, count(*))
            from concord.current_answers
            group by recommendation, region, speaks_for_region, stance order by 1
            """
        )
        #expect(tally == answers)
        let submissionTally = try await rows(
            """
            select concat_ws(
                ' ', region_code, speaks_for_region, current_submissions, superseded_submissions, current_illustrative,
                late_submissions
            )
            from concord.submission_tally order by 1
            """
        )
        let submissions = try await rows(
            """
            select concat_ws(
                ' ', region, speaks_for_region, count(*) filter (where is_current),
                count(*) filter (where not is_current), count(*) filter (where is_current and is_illustrative),
                count(*) filter (where cause = 'file' and received_at > closes)
            )
            from concord.submissions
            cross join (
                select (definition ->> 'closes')::timestamptz from concord.consultation_edition where superseded_at is null
            ) as edition (closes)
            group by region, speaks_for_region order by 1
            """
        )
        #expect(submissionTally == submissions)
        let intakeTally = try await rows(
            "select outcome || ' ' || files from concord.intake_tally where files > 0 order by 1"
        )
        let files = try await rows(
            """
            select outcome || ' ' || count(*) from concord.files
            where consultation is not null
            group by outcome order by 1
            """
        )
        #expect(intakeTally == files)
    }

    /// All rows that say what was answered, as text.
    func contents() async throws -> [String] {
        try await rows(
            """
            select submission::text from concord.submission
            union all select answer::text from concord.answer
            union all select tally::text from concord.tally
            union all select submission_tally::text from concord.submission_tally
            union all select respondent::text from concord.respondent
            union all select original::text from concord.original
            order by 1
            """
        )
    }
}
