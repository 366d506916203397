import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import Testing

/// The daemon as a user without rights, and senders who are others.
struct Users {
    /// What no user of the machine has.
    static let sender: UInt32 = 64_002
    /// The user as whom the daemon runs: the one to whom the test server's socket belongs, since only that one may use
    /// it.
    let daemon: UInt32
    let scratch: Scratch

    /// A state directory that is the daemon's user's, in which everybody may find the inbox.
    init(_ scratch: Scratch, _ conninfo: String) throws {
        self.scratch = scratch
        let host = conninfo.split(separator: " ").first { $0.hasPrefix("host=") }?.dropFirst(5) ?? ""
        var status = stat()
        try #require(unsafe stat(String(host.filter { $0 != "'" }), &status) == 0, "\(conninfo)")
        daemon = status.st_uid
        #expect(unsafe chmod(scratch.path, 0o711) == 0)
        try FileManager.default.createDirectory(atPath: "\(scratch.state)/inbox", withIntermediateDirectories: true)
        for path in [scratch.state, "\(scratch.state)/inbox"] { #expect(unsafe chown(path, daemon, daemon) == 0) }
    }

    /// What starts the daemon as its user.
    ///
    /// - Parameter mayAsk: Whether it has the one capability that `concord.service` gives it.
    func wrapper(mayAsk: Bool) -> [String] {
        let user = ["setpriv", "--reuid=\(daemon)", "--regid=\(daemon)", "--clear-groups"]
        return user + (mayAsk ? ["--inh-caps=+lease", "--ambient-caps=+lease"] : [])
    }

    /// A folder of the inbox that a sender has, and in which all may write.
    func makeFolder(_ name: String) throws {
        let path = "\(scratch.state)/inbox/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        #expect(unsafe chown(path, Self.sender, daemon) == 0 && chmod(path, 0o777) == 0)
    }

    /// A new file of the sender's that is open for writing.
    func create(_ path: String, _ bytes: [UInt8] = []) throws -> Int32 {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        try #require(descriptor >= 0)
        #expect(fchown(descriptor, Self.sender, Self.sender) == 0)
        append(bytes, to: descriptor)
        return descriptor
    }

    /// Moves in a file of the sender's.
    func drop(_ bytes: [UInt8], as path: String) throws {
        let outgoing = "\(scratch.path)/outgoing"
        close(try create(outgoing, bytes))
        #expect(unsafe rename(outgoing, "\(scratch.state)/inbox/\(path)") == 0)
    }
}

/// Writes these bytes at the descriptor's place.
func append(_ bytes: [UInt8], to descriptor: Int32) {
    #expect(unsafe write(descriptor, bytes, bytes.count) == bytes.count)
}

extension Trait where Self == ConditionTrait {
    /// Skipped, and said so, where the test cannot be several users; never with `CI` set.
    static var severalUsers: Self {
        .enabled("only root can be several users") {
            ProcessInfo.processInfo.environment["CI"] != nil || geteuid() == 0
        }
    }
}
