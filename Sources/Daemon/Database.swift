import Intake
import LinuxFiles
public import Postgres
import PostgresServer
public import Store

/// The database that is configured, or a private one.
public struct Database: Sendable {
    /// A libpq connection string.
    public let conninfo: String
    private let server: PrivateServer?

    /// A database that somebody else runs, its schema up to date.
    ///
    /// - Parameter conninfo: Any libpq connection string.
    public init(conninfo: String) {
        self.init(conninfo: conninfo, server: nil)
    }

    /// What is told of a database that is away.
    static let complaint = "the database cannot be used now; files wait"

    private init(conninfo: String, server: PrivateServer?) {
        self.conninfo = conninfo
        self.server = server
    }

    /// Opens the database for as long as `body` runs: the configured one, else a private PostgreSQL under the state
    /// directory, which is started and, if nobody else uses it, stopped again. The schema is brought up to date.
    ///
    /// - Parameters:
    ///   - progress: Told what is being done, before each step that can take more than a moment.
    ///   - patience: Called whenever the configured database cannot be reached, with the reason and how many seconds to
    ///     pause; returns when it is to be tried again. nil: it is not.
    /// - Throws: `PostgresError`, `PrivateServerError`, `SchemaTooNew`, `FileError`, and what `body` throws.
    public static func with<Result: Sendable>(
        _ settings: Settings,
        progress: @escaping @Sendable (String) -> Void,
        patience: ((PostgresError, _ pause: Double) async throws -> Void)? = nil,
        _ body: (Database) async throws -> Result
    ) async throws -> Result {
        if let conninfo = settings.database {
            let database = Database(conninfo: conninfo)
            var backoff = Backoff()
            while true {
                do {
                    try await database.migrate(progress: progress)
                    break
                } catch let error as PostgresError where error.isConnectionFailure {
                    guard let patience else { throw error }
                    try await patience(error, backoff.next())
                }
            }
            return try await body(database)
        }
        try Files.makeDirectory(settings.state.path)
        progress("starting a private PostgreSQL in \(settings.state.database)")
        return try await withPrivateServer(at: settings.state.database, durable: true) { server in
            try await server.createDatabase(named: "concord")
            let database = Database(conninfo: server.connectionString(database: "concord"), server: server)
            try await database.migrate(progress: progress)
            return try await body(database)
        }
    }

    /// Connects. A private server that has been killed is started again first.
    ///
    /// - Throws: `PostgresError`; `PrivateServerError` when the private server does not start.
    public func open() async throws -> Store {
        do {
            return try await Store.open(conninfo)
        } catch let error as PostgresError where error.isConnectionFailure {
            guard let server else { throw error }
            try await server.revive()
            return try await Store.open(conninfo)
        }
    }

    private func migrate(progress: @Sendable (String) -> Void) async throws {
        let store = try await open()
        do {
            let applied = try await store.migrate()
            if !applied.isEmpty { progress("applied \(applied.count) migrations to the schema concord") }
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}
