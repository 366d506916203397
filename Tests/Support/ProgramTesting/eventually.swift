import FoundationEssentials

/// What was waited for did not come.
public struct NotInTime: Error, CustomStringConvertible {
    /// What was waited for, and for how long.
    public let description: String
}

/// How long anything is waited for: very long, because a machine may be slow. `TEST_DEADLINE_SECONDS` shortens it for one
/// who takes a protection out to see its test fail.
private let patience = ProcessInfo.processInfo.environment["TEST_DEADLINE_SECONDS"].flatMap { Double($0) } ?? 600

/// Looks again and again until the condition holds. Throws `NotInTime`, and what the condition throws.
///
/// - Parameter pause: The time between two looks.
public func eventually(
    _ what: String,
    every pause: Duration = .milliseconds(20),
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(patience)
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: pause)
    }
    throw NotInTime(description: "not within \(patience) s: \(what)")
}
