public import FoundationEssentials

/// timestamptz counts whole microseconds from the start of 2000 in UTC, Foundation seconds from the start of 2001.
extension Date: PostgresValue {
    private static let secondsBetweenEpochs: Int64 = 366 * 86_400
    /// PostgreSQL's 4714-11-24 BC up to the start of 294277, in Foundation's seconds.
    private static let representable = -211_845_110_400.0..<9_223_339_708_800.0

    /// timestamp with time zone
    public static var postgresType: PostgresType { .timestamptz }
    /// timestamp with time zone[]
    public static var postgresArrayType: PostgresType { PostgresType(oid: 1185) }

    /// Rounded to the nearest microsecond. Throws before 4714 BC, after 294276 and for what is not a number.
    public func encode(into buffer: inout [UInt8]) throws(Unrepresentable) {
        guard Self.representable.contains(timeIntervalSinceReferenceDate) else {
            throw Unrepresentable(reason: "the time is outside of PostgreSQL's range, 4714 BC to 294276")
        }
        let whole = timeIntervalSinceReferenceDate.rounded(.down)
        let micros = Int64(((timeIntervalSinceReferenceDate - whole) * 1_000_000).rounded())
        buffer.append(bigEndian: (Int64(whole) + Self.secondsBetweenEpochs) * 1_000_000 + micros)
    }

    /// From timestamp with time zone, to the microsecond as far as a `Date` is that exact (the years 1865 to 2137).
    /// Throws for 'infinity' and '-infinity'.
    public init(cell: Cell) throws(Unrepresentable) {
        guard cell.type == .timestamptz else { throw cell.mismatch }
        let value = try cell.integer(as: Int64.self)
        guard value != .max, value != .min else { throw Unrepresentable(reason: "the time is infinite") }
        // Seconds and fraction apart: as one number of microseconds the value would be rounded twice.
        let (seconds, micros) = value.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(
            timeIntervalSinceReferenceDate: Double(seconds - Self.secondsBetweenEpochs) + Double(micros) / 1_000_000
        )
    }
}
