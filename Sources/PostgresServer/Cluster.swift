import FoundationEssentials
import Glibc
import LinuxFiles
import Subprocess
import SystemPackage

/// A PostgreSQL cluster in a directory of its own: `data`, `server.log`, `socket` and two lock files.
///
/// The server's programs see the directory as /proc/self/fd/9, opened before they change user. So it can be anywhere, also
/// below a directory that only root can enter, and its path needs no quoting in the shells that lie between.
struct Cluster: Sendable {
    static let superuser = "concord"
    private static let inner = "/proc/self/fd/9"
    private static let temporarySocketDirectory = "/tmp/concord-socket-"
    private static let entries: Set = [
        "data", "data.new", "server.log", "server.log.old", "socket", "start.lock", "use.lock",
    ]

    /// An absolute path.
    let directory: String
    private let account: Account?
    private let installation: Installation

    /// Makes the directory if it is missing, and gives it to the user that the server runs as.
    init(at path: String) async throws {
        directory = Self.absolute(path)
        let strangers: [String]
        do {
            try Files.makeDirectory(directory)
            strangers = try Files.list(directory).entries.map(\.name).filter { !Self.entries.contains($0) }
        } catch {
            throw PrivateServerError(
                description: "\(directory) cannot be made or read for a private PostgreSQL: \(error)"
            )
        }
        if let stranger = strangers.min() {
            throw PrivateServerError(
                description: "\(directory) has \"\(stranger)\" in it, so it is no private PostgreSQL's directory; "
                    + "expected one that is empty or missing"
            )
        }
        let owner = Files.identity(of: "\(directory)/data")?.owner
        if let owner, geteuid() != 0, owner != geteuid() {
            throw PrivateServerError(
                description: "The PostgreSQL cluster in \(directory) belongs to user \(owner), this process to user "
                    + "\(geteuid()); run it as that user or as root, or use another state directory"
            )
        }
        account = try await Account.forServer(ownerOfCluster: owner)
        try Files.setPermissions(0o700, of: directory)
        try account?.own(directory)
        let version = Files.text(of: "\(directory)/data/PG_VERSION")
        installation = try await Installation.find(version: version?.split(separator: "\n").first.map(String.init))
    }

    /// Makes the data directory, unless there is one. One that was begun and not finished is begun again.
    func initialize(durable: Bool) async throws {
        if Files.identity(of: "\(directory)/data/PG_VERSION") != nil { return }
        try await run("rm", "-rf", "\(Self.inner)/data.new")
        let arguments = [
            "--pgdata=\(Self.inner)/data.new", "--username=\(Self.superuser)", "--auth=trust", "--encoding=UTF8",
            "--locale=C.UTF-8", "--data-checksums", "--no-instructions",
        ]
        try await run(["\(installation.directory)/initdb"] + arguments + (durable ? [] : ["--no-sync"]))
        try await run("mv", "-T", "\(Self.inner)/data.new", "\(Self.inner)/data")
    }

    /// The server that runs on this cluster, whoever has started it; nil when there is none.
    var postmaster: Postmaster? { Self.postmaster(in: directory) }

    /// The server that runs on the cluster in a directory; nil when there is none. Touches nothing.
    static func postmaster(in path: String) -> Postmaster? {
        let directory = absolute(path)
        guard let found = Postmaster(pidFile: "\(directory)/data/postmaster.pid", inner: inner, outer: directory)
        else { return nil }
        return ServerProcess.isPostmaster(found.processID, ofClusterNamed: name(in: directory)) ? found : nil
    }

    private static func absolute(_ path: String) -> String {
        FilePath(Files.currentDirectory ?? "/").pushing(FilePath(path)).lexicallyNormalized().string
    }

    /// Starts the server and waits until it takes connections. Its log is begun anew, the former kept as `server.log.old`.
    ///
    /// - Parameter socketDirectory: Where clients look for the socket already; nil: a place is chosen.
    func start(durable: Bool, socketDirectory: String? = nil) async throws {
        try await clearRemains()
        let settings = try await settings(durable: durable, socketDirectory: socketDirectory).map { "-c \($0)" }.joined(
            separator: " "
        )
        try await run("sh", "-c", "if test -e $0; then mv $0 $0.old; fi", "\(Self.inner)/server.log")
        do {
            try await control("start", "--log=\(Self.inner)/server.log", "--options=\(settings)")
        } catch {
            let log = Files.text(of: "\(directory)/server.log") ?? ""
            let end = log.split(separator: "\n").suffix(10).joined(separator: "\n")
            throw PrivateServerError(description: "\(error)\nThe end of \(directory)/server.log:\n\(end)")
        }
    }

    /// Stops the server; its clients are disconnected.
    func stop() async throws {
        guard let running = postmaster else { return }
        do {
            try await control("stop", "--mode=fast")
        } catch {
            if postmaster != nil { try await control("stop", "--mode=immediate") }
        }
        try await remove(socketDirectory: running.socketDirectory)
    }

    /// What the server's processes show: the data directory's device and file number, which no other cluster has.
    private var name: String { Self.name(in: directory) }

    private static func name(in directory: String) -> String {
        let data = Files.identity(of: "\(directory)/data")
        return "concord-\(data?.device ?? 0)-\(data?.inode ?? 0)"
    }

    private func settings(durable: Bool, socketDirectory: String?) async throws -> [String] {
        let common = [
            "listen_addresses=''", "port=\(PrivateServer.port)", "unix_socket_permissions=0700",
            "unix_socket_directories=\(try await makeSocketDirectory(socketDirectory))", "cluster_name=\(name)",
            "log_checkpoints=off",
        ]
        let hasty = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=400"]
        return durable ? common : common + hasty
    }

    /// In the cluster's directory, unless a socket's name (107 bytes) or a libpq host (no comma) cannot hold its path.
    private func makeSocketDirectory(_ known: String?) async throws -> String {
        if let known, known.hasPrefix(Self.temporarySocketDirectory) {
            try await run("mkdir", "--mode=700", known)
            return known
        }
        let socket = "\(directory)/socket/.s.PGSQL.\(PrivateServer.port)"
        let isUsable = socket.utf8.count <= 107 && !socket.contains(",")
        let path = isUsable ? "\(Self.inner)/socket" : "\(Self.temporarySocketDirectory)\(UUID().uuidString)"
        try await run(["mkdir", "--mode=700"] + (isUsable ? ["--parents"] : []) + [path])
        return path
    }

    private func remove(socketDirectory path: String) async throws {
        if path.hasPrefix(Self.temporarySocketDirectory) { try await run("rm", "-rf", path) }
    }

    /// Removes what a server that was killed has left, once its processes have noticed that it is gone. PostgreSQL would do so
    /// itself, but not where its process number lives on, in another process or in a zombie.
    private func clearRemains() async throws {
        let patience = ContinuousClock.now + .seconds(60)
        while let orphan = ServerProcess.any(ofClusterNamed: name) {
            guard ContinuousClock.now < patience else {
                throw PrivateServerError(
                    description:
                        "Process \(orphan) of a PostgreSQL that was killed in \(directory) does not end; end it by hand"
                )
            }
            kill(orphan, SIGTERM)
            try await Task.sleep(for: .milliseconds(20))
        }
        if let stale = Postmaster(pidFile: "\(directory)/data/postmaster.pid", inner: Self.inner, outer: directory) {
            try await remove(socketDirectory: stale.socketDirectory)
        }
        try await run("rm", "-rf", "\(Self.inner)/data/postmaster.pid", "\(Self.inner)/socket")
    }

    private func control(_ action: String, _ arguments: String...) async throws {
        let program = "\(installation.directory)/pg_ctl"
        try await run([program, action, "--wait", "--timeout=300", "--pgdata=\(Self.inner)/data"] + arguments)
    }

    private func run(_ command: String...) async throws {
        try await run(command)
    }

    /// Runs a program as the server's user. In a session of its own: Ctrl-C at the terminal is for this process to handle.
    private func run(_ command: [String]) async throws {
        var options = PlatformOptions()
        options.createSession = true
        let result = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: Arguments(
                ["-c", "exec 9<\"$0\" && exec \"$@\"", directory] + (account?.prefix ?? []) + command
            ),
            environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]),
            workingDirectory: "/",
            platformOptions: options,
            output: .string(limit: 1 << 20),
            error: .combinedWithOutput
        )
        guard result.terminationStatus.isSuccess else {
            throw PrivateServerError(
                description: "\(command.prefix(2).joined(separator: " ")) failed: \(result.standardOutput)"
            )
        }
    }
}
