/// How far a transaction is kept apart from those that run at the same time.
public struct Isolation: Sendable {
    let begin: SQL

    /// Every statement sees what was committed before it. PostgreSQL's default.
    public static let readCommitted = Isolation(begin: "begin isolation level read committed")
    /// All statements see one snapshot.
    public static let repeatableRead = Isolation(begin: "begin isolation level repeatable read")
    /// As if no other transaction ran at the same time; conflicts are found by the server and the body is repeated.
    public static let serializable = Isolation(begin: "begin isolation level serializable")
    /// One snapshot, and nothing can be written: for reports.
    public static let snapshot = Isolation(begin: "begin isolation level repeatable read read only")
}
