import CLibPQ

/// The values of a statement in binary form, one after the other in a single buffer.
struct Parameters: Sendable {
    /// The message that carries them is limited to 1 GiB, statement included.
    private static let maximumSize = (1 << 30) - (1 << 20)
    private static let maximumCount = 65_535

    private struct Slot {
        var type: PostgresType
        var start: Int
        /// nil is NULL.
        var length: Int32?
    }

    // The first byte is there so that an empty value has an address too: to libpq, no address is NULL.
    private var buffer: [UInt8] = [0]
    private var slots: [Slot] = []
    /// Why the statement cannot be sent.
    private(set) var failure: PostgresError?

    var count: Int { slots.count }

    mutating func append<Value: PostgresValue>(_ value: Value?) {
        let start = buffer.count
        do throws(Unrepresentable) {
            if let value { try Value.codec.encode(value, &buffer) }
        } catch {
            fail("parameter $\(count + 1)", error.reason)
        }
        close(Value.codec.type, start, isNull: value == nil)
    }

    mutating func append<Value: PostgresValue>(array values: [Value]) {
        let start = open(arrayOf: Value.codec, count: values.count)
        var index = 0
        for value in values {
            append(element: index, value, Value.codec)
            index += 1
        }
        close(Value.codec.arrayType, start, isNull: false)
    }

    mutating func append<Value: PostgresValue>(array values: [Value?]) {
        let start = open(arrayOf: Value.codec, count: values.count)
        var index = 0
        for value in values {
            if let value {
                append(element: index, value, Value.codec)
            } else {
                buffer.append(bigEndian: Int32(-1))  // NULL
            }
            index += 1
        }
        close(Value.codec.arrayType, start, isNull: false)
    }

    /// Answers where the array begins.
    private mutating func open<Value>(arrayOf codec: Codec<Value>, count: Int) -> Int {
        let start = buffer.count
        buffer.append(bigEndian: Int32(count == 0 ? 0 : 1))  // dimensions
        buffer.append(bigEndian: Int32(1))  // NULL may occur
        buffer.append(bigEndian: codec.type.rawValue)
        if count > 0 {
            buffer.append(bigEndian: Int32(clamping: count))
            buffer.append(bigEndian: Int32(1))  // lower bound
        }
        return start
    }

    private mutating func append<Value>(element index: Int, _ value: Value, _ codec: Codec<Value>) {
        let lengthAt = buffer.count
        buffer.append(bigEndian: Int32(-1))
        do throws(Unrepresentable) {
            try codec.encode(value, &buffer)
        } catch {
            return fail("element \(index) (from 0) of parameter $\(count + 1)", error.reason)
        }
        let length = UInt32(clamping: buffer.count - lengthAt - 4)
        for byte in 0..<4 { buffer[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte)) }
    }

    private mutating func close(_ type: PostgresType, _ start: Int, isNull: Bool) {
        let length = Int32(clamping: buffer.count - start)
        slots.append(Slot(type: type, start: start, length: isNull ? nil : length))
        if buffer.count > Self.maximumSize {
            fail("parameter $\(count)", "the values of a statement can have 1 GiB in all; send fewer at a time")
        } else if count > Self.maximumCount {
            fail("parameter $\(count)", "a statement can have \(Self.maximumCount); send arrays")
        }
    }

    private mutating func fail(_ place: String, _ reason: String) {
        failure = failure ?? PostgresError(.parameter, "\(place) cannot be sent: \(reason)")
    }

    /// The types of the values, in order.
    var types: [PostgresType] { slots.map(\.type) }

    /// Hands the statement to libpq, which answers 1 when it was sent.
    func send(_ text: String, on connection: OpaquePointer?) -> Int32 {
        withValues { values, lengths, formats in
            PQsendQueryParams(
                connection,
                text,
                Int32(clamping: slots.count),
                slots.map(\.type.rawValue),
                values,
                lengths,
                formats,
                1
            )
        }
    }

    /// Has libpq prepare the statement under a name; it answers 1 when that was sent.
    func prepare(_ text: String, named name: String, on connection: OpaquePointer?) -> Int32 {
        PQsendPrepare(connection, name, text, Int32(clamping: slots.count), slots.map(\.type.rawValue))
    }

    /// Hands the values of a prepared statement to libpq, which answers 1 when they were sent.
    func send(prepared name: String, on connection: OpaquePointer?) -> Int32 {
        withValues { values, lengths, formats in
            PQsendQueryPrepared(connection, name, Int32(clamping: slots.count), values, lengths, formats, 1)
        }
    }

    /// Calls with the values, their lengths in bytes, and 1 for each: they are binary.
    private func withValues(_ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Int32) -> Int32 {
        buffer.withUnsafeBytes { bytes in
            let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            return body(
                slots.map { slot in slot.length == nil ? nil : base.map { $0 + slot.start } },
                slots.map { $0.length ?? 0 },
                slots.map { _ in 1 }
            )
        }
    }
}
