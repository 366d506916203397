import CLinux
import Glibc

/// Wakes a thread that waits in `poll`, from any other thread. Once rung, it goes on ringing.
final class Bell: Sendable {
    /// Can be read from once the bell was rung.
    let descriptor: Int32

    /// Throws when the process has too many files open.
    init() throws(PostgresError) {
        descriptor = new_event()
        guard descriptor >= 0 else {
            throw PostgresError(.connection, "cannot wait for PostgreSQL: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        close(descriptor)
    }

    func ring() {
        eventfd_write(descriptor, 1)
    }
}
