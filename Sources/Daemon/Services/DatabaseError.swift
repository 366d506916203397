import Intake
import Postgres
import PostgresServer
import Store

/// Why there is no database to work with.
public struct DatabaseError: Error, CustomStringConvertible {
    /// Whether waiting helps.
    public enum Kind: Sendable, CaseIterable {
        /// It is away, or not made yet.
        case unavailable
        /// It is not one that this program can use, or is not named as one is.
        case unsuitable
    }

    /// Whether waiting helps.
    public let kind: Kind
    /// What was found, and how to go on.
    public let description: String

    /// No database is configured, and no daemon has made a private one.
    init(noneIn state: StateDirectory) {
        kind = .unavailable
        description = """
            there is no database in \(state.database), which "concord run" makes; name the daemon's state directory with \
            --state-directory, or its database with --database
            """
    }

    /// As a client, a private server or the schema tells it; nil for other errors.
    init?(_ error: any Error) {
        switch error {
        case let error as PostgresError: kind = error.kind == .parameter ? .unsuitable : .unavailable
        case is PrivateServerError: kind = .unavailable
        case is SchemaTooNew, is UnsuitableEncoding: kind = .unsuitable
        default: return nil
        }
        description = "\(error)"
    }
}
