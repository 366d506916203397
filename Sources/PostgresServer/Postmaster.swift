import LinuxFiles

/// What a server says about itself in `postmaster.pid`.
struct Postmaster: Sendable {
    let processID: Int32
    /// As seen from outside of the server.
    let socketDirectory: String
    let isReady: Bool

    /// nil when there is no such file or it is not complete.
    init?(pidFile path: String, inner: String, outer: String) {
        // Process, data directory, start time, port, socket directory, address, shared memory, state.
        guard let text = Files.text(of: path) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 4, let processID = Int32(lines[0]) else { return nil }
        self.processID = processID
        socketDirectory = lines[4].hasPrefix(inner) ? outer + lines[4].dropFirst(inner.count) : String(lines[4])
        isReady = lines.count > 7 && lines[7].hasPrefix("ready")
    }
}
