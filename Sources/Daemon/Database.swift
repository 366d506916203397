import Intake
import LinuxFiles
import PostgresServer
import Store

/// The database that is configured, or a private one.
public enum Database {
    /// Opens the database for as long as `body` runs: the configured one, else a private PostgreSQL under the state
    /// directory, which is started and, if it was not running already, stopped again. The schema is brought up to date.
    ///
    /// - Parameters:
    ///   - progress: Told what is being done, before each step that can take more than a moment.
    ///   - body: Gets the connection string.
    /// - Throws: `PostgresError`, `PrivateServerError`, `SchemaTooNew`, `FileError`, and what `body` throws.
    public static func with<Result: Sendable>(
        _ settings: Settings,
        progress: @escaping @Sendable (String) -> Void,
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        if let conninfo = settings.database {
            try await migrate(conninfo, progress: progress)
            return try await body(conninfo)
        }
        try Files.makeDirectory(settings.state.path)
        progress("starting a private PostgreSQL in \(settings.state.database)")
        return try await withPrivateServer(at: settings.state.database, durable: true) { server in
            try await server.createDatabase(named: "concord")
            let conninfo = server.connectionString(database: "concord")
            try await migrate(conninfo, progress: progress)
            return try await body(conninfo)
        }
    }

    private static func migrate(_ conninfo: String, progress: @Sendable (String) -> Void) async throws {
        let store = try await Store.open(conninfo)
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
