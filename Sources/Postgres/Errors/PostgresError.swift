/// What went wrong between this program and PostgreSQL.
///
/// `description` is safe to log: it names the kind, the SQLSTATE and the constraint, table and column of the schema, never
/// a value, a password or the server's message. The message, which may quote data, is in `debugDescription`.
public struct PostgresError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Whose fault it is, and so what can be done.
    public enum Kind: Sendable, Hashable {
        /// There is no connection, or no longer. Nothing was committed. Open a new one.
        case connection
        /// The connection was lost during commit: what was done may be committed or not.
        case commitUnknown
        /// The server refused a statement; `sqlState` says why. The transaction is rolled back.
        case server
        /// A value cannot be sent, or a connection string cannot be read.
        case parameter
        /// A result cannot be read as what was asked for.
        case decoding
        /// The program asked for something that this client does not do.
        case misuse
    }

    /// Whose fault it is.
    public private(set) var kind: Kind
    /// The five characters of the server's error code; nil when the error is not the server's.
    public internal(set) var sqlState: String?
    /// The constraint that was violated.
    public internal(set) var constraint: String?
    /// The table concerned, without its schema.
    public internal(set) var table: String?
    /// The column concerned.
    public internal(set) var column: String?
    /// The server's message, detail and hint as far as given, and the statement. May quote data.
    public internal(set) var details: [String] = []
    var summary: String

    init(_ kind: Kind, _ summary: String) {
        self.kind = kind
        self.summary = summary
    }

    /// Whether the connection or the server is at fault rather than the statement or its data, so that the same work can
    /// succeed later on a new connection.
    public var isConnectionFailure: Bool {
        if kind == .connection || kind == .commitUnknown { return true }
        guard let sqlState else { return false }
        return sqlState.hasPrefix("08") || ["57P01", "57P02", "57P03", "53300"].contains(sqlState)
    }

    /// Whether somebody else held a lock for too long (SQLSTATE 55P03). The connection can be used again.
    public var isLockTimeout: Bool { sqlState == "55P03" }

    /// Whether the transaction lost against a concurrent one and can succeed when repeated.
    var isTransactionConflict: Bool {
        sqlState == "40001" || sqlState == "40P01"
    }

    var duringCommit: PostgresError {
        var error = self
        error.kind = .commitUnknown
        error.summary = "the connection to PostgreSQL was lost during commit: the work may be committed or not"
        return error
    }

    /// What happened, without data.
    public var description: String {
        let places = [("SQLSTATE", sqlState), ("constraint", constraint), ("table", table), ("column", column)]
            .compactMap { name, value in value.map { "\(name) \($0)" } }
        return places.isEmpty ? summary : "\(summary) (\(places.joined(separator: ", ")))"
    }

    /// What happened, with the server's words and the statement.
    public var debugDescription: String {
        ([description] + details).joined(separator: "\n")
    }
}
