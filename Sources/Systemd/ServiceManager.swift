import Glibc

/// The service manager that has started this process and waits for its word: systemd, and whoever speaks the protocol of
/// sd_notify(3).
///
/// The variables stay in the environment: converters are confined and the private PostgreSQL gets an environment of its
/// own, so that no child can speak for this process.
public struct ServiceManager: Sendable {
    /// In seconds, how often the manager wants to hear `.watchdog` at the least; nil when it does not wait for it.
    public let watchdogInterval: Double?
    private let socket: String

    /// - Parameter environment: The process's environment.
    /// - Returns: nil when nobody waits: the process was not started by a service manager.
    public init?(environment: [String: String]) {
        guard let socket = environment["NOTIFY_SOCKET"], !socket.isEmpty else { return nil }
        self.socket = socket
        // A child inherits the variables; the watchdog is not about it.
        let isMeant = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
        let interval = environment["WATCHDOG_USEC"].flatMap { UInt64($0) } ?? 0
        watchdogInterval = isMeant && interval > 0 ? Double(interval) / 1_000_000 : nil
    }

    /// Tells the manager, all in one datagram, without waiting.
    ///
    /// - Returns: Why the manager has not got it; nil when it has.
    @discardableResult public func tell(_ messages: Message...) -> Failure? {
        let lines = messages.flatMap(\.lines).joined(separator: "\n")
        return withAddress { address, length in
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
            guard descriptor >= 0 else { return Failure(socket: socket, code: errno) }
            defer { close(descriptor) }
            let bytes = Array(lines.utf8)
            let sent = sendto(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL), address, length)
            return sent == bytes.count ? nil : Failure(socket: socket, code: errno)
        }
    }

    private func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Failure?) -> Failure? {
        var name = Array(socket.utf8)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        switch name[0] {
        case UInt8(ascii: "@"): name[0] = 0
        // Behind a path there has to be a zero; an abstract name goes as far as the length says.
        case UInt8(ascii: "/"): name.append(0)
        default: return Failure(socket: socket, code: EAFNOSUPPORT)
        }
        guard name.count <= MemoryLayout.size(ofValue: address.sun_path) else {
            return Failure(socket: socket, code: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { socklen_t($0 + name.count) } ?? 0
        return withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
