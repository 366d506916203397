import Postgres
import PostgresTesting
import Testing

@Suite struct TransactionTests {
    private struct Stop: Error {}

    // A sequence is not rolled back.
    private static let countRun: SQL = "select nextval('run')"
    private static let runs: SQL = "select last_value from run"

    private func count(_ connection: Connection) async throws -> Int? {
        try await connection.query("select count(*) from t").first?.decode(Int.self)
    }

    @Test func `what the body did is committed, and its result returned`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int)")
            let result = try await connection.transaction { connection in
                try connection.execute("insert into t values (1)")
                try connection.execute("insert into t values (2)")
                return "done"
            }
            #expect(result == "done")
            #expect(try await count(connection) == 2)
        }
    }

    @Test func `a body that throws leaves nothing behind`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int)")
            await #expect(throws: Stop.self) {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1)")
                    throw Stop()
                }
            }
            #expect(try await count(connection) == 0)
        }
    }

    @Test func `a refused statement leaves nothing behind`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int primary key)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1)")
                    try connection.execute("insert into t values (1)")
                }
            }
            #expect(error?.sqlState == "23505")
            #expect(try await count(connection) == 0)
        }
    }

    @Test func `a body that hides a refused statement is not taken for a success`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1)")
                    _ = try? connection.execute("insert into nowhere values (1)")
                }
            }
            #expect(error?.kind == .misuse)
            #expect(try await count(connection) == 0)
        }
    }

    @Test(arguments: ["commit", "rollback"])
    func `a body that ends the transaction itself is an error`(statement: String) async throws {
        try await withTestConnection { connection async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute(script: statement) }
            }
            #expect(error?.kind == .misuse)
            #expect(try await connection.query("select 1").count == 1)
        }
    }

    @Test func `what is refused at commit is thrown`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int, unique (n) deferrable initially deferred)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1), (1)")
                }
            }
            #expect(error?.kind == .server)
            #expect(error?.sqlState == "23505")
            #expect(error?.isConnectionFailure == false)
            #expect(try await count(connection) == 0)
        }
    }

    @Test func `transactions of several tasks on one connection do not mix`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n bigint)")
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await connection.transaction { connection in
                            let before = try connection.query("select count(*) from t").first?.decode(Int.self)
                            try connection.execute("insert into t values (\(before))")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await connection.query("select 1 from t group by n").count == 50)
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `a transaction that lost against another runs again`() async throws {
        try await withTestDatabase { conninfo in
            let (connection, other) = (try await Connection.open(conninfo), try await Connection.open(conninfo))
            try await other.execute(script: "create sequence run; create table t (n int); insert into t values (0)")
            try await other.execute("select pg_advisory_lock(1)")
            let task = Task {
                try await connection.transaction(isolation: .repeatableRead) { connection in
                    try connection.execute(Self.countRun)
                    try connection.execute("select n from t")
                    try connection.execute("select pg_advisory_xact_lock(1)")
                    try connection.execute("update t set n = n + 10")
                }
            }
            // Other tests wait for locks in other databases of the same server.
            let waiting: SQL = """
                select 1 from pg_locks where locktype = 'advisory' and not granted
                    and database = (select oid from pg_database where datname = current_database())
                """
            while try await other.query(waiting).isEmpty { await Task.yield() }
            // It has its snapshot, so that it cannot change what is changed here.
            try await other.execute(script: "update t set n = 1; select pg_advisory_unlock(1)")
            try await task.value
            #expect(try await other.query("select n from t").first?.decode(Int.self) == 11)
            #expect(try await other.query(Self.runs).first?.decode(Int.self) == 2)
        }
    }

    @Test func `a transaction that always loses gives up after five runs`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create sequence run")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.execute(Self.countRun)
                    try connection.execute("do $$ begin raise exception using errcode = '40001'; end $$")
                }
            }
            #expect(error?.sqlState == "40001")
            #expect(try await connection.query(Self.runs).first?.decode(Int.self) == 5)
        }
    }

    @Test func `a snapshot does not see later commits and cannot write`() async throws {
        try await withTestDatabase { conninfo async throws in
            let reader = try await Connection.open(conninfo)
            try await reader.execute("create table t (n int)")
            let isReadOnly = try await reader.transaction(isolation: .snapshot) { connection in
                try connection.query("show transaction_read_only").first?.decode(String.self)
            }
            #expect(isReadOnly == "on")
            let level = try await reader.transaction(isolation: .snapshot) { connection in
                try connection.query("show transaction_isolation").first?.decode(String.self)
            }
            #expect(level == "repeatable read")
        }
    }
}
