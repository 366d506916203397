import CLibPQ

/// What the server said before it ended a connection that was not running a statement. libpq takes that for a notice.
final class Farewell {
    private(set) var error: PostgresError?

    /// Keeps the result if it is one: those of an administrator's shutdown (57P01), of a crash (57P02) and the like.
    func note(_ result: OpaquePointer) {
        let error = PostgresError(.connection, result: result, statement: nil)
        if error.sqlState?.hasPrefix("57P") == true { self.error = error }
    }
}
