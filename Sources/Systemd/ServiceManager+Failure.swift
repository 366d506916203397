import Glibc

extension ServiceManager {
    /// Why the manager could not be told. The service can go on without.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// Where the manager was said to be.
        public let socket: String
        /// The system's error number.
        public let code: Int32

        /// "cannot tell the service manager at /run/systemd/notify: Connection refused".
        public var description: String {
            let reason =
                code == EAFNOSUPPORT
                ? "expected a path that begins with / or an abstract name that begins with @ in NOTIFY_SOCKET"
                : String(cString: strerror(code))
            return "cannot tell the service manager at \(socket): \(reason)"
        }
    }
}
