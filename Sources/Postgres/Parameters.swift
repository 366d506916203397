import CLibPQ

/// The values of a statement in binary form, one after the other in a single buffer.
struct Parameters: Sendable {
    /// The message that carries them is limited to 1 GiB, statement included.
    static let maximumSize = (1 << 30) - (1 << 20)

    private struct Slot {
        var type: PostgresType
        var start: Int
        /// nil is NULL.
        var length: Int32?
    }

    // The first byte is there so that an empty value has an address too: to libpq, no address is NULL.
    private var buffer: [UInt8] = [0]
    private var slots: [Slot] = []
    private(set) var failure: PostgresError?

    var count: Int { slots.count }

    mutating func append<Value: PostgresValue>(_ value: Value?) {
        let start = buffer.count
        do throws(Unrepresentable) {
            try value?.encode(into: &buffer)
        } catch {
            fail("parameter $\(count + 1)", error)
        }
        close(Slot(type: Value.postgresType, start: start, length: value == nil ? nil : 0))
    }

    mutating func append<Value: PostgresValue>(array values: some Collection<Value?>) {
        let start = buffer.count
        buffer.append(bigEndian: Int32(values.isEmpty ? 0 : 1))  // dimensions
        buffer.append(bigEndian: Int32(1))  // NULL may occur
        buffer.append(bigEndian: Value.postgresType.oid)
        if !values.isEmpty {
            buffer.append(bigEndian: Int32(clamping: values.count))
            buffer.append(bigEndian: Int32(1))  // lower bound
        }
        for (index, value) in values.enumerated() {
            guard let value else {
                buffer.append(bigEndian: Int32(-1))
                continue
            }
            let lengthAt = buffer.count
            buffer.append(bigEndian: Int32(0))
            do throws(Unrepresentable) {
                try value.encode(into: &buffer)
            } catch {
                fail("element \(index) (from 0) of parameter $\(count + 1)", error)
                break
            }
            let length = UInt32(clamping: buffer.count - lengthAt - 4)
            for byte in 0..<4 { buffer[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte)) }
        }
        close(Slot(type: Value.postgresArrayType, start: start, length: 0))
    }

    private mutating func close(_ slot: Slot) {
        var slot = slot
        if slot.length != nil { slot.length = Int32(clamping: buffer.count - slot.start) }
        slots.append(slot)
        if buffer.count > Self.maximumSize {
            fail(
                "parameter $\(count)",
                Unrepresentable(reason: "the statement's values exceed 1 GiB; send fewer at a time")
            )
        } else if count > 65_535 {
            fail("parameter $\(count)", Unrepresentable(reason: "a statement takes at most 65535; send arrays"))
        }
    }

    private mutating func fail(_ place: String, _ cause: Unrepresentable) {
        failure = failure ?? PostgresError(.parameter, "\(place) cannot be sent: \(cause.reason)")
    }

    /// Hands the statement to libpq, which answers 1 when it was sent.
    func send(_ text: String, on connection: OpaquePointer?) -> Int32 {
        buffer.withUnsafeBytes { bytes in
            let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            return PQsendQueryParams(
                connection,
                text,
                Int32(clamping: slots.count),
                slots.map(\.type.oid),
                slots.map { slot in slot.length == nil ? nil : base.map { $0 + slot.start } },
                slots.map { $0.length ?? 0 },
                slots.map { _ in 1 },
                1
            )
        }
    }
}
