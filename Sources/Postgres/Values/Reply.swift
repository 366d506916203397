/// What a statement answers that was sent and may still be running.
public final class Reply {
    private let session: Session
    /// Set when the answer is there.
    var outcome: Result<QueryResult?, any Error>?

    init(of session: Session) {
        self.session = session
    }

    /// Its rows, all held in memory; waits for them. Throws when this statement failed or one that was sent before it.
    public func rows() throws -> [Row] {
        try result()?.rows ?? []
    }

    /// What libpq has of it; nil for an empty statement.
    func result() throws -> QueryResult? {
        try session.wait(for: self)
    }
}

/// What will be read from a reply.
public struct Pending<Value> {
    /// Waits for the reply and reads it. Throws as `Reply.rows()` does, and what reading throws.
    public let value: () throws -> Value

    /// - Parameter value: Waits and reads.
    public init(_ value: @escaping () throws -> Value) {
        self.value = value
    }
}

extension Reply {
    /// Reads it when it is wanted.
    public func reading<Value>(_ read: @escaping ([Row]) throws -> Value) -> Pending<Value> {
        Pending { try read(try self.rows()) }
    }
}
