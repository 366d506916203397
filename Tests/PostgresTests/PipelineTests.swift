import Postgres
import PostgresTesting
import Testing

@Suite struct PipelineTests {
    @Test func `what is sent is run in order, and committed`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int)")
            let counted = try await connection.transaction { connection in
                try connection.send("insert into t values (1)")
                let first = try connection.send("select count(*) from t")
                try connection.send("insert into t values (2)")
                let second = try connection.query("select count(*) from t").first?.decode(Int.self)
                try connection.send("insert into t values (3)")
                return [try first.rows().first?.decode(Int.self), second]
            }
            #expect(counted == [1, 2])
            #expect(try await connection.query("select count(*) from t").first?.decode(Int.self) == 3)
        }
    }

    @Test func `what is not waited for runs all the same when something else is waited for`() async throws {
        try await withTestConnection { connection async throws in
            let parts = try await connection.transaction { connection in
                let replies = try (1...200).map { try connection.send("select \($0), repeat('x', 10000)") }
                return try replies.reversed().map { try $0.rows().first?[0, as: Int.self] }
            }
            #expect(parts == (1...200).reversed())
        }
    }

    @Test func `a failure is told to whoever waits next, and nothing after it is run`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create sequence run")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.send("select 1 / 0")
                    try connection.send("select nextval('run')")
                    _ = try connection.query("select 2")
                }
            }
            #expect(error?.sqlState == "22012")
            #expect(try await connection.query("select is_called from run").first?.decode(Bool.self) == false)
        }
    }

    @Test func `a failure that nobody waits for ends the transaction`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int primary key)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.send("insert into t values (1)")
                    try connection.send("insert into t values (1)")
                    try connection.send("insert into t values (2)")
                }
            }
            #expect(error?.kind == .server)
            #expect(error?.sqlState == "23505")
            #expect(try await connection.query("select n from t").isEmpty)
        }
    }

    @Test func `the same text with values of other types is another statement`() async throws {
        try await withTestConnection { connection async throws in
            for _ in 1...2 {
                #expect(try await connection.query("select \(1)").first?.decode(Int.self) == 1)
                #expect(try await connection.query("select \("one")").first?.decode(String.self) == "one")
                #expect(try await connection.query("select \(true)").first?.decode(Bool.self) == true)
            }
        }
    }

    @Test func `a statement that could not be prepared can be when what it needs is there`() async throws {
        try await withTestConnection { connection async throws in
            await #expect(throws: PostgresError.self) { try await connection.query("select n from t") }
            await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.send("select 1 / 0")
                    // Comes after a failure, and is not prepared either.
                    _ = try connection.query("select count(*) from t")
                }
            }
            try await connection.execute("create table t (n int)")
            #expect(try await connection.query("select n from t").isEmpty)
            #expect(try await connection.query("select count(*) from t").first?.decode(Int.self) == 0)
        }
    }

    @Test func `a statement that was prepared follows a table that has changed`() async throws {
        try await withTestConnection { connection async throws in
            try await connection.execute("create table t (n int)")
            try await connection.execute("insert into t values (1)")
            for _ in 1...7 { #expect(try await connection.query("select n from t").count == 1) }
            try await connection.execute("alter table t add column m int")
            try await connection.execute("insert into t values (2, 3)")
            #expect(try await connection.query("select n from t").count == 2)
        }
    }

    @Test func `a connection that is lost fails all that is under way`() async throws {
        try await withTestConnection { connection async throws in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    let replies = try [
                        "select 1", "select pg_terminate_backend(pg_backend_pid())", "select 2",
                    ].map { try connection.send($0) }
                    #expect(try replies[0].rows().count == 1)
                    for reply in replies.dropFirst() {
                        let error = #expect(throws: PostgresError.self) { try reply.rows() }
                        #expect(error?.isConnectionFailure == true)
                    }
                }
            }
            #expect(error?.isConnectionFailure == true)
            #expect(await connection.isBroken)
        }
    }
}
