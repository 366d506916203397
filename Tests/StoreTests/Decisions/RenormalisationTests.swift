import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

/// Stored answers that are read again.
@Suite struct RenormalisationTests {
    /// The words of `answer(_:_:)` as they are, and "Unrecognised" as support.
    private let extended = Normalisation(
        stance: { words, _ in
            words == Stance.unrecognised.label ? .support : Stance.allCases.first { $0.label == words } ?? .unrecognised
        },
        flags: { _, comment in comment.hasPrefix("But if") ? [AnswerFlag(.condition, cue: "but if")] : [] }
    )

    private let current: SQL = """
        select concat_ws(' ', respondent, recommendation, stance, revision) from concord.current_answers order by 1
        """

    private func recordExamples(in store: Store) async throws {
        var noWords = answer("3", .conditional)
        noWords.words = ""
        var flagged = answer("2", .oppose, "But if so.", line: 4)
        flagged.place = "cell B2"
        flagged.flags = [AnswerFlag(.condition, cue: "but if")]
        try await store.record(
            file(from: north, [answer("1", .unrecognised), flagged, noWords], content: "a", named: "a.txt")
        )
        try await store.record(file(from: south, [answer("1", .support)], content: "b", named: "b.txt"))
        try await store.record(
            sharedFile(
                [(group("One"), [answer("1", .unrecognised)]), (group("Two"), [answer("1", .blank)])],
                content: "c",
                named: "c.csv"
            )
        )
    }

    /// Reads everything again in batches of one respondent.
    private func renormalise(_ store: Store, by normalisation: Normalisation, dryRun: Bool = false) async throws
        -> [String]
    {
        var changes: [String] = []
        var last: UUID?
        var batches = 0
        repeat {
            let batch = try await store.renormalise(
                "illustrative",
                after: last,
                limit: 1,
                by: normalisation,
                dryRun: dryRun
            )
            changes += batch.changes.map {
                "\($0.respondent) \($0.old.recommendation) \($0.old.stance) \($0.new.stance)"
            }
            #expect(batch.changedRespondents <= batch.respondents)
            last = batch.last
            batches += 1
        } while last != nil && batches < 100
        try await store.expectTalliesEqualRows()
        return changes.sorted()
    }

    @Test func `what is only tried changes nothing`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            let before = try await store.contents()
            #expect(
                try await renormalise(store, by: extended, dryRun: true)
                    == ["NORTH 1 unrecognised support", "One 1 unrecognised support"]
            )
            #expect(try await store.contents() == before)
        }
    }

    @Test func `an answer that is read otherwise becomes a new revision of the same file, whole`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            #expect(
                try await renormalise(store, by: extended)
                    == ["NORTH 1 unrecognised support", "One 1 unrecognised support"]
            )
            #expect(
                try await store.rows(current) == [
                    "NORTH 1 support 2", "NORTH 2 oppose 2", "NORTH 3 conditional 2", "One 1 support 2",
                    "SOUTH 1 support 1", "Two 1 blank 1",
                ]
            )
            let same: SQL = """
                select concat_ws(' ', file, sha256, bytes, claim, received_at) from concord.submissions
                where respondent = 'NORTH' order by revision
                """
            let revisions = try await store.rows(same)
            #expect(revisions.count == 2 && revisions.first == revisions.last)
            #expect(
                try await store.rows(
                    "select cause || revision from concord.submissions where respondent = 'NORTH' order by 1"
                )
                    == ["file1", "renormalised2"]
            )
            #expect(try await store.rows("select count(*)::text from concord.original") == ["3"])
            let state = try #require(try await store.state(of: "illustrative", sample: 0))
            let kept = try #require(state.quotations.first { $0.answer.recommendation == "2" }?.answer)
            #expect(kept.place == "cell B2")
            #expect(kept.flags == [AnswerFlag(.condition, cue: "but if")])
            #expect(kept.comment == "But if so.")
        }
    }

    @Test func `done again, nothing is left to change`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            _ = try await renormalise(store, by: extended)
            let before = try await store.contents()
            #expect(try await renormalise(store, by: extended).isEmpty)
            #expect(try await store.contents() == before)
        }
    }

    @Test func `what counted before can still be asked for, and the report is as of the change`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            let before = try #require(try await store.state(of: "illustrative", sample: 0))
            let answers = try await store.rows(current)
            _ = try await renormalise(store, by: extended)
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', respondent, recommendation, stance, revision)
                    from concord.answers_as_of(\(before.asOf)::timestamptz) order by 1
                    """
                ) == answers
            )
            let after = try #require(try await store.state(of: "illustrative", sample: 0))
            #expect(after.asOf > before.asOf)
            #expect(after.intake.superseded == 2)
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', respondent, recommendation, stance, revision)
                    from concord.answers_as_of(\(after.asOf)::timestamptz) order by 1
                    """
                ) == (try await store.rows(current))
            )
        }
    }

    @Test func `the same bytes afterwards are still duplicates, and a correction is the next revision`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            let shared = [(respondent: group("One"), answers: [answer("1", .unrecognised)]), (group("Two"), [])]
            try await store.record(sharedFile(shared, content: "d", named: "d.csv"))
            _ = try await renormalise(store, by: extended)
            let before = try await store.contents()
            let again = try await store.record(
                [
                    file(from: north, [answer("1", .support)], content: "a"),
                    sharedFile(shared, content: "d", named: "again.csv"),
                ]
            ) { "\($1)" }
            #expect(again.map(\.outcome) == ["duplicate", "duplicate"])
            #expect(again.map(\.revision) == [2, nil])
            #expect(again.allSatisfy { !$0.receipt.contains("replaced") })
            #expect(try await store.contents() == before)
            let next = try await store.record(file(from: north, [answer("1", .oppose)], content: "e"))
            #expect(next.map(\.revision) == [3])
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `flags are read again where that is asked, and alone make a revision`() async throws {
        var flagging = extended
        flagging.flags = { stance, comment in
            stance == .oppose && comment.contains("But") ? [AnswerFlag(.contradiction, cue: "but")] : []
        }
        try await withStore { [flagging] store, _ async throws in
            try await recordExamples(in: store)
            _ = try await renormalise(store, by: extended)
            #expect(try await renormalise(store, by: flagging) == ["NORTH 2 oppose oppose"])
            #expect(
                try await store.rows("select flags::text from concord.current_answers where recommendation = '2'")
                    == ["{contradiction:but}"]
            )
        }
    }

    @Test func `another consultation's answers and an empty one are left alone`() async throws {
        try await withStore { store, _ async throws in
            try await recordExamples(in: store)
            let result = try await store.renormalise("another", after: nil, limit: 10, by: extended, dryRun: false)
            #expect(result.respondents == 0 && result.last == nil)
        }
    }

    @Test func `beside a connection that records, nothing is lost`() async throws {
        try await withStore { store, conninfo async throws in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    let other = try await Store.open(conninfo)
                    for number in 0..<40 {
                        try await other.record(
                            file(from: group("\(number % 7)"), [answer("1", .unrecognised)], content: "\(number)")
                        )
                    }
                    await other.close()
                }
                tasks.addTask {
                    for _ in 0..<10 {
                        var last: UUID?
                        repeat {
                            last = try await store.renormalise(
                                "illustrative",
                                after: last,
                                limit: 2,
                                by: extended,
                                dryRun: false
                            ).last
                        } while last != nil
                    }
                }
                try await tasks.waitForAll()
            }
            _ = try await renormalise(store, by: extended)
            #expect(try await store.rows("select distinct stance from concord.current_answers") == ["support"])
            #expect(
                try await store.rows("select cause || count(*) from concord.submission group by cause order by cause")
                    .first
                    == "file40"
            )
        }
    }
}
