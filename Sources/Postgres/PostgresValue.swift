/// A Swift type that is one PostgreSQL type, in both directions and in binary form: `Int`, `Int64` (bigint), `Bool`,
/// `String` (text), `Double`, `UUID`, `Date` (timestamptz) and `[UInt8]` (bytea). Other PostgreSQL types are reached by
/// casts in the SQL, such as `\(count)::integer` or `total::bigint`. Not meant to be conformed to elsewhere.
public protocol PostgresValue: PostgresColumn, Sendable {
    /// What a parameter of this type is declared as.
    static var postgresType: PostgresType { get }
    /// What a parameter that is an array of this type is declared as.
    static var postgresArrayType: PostgresType { get }
    /// Appends the binary form. Throws what makes the value impossible in PostgreSQL.
    func encode(into buffer: inout [UInt8]) throws(Unrepresentable)
    /// Reads a cell that is not NULL. Throws when its type is not one that this type stands for, or its value does not fit.
    init(cell: Cell) throws(Unrepresentable)
}

/// What a column can be decoded as: a `PostgresValue`, or an optional of one where NULL may occur.
/// Not meant to be conformed to elsewhere.
public protocol PostgresColumn {
    /// Reads a cell; nil is NULL. Throws when the cell cannot be read as this type.
    static func decode(_ cell: Cell?) throws(Unrepresentable) -> Self
}

/// Why a value exists on one side only, in words that do not quote it.
public struct Unrepresentable: Error {
    let reason: String
}

/// One value in a result, as the server sent it; valid only while its row is.
public struct Cell {
    let type: PostgresType
    let bytes: UnsafeRawBufferPointer

    var mismatch: Unrepresentable {
        Unrepresentable(reason: "the types do not match; cast the column in the query")
    }

    func integer<Integer: FixedWidthInteger>(as _: Integer.Type) throws(Unrepresentable) -> Integer {
        guard bytes.count == MemoryLayout<Integer>.size else { throw mismatch }
        return Integer(bigEndian: bytes.loadUnaligned(as: Integer.self))
    }
}

extension PostgresValue {
    /// Reads a cell; NULL throws.
    public static func decode(_ cell: Cell?) throws(Unrepresentable) -> Self {
        guard let cell else { throw Unrepresentable(reason: "it is NULL; decode an optional where NULL may occur") }
        return try Self(cell: cell)
    }
}

extension Optional: PostgresColumn where Wrapped: PostgresValue {
    /// Reads a cell; NULL is nil.
    public static func decode(_ cell: Cell?) throws(Unrepresentable) -> Wrapped? {
        guard let cell else { return nil }
        return try Wrapped(cell: cell)
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
