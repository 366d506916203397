import FoundationEssentials
import Store

/// Tells when the clocks by which moments and deadlines go stand apart.
struct ClockCheck {
    private static let tolerance = 60.0
    private static let pause = Duration.seconds(10)

    private var last: ContinuousClock.Instant?

    /// Asks the database for its time, every ten seconds. Throws `PostgresError`.
    mutating func look(at store: Store, _ health: Health) async throws {
        if let last, ContinuousClock.now - last < Self.pause { return }
        let before = Date()
        let clock = try await store.clock()
        last = .now
        if let message = Self.fault(clock, between: before, and: Date()) {
            health.troubled(.clock, message)
        } else {
            health.ends(.clock)
        }
    }

    private static func fault(_ clock: (now: Date, recorded: Date?), between before: Date, and after: Date) -> String? {
        let advice = "Set both by the same time server: deadlines go by them"
        let (ahead, behind) = (clock.now.timeIntervalSince(after), before.timeIntervalSince(clock.now))
        if max(ahead, behind) > tolerance {
            return """
                the database's clock is \(told(max(ahead, behind))) \(ahead > 0 ? "ahead of" : "behind") this machine's. \
                \(advice)
                """
        }
        let lead = clock.recorded?.timeIntervalSince(clock.now) ?? 0
        guard lead > tolerance else { return nil }
        return """
            the record goes \(told(lead)) beyond the database's clock, which was set back: until it has caught up, what is \
            recorded follows the last moment in the record
            """
    }

    /// In whole minutes, so that the same is not told anew with every second.
    private static func told(_ seconds: Double) -> String { "\(Int(min(seconds, 1e12) / 60)) min" }
}
