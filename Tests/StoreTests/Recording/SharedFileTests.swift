import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

/// Files of several respondents.
@Suite struct SharedFileTests {
    private let first = sharedFile(
        [
            (north, [answer("1", .support), answer("2", .oppose)]), (group("One"), [answer("1", .support)]),
            (group("Two"), [answer("1", .blank)]),
        ],
        content: "first"
    )

    /// The same with a correction of Two, and somebody new.
    private let second = sharedFile(
        [
            (group("Two"), [answer("1", .oppose)]), (north, [answer("1", .support, line: 3), answer("2", .oppose)]),
            (group("One"), [answer("1", .support)]), (south, [answer("3", .conditional)]),
        ],
        content: "second",
        named: "corrected.csv",
        received: punctual.addingTimeInterval(100)
    )

    private let current: SQL = """
        select concat_ws(' ', respondent, recommendation, stance, file, revision) from concord.current_answers order by 1
        """

    private func codes(_ outcome: Outcome) -> String {
        outcome.submissions.map { submission in
            switch submission {
            case .recorded(let revision, _, _): "recorded \(revision)"
            case .late(let revision, _, _): "late \(revision)"
            case .outdated(let revision, let counting, let file, _):
                "outdated \(revision) \(file) \(counting.map(String.init) ?? "-")"
            case .unchanged(let revision): "unchanged \(revision)"
            case .duplicate(let revision, let file, let standing):
                "duplicate \(revision) \(file)\(standing == .counts ? "" : " \(standing)")"
            }
        }.joined(separator: ", ")
    }

    /// Records a file and says what became of each of its submissions.
    private func record(_ file: TakenFile, in store: Store) async throws -> String {
        let recorded = try await store.record([file]) { codes($1) }
        try await store.expectTalliesEqualRows()
        return "\(recorded[0].outcome): \(recorded[0].receipt)"
    }

    @Test func `each respondent has a submission, the region's speaker among them`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await record(first, in: store) == "accepted: recorded 1, recorded 1, recorded 1")
            #expect(
                try await store.rows(current) == [
                    "NORTH 1 support illustrative.csv 1", "NORTH 2 oppose illustrative.csv 1",
                    "One 1 support illustrative.csv 1", "Two 1 blank illustrative.csv 1",
                ]
            )
            let state = try #require(try await store.state(of: "illustrative", sample: 1))
            #expect(state.quotations.map(\.isDesignated) == [true, true, false])
            #expect(state.intake.respondents == ["NORTH": 2])
            #expect(state.intake.current == 3)
        }
    }

    @Test func `its bytes are kept once, and each submission names the file`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(first)
            #expect(try await store.rows("select convert_from(bytes, 'UTF8') from concord.original") == ["first"])
            #expect(try await store.rows("select string_agg(bytes::text, ' ') from concord.submissions") == ["5 5 5"])
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', files.file, files.respondents, submissions.respondent)
                    from concord.files
                    join concord.submissions using (claim)
                    where files.respondent is null and files.revision is null
                    order by 1
                    """
                ) == ["illustrative.csv 3 NORTH", "illustrative.csv 3 One", "illustrative.csv 3 Two"]
            )
            #expect(try await store.rows("select outcome || files from concord.intake_tally") == ["accepted1"])
        }
    }

    @Test func `when it comes corrected, only those of whom it says something else get a new revision`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(first)
            #expect(
                try await record(second, in: store) == "accepted: recorded 2, unchanged 1, unchanged 1, recorded 1"
            )
            #expect(
                try await store.rows(current) == [
                    "NORTH 1 support illustrative.csv 1", "NORTH 2 oppose illustrative.csv 1",
                    "One 1 support illustrative.csv 1", "SOUTH 3 conditional corrected.csv 1",
                    "Two 1 oppose corrected.csv 2",
                ]
            )
            #expect(try await store.rows("select count(*)::text from concord.original") == ["2"])
        }
    }

    @Test func `the same bytes again change nothing, also for those to whom they brought nothing new`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(first)
            try await store.record(second)
            try await store.record(
                file(
                    from: group("One"),
                    [answer("1", .oppose)],
                    content: "third",
                    named: "third.txt",
                    received: punctual.addingTimeInterval(200)
                )
            )
            let before = try await store.contents()
            #expect(
                try await record(second, again: true, in: store) == """
                    duplicate: duplicate 2 corrected.csv, duplicate 1 illustrative.csv, \
                    duplicate 1 illustrative.csv replaced, duplicate 1 corrected.csv
                    """
            )
            #expect(
                try await record(first, again: true, in: store) == """
                    duplicate: duplicate 1 illustrative.csv, duplicate 1 illustrative.csv replaced, \
                    duplicate 1 illustrative.csv replaced
                    """
            )
            #expect(try await store.contents() == before)
            #expect(
                try await store.rows("select outcome || files from concord.intake_tally order by 1")
                    == ["accepted3", "duplicate2"]
            )
        }
    }

    private func record(_ file: TakenFile, again: Bool, in store: Store) async throws -> String {
        var file = file
        file.claim = UUID()
        return try await record(file, in: store)
    }

    @Test func `files of several and of one follow each other in a batch`() async throws {
        try await withStore { store, _ async throws in
            let one = file(
                from: group("One"),
                [answer("1", .oppose)],
                content: "third",
                named: "third.txt",
                received: punctual.addingTimeInterval(200)
            )
            var again = second
            again.claim = UUID()
            let recorded = try await store.record([first, second, one, again]) { codes($1) }
            #expect(recorded.map(\.outcome) == ["accepted", "accepted", "accepted", "duplicate"])
            #expect(recorded.map(\.respondents) == [3, 4, 1, 4])
            #expect(recorded.map(\.revision) == [nil, nil, 2, nil])
            #expect(
                try await store.rows("select stance from concord.current_answers where respondent = 'One'") == [
                    "oppose"
                ]
            )
            #expect(try await store.recorded(recorded.map(\.claim)).count == 4)
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `a respondent that the same bytes did not speak for before is new`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(first)
            var more = first
            more.claim = UUID()
            more.submissions += sharedFile([(south, [answer("1", .support)])], content: "first").submissions
            #expect(
                try await record(more, in: store) == """
                    accepted: duplicate 1 illustrative.csv, duplicate 1 illustrative.csv, duplicate 1 illustrative.csv, \
                    recorded 1
                    """
            )
        }
    }

    @Test func `the same bytes for another region are no duplicate`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(sharedFile([(group("One"), []), (group("Two"), [])], content: "a"))
            let southern = ["One", "Two"].map { name in
                (
                    respondent: Respondent(named: name, in: consultation.regions[1], of: consultation),
                    answers: [Answer]()
                )
            }
            var other = sharedFile(southern, content: "a")
            other.region = "SOUTH"
            #expect(try await record(other, in: store) == "accepted: recorded 1, recorded 1")
            #expect(try await store.rows("select count(*)::text from concord.original") == ["1"])
        }
    }

    @Test func `a file with more answers than a statement takes is recorded whole`() async throws {
        try await withStore { store, _ async throws in
            func rows(_ stance: Stance) -> [(respondent: Respondent, answers: [Answer])] {
                (0..<7_500).map { number in
                    (
                        group("Group \(number)"),
                        ["1", "2", "3"].map { answer($0, number % 1_000 == 0 ? stance : .support) }
                    )
                }
            }
            try await store.record(sharedFile(rows(.support), content: "first"))
            #expect(try await store.rows("select count(*)::text from concord.current_answers") == ["22500"])
            let changed = try await store.record([sharedFile(rows(.oppose), content: "second")]) { _, outcome in
                "\(outcome.submissions.filter { $0.revision == 2 }.count) of \(outcome.submissions.count)"
            }
            #expect(changed.map(\.receipt) == ["8 of 7500"])
            #expect(try await store.rows("select count(*)::text from concord.submission") == ["7508"])
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `places and flags of answers are kept`() async throws {
        var flagged = answer("1", .support, "But if not, no.")
        flagged.place = "cell C7"
        flagged.flags = [AnswerFlag(.condition, cue: "but if"), AnswerFlag(.contradiction, cue: "no: never")]
        try await withStore { [flagged] store, _ async throws in
            try await store.record(file(from: north, [flagged, answer("2", .support)], content: "a"))
            let state = try #require(try await store.state(of: "illustrative", sample: 0))
            #expect(state.quotations.map(\.answer) == [flagged, answer("2", .support)])
            #expect(
                try await store.rows(
                    "select concat_ws(' ', coalesce(place, 'no place'), flags) from concord.current_answers order by 1"
                ) == ["cell C7 {\"condition:but if\",\"contradiction:no: never\"}", "no place {}"]
            )
            #expect(
                try await store.rows("select place from concord.answers_as_of(now()) where place is not null")
                    == ["cell C7"]
            )
        }
    }
}
