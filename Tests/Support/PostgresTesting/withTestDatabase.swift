import FoundationEssentials
public import Postgres
import PostgresServer

/// Runs the body with the connection string of a database of its own, empty or a copy of the template, and drops the
/// database afterwards. Databases of several tests exist side by side, on a server that is started for the first of them and
/// ends with the process. Throws what the body throws, and what keeps the database from being made or dropped.
public func withTestDatabase<R>(
    from template: TestTemplate? = nil,
    _ body: (_ conninfo: String) async throws -> R
) async throws -> R {
    let server = try await TestServer.running.value
    try await template?.prepare(on: server)
    let name = "test-\(UUID().uuidString.lowercased())"
    try await server.createDatabase(named: name, template: template?.name ?? "template1")
    let result: R
    do {
        result = try await body(server.connectionString(database: name))
    } catch {
        try? await drop(name, on: server)
        throw error
    }
    try await drop(name, on: server)
    return result
}

private func drop(_ name: String, on server: PrivateServer) async throws {
    let connection = try await Connection.open(server.connectionString())
    try await connection.execute("drop database \(identifier: name) with (force)")
}

/// Runs the body with a connection to a database of its own (see `withTestDatabase`).
public func withTestConnection<R>(
    from template: TestTemplate? = nil,
    _ body: (Connection) async throws -> R
) async throws -> R {
    try await withTestDatabase(from: template) { try await body(try await Connection.open($0)) }
}
