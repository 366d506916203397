import FoundationEssentials
import PostgresServer
import Subprocess
import SystemPackage

/// The one server that all tests of a process share. It is started when first asked for.
enum TestServer {
    static let running = Task { () async throws -> PrivateServer in
        let directory = "/tmp/concord-tests-\(UUID().uuidString.prefix(8).lowercased())"
        try await removeWhenThisProcessEnds(directory)
        return try await PrivateServer.start(at: directory, durable: false)
    }

    /// Leaves a shell behind that waits for the end of a pipe whose other end this process holds, however it ends, and then
    /// ends the server and removes its directory.
    private static func removeWhenThisProcessEnds(_ directory: String) async throws {
        let pipe = try FileDescriptor.pipe(options: .closeOnExec)
        let watch = """
            trap '' INT TERM HUP
            cat
            kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"
            for attempt in $(seq 200); do
                test -e "$0/data/postmaster.pid" || break
                sleep 0.05
            done
            rm -rf "$0"
            """
        _ = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: ["-c", "exec 3<&0; setsid sh -c \"$1\" \"$0\" <&3 3<&- >/dev/null 2>&1 &", directory, watch],
            input: .fileDescriptor(pipe.readEnd, closeAfterSpawningProcess: true),
            output: .discarded
        )
    }
}
