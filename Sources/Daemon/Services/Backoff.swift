/// How long to wait before trying again what has failed: 0.1 s, twice as long after each failure, up to 5 s.
struct Backoff {
    private var failures = 0

    /// The seconds to wait after one more failure.
    mutating func next() -> Double {
        defer { failures = min(failures + 1, 6) }
        return min(5, 0.1 * Double(1 << failures))
    }

    /// After a success.
    mutating func reset() { failures = 0 }
}
