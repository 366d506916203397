import FoundationEssentials
import Glibc
import Postgres
import PostgresServer
import PostgresTesting
import Testing

@Suite(.timeLimit(.minutes(20))) struct ListeningTests {
    private struct Hints {
        let stream: AsyncStream<Void>

        /// Waits for a hint; false when there will be none.
        func next() async -> Bool { await stream.first { true } != nil }
    }

    private let terminateListeners: SQL = """
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'listener' and datname = current_database()
        """

    /// Runs the body beside a listener to the channel "news", as soon as it listens, and answers why that ended.
    private func listening(
        on conninfo: String,
        _ body: (Hints, Task<Void, any Error>) async throws -> Void
    ) async throws -> any Error {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let hints = Hints(stream: stream)
        let listener = Task {
            defer { continuation.finish() }
            try await listen(to: "news", on: conninfo, applicationName: "listener") { continuation.yield() }
        }
        defer { listener.cancel() }
        if await hints.next() { try await body(hints, listener) }
        do {
            try await listener.value
        } catch {
            return error
        }
        Issue.record("it must end by throwing")
        return CancellationError()
    }

    @Test func `a notification from another connection is a hint, and a cancelled task listens no longer`()
        async throws
    {
        try await withTestDatabase { conninfo in
            let other = try await Connection.open(conninfo)
            let end = try await listening(on: conninfo) { hints, listener in
                try await other.notify("news")
                #expect(await hints.next())
                try await other.transaction { try $0.notify("news") }
                #expect(await hints.next())
                listener.cancel()
            }
            #expect(end is CancellationError)
        }
    }

    @Test func `after the last of many notifications there is a hint, and other channels give none`() async throws {
        try await withTestDatabase { conninfo in
            let (writer, reader) = (try await Connection.open(conninfo), try await Connection.open(conninfo))
            try await writer.execute("create table t (n int)")
            let end = try await listening(on: conninfo) { hints, listener in
                let writing = Task {
                    for _ in 0..<1000 {
                        try await writer.transaction { connection in
                            try connection.execute("insert into t values (1)")
                            try connection.notify("news")
                        }
                    }
                }
                repeat {
                    try #require(await hints.next())
                } while try await reader.query("select count(*) from t").first?.decode(Int.self) != 1000
                try await writing.value
                listener.cancel()
            }
            #expect(end is CancellationError)
            var count = 0
            let quiet = try await listening(on: conninfo) { hints, listener in
                for channel in ["News", "old", "news "] { try await writer.notify(channel) }
                try await writer.execute(terminateListeners)
                while await hints.next() { count += 1 }
            }
            #expect(quiet is PostgresError)
            #expect(count == 0)
        }
    }

    @Test func `a connection that the server ends is an error with the server's reason`() async throws {
        try await withTestDatabase { conninfo in
            let other = try await Connection.open(conninfo)
            let end = try await listening(on: conninfo) { hints, _ in
                let ended = try await other.execute(terminateListeners)
                #expect(ended == 1)
            }
            let error = try #require(end as? PostgresError)
            #expect(error.kind == .connection)
            #expect(error.sqlState == "57P01")
            #expect(error.isConnectionFailure)
        }
    }

    @Test(arguments: [SIGINT, SIGQUIT, SIGKILL])
    func `a server that goes away is an error`(signal: Int32) async throws {
        let directory = "/tmp/concord-test-\(UUID().uuidString.lowercased())"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await withPrivateServer(at: directory, durable: false) { server async throws in
            let connection = try await Connection.open(server.connectionString())
            let end = try await listening(on: server.connectionString()) { _, _ in
                let file = try String(contentsOfFile: "\(directory)/data/postmaster.pid", encoding: .utf8)
                let postmaster = try #require(file.split(separator: "\n").first.flatMap { Int32($0) })
                let backends =
                    signal == SIGKILL ? try await connection.query("select pid::bigint from pg_stat_activity") : []
                let processes = try backends.map { Int32(try $0.decode(Int.self)) }
                // A process that saw the first one's end would say so.
                for process in processes { kill(process, SIGSTOP) }
                for process in [postmaster] + processes { kill(process, signal) }
            }
            let error = try #require(end as? PostgresError)
            #expect(error.kind == .connection)
            // In an immediate shutdown, SIGQUIT, the server says why only sometimes.
            if signal == SIGINT { #expect(error.sqlState == "57P01") }
            if signal == SIGKILL { #expect(error.sqlState == nil) }
        }
    }

    @Test func `nobody to listen to is an error, and so is a channel without a name`() async throws {
        let away = await #expect(throws: PostgresError.self) {
            try await listen(to: "news", on: "host=/nonexistent") { Issue.record("it does not listen") }
        }
        #expect(away?.kind == .connection)
        try await withTestDatabase { conninfo in
            let nameless = await #expect(throws: PostgresError.self) {
                try await listen(to: "", on: conninfo) { Issue.record("it does not listen") }
            }
            #expect(nameless?.kind == .server)
        }
    }

    @Test func `nothing stays open when it has ended`() async throws {
        func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        try await withTestDatabase { conninfo in
            let observer = try await Connection.open(conninfo)
            let before = try open()
            for _ in 0..<100 {
                let end = try await listening(on: conninfo) { _, listener in listener.cancel() }
                #expect(end is CancellationError)
            }
            // Other tests of this process open files meanwhile; one that stays open each time would be a hundred.
            #expect(try open() < before + 90)
            let listeners: SQL = """
                select 1 from pg_stat_activity where application_name = 'listener' and datname = current_database()
                """
            while try await !observer.query(listeners).isEmpty { await Task.yield() }
        }
    }
}
