import Postgres
import PostgresServer
import Synchronization

/// A database that is prepared once in a process and copied for every test that asks for it, such as one with a schema.
public struct TestTemplate: Sendable {
    private static let prepared = Mutex<[String: Task<Void, any Error>]>([:])

    /// The database's name.
    public let name: String
    private let prepare: @Sendable (_ conninfo: String) async throws -> Void

    /// Names what `prepare` makes of an empty database, given as a connection string. It must close its connections.
    public init(named name: String, prepare: @escaping @Sendable (_ conninfo: String) async throws -> Void) {
        self.name = name
        self.prepare = prepare
    }

    func prepare(on server: PrivateServer) async throws {
        let preparation = Self.prepared.withLock { prepared in
            if let running = prepared[name] { return running }
            let started = Task { [name, prepare] in
                try await server.createDatabase(named: name)
                try await prepare(server.connectionString(database: name))
            }
            prepared[name] = started
            return started
        }
        try await preparation.value
    }
}
