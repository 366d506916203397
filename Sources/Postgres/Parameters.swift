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

    mutating func append<Value: PostgresValue>(array values: some Collection<Value?>) {
        let codec = Value.codec
        let start = buffer.count
        buffer.append(bigEndian: Int32(values.isEmpty ? 0 : 1))  // dimensions
        buffer.append(bigEndian: Int32(1))  // NULL may occur
        buffer.append(bigEndian: codec.type.rawValue)
        if !values.isEmpty {
            buffer.append(bigEndian: Int32(clamping: values.count))
            buffer.append(bigEndian: Int32(1))  // lower bound
        }
        for (index, value) in values.enumerated() {
            let lengthAt = buffer.count
            buffer.append(bigEndian: Int32(-1))  // NULL
            guard let value else { continue }
            do throws(Unrepresentable) {
                try codec.encode(value, &buffer)
            } catch {
                fail("element \(index) (from 0) of parameter $\(count + 1)", error.reason)
                break
            }
            let length = UInt32(clamping: buffer.count - lengthAt - 4)
            for byte in 0..<4 { buffer[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte)) }
        }
        close(codec.arrayType, start, isNull: false)
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
