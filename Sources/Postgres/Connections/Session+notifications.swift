import CLibPQ
import Glibc

extension Session {
    /// Waits, without sending anything, until there was at least one notification, and takes all that are there.
    /// Throws `CancellationError` once the bell was rung.
    func waitForNotification(until bell: Bell) throws {
        while !takeNotifications() {
            try waitForInput(until: bell)
            guard PQconsumeInput(connection) == 1 else {
                // What the server said last may not have been looked at yet.
                _ = takeNotifications()
                throw giveUp()
            }
        }
    }

    private func takeNotifications() -> Bool {
        var isAny = false
        while let notification = PQnotifies(connection) {
            PQfreemem(notification)
            isAny = true
        }
        return isAny
    }

    private func waitForInput(until bell: Bell) throws {
        // poll would leave out a negative one.
        guard PQsocket(connection) >= 0 else { throw giveUp() }
        var descriptors = [PQsocket(connection), bell.descriptor].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        while poll(&descriptors, nfds_t(descriptors.count), -1) < 0 {
            guard errno == EINTR else { throw giveUp() }
        }
        if descriptors[1].revents != 0 { throw CancellationError() }
    }
}
