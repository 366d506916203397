public import FoundationEssentials

extension Int64: PostgresValue {
    /// bigint; decoded from bigint, integer, smallint or oid.
    public static let codec = Codec<Int64>(type: .int8, arrayType: PostgresType(rawValue: 1016)) { value, buffer in
        buffer.append(bigEndian: value)
    } decode: { cell throws(Unrepresentable) in
        switch cell.type {
        case .int8: try cell.integer(as: Int64.self)
        case .int4: Int64(try cell.integer(as: Int32.self))
        case .int2: Int64(try cell.integer(as: Int16.self))
        case .oid: Int64(try cell.integer(as: UInt32.self))
        default: throw cell.mismatch
        }
    }
}

extension Int: PostgresValue {
    /// bigint; decoded from bigint, integer, smallint or oid.
    public static let codec = Codec<Int>(type: .int8, arrayType: Int64.codec.arrayType) { value, buffer in
        buffer.append(bigEndian: Int64(value))
    } decode: { cell throws(Unrepresentable) in
        guard let value = Int(exactly: try Int64.codec.decode(cell)) else {
            throw Unrepresentable(reason: "the number does not fit")
        }
        return value
    }
}

extension Bool: PostgresValue {
    /// boolean
    public static let codec = Codec<Bool>(type: .bool, arrayType: PostgresType(rawValue: 1000)) { value, buffer in
        buffer.append(value ? 1 : 0)
    } decode: { cell throws(Unrepresentable) in
        try cell.expect(.bool)
        return try cell.integer(as: UInt8.self) != 0
    }
}

extension Double: PostgresValue {
    /// double precision, NaN and infinities included; decoded from double precision or real.
    public static let codec = Codec<Double>(type: .float8, arrayType: PostgresType(rawValue: 1022)) { value, buffer in
        buffer.append(bigEndian: value.bitPattern)
    } decode: { cell throws(Unrepresentable) in
        switch cell.type {
        case .float8: Double(bitPattern: try cell.integer(as: UInt64.self))
        case .float4: Double(Float(bitPattern: try cell.integer(as: UInt32.self)))
        default: throw cell.mismatch
        }
    }
}

extension String: PostgresValue {
    /// text, without U+0000, which PostgreSQL cannot keep; decoded from text, character types, name, json, jsonb or xml.
    public static let codec = Codec<String>(type: .text, arrayType: PostgresType(rawValue: 1009)) {
        value,
        buffer throws(Unrepresentable) in
        let start = buffer.count
        buffer.append(contentsOf: value.utf8)
        if let zero = buffer[start...].firstIndex(of: 0) {
            throw Unrepresentable(reason: "it has U+0000 at byte \(zero - start), which PostgreSQL cannot keep in text")
        }
    } decode: { cell throws(Unrepresentable) in
        switch cell.type {
        case .text, .varchar, .bpchar, .name, .json, .xml: String(decoding: cell.bytes, as: UTF8.self)
        case .jsonb: String(decoding: cell.bytes.dropFirst(), as: UTF8.self)  // a version byte precedes the text
        default: throw cell.mismatch
        }
    }
}

extension UUID: PostgresValue {
    /// uuid
    public static let codec = Codec<UUID>(type: .uuid, arrayType: PostgresType(rawValue: 2951)) { value, buffer in
        withUnsafeBytes(of: value.uuid) { buffer.append(contentsOf: $0) }
    } decode: { cell throws(Unrepresentable) in
        try cell.expect(.uuid)
        guard cell.bytes.count == MemoryLayout<uuid_t>.size else { throw cell.mismatch }
        return UUID(uuid: cell.bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension [UInt8]: PostgresValue, PostgresColumn {
    /// bytea
    public static var codec: Codec<[UInt8]> {
        Codec(type: .bytea, arrayType: PostgresType(rawValue: 1001)) { value, buffer in
            buffer.append(contentsOf: value)
        } decode: { cell throws(Unrepresentable) in
            try cell.expect(.bytea)
            return [UInt8](cell.bytes)
        }
    }
}

extension Date: PostgresValue {
    /// timestamptz, which counts whole microseconds from the start of 2000; a `Date` counts seconds from 2001.
    /// Encoding rounds to the nearest microsecond. Decoding is exact to it from 1865 to 2137 (a `Date` holds no more digits) and
    /// throws for 'infinity' and '-infinity'.
    public static let codec = Codec<Date>(type: .timestamptz, arrayType: PostgresType(rawValue: 1185)) {
        value,
        buffer throws(Unrepresentable) in
        let interval = value.timeIntervalSinceReferenceDate
        guard representableIntervals.contains(interval) else {
            throw Unrepresentable(reason: "the time is outside of PostgreSQL's range, 4714 BC to 294276")
        }
        let whole = interval.rounded(.down)
        let micros = Int64(((interval - whole) * 1_000_000).rounded())
        buffer.append(bigEndian: (Int64(whole) + secondsBetweenEpochs) * 1_000_000 + micros)
    } decode: { cell throws(Unrepresentable) in
        try cell.expect(.timestamptz)
        let value = try cell.integer(as: Int64.self)
        guard value != .max, value != .min else { throw Unrepresentable(reason: "the time is infinite") }
        // Seconds and fraction apart: as one number of microseconds the value would be rounded twice.
        let (seconds, micros) = (value &- secondsBetweenEpochs * 1_000_000).quotientAndRemainder(dividingBy: 1_000_000)
        return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(micros) / 1_000_000)
    }

    private static let secondsBetweenEpochs: Int64 = 366 * 86_400
    /// From PostgreSQL's first day, 4714-11-24 BC, up to the start of 294277.
    private static let representableIntervals = -211_845_110_400.0..<9_223_339_708_800.0
}
