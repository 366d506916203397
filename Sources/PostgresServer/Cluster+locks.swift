import LinuxFiles

extension Cluster {
    private static let patience = Duration.seconds(300)

    /// Held while the server is started or stopped, so that only one process does either at a time. Waits for it.
    func lockForStart() async throws -> FileLock {
        let path = "\(directory)/start.lock"
        let lock = try FileLock(opening: path)
        let clock = ContinuousClock()
        let deadline = clock.now + Self.patience
        while !lock.lockExclusively() {
            guard clock.now < deadline else {
                throw PrivateServerError(
                    description: "Another process has been starting PostgreSQL for 5 minutes; it holds \(path)"
                )
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        return lock
    }

    /// Held while the server is used: whoever can have it alone is the last. To be asked for with the lock for the start.
    func lockForUse() throws -> FileLock {
        let path = "\(directory)/use.lock"
        let lock = try FileLock(opening: path)
        guard lock.lockShared() else {
            throw PrivateServerError(description: "Another program holds \(path)")
        }
        return lock
    }

    /// The server once it takes connections: one that was left by a killed process may still be starting.
    func readyPostmaster() async throws -> Postmaster {
        let clock = ContinuousClock()
        let deadline = clock.now + Self.patience
        while let found = postmaster, clock.now < deadline {
            if found.isReady { return found }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw PrivateServerError(description: "PostgreSQL ended, or was not ready in time; see \(directory)/server.log")
    }
}
