import ConsultationModel
import FoundationEssentials
import Postgres
import ProgramTesting

@testable import Store

/// Months of a consultation in a few hundred steps: files, revisions, duplicates, rejected files, designations, withdrawals,
/// new editions and nights, the same for the same seed.
struct RandomStory {
    var random: SeededNumbers
    private var edition = consultation
    private var nights = 0
    private var decided = 0

    init(seed: UInt64) {
        random = SeededNumbers(seed: seed)
    }

    /// Does something; some of it changes nothing.
    mutating func step(in store: Store) async throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<6:
            let files = (0..<Int.random(in: 1...4, using: &random)).map { _ in file() }
            _ = try await store.record(files) { _, _ in "" }
        case 6, 7: try await designate(in: store)
        case 8: try await withdrawOrRestore(in: store)
        case 9:
            edit()
            try await store.register([edition])
        default:
            nights += 1
            let digits = nights < 10 ? "0\(nights)" : "\(nights)"
            _ = try await store.keep("2017-05-\(digits)", of: edition.id, sample: 2) {
                try WrittenReport(illustrating: $0)
            }
        }
    }

    private mutating func file() -> TakenFile {
        if Int.random(in: 0..<8, using: &random) == 0 { return rejectedFile() }
        if Int.random(in: 0..<4, using: &random) > 0 { return single() }
        var shared = single()
        for row in (0..<3).map({ _ in single().submissions[0] })
        where !shared.submissions.contains(where: { $0.respondent.id == row.respondent.id }) {
            var row = row
            row.sha256 = shared.submissions[0].sha256
            row.original = shared.submissions[0].original
            shared.submissions.append(row)
        }
        return shared
    }

    private mutating func single() -> TakenFile {
        let respondents = [north, south] + ["One", "Two", "Three", "Four", "Five"].map(group)
        let answers = consultation.recommendations.compactMap { recommendation -> Answer? in
            if Int.random(in: 0..<4, using: &random) == 0 { return nil }
            let stance = Stance.allCases[Int.random(in: 0..<Stance.allCases.count, using: &random)]
            return answer(
                recommendation.id,
                stance,
                ["", "Illustrative, with \"quotes\"", "=1+1"].randomElement(using: &random) ?? ""
            )
        }
        return StoreTests.file(
            from: respondents[Int.random(in: 0..<respondents.count, using: &random)],
            answers,
            content: "\(Int.random(in: 0..<200, using: &random))",
            named: "file \(Int.random(in: 0..<20, using: &random)).txt",
            isIllustrative: Bool.random(using: &random)
        )
    }

    private mutating func edit() {
        let index = Int.random(in: 0..<edition.recommendations.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: edition.recommendations[index].text += " Changed."
        case 1:
            edition.recommendations[index].status = RecommendationStatus.allCases.randomElement(using: &random) ?? .open
        case 2: edition.rules.quorum = Ratio(Int.random(in: 1...3, using: &random), 4)
        default: edition.regions.reverse()
        }
    }

    private mutating func designate(in store: Store) async throws {
        let level = Bool.random(using: &random) ? Level.allCases.randomElement(using: &random)?.rawValue : nil
        let recommendation = "\(Int.random(in: 1...3, using: &random))"
        try await store.deciding { connection in
            try connection.execute(
                """
                insert into concord.designation
                    (consultation_id, recommendation_id, designated_at, level, designated_by, reason)
                values (
                    'illustrative', \(recommendation)::text, clock_timestamp(), \(level)::text, 'the chair', 'Illustrative.'
                )
                """
            )
        }
    }

    /// Of respondents of their own, who send one file each: it is withdrawn, or restored, or ends with a deadline.
    private mutating func withdrawOrRestore(in store: Store) async throws {
        if decided < 3 || Int.random(in: 0..<4, using: &random) == 0 {
            decided += 1
            try await store.record(
                StoreTests.file(
                    from: group("Decided \(decided)"),
                    [answer("1", .support), answer("2", .oppose)],
                    content: "decided \(decided)",
                    named: "decided.txt",
                    isIllustrative: true
                )
            )
            return
        }
        let respondent = group("Decided \(Int.random(in: 1...decided, using: &random))").id
        let isDeadline = Int.random(in: 0..<3, using: &random) == 0
        try await store.deciding { connection in
            let now = try connection.query("select clock_timestamp()").first?.decode(Date.self)
            let ended = try connection.execute(
                """
                update concord.submission set superseded_at = \(now)::timestamptz
                where respondent_id = \(respondent)::uuid and superseded_at is null
                """
            )
            if ended == 0 { try connection.restore(respondent, isDeadline ? "deadline" : "restored", at: now) }
            if !isDeadline {
                try connection.execute(
                    """
                    insert into concord.withdrawal
                        (respondent_id, recorded_at, consultation_id, action, revision, recorded_by, reason)
                    select
                        respondent_id, \(now)::timestamptz, 'illustrative',
                        \(ended == 0 ? "restored" : "withdrawn")::text, max(revision), 'the secretariat', 'Illustrative.'
                    from concord.submission
                    where respondent_id = \(respondent)::uuid
                    group by respondent_id
                    """
                )
            }
            try connection.countAgain()
        }
    }
}

extension Store {
    /// Runs the body in a transaction that records something.
    func deciding(_ body: @escaping @Sendable (isolated Connection) throws -> Void) async throws {
        try await connection.transaction { connection in
            try connection.acquire(.recording)
            try body(connection)
        }
    }
}

extension Connection {
    /// Makes a respondent's newest revision again.
    func restore(_ respondent: UUID, _ cause: String, at now: Date?) throws {
        try execute(
            """
            insert into concord.submission (
                respondent_id, revision, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, recorded_at, is_late, cause
            )
            select
                respondent_id, revision + 1, consultation_id, file_name, group_as_written, is_illustrative, sha256, claim_id,
                received_at, \(now)::timestamptz, is_late, \(cause)::text
            from concord.submission
            where respondent_id = \(respondent)::uuid
            order by revision desc
            limit 1
            """
        )
        try execute(
            """
            insert into concord.answer (
                respondent_id, revision, recommendation_id, consultation_id, stance, words, comment, line, column_number
            )
            select
                answer.respondent_id, submission.revision, recommendation_id, answer.consultation_id, stance, words, comment,
                line, column_number
            from concord.submission
            join concord.answer
                on answer.respondent_id = submission.respondent_id
                and answer.revision = submission.revision - 1
            where submission.respondent_id = \(respondent)::uuid and submission.superseded_at is null
            """
        )
    }

    /// Counts the rows, where they were changed by hand.
    func countAgain() throws {
        try execute("delete from concord.tally")
        try execute(
            """
            insert into concord.tally
                (consultation_id, recommendation_id, region_code, speaks_for_region, stance, answers)
            select consultation, recommendation, region, speaks_for_region, stance, count(*)
            from concord.current_answers
            group by 1, 2, 3, 4, 5
            """
        )
        try execute("delete from concord.submission_tally")
        try execute(
            """
            insert into concord.submission_tally (
                consultation_id, region_code, speaks_for_region, current_submissions, superseded_submissions,
                current_illustrative, changed_at
            )
            select
                consultation, region, speaks_for_region, count(*) filter (where is_current),
                count(*) filter (where not is_current), count(*) filter (where is_current and is_illustrative),
                max(greatest(recorded_at, superseded_at))
            from concord.submissions
            group by 1, 2, 3
            """
        )
    }
}
