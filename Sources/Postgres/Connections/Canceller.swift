import CLibPQ
import Dispatch

/// What libpq needs to cancel a connection's statement from elsewhere. Its calls open a connection of their own and block.
final class Canceller: @unchecked Sendable {
    /// Where `cancel()` is called.
    let queue = DispatchQueue(label: "postgres.cancel")
    private let handle: OpaquePointer?

    init(_ connection: OpaquePointer?) {
        handle = PQgetCancel(connection)
    }

    deinit {
        PQfreeCancel(handle)
    }

    func cancel() {
        // A failure needs no handling: the request is repeated, and a lost connection ends the statement by itself.
        var message: [CChar] = [0]
        _ = PQcancel(handle, &message, 1)
    }
}
