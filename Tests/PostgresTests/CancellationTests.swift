import Postgres
import PostgresTesting
import Testing

@Suite struct CancellationTests {
    /// Waits, by asking the server, until a statement that contains the text runs.
    private func waitUntilRunning(_ text: String, _ observer: Connection) async throws {
        while try await observer.query(
            """
            select 1 from pg_stat_activity
            where state = 'active' and pid <> pg_backend_pid() and datname = current_database() and position(\(text) in query) > 0
            """
        ).isEmpty {
            await Task.yield()
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `a running statement ends with its task, and the connection goes on`() async throws {
        try await withTestDatabase { conninfo in
            let (connection, observer) = (try await Connection.open(conninfo), try await Connection.open(conninfo))
            try await connection.execute("create table t (n int)")
            let task = Task {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1)")
                    try connection.execute("select pg_sleep(600)")
                }
            }
            try await waitUntilRunning("pg_sleep", observer)
            task.cancel()
            let clock = ContinuousClock()
            let start = clock.now
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(clock.now - start < .seconds(300))
            #expect(await !connection.isBroken)
            #expect(try await connection.query("select 1 from t").isEmpty)
        }
    }

    @Test func `a cancelled task runs nothing`() async throws {
        try await withTestConnection { connection async throws in
            let task = Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                try await connection.transaction { _ in Issue.record("the body must not run") }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await connection.query("select 1").count == 1)
        }
    }

    @Test func `a task cancelled between two statements commits nothing`() async throws {
        try await withTestConnection { connection in
            try await connection.execute("create table t (n int)")
            let task = Task {
                try await connection.transaction { connection in
                    try connection.execute("insert into t values (1)")
                    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await connection.query("select 1 from t").isEmpty)
        }
    }

    /// Cancels at all sorts of moments: before, during, between and after statements.
    @Test(.timeLimit(.minutes(20)))
    func `a cancellation never reaches a later statement`() async throws {
        try await withTestConnection { connection in
            var cancelled = 0
            for round in 0..<1000 {
                let task = Task {
                    try await connection.transaction { connection in
                        for _ in 0..<3 { try connection.execute("select pg_sleep(0.0005)") }
                    }
                }
                for _ in 0..<(round * 7 % 200) { await Task.yield() }
                task.cancel()
                // Unless everything was over, the next statement is sent while the cancellation is under way.
                #expect(try await connection.query("select pg_sleep(0.0005)").count == 1)
                do {
                    try await task.value
                } catch is CancellationError {
                    cancelled += 1
                }
            }
            #expect(cancelled > 0)
        }
    }

    @Test func `a statement timeout is the server's error`() async throws {
        try await withTestConnection { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.execute("set local statement_timeout = '10ms'")
                    try connection.execute("select pg_sleep(600)")
                }
            }
            #expect(error?.sqlState == "57014")
            #expect(error?.isConnectionFailure == false)
        }
    }
}
