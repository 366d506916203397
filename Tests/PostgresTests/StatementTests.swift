import Postgres
import PostgresTesting
import Testing

@Suite struct StatementTests {
    private struct Stop: Error {}

    @Test func `a value is never read as SQL`() async throws {
        try await withTestConnection { connection in
            try await connection.execute(script: "create table t (name text); insert into t values ('a'), ('b')")
            let hostile = "a'; drop table t; --"
            #expect(try await connection.query("select name from t where name = \(hostile)").isEmpty)
            #expect(try await connection.query("select name from t").count == 2)
        }
    }

    @Test func `identifiers are quoted and literals spliced`() async throws {
        try await withTestConnection { connection in
            let name = "odd \"name\"; --"
            try await connection.execute("create table \(identifier: name) (n int)")
            let direction: StaticString = "desc"
            let rows = try await connection.query(
                "select relname from pg_class where relname = \(name) order by 1 \(raw: direction)"
            )
            #expect(try rows.map { try $0.decode(String.self) } == [name])
        }
    }

    @Test func `execute tells how many rows were concerned`() async throws {
        try await withTestConnection { connection async throws in
            #expect(try await connection.execute("create table t (n bigint)") == 0)
            #expect(try await connection.execute("insert into t select * from unnest(\([1, 2, 3]))") == 3)
            #expect(try await connection.execute("update t set n = n + 1 where n > \(1)") == 2)
            #expect(try await connection.execute("delete from t where n > \(100)") == 0)
        }
    }

    @Test func `a script that fails leaves nothing behind`() async throws {
        try await withTestConnection { connection async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute(
                    script: "create table t (n int); select 1; select 1/0; create table u (n int)"
                )
            }
            #expect(error?.sqlState == "22012")
            #expect(try await connection.query("select 1 from pg_class where relname in ('t', 'u')").isEmpty)
        }
    }

    @Test func `rows are handed over as they arrive`() async throws {
        try await withTestConnection { connection in
            let sum = try await connection.transaction { connection in
                var sum = 0
                try connection.forEachRow("select n from generate_series(1, \(20_000)) as x (n)") { row in
                    sum += try row.decode(Int.self)
                }
                return sum
            }
            #expect(sum == 200_010_000)
        }
    }

    @Test func `a body that throws leaves the connection usable`() async throws {
        try await withTestConnection { connection async throws in
            await #expect(throws: Stop.self) {
                try await connection.transaction { connection in
                    try connection.forEachRow("select n from generate_series(1, 20000) as x (n)") { row in
                        if try row.decode(Int.self) == 5 { throw Stop() }
                    }
                }
            }
            #expect(try await connection.query("select 1").count == 1)
        }
    }

    @Test func `an error after some rows is thrown`() async throws {
        try await withTestConnection { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.forEachRow("select 1 / (1000 - n) from generate_series(1, 2000) as x (n)") { _ in }
                }
            }
            #expect(error?.sqlState == "22012")
        }
    }

    @Test(arguments: ["copy t from stdin", "copy t to stdout"] as [SQL])
    func `copy is refused, and the connection given up`(statement: SQL) async throws {
        try await withTestConnection { connection in
            try await connection.execute("create table t (n int)")
            let error = await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
            #expect(error?.kind == .misuse)
            #expect(await connection.isBroken)
            await #expect(throws: PostgresError.self) { try await connection.query("select 1") }
        }
    }

    @Test func `an empty statement does nothing`() async throws {
        try await withTestConnection { connection async throws in
            #expect(try await connection.execute("") == 0)
            #expect(try await connection.query(" -- nothing").isEmpty)
        }
    }

    @Test func `more parameters than the protocol has room for are refused`() async throws {
        try await withTestConnection { connection in
            var interpolation = SQL.StringInterpolation(literalCapacity: 0, interpolationCount: 65_536)
            for _ in 0..<65_536 { interpolation.appendInterpolation(nil as Int?) }
            let statement = SQL(stringInterpolation: interpolation)
            let error = await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
            #expect(error?.kind == .parameter)
        }
    }
}
