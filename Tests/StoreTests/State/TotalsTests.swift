import ConsultationModel
import FoundationEssentials
import Postgres
import ProgramTesting
import Reporting
import Synchronization
import Testing

@testable import Store

/// What the reports count is counted here a second time, in SQL over the rows and by the rules as README has them,
/// without the program's own code.
@Suite struct TotalsTests {
    private struct Parsed: Decodable {
        struct Item: Decodable {
            var id: String
            var level: String
            var counts: [String: Int]
            var positions: [String: String]
            var respondents: [String: [String: Int]]
        }
        struct Submissions: Decodable {
            var current: Int
            var superseded: Int
            var duplicates: Int
            var rejected: Int
        }
        var recommendations: [Item]
        var submissions: Submissions
    }

    /// A region's position: of those who speak for it, else the stance of more than half of the others, else divided.
    private static let positions: StaticString = """
        with counted as (
            select
                recommendation, region, speaks_for_region, stance, count(*) as answers,
                sum(count(*)) filter (where stance not in ('blank', 'unrecognised'))
                    over (partition by recommendation, region, speaks_for_region) as voices
            from concord.current_answers
            group by recommendation, region, speaks_for_region, stance
        ),
        said as (
            select
                recommendation, region, speaks_for_region,
                case
                    when max(voices) is null then null
                    else coalesce(
                        max(stance) filter (where stance not in ('blank', 'unrecognised') and 2 * answers > voices),
                        'divided'
                    )
                end as shared,
                bool_or(stance = 'unrecognised') as is_unrecognised,
                bool_or(stance = 'blank') as is_blank
            from counted
            group by recommendation, region, speaks_for_region
        ),
        position as (
            select
                recommendation.recommendation_id as recommendation,
                region.region_code as region,
                case
                    when speaker.shared is not null then speaker.shared
                    when speaker.is_unrecognised then 'unrecognised'
                    when other.shared is not null then other.shared
                    when other.is_unrecognised then 'unrecognised'
                    when speaker.is_blank or other.is_blank then 'blank'
                    else 'missing'
                end as position
            from concord.recommendation
            join concord.region
                on region.consultation_id = recommendation.consultation_id
            left join said as speaker
                on speaker.recommendation = recommendation.recommendation_id
                and speaker.region = region.region_code
                and speaker.speaks_for_region
            left join said as other
                on other.recommendation = recommendation.recommendation_id
                and other.region = region.region_code
                and not other.speaks_for_region
        ),
        taken as (
            select
                recommendation,
                count(*) filter (where position = 'support') as s,
                count(*) filter (where position in ('conditional', 'divided')) as q,
                count(*) filter (where position = 'oppose') as o,
                count(*) as entitled
            from position
            group by recommendation
        )
        """

    @Test(arguments: 0..<3)
    func `positions, counts and levels in the reports are those that SQL finds`(number: UInt64) async throws {
        let seed = SeededNumbers.seed &+ 100 &+ number
        try await withStore { store, _ async throws in
            // The rules' defaults, which an edition of the story would change.
            var story = RandomStory(seed: seed, hasEditions: false)
            for _ in 0..<25 { try await story.step(in: store) }
            let state = try #require(try await store.state(of: consultation.id, sample: 20))
            let report = WrittenReport(illustrating: state)
            let parsed = try JSONDecoder().decode(Parsed.self, from: Data(report.json.utf8))

            let positions = try await store.rows(
                """
                \(raw: Self.positions)
                select concat_ws(' ', recommendation, region, position) from position order by 1
                """
            )
            let reported = parsed.recommendations.flatMap { item in
                item.positions.map { "\(item.id) \($0.key) \($0.value)" }
            }
            #expect(reported.sorted() == positions.sorted(), "TEST_SEED=\(seed)")
            for item in parsed.recommendations {
                for (code, count) in item.counts {
                    #expect(positions.count { $0.hasPrefix("\(item.id) ") && $0.hasSuffix(" \(code)") } == count)
                }
            }

            let levels = try await store.rows(
                """
                \(raw: Self.positions)
                select recommendation || ' ' || case
                    when 2 * (s + q + o) <= entitled then 'too-few-answers'
                    when q + o = 0 then 'full-consensus'
                    when s + q = 0 then 'full-consensus-against'
                    when 2 * s > s + q + o and 5 * o <= s + q + o then 'consensus'
                    when 2 * s > s + q + o then 'strong-support-significant-opposition'
                    when 2 * o > s + q + o and 5 * s <= s + q + o then 'consensus-against'
                    when 2 * o > s + q + o then 'strong-opposition-significant-support'
                    else 'divergence'
                end
                from taken
                order by recommendation
                """
            )
            #expect(parsed.recommendations.map { "\($0.id) \($0.level)" } == levels, "TEST_SEED=\(seed)")

            let respondents = try await store.rows(
                """
                select concat_ws(' ', recommendation, region, stance, count(*))
                from concord.current_answers
                where not speaks_for_region
                group by recommendation, region, stance
                """
            )
            let counted = parsed.recommendations.flatMap { item in
                item.respondents.flatMap { region, counts in
                    counts.filter { $0.value > 0 }.map { "\(item.id) \(region) \($0.key) \($0.value)" }
                }
            }
            #expect(counted.sorted() == respondents.sorted())

            let submissions = try await store.rows(
                """
                select concat_ws(
                    ' ',
                    (select count(*) from concord.submissions where is_current),
                    (select count(*) from concord.submissions where not is_current),
                    (select count(*) from concord.files where consultation is not null and outcome = 'duplicate'),
                    (select count(*) from concord.files where consultation is not null and outcome = 'rejected')
                )
                """
            )
            let intake = parsed.submissions
            #expect(
                submissions == ["\(intake.current) \(intake.superseded) \(intake.duplicates) \(intake.rejected)"]
            )

            let answers = Mutex<[String]>([])
            _ = try await store.forEachSubmission(to: consultation.id, at: nil) { submissions, _ in
                // As they stand in the list: nothing of these cells is quoted.
                let rows = String(decoding: AnswersCSV.rows(of: submissions, to: consultation.id), as: UTF8.self)
                    .split(separator: "\r\n")
                    .map { $0.split(separator: ",", omittingEmptySubsequences: false)[1...5].joined(separator: " ") }
                answers.withLock { $0 += rows }
            }
            let stored = try await store.rows(
                """
                select concat_ws(' ', recommendation, region, respondent, speaks_for_region::text, stance)
                from concord.current_answers
                """
            )
            #expect(answers.withLock { $0 }.sorted() == stored.sorted())
            #expect(!stored.isEmpty)
        }
    }
}
