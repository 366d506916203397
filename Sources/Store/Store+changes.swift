import Postgres

extension Store {
    /// The channel on which every commit that may change a report is announced, without a payload.
    public static let changes = "concord_changes"

    /// How far a report on each registered consultation goes that is made now. Work does not depend on the number of
    /// answers.
    ///
    /// - Throws: `PostgresError`.
    public func changes() async throws -> [String: AsOf] {
        try await connection.transaction { connection in
            try connection.asOf(nil).value()
        }
    }
}

extension Connection {
    /// Tells those who listen, once this transaction is committed.
    func announceChange() throws {
        try notify(Store.changes)
    }
}
