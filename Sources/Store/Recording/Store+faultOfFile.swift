import Postgres

extension Store {
    /// Whether the values of a file made the database refuse it, so that waiting does not help: they cannot be sent, they
    /// violate a constraint, a trigger refuses them, or they exceed a limit of PostgreSQL.
    ///
    /// A full disk, a read-only server or a missing table is not the file's fault. The classes are those of appendix A of
    /// PostgreSQL's manual: 22 data, 23 integrity, 44 check option, 54 limits, P0 raised by a trigger.
    public static func isFaultOfFile(_ error: any Error) -> Bool {
        guard let error = error as? PostgresError else { return false }
        return error.kind == .parameter || ["22", "23", "44", "54", "P0"].contains(error.sqlState?.prefix(2))
    }
}
