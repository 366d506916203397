import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct RecordingTests {
    @Test func `an analyst reads what a region said, in which file and line`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(
                file(from: north, [answer("1", .support, line: 2), answer("2", .oppose, "No.", line: 4)], content: "a")
            )
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' | ', stance, words, comment, file, line, "column", revision)
                    from concord.current_answers
                    where region = 'NORTH' and recommendation = '2'
                    """
                ) == ["oppose | Do Not Support | No. | illustrative.txt | 4 | 1 | 1"]
            )
            #expect(
                try await store.rows("select recommendation || ' ' || stance || ' ' || answers from concord.counts")
                    .sorted() == ["1 support 1", "2 oppose 1"]
            )
        }
    }

    @Test func `original bytes are kept as they are`() async throws {
        var taken = file(from: north, [answer("1", .support)], content: "a")
        taken.submissions[0].original = Array(0...255) + [0, 0]
        try await withStore { [taken] store, _ async throws in
            try await store.record(taken)
            let rows = try await store.connection.query("select bytes, sha256 from concord.original")
            let (original, sha256) = try #require(try rows.first?.decode(([UInt8], [UInt8]).self))
            #expect(original == taken.submissions[0].original)
            #expect(sha256 == taken.sha256)
        }
    }

    @Test func `a revision replaces its predecessor whole`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(
                file(from: north, [answer("1", .support), answer("2", .oppose)], content: "a")
            )
            try await store.record(file(from: north, [answer("2", .conditional)], content: "b"))
            #expect(
                try await store.rows(
                    "select recommendation || ' ' || stance || ' ' || revision from concord.current_answers"
                ) == ["2 conditional 2"]
            )
            #expect(
                try await store.rows(
                    "select revision || ' ' || is_current from concord.submissions order by revision"
                ) == ["1 false", "2 true"]
            )
        }
    }

    @Test func `the same bytes again change nothing but the count of files`() async throws {
        try await withStore { store, _ async throws in
            let first = file(from: north, [answer("1", .support)], content: "a", named: "first.txt")
            try await store.record(first)
            let before = try await store.contents()
            let recorded = try await store.record(file(from: north, [answer("1", .support)], content: "a"))
            #expect(recorded.map(\.outcome) == ["duplicate"])
            #expect(recorded.map(\.revision) == [1])
            #expect(try await store.contents() == before)
            #expect(
                try await store.rows("select outcome || ' ' || files from concord.intake_tally order by 1")
                    == ["accepted 1", "duplicate 1"]
            )
        }
    }

    @Test func `bytes that a later revision replaced are known over batches`() async throws {
        try await withStore { store, _ async throws in
            for content in ["a", "b", "a", "c", "b"] {
                try await store.record(file(from: north, [answer("1", .support)], content: content))
            }
            #expect(
                try await store.rows("select outcome || ' ' || revision from concord.files order by recorded_at")
                    == ["accepted 1", "accepted 2", "duplicate 1", "accepted 3", "duplicate 2"]
            )
        }
    }

    @Test func `the same bytes of another respondent are no duplicate`() async throws {
        try await withStore { store, _ async throws in
            let recorded = try await store.record(
                file(from: north, [answer("1", .support)], content: "a"),
                file(from: south, [answer("1", .support)], content: "a")
            )
            #expect(recorded.map(\.outcome) == ["accepted", "accepted"])
        }
    }

    @Test func `a claim is known again with all that is needed to file it away`() async throws {
        try await withStore { store, _ async throws in
            let files = [file(from: north, [answer("1", .support)], content: "a"), rejectedFile(of: nil)]
            let recorded = try await store.record(files) { "receipt of \($0.file): \($1.code)" }
            #expect(
                recorded.map(\.receipt) == [
                    "receipt of illustrative.txt: accepted", "receipt of rejected.txt: rejected",
                ]
            )
            #expect(recorded.map(\.isRejected) == [false, true])
            let known = try await store.recorded(files.map(\.claim) + [UUID()])
            #expect(known == Dictionary(uniqueKeysWithValues: recorded.map { ($0.claim, $0) }))
            #expect(try await store.recorded([]).isEmpty)
        }
    }

    @Test func `a file that the database refuses leaves nothing of its batch`() async throws {
        try await withStore { store, _ async throws in
            let before = try await store.contents()
            let error = await #expect(throws: PostgresError.self) {
                try await store.record(
                    file(from: north, [answer("1", .support)], content: "a"),
                    file(from: north, [answer("no such recommendation", .support)], content: "b")
                )
            }
            #expect(error?.sqlState == "23503")
            #expect(try await store.contents() == before)
        }
    }

    @Test func `an empty batch and one of rejected files only are recorded`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await store.record().isEmpty)
            try await store.record(rejectedFile(), rejectedFile(of: nil))
            #expect(try await store.rows("select outcome || ' ' || files from concord.intake_tally") == ["rejected 1"])
            #expect(try await store.rows("select file from concord.files") == ["rejected.txt", "rejected.txt"])
        }
    }

    @Test func `of several spellings of one name the first stays`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(
                file(from: group("Café Group"), [answer("1", .support)], content: "a"),
                file(from: group("CAFE  GROUP"), [answer("1", .oppose)], content: "b")
            )
            #expect(
                try await store.rows("select respondent || ' ' || stance from concord.current_answers")
                    == ["Café Group oppose"]
            )
        }
    }

    @Test func `two connections that record at the same time lose nothing`() async throws {
        try await withStore { store, conninfo async throws in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for writer in 0..<3 {
                    tasks.addTask {
                        let store = try await Store.open(conninfo)
                        for number in 0..<15 {
                            let content = "\(writer) \(number)"
                            try await store.record(
                                file(from: north, [answer("1", .support)], content: content),
                                file(from: group("Group \(number)"), [answer("1", .oppose)], content: content)
                            )
                        }
                        await store.close()
                    }
                }
                try await tasks.waitForAll()
            }
            #expect(try await store.rows("select max(revision)::text from concord.submission") == ["45"])
            #expect(try await store.rows("select count(*)::text from concord.submission") == ["90"])
            #expect(try await store.rows("select count(*)::text from concord.current_answers") == ["16"])
            try await store.expectTalliesEqualRows()
        }
    }
}
