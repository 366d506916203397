import FoundationEssentials
import LinuxFiles
import Postgres

/// A PostgreSQL server of this program's own, on a cluster in a directory, reached over a Unix socket only.
///
/// Whoever opens the directory while a server runs there shares it, and the last to leave stops it. One that was left behind
/// by a process that was killed is taken over in the same way.
public actor PrivateServer {
    static let port = 5432

    /// The directory of the server's socket: libpq's `host`.
    public nonisolated let socketDirectory: String
    private let cluster: Cluster
    private let use: FileLock
    private let durable: Bool
    private var stopping: Task<Void, any Error>?

    private init(cluster: Cluster, durable: Bool, use: FileLock, socketDirectory: String) {
        self.cluster = cluster
        self.durable = durable
        self.use = use
        self.socketDirectory = socketDirectory
    }

    /// Starts the server on the directory, or joins the one that runs there. The directory is made, with a new cluster, when
    /// it is missing or empty. Everything that the server needs and writes is in there, its log as `server.log`.
    ///
    /// With `durable: false` a crash of the machine may lose everything; it is for tests. Where this process is root's, the
    /// server runs as the user `postgres`, or `nobody`. Not cancelled with its task. Throws `PrivateServerError` when
    /// PostgreSQL is not installed or does not start, and says why.
    public static func start(at directory: String, durable: Bool = true) async throws -> PrivateServer {
        try await uncancelled {
            let cluster = try await Cluster(at: directory)
            let start = try await cluster.lockForStart()
            defer { start.unlock() }
            let use = try cluster.lockForUse()
            do {
                try await cluster.initialize(durable: durable)
                if cluster.postmaster == nil { try await cluster.start(durable: durable) }
                let postmaster = try await cluster.readyPostmaster()
                return PrivateServer(
                    cluster: cluster,
                    durable: durable,
                    use: use,
                    socketDirectory: postmaster.socketDirectory
                )
            } catch {
                if use.lockExclusively() { try? await cluster.stop() }
                throw error
            }
        }
    }

    /// Starts the server again where it has ended without being stopped, such as by a kill; the connection string stays
    /// the same. Does nothing while it runs. Not cancelled with its task. Throws `PrivateServerError`.
    public func revive() async throws {
        try await uncancelled { [cluster, durable, socketDirectory] in
            let start = try await cluster.lockForStart()
            defer { start.unlock() }
            if cluster.postmaster == nil {
                try await cluster.start(durable: durable, socketDirectory: socketDirectory)
            }
            _ = try await cluster.readyPostmaster()
        }
    }

    /// Stops the server, unless other processes use it; returns when it has ended. Can be called repeatedly, and from a task
    /// that is cancelled. Throws `PrivateServerError` when the server does not end.
    public func stop() async throws {
        let stopping =
            stopping
            ?? Task { [cluster, use] in
                let start = try await cluster.lockForStart()
                defer { start.unlock() }
                if use.lockExclusively() { try await cluster.stop() }
                use.unlock()
            }
        self.stopping = stopping
        try await stopping.value
    }

    /// A libpq connection string for one of the server's databases, as its superuser.
    public nonisolated func connectionString(database: String = "postgres") -> String {
        Self.connectionString(socketDirectory: socketDirectory, database: database)
    }

    /// A libpq connection string for the server that runs on a directory now, whoever has started it; nil when there is
    /// none. Starts nothing, makes nothing and does not keep the server from being stopped.
    public static func runningConnectionString(at directory: String, database: String = "postgres") -> String? {
        Cluster.postmaster(in: directory).map {
            connectionString(socketDirectory: $0.socketDirectory, database: database)
        }
    }

    private static func connectionString(socketDirectory: String, database: String) -> String {
        func quoted(_ value: String) -> String {
            var result = "'"
            for character in value {
                if character == "'" || character == "\\" { result.append("\\") }
                result.append(character)
            }
            return result + "'"
        }
        return "host=\(quoted(socketDirectory)) port=\(port) user=\(Cluster.superuser) dbname=\(quoted(database))"
    }

    /// Makes a database, a copy of `template` if given, and returns whether it did: false when there is one of that name.
    /// Throws `PostgresError`.
    @discardableResult
    public nonisolated func createDatabase(named name: String, template: String = "template1") async throws -> Bool {
        let connection = try await Connection.open(connectionString())
        do {
            try await connection.execute("create database \(identifier: name) template \(identifier: template)")
            await connection.close()
            return true
        } catch let error as PostgresError where ["42P04", "23505"].contains(error.sqlState) {
            // The second one: another process is making it at this moment.
            return false
        }
    }
}

/// Runs the body with a private server, which is stopped when the body ends, in whatever way (see `PrivateServer`).
/// Throws what the body throws, and `PrivateServerError` when the server does not start or end.
public func withPrivateServer<R>(
    at directory: String,
    durable: Bool = true,
    _ body: (PrivateServer) async throws -> R
) async throws -> R {
    let server = try await PrivateServer.start(at: directory, durable: durable)
    let result: R
    do {
        result = try await body(server)
    } catch {
        try? await server.stop()
        throw error
    }
    try await server.stop()
    return result
}
