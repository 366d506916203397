import Dispatch

/// Lets everybody through once it is open.
final class DispatchGate: Sendable {
    private let group = DispatchGroup()

    init() { group.enter() }

    /// To be called once; further calls do nothing.
    func open() { once { group.leave() } }

    func wait() { group.wait() }

    private let lock = DispatchSemaphore(value: 1)

    private func once(_ body: () -> Void) {
        if lock.wait(timeout: .now()) == .success { body() }
    }
}
