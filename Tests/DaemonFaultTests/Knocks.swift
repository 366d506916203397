import FoundationEssentials
import Glibc

/// Takes the place of a PostgreSQL that is away: whoever connects to its socket is counted and hung up on.
final class Knocks {
    private let descriptor: Int32
    private let path: String

    /// Listens where a server would. Throws `CocoaError` when the socket cannot be made.
    init(socketDirectory: String, port: Int = 5432) throws {
        path = "\(socketDirectory)/.s.PGSQL.\(port)"
        try FileManager.default.createDirectory(atPath: socketDirectory, withIntermediateDirectories: true)
        unsafe unlink(path)
        descriptor = socket(
            AF_UNIX,
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let isBound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound, listen(descriptor, 16) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// How many have knocked since the last time.
    func count() -> Int {
        var count = 0
        while true {
            let caller = accept(descriptor, nil, nil)
            if caller < 0 { return count }
            close(caller)
            count += 1
        }
    }

    deinit {
        close(descriptor)
        unsafe unlink(path)
    }
}
