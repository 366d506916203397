@unsafe @preconcurrency import Dispatch

/// Pokes at a moment that can be moved. One timer, however often it is set.
final class Alarm: Sendable {
    private let timer: any DispatchSourceTimer

    /// - Parameter ring: Called on a queue of its own.
    init(_ ring: @escaping @Sendable () -> Void) {
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "concord.alarm"))
        timer.setEventHandler(handler: ring)
        timer.schedule(deadline: .distantFuture)
        timer.activate()
    }

    deinit { timer.cancel() }

    /// Rings once, that many seconds from now, and not at the moment that was set before.
    func set(_ seconds: Double) {
        timer.schedule(deadline: .now() + seconds)
    }
}
