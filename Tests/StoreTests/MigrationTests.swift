import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

@testable import Schema
@testable import Store

@Suite struct MigrationTests {
    private let numbers: SQL = "select number::text from concord.migration order by number"

    private func withEmptyStore(_ body: (Store, String) async throws -> Void) async throws {
        try await withTestDatabase { conninfo in
            let store = try await Store.open(conninfo)
            try await body(store, conninfo)
            await store.close()
        }
    }

    @Test func `migrations are numbered from 1 without gaps`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test func `each is applied once`() async throws {
        try await withEmptyStore { store, _ async throws in
            #expect(try await store.migrate().map(\.number) == Migration.all.map(\.number))
            #expect(try await store.migrate().isEmpty)
            #expect(try await store.rows(numbers).count == Migration.all.count)
        }
    }

    @Test func `one that fails leaves those before it and is tried again`() async throws {
        let good = Migration(1, "good", Array("create table concord.good (n int)".utf8))
        let bad = Migration(2, "bad", Array("create table concord.half (n int); select 1 / 0".utf8))
        let mended = Migration(2, "mended", Array("create table concord.half (n int)".utf8))
        try await withEmptyStore { store, _ async throws in
            let error = await #expect(throws: PostgresError.self) { try await store.migrate([good, bad]) }
            #expect(error?.sqlState == "22012")
            #expect(try await store.rows(numbers) == ["1"])
            #expect(try await store.migrate([good, mended]).map(\.name) == ["mended"])
            #expect(try await store.rows(numbers) == ["1", "2"])
        }
    }

    @Test func `of several that start together, each migration is applied by one`() async throws {
        try await withEmptyStore { store, conninfo async throws in
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let store = try await Store.open(conninfo)
                        let applied = try await store.migrate().map(\.number)
                        await store.close()
                        return applied
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == Migration.all.map(\.number))
            #expect(try await store.rows(numbers).count == Migration.all.count)
        }
    }

    @Test func `what was recorded before files could have several respondents stays as it was`() async throws {
        try await withEmptyStore { store, _ async throws in
            try await store.migrate(Array(Migration.all.prefix(4)))
            try await store.registerBeforeProgress([consultation])
            // As recorded then: two revisions in two files, the second file's duplicate, and a rejected one; the first
            // file was also another respondent's.
            try await store.connection.execute(script: Self.recordedByMigration4)
            let views: [SQL] = [
                """
                select concat_ws(' ', respondent, recommendation, stance, words, comment, file, line, "column", revision,
                    received_at, counted_from, counted_until)
                from concord.answer_history order by 1
                """,
                """
                select concat_ws(' ', respondent, revision, is_current, file, sha256, bytes, recorded_at, superseded_at)
                from concord.submissions order by 1
                """,
                "select concat_ws(' ', file, outcome, respondent, revision, sha256, bytes) from concord.files order by 1",
                "select concat_ws(' ', recommendation, revision) from concord.answers_as_of('2017-03-01 12:00Z') order by 1",
            ]
            var before: [String] = []
            for view in views { before += try await store.rows(view) }
            #expect(before.count == 13)

            #expect(try await store.migrate().first?.number == 5)
            var after: [String] = []
            for view in views { after += try await store.rows(view) }
            #expect(after == before)
            #expect(
                try await store.rows("select encode(bytes, 'escape') from concord.original order by 1") == ["a", "bb"]
            )
            #expect(
                try await store.rows(
                    "select concat_ws(' ', file, outcome, respondents) from concord.files order by 1"
                ) == [
                    "a.txt accepted 1", "a.txt accepted 1", "again.txt duplicate 1", "b.txt accepted 1",
                    "c.txt rejected 0",
                ]
            )
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', submissions.file, submissions.revision, files.file, files.revision)
                    from concord.submissions join concord.files using (claim, respondent) order by 1
                    """
                ) == ["a.txt 1 a.txt 1", "a.txt 1 a.txt 1", "b.txt 2 b.txt 2"]
            )
            #expect(try await store.rows("select flags::text from concord.current_answers") == ["{}", "{}"])
            // The program goes on from there.
            try await store.record(file(from: north, [answer("1", .blank)], content: "c"))
            #expect(
                try await store.rows("select max(revision)::text from concord.submissions where respondent = 'NORTH'")
                    == ["3"]
            )
        }
    }

    @Test func `what came late before it was marked is marked, and goes on counting`() async throws {
        var closing = consultation
        closing.closes = try Date("2017-03-01T12:00:00Z", strategy: .iso8601)
        try await withEmptyStore { [closing] store, _ async throws in
            try await store.migrate(Array(Migration.all.prefix(4)))
            try await store.registerBeforeProgress([closing])
            try await store.connection.execute(script: Self.recordedByMigration4)
            try await store.migrate()
            #expect(
                try await store.rows(
                    "select concat_ws(' ', respondent, revision, is_late, is_current) from concord.submissions order by 1"
                ) == ["NORTH 1 f f", "NORTH 2 t t", "SOUTH 1 f t"]
            )
            #expect(
                try await store.rows(
                    "select concat_ws(' ', region_code, late_submissions) from concord.submission_tally order by 1"
                ) == ["NORTH 1", "SOUTH 0"]
            )
        }
    }

    private static var recordedByMigration4: String {
        """
        insert into concord.respondent values
            ('\(north.id)', 'illustrative', 'NORTH', 'NORTH', true, '2017-03-01Z'),
            ('\(south.id)', 'illustrative', 'SOUTH', 'SOUTH', true, '2017-03-01Z');
        insert into concord.submission (
            respondent_id, revision, consultation_id, file_name, is_illustrative, sha256, original, received_at,
            recorded_at, superseded_at
        ) values
            ('\(north.id)', 1, 'illustrative', 'a.txt', false, sha256('a'), 'a', '2017-03-01Z', '2017-03-01Z', '2017-03-02Z'),
            ('\(north.id)', 2, 'illustrative', 'b.txt', false, sha256('bb'), 'bb', '2017-03-02Z', '2017-03-02Z', null),
            ('\(south.id)', 1, 'illustrative', 'a.txt', false, sha256('a'), 'a', '2017-03-01Z', '2017-03-01Z', null);
        insert into concord.answer values
            ('\(north.id)', 1, '1', 'illustrative', 'support', 'Support', 'Made up.', 2, 1),
            ('\(north.id)', 2, '1', 'illustrative', 'oppose', 'No', 'Made up.', 2, 1),
            ('\(south.id)', 1, '1', 'illustrative', 'support', 'Support', 'Made up.', 2, 1);
        insert into concord.submission_tally values
            ('illustrative', 'NORTH', true, 1, 1, 0), ('illustrative', 'SOUTH', true, 1, 0, 0);
        insert into concord.tally values
            ('illustrative', '1', 'NORTH', true, 'oppose', 1), ('illustrative', '1', 'SOUTH', true, 'support', 1);
        insert into concord.intake_event values
            (gen_random_uuid(), 'illustrative', 'NORTH', 'a.txt', 1, sha256('a'), 'accepted', '\(north.id)', 1, 'receipt',
                '2017-03-01Z', '2017-03-01Z'),
            (gen_random_uuid(), 'illustrative', 'NORTH', 'b.txt', 2, sha256('bb'), 'accepted', '\(north.id)', 2, 'receipt',
                '2017-03-02Z', '2017-03-02Z'),
            (gen_random_uuid(), 'illustrative', 'NORTH', 'again.txt', 2, sha256('bb'), 'duplicate', '\(north.id)', 2,
                'receipt', '2017-03-03Z', '2017-03-03Z'),
            (gen_random_uuid(), 'illustrative', 'SOUTH', 'a.txt', 1, sha256('a'), 'accepted', '\(south.id)', 1, 'receipt',
                '2017-03-01Z', '2017-03-01Z'),
            (gen_random_uuid(), null, null, 'c.txt', 3, null, 'rejected', null, null, 'receipt', '2017-03-01Z',
                '2017-03-01Z');
        """
    }

    @Test func `a database that a newer program has migrated is refused`() async throws {
        try await withEmptyStore { store, _ async throws in
            try await store.migrate()
            let error = await #expect(throws: SchemaTooNew.self) { try await store.migrate(Migration.all.dropLast()) }
            #expect(error?.found == Migration.all.count)
            #expect(error?.known == Migration.all.count - 1)
            #expect(
                error?.description
                    == """
                    the database has migration \(Migration.all.count), this program knows migrations up to \(Migration.all.count - 1): run the newer version of \
                    Concord that applied it, or name another database
                    """
            )
        }
    }
}
