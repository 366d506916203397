import FoundationEssentials
import Glibc
import Postgres
import PostgresServer
import Testing

@Suite struct PrivateServerTests {
    /// Runs the body with the path of a directory that does not exist yet, and removes it afterwards.
    private func withDirectory(
        _ name: String = "cluster",
        in parent: String = "/tmp",
        _ body: (String) async throws -> Void
    ) async throws {
        let scratch = "\(parent)/concord-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: scratch,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        try await body("\(scratch)/\(name)")
    }

    private func answer(_ server: PrivateServer, _ sql: SQL) async throws -> String? {
        let connection = try await Connection.open(server.connectionString())
        defer { withExtendedLifetime(connection) {} }
        return try await connection.query(sql).first?.decode(String.self)
    }

    /// The number of the server's first process; nil when it does not run.
    private func process(_ directory: String) -> Int32? {
        guard let text = try? String(contentsOfFile: "\(directory)/data/postmaster.pid", encoding: .utf8),
            let process = text.split(separator: "\n").first.flatMap({ Int32($0) }),
            FileManager.default.fileExists(atPath: "/proc/\(process)")
        else { return nil }
        return process
    }

    @Test func `one that runs is found, one that does not is not started`() async throws {
        try await withDirectory { directory async throws in
            #expect(PrivateServer.runningConnectionString(at: directory) == nil)
            #expect(!FileManager.default.fileExists(atPath: directory))
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                let conninfo = try #require(PrivateServer.runningConnectionString(at: directory))
                #expect(conninfo == server.connectionString())
            }
            #expect(PrivateServer.runningConnectionString(at: directory) == nil)
            #expect(process(directory) == nil)
        }
    }

    @Test func `a server is started, keeps data, and is stopped`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory) { server async throws in
                let connection = try await Connection.open(server.connectionString())
                try await connection.execute(script: "create table t (n int); insert into t values (7)")
                #expect(try await answer(server, "show fsync") == "on")
                #expect(try await answer(server, "show listen_addresses") == "")
                #expect(try await answer(server, "show server_encoding") == "UTF8")
                #expect(
                    try await answer(
                        server,
                        "select current_user::text || rolsuper from pg_roles where rolname = current_user"
                    ) == "concordtrue"
                )
            }
            #expect(process(directory) == nil)
            try await withPrivateServer(at: directory) { server async throws in
                #expect(try await answer(server, "select n::text from t") == "7")
            }
            #expect(process(directory) == nil)
        }
    }

    @Test func `the server is stopped when the body throws`() async throws {
        struct Stop: Error {}
        try await withDirectory { directory async throws in
            await #expect(throws: Stop.self) {
                try await withPrivateServer(at: directory, durable: false) { _ async throws in
                    #expect(process(directory) != nil)
                    throw Stop()
                }
            }
            #expect(process(directory) == nil)
        }
    }

    @Test func `a second user of the directory shares the server, and the last one stops it`() async throws {
        try await withDirectory { directory async throws in
            let first = try await PrivateServer.start(at: directory, durable: false)
            let second = try await PrivateServer.start(at: directory, durable: false)
            #expect(first.socketDirectory == second.socketDirectory)
            try await first.stop()
            #expect(try await answer(second, "select 'here'") == "here")
            try await second.stop()
            #expect(process(directory) == nil)
            try await second.stop()
        }
    }

    @Test func `users that come at the same time share one server`() async throws {
        try await withDirectory { directory async throws in
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await withPrivateServer(at: directory, durable: false) {
                            try await answer($0, "select 'here'")
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: "here", count: 4))
            #expect(process(directory) == nil)
        }
    }

    @Test func `a server that was killed is started again, also while a client is busy on what is left of it`()
        async throws
    {
        try await withDirectory { directory async throws in
            let killed = try await PrivateServer.start(at: directory)
            let client = try await Connection.open(killed.connectionString())
            try await client.execute(script: "create table t (n int); insert into t values (7)")
            let busy = Task { try await client.execute("select pg_sleep(600)") }
            let observer = try await Connection.open(killed.connectionString())
            while try await observer.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'").isEmpty {
                await Task.yield()
            }
            _ = kill(try #require(process(directory)), SIGKILL)
            try await withPrivateServer(at: directory) { server async throws in
                #expect(try await answer(server, "select n::text from t") == "7")
                let error = await #expect(throws: PostgresError.self) { try await busy.value }
                #expect(error?.isConnectionFailure == true)
            }
            try await killed.stop()
            #expect(process(directory) == nil)
        }
    }

    /// Process 1 runs always, and is no PostgreSQL server.
    @Test func `a process number that another process has now does not keep the server from starting`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory, durable: false) { _ async throws in
                _ = kill(try #require(process(directory)), SIGKILL)
            }
            let file = "\(directory)/data/postmaster.pid"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let rest = text.drop { $0 != "\n" }
            try Data("1\(rest)".utf8).write(to: URL(filePath: file))
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                #expect(try await answer(server, "select 'here'") == "here")
            }
        }
    }

    @Test(arguments: [
        "with space", "it's \"quoted\" $HOME `x` \\", "comma,colon:", "bücher",
        String(repeating: "long/", count: 40) + "path",
    ])
    func `any path will do`(name: String) async throws {
        try await withDirectory(name) { directory async throws in
            let server = try await PrivateServer.start(at: directory, durable: false)
            #expect(try await answer(server, "select 'here'") == "here")
            #expect(FileManager.default.fileExists(atPath: "\(directory)/server.log"))
            let joined = try await PrivateServer.start(at: directory, durable: false)
            #expect(joined.socketDirectory == server.socketDirectory)
            try await joined.stop()
            try await server.stop()
            #expect(!FileManager.default.fileExists(atPath: "\(server.socketDirectory)/.s.PGSQL.5432"))
            #expect(
                server.socketDirectory.hasPrefix(directory)
                    || !FileManager.default.fileExists(atPath: server.socketDirectory)
            )
        }
    }

    @Test func `only its own user can enter the directory`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                for path in [directory, server.socketDirectory] {
                    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? UInt
                    #expect(permissions == 0o700)
                }
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root is another user than the server's"))
    func `as root, the directory can be where only root can go`() async throws {
        try await withDirectory(in: "/root") { directory in
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                #expect(try await answer(server, "select 'here'") == "here")
            }
        }
    }

    @Test func `a directory with other things in it is left alone`() async throws {
        try await withDirectory { directory async throws in
            try FileManager.default.createDirectory(atPath: "\(directory)/photos", withIntermediateDirectories: true)
            let error = await #expect(throws: PrivateServerError.self) { try await PrivateServer.start(at: directory) }
            #expect(error?.description.contains("\"photos\"") == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["photos"])
        }
    }

    @Test func `a server that does not start shows the end of its log`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory, durable: false) { _ in }
            let file = "\(directory)/data/postgresql.conf"
            let settings = try String(contentsOfFile: file, encoding: .utf8)
            try Data("\(settings)\nnonsense_setting = 1\n".utf8).write(to: URL(filePath: file))
            let error = await #expect(throws: PrivateServerError.self) {
                try await PrivateServer.start(at: directory, durable: false)
            }
            #expect(error?.description.contains("nonsense_setting") == true)
            #expect(error?.description.contains("\(directory)/server.log") == true)
        }
    }

    @Test func `an initdb that was interrupted is begun again`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory, durable: false) { _ in }
            try FileManager.default.moveItem(atPath: "\(directory)/data", toPath: "\(directory)/data.new")
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                #expect(try await answer(server, "select 'here'") == "here")
            }
        }
    }

    @Test func `a task that is cancelled leaves no server behind`() async throws {
        try await withDirectory { directory async throws in
            let task = Task {
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                try await withPrivateServer(at: directory, durable: false) { _ in try Task.checkCancellation() }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(process(directory) == nil)
            #expect(FileManager.default.fileExists(atPath: "\(directory)/data/PG_VERSION"))
        }
    }

    @Test func `a database is made once, and copied with its tables`() async throws {
        try await withDirectory { directory async throws in
            try await withPrivateServer(at: directory, durable: false) { server async throws in
                let name = "odd \"name\" 'x'"
                #expect(try await server.createDatabase(named: name))
                #expect(try await !server.createDatabase(named: name))
                let original = try await Connection.open(server.connectionString(database: name))
                try await original.execute("create table t (n int)")
                await original.close()
                try await server.createDatabase(named: "copy", template: name)
                let copy = try await Connection.open(server.connectionString(database: "copy"))
                #expect(try await copy.query("select n from t").isEmpty)
            }
        }
    }
}
