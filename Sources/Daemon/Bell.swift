/// Wakes one loop, from any thread: however often it was rung before the loop listens again, that is one call.
struct Bell: Sendable {
    /// To be listened to by one loop.
    let calls: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (calls, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() { continuation.yield() }
}
