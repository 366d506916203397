/// A Swift type that stands for one PostgreSQL type, in both directions: `Int`, `Int64` (bigint), `Bool`, `String` (text),
/// `Double`, `UUID`, `Date` (timestamptz) and `[UInt8]` (bytea). Other PostgreSQL types are reached by casts in the SQL,
/// such as `\(count)::integer` or `sum(votes)::bigint`. Not meant to be conformed to elsewhere.
public protocol PostgresValue: PostgresColumn, Sendable {
    /// The PostgreSQL type and how values get there and back.
    static var codec: Codec<Self> { get }
}

/// What a column can be decoded as: a `PostgresValue`, or an optional of one where NULL may occur.
/// Not meant to be conformed to elsewhere.
public protocol PostgresColumn {
    /// Reads a cell; nil is NULL. Throws when the cell cannot be read as this type.
    static func decode(_ cell: Cell?) throws(Unrepresentable) -> Self
}

extension PostgresValue {
    /// Reads a cell; NULL throws.
    public static func decode(_ cell: Cell?) throws(Unrepresentable) -> Self {
        guard let cell else { throw Unrepresentable(reason: "it is NULL; decode an optional where NULL may occur") }
        return try codec.decode(cell)
    }
}

extension Optional: PostgresColumn where Wrapped: PostgresValue {
    /// Reads a cell; NULL is nil.
    public static func decode(_ cell: Cell?) throws(Unrepresentable) -> Wrapped? {
        guard let cell else { return nil }
        return try Wrapped.codec.decode(cell)
    }
}
