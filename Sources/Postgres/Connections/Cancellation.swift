import CLibPQ
import Dispatch
import Synchronization

/// Cancels the statements of one transaction, and never a later one.
///
/// The server takes a cancel request for whatever the connection is doing when the request arrives. So no statement starts
/// while a request is under way, and a request is made only while a statement runs. A request that overtakes its statement
/// is lost; it is repeated until the statement has ended.
final class Cancellation: Sendable {
    private struct State {
        var isRequested = false
        var isRunning = false
    }

    private static let pause = DispatchTimeInterval.milliseconds(100)
    private let state = Mutex(State())
    private let canceller: Canceller

    init(_ canceller: Canceller) {
        self.canceller = canceller
    }

    var isRequested: Bool { state.withLock { $0.isRequested } }

    /// Before a statement is sent. Throws `CancellationError` once a request was made.
    func check() throws {
        if isRequested { throw CancellationError() }
    }

    /// From any thread; returns at once.
    func request() {
        state.withLock { state in
            state.isRequested = true
            if state.isRunning { canceller.queue.async { self.cancel() } }
        }
    }

    /// After a statement was sent.
    func statementWasSent() {
        state.withLock { state in
            state.isRunning = true
            if state.isRequested { canceller.queue.async { self.cancel() } }
        }
    }

    /// After its last result was read. Waits until no request is under way.
    func statementHasEnded() {
        let isRequested = state.withLock { state in
            state.isRunning = false
            return state.isRequested
        }
        if isRequested { canceller.queue.sync {} }
    }

    private func cancel() {
        guard state.withLock({ $0.isRunning }) else { return }
        canceller.cancel()
        canceller.queue.asyncAfter(deadline: .now() + Self.pause) { self.cancel() }
    }
}
