import ProgramTesting
import Synchronization

/// When something happened that another thread tells of.
final class Moments: Sendable {
    private let first = Mutex<ContinuousClock.Instant?>(nil)

    /// It has happened now.
    func mark() {
        let now = ContinuousClock.now
        first.withLock { $0 = $0 ?? now }
    }

    /// Forgets what has happened so far.
    func forget() { first.withLock { $0 = nil } }

    /// Waits until it has happened since `forget`, and says when it first had. Throws `NotInTime`.
    func happened(_ what: String) async throws -> ContinuousClock.Instant {
        var moment: ContinuousClock.Instant?
        try await eventually(what, every: .microseconds(500)) {
            moment = first.withLock { $0 }
            return moment != nil
        }
        return moment ?? .now
    }
}
