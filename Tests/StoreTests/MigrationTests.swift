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

    @Test func `a database that a newer program has migrated is refused`() async throws {
        try await withEmptyStore { store, _ async throws in
            try await store.migrate()
            let error = await #expect(throws: SchemaTooNew.self) { try await store.migrate(Migration.all.dropLast()) }
            #expect(error?.found == Migration.all.count)
            #expect(error?.known == Migration.all.count - 1)
            #expect(
                error?.description
                    == """
                    the database has migration 4, this program knows migrations up to 3: run the newer version of \
                    Concord that applied it, or name another database
                    """
            )
        }
    }
}
