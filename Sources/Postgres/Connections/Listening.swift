import Dispatch

/// Listens to a channel of a database, on a connection of its own, and calls `hint` when it is worth looking again: once as
/// soon as it listens, since something may have happened before, and once for each bunch of notifications after that.
///
/// A hint carries nothing, neither a payload nor a count. It is called on a queue of its own and must return quickly.
///
/// Returns only by throwing: `CancellationError` when the task is cancelled, at once unless the connection is still being
/// made; `PostgresError` of kind `.connection` when there is no connection or it was lost, with the server's reason if it
/// gave one; of kind `.server` when it cannot listen, as a standby cannot. A peer that died without a word is noticed by
/// TCP's probes after about a minute, see `Connection.open`. So call it again after an error, and look from time to time
/// all the same.
///
/// - Parameters:
///   - channel: Its name, as `Connection.notify` takes it: up to 63 bytes, upper and lower case differ.
///   - conninfo: As for `Connection.open`.
///   - applicationName: As for `Connection.open`.
public func listen(
    to channel: String,
    on conninfo: String,
    applicationName: String? = nil,
    hint: @escaping @Sendable () -> Void
) async throws {
    try Task.checkCancellation()
    let conninfo = try Conninfo(conninfo, applicationName: applicationName)
    let bell = try Bell()
    let failure: any Error = await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "postgres.listen").async {
                continuation.resume(returning: listening(to: channel, conninfo, until: bell, hint))
            }
        }
    } onCancel: {
        bell.ring()
    }
    throw failure
}

/// Why it ended. The connection is closed by then.
private func listening(
    to channel: String,
    _ conninfo: Conninfo,
    until bell: Bell,
    _ hint: () -> Void
) -> any Error {
    do {
        let session = try Session(conninfo)
        _ = try session.run("listen \(identifier: channel)", cancellation: nil)
        while true {
            hint()
            try session.waitForNotification(until: bell)
        }
    } catch {
        return error
    }
}
