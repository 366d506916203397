public import FoundationEssentials

extension Int64: PostgresValue {
    /// bigint
    public static var postgresType: PostgresType { .int8 }
    /// bigint[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1016) }

    /// Eight bytes.
    public func encode(into buffer: inout [UInt8]) {
        buffer.append(bigEndian: self)
    }

    /// From bigint, integer, smallint or oid.
    public init(cell: Cell) throws(Unrepresentable) {
        switch cell.type {
        case .int8: self = try cell.integer(as: Int64.self)
        case .int4: self = Int64(try cell.integer(as: Int32.self))
        case .int2: self = Int64(try cell.integer(as: Int16.self))
        case .objectIdentifier: self = Int64(try cell.integer(as: UInt32.self))
        default: throw cell.mismatch
        }
    }
}

extension Int: PostgresValue {
    /// bigint
    public static var postgresType: PostgresType { .int8 }
    /// bigint[]
    public static var postgresArrayType: PostgresType { Int64.postgresArrayType }

    /// Eight bytes.
    public func encode(into buffer: inout [UInt8]) {
        Int64(self).encode(into: &buffer)
    }

    /// From bigint, integer, smallint or oid.
    public init(cell: Cell) throws(Unrepresentable) {
        guard let value = Int(exactly: try Int64(cell: cell)) else {
            throw Unrepresentable(reason: "the number does not fit")
        }
        self = value
    }
}

extension Bool: PostgresValue {
    /// boolean
    public static var postgresType: PostgresType { .bool }
    /// boolean[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1000) }

    /// One byte.
    public func encode(into buffer: inout [UInt8]) {
        buffer.append(self ? 1 : 0)
    }

    /// From boolean.
    public init(cell: Cell) throws(Unrepresentable) {
        guard cell.type == .bool else { throw cell.mismatch }
        self = try cell.integer(as: UInt8.self) != 0
    }
}

extension Double: PostgresValue {
    /// double precision
    public static var postgresType: PostgresType { .float8 }
    /// double precision[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1022) }

    /// The bit pattern, NaN and infinities included.
    public func encode(into buffer: inout [UInt8]) {
        buffer.append(bigEndian: bitPattern)
    }

    /// From double precision or real.
    public init(cell: Cell) throws(Unrepresentable) {
        switch cell.type {
        case .float8: self.init(bitPattern: try cell.integer(as: UInt64.self))
        case .float4: self.init(Float(bitPattern: try cell.integer(as: UInt32.self)))
        default: throw cell.mismatch
        }
    }
}

extension String: PostgresValue {
    /// text
    public static var postgresType: PostgresType { .text }
    /// text[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1009) }

    /// The UTF-8 form. Throws for text with U+0000, which PostgreSQL cannot keep.
    public func encode(into buffer: inout [UInt8]) throws(Unrepresentable) {
        let start = buffer.count
        buffer.append(contentsOf: utf8)
        if let zero = buffer[start...].firstIndex(of: 0) {
            throw Unrepresentable(reason: "it has U+0000 at byte \(zero - start), which PostgreSQL cannot keep in text")
        }
    }

    /// From text, character types, name, json, jsonb or xml.
    public init(cell: Cell) throws(Unrepresentable) {
        switch cell.type {
        case .text, .varchar, .bpchar, .name, .char, .json, .xml: self.init(decoding: cell.bytes, as: UTF8.self)
        case .jsonb: self.init(decoding: cell.bytes.dropFirst(), as: UTF8.self)  // a version byte precedes the text
        default: throw cell.mismatch
        }
    }
}

extension UUID: PostgresValue {
    /// uuid
    public static var postgresType: PostgresType { .uuid }
    /// uuid[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 2951) }

    /// Sixteen bytes.
    public func encode(into buffer: inout [UInt8]) {
        withUnsafeBytes(of: uuid) { buffer.append(contentsOf: $0) }
    }

    /// From uuid.
    public init(cell: Cell) throws(Unrepresentable) {
        guard cell.type == .uuid, cell.bytes.count == 16 else { throw cell.mismatch }
        self.init(uuid: cell.bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension [UInt8]: PostgresValue, PostgresColumn {
    /// bytea
    public static var postgresType: PostgresType { .bytea }
    /// bytea[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1001) }

    /// The bytes.
    public func encode(into buffer: inout [UInt8]) {
        buffer.append(contentsOf: self)
    }

    /// From bytea.
    public init(cell: Cell) throws(Unrepresentable) {
        guard cell.type == .bytea else { throw cell.mismatch }
        self.init(cell.bytes)
    }
}
