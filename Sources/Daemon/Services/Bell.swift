import Synchronization

/// Wakes one loop, from any thread: however often it was rung before the loop listens again, that is one call.
final class Bell: Sendable {
    /// To be listened to by one loop.
    let calls: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let rung = Atomic(false)

    init() {
        (calls, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() {
        rung.store(true, ordering: .releasing)
        continuation.yield()
    }

    /// Whether it was rung since the loop began with the last call.
    var isRung: Bool { rung.load(ordering: .acquiring) }

    /// The loop begins with a call.
    func begin() { rung.store(false, ordering: .releasing) }
}
