import Postgres
import PostgresTesting
import Testing

@Suite struct ConnectionTests {
    @Test func `a session speaks UTF-8 and lives in UTC, whatever was asked for`() async throws {
        try await withTestDatabase { conninfo in
            let connection = try await Connection.open(
                conninfo + " client_encoding=LATIN1 options='-c TimeZone=Asia/Tokyo'"
            )
            for (setting, value) in [("client_encoding", "UTF8"), ("TimeZone", "UTC")] {
                let row = try #require(try await connection.query("select current_setting(\(setting))").first)
                #expect(try row.decode(String.self) == value)
            }
        }
    }

    @Test func `the application's name is a default`() async throws {
        try await withTestDatabase { conninfo in
            let query: SQL = "select current_setting('application_name')"
            let named = try await Connection.open(conninfo, applicationName: "given")
            #expect(try await named.query(query).first?.decode(String.self) == "given")
            let overridden = try await Connection.open(conninfo + " application_name=mine", applicationName: "given")
            #expect(try await overridden.query(query).first?.decode(String.self) == "mine")
        }
    }

    @Test func `a connection that the server ends is broken, and says so`() async throws {
        try await withTestDatabase { conninfo in
            let (connection, other) = (try await Connection.open(conninfo), try await Connection.open(conninfo))
            let process = try #require(try await connection.query("select pg_backend_pid()").first?.decode(Int.self))
            // Waits until the process has ended.
            try await other.execute("select pg_terminate_backend(\(process)::integer, 10000)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute("select 1") }
            }
            #expect(error?.kind == .connection)
            #expect(error?.sqlState == "57P01")
            #expect(error?.isConnectionFailure == true)
            #expect(await connection.isBroken)
            let next = await #expect(throws: PostgresError.self) { try await connection.execute("select 1") }
            #expect(next?.isConnectionFailure == true)
        }
    }

    @Test func `a connection that ends itself in a transaction is broken`() async throws {
        try await withTestConnection { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute("select pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(error?.isConnectionFailure == true)
            #expect(await connection.isBroken)
        }
    }

    /// The constraint is checked at commit, and what checks it ends the connection.
    @Test func `a connection lost during commit leaves the outcome open`() async throws {
        try await withTestConnection { connection in
            try await connection.execute(
                script: """
                    create table t (n int);
                    create function leave() returns trigger language plpgsql as
                        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
                    create constraint trigger leave after insert on t deferrable initially deferred
                        for each row execute function leave();
                    """
            )
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute("insert into t values (1)") }
            }
            #expect(error?.kind == .commitUnknown)
            #expect(error?.isConnectionFailure == true)
        }
    }

    @Test func `a closed connection is broken`() async throws {
        try await withTestConnection { connection in
            #expect(await !connection.isBroken)
            await connection.close()
            await connection.close()
            #expect(await connection.isBroken)
            let error = await #expect(throws: PostgresError.self) { try await connection.transaction { _ in } }
            #expect(error?.kind == .connection)
        }
    }

    @Test func `a server that is not there is a connection failure`() async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await Connection.open("host=/nonexistent dbname=x password=hunter2")
        }
        #expect(error?.kind == .connection)
        #expect(error?.description.contains("/nonexistent") == true)
        #expect(error?.debugDescription.contains("hunter2") == false)
    }

    @Test(arguments: [
        "password=hun ter2", "postgresql://user:hun@ter2@localhost/db", "postgresql://user:hun/ter2@localhost/db",
        "postgres://user:hunter2", "hunter2", "host=localhost hunter2=1", "postgresql://user:ter2%zz@localhost/db",
        "dbname=a\0b ter2", "postgresql://user:a@hunter2?x",
    ])
    func `a connection string that is misread is not quoted`(conninfo: String) async throws {
        let error = await #expect(throws: PostgresError.self) { try await Connection.open(conninfo) }
        #expect(error?.debugDescription.contains("ter2") == false)
    }

    @Test(.timeLimit(.minutes(20)))
    func `connections that wait hold up no other task`() async throws {
        try await withTestDatabase { conninfo in
            let observer = try await Connection.open(conninfo)
            try await observer.execute("select pg_advisory_lock(1)")
            try await withThrowingTaskGroup { group in
                for _ in 0..<16 {
                    let connection = try await Connection.open(conninfo)
                    group.addTask { _ = try await connection.execute("select pg_advisory_lock_shared(1)") }
                }
                // Other tests wait for locks in other databases of the same server.
                let waiting: SQL = """
                    select count(*) from pg_locks where locktype = 'advisory' and not granted
                        and database = (select oid from pg_database where datname = current_database())
                    """
                while try await observer.query(waiting).first?.decode(Int.self) != 16 { await Task.yield() }
                // All sixteen block now; a thousand other tasks must still get through.
                let sum = await withTaskGroup(of: Int.self) { others in
                    for number in 0..<1000 { others.addTask { number } }
                    return await others.reduce(0, +)
                }
                #expect(sum == 499_500)
                try await observer.execute("select pg_advisory_unlock(1)")
                try await group.waitForAll()
            }
        }
    }
}
