public import Postgres

/// The rows of a query for one text. Throws `PostgresError`.
public func queried(_ sql: SQL, in conninfo: String) async throws -> [String] {
    let connection = try await Connection.open(conninfo)
    let rows = try await connection.query(sql).map { try $0.decode(String.self) }
    await connection.close()
    return rows
}
