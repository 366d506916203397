/// A PostgreSQL type and the binary form of its values.
public struct Codec<Value>: Sendable {
    let type: PostgresType
    let arrayType: PostgresType
    /// Appends the binary form. Throws what makes the value impossible in PostgreSQL.
    let encode: @Sendable (Value, inout [UInt8]) throws(Unrepresentable) -> Void
    /// Reads a cell. Throws when its type is not one that the Swift type stands for, or its value does not fit.
    let decode: @Sendable (Cell) throws(Unrepresentable) -> Value
}

/// Why a value exists on one side only, in words that do not quote it.
public struct Unrepresentable: Error {
    let reason: String
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}
