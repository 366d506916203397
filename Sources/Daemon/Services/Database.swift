import Intake
import LinuxFiles
import Postgres
import PostgresServer
public import Store

/// The database that is configured, or a private one. Its schema is brought up to date whenever it is opened.
public final class Database: Sendable {
    /// A libpq connection string.
    public let conninfo: String
    private let server: PrivateServer?
    private let progress: @Sendable (String) -> Void

    /// What is told of a database that is away.
    static let complaint = "the database cannot be used now; files wait"

    /// What is told while another program holds a lock there.
    static let lockComplaint = "another program holds a lock in the database; files wait"

    /// A database that somebody else runs.
    ///
    /// - Parameters:
    ///   - conninfo: Any libpq connection string.
    ///   - progress: Told what was done that takes more than a moment.
    public convenience init(conninfo: String, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.init(conninfo: conninfo, server: nil, progress: progress)
    }

    private init(conninfo: String, server: PrivateServer?, progress: @escaping @Sendable (String) -> Void) {
        self.conninfo = conninfo
        self.server = server
        self.progress = progress
    }

    /// Has the database for as long as `body` runs: the configured one, which need not be there yet, else a private
    /// PostgreSQL under the state directory, which is started and, if nobody else uses it, stopped again.
    ///
    /// - Parameters:
    ///   - mayCreate: Whether a private cluster is made where there is none.
    ///   - progress: Told what is being done, before each step that can take more than a moment.
    /// - Throws: `DatabaseError`, `FileError`, and what `body` throws.
    public static func with<Result: Sendable>(
        _ settings: Settings,
        mayCreate: Bool = true,
        progress: @escaping @Sendable (String) -> Void,
        _ body: (Database) async throws -> Result
    ) async throws -> Result {
        if let conninfo = settings.database {
            return try await body(Database(conninfo: conninfo, progress: progress))
        }
        guard try mayCreate || Files.entry(at: settings.state.database) != nil else {
            throw DatabaseError(noneIn: settings.state)
        }
        try Files.makeDirectory(settings.state.path)
        progress("starting a private PostgreSQL in \(settings.state.database)")
        do {
            return try await withPrivateServer(at: settings.state.database, durable: true) { server in
                try await server.createDatabase(named: "concord")
                let conninfo = server.connectionString(database: "concord")
                return try await body(Database(conninfo: conninfo, server: server, progress: progress))
            }
        } catch let error as PrivateServerError {
            throw DatabaseError(error) ?? error
        }
    }

    /// Connects. A private server that has been killed is started again first.
    ///
    /// - Throws: `DatabaseError`.
    public func open() async throws -> Store {
        do {
            return try await openMigrated()
        } catch {
            throw DatabaseError(error) ?? error
        }
    }

    /// Whether the database has failed in a way that may pass by itself, where it was opened or later.
    static func isAway(_ error: any Error) -> Bool {
        error is PostgresError || (error as? DatabaseError)?.kind == .unavailable
    }

    /// Whether another program has held a lock in the database for too long. The connection can be used again.
    static func isLocked(_ error: any Error) -> Bool { (error as? PostgresError)?.isLockTimeout ?? false }

    private func openMigrated() async throws -> Store {
        let store: Store
        do {
            store = try await Store.open(conninfo)
        } catch let error as PostgresError where error.isConnectionFailure {
            guard let server else { throw error }
            try await server.revive()
            store = try await Store.open(conninfo)
        }
        do {
            try await migrate(store)
        } catch {
            await store.close()
            throw error
        }
        return store
    }

    private func migrate(_ store: Store) async throws {
        let applied = try await store.migrate()
        if !applied.isEmpty { progress("applied \(applied.count) migrations to the schema concord") }
    }
}
