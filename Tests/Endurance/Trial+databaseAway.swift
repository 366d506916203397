import PostgresServer
import ProgramTesting

extension Trial {
    static let databaseAway = Trial(
        name: "database-away",
        purpose: "PostgreSQL stopped for 60 s: files wait, the log says so about once a minute, work resumes by itself"
    ) {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let directory = "\(scratch.path)/database"
        let server = try await PrivateServer.start(at: directory, durable: false)
        let conninfo = server.connectionString()
        let half = 1000
        var (lines, resumed, all) = (0, Duration.zero, Duration.zero)
        do {
            try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await daemon.isReady()
                try drop(1...half, into: "state/inbox/EURALO", of: scratch)
                // In the middle of the work.
                try await eventually("some files are filed") { try scratch.filed().count > half / 10 }
                try await server.stop()
                try drop((half + 1)...(2 * half), into: "state/inbox/EURALO", of: scratch)
                try await Task.sleep(for: .seconds(60))
                let before = try scratch.filed().count
                let again = try await PrivateServer.start(at: directory, durable: false)
                let start = ContinuousClock.now
                try await eventually("the first file after the pause is filed") { try scratch.filed().count > before }
                resumed = .now - start
                try await wait(for: 2 * half, in: conninfo)
                all = .now - start
                lines = daemon.lines(" error the database cannot be used now").count
                try await checkFiles(conninfo, accepted: 2 * half)
                try await again.stop()
            }
        } catch {
            try? await PrivateServer.start(at: directory, durable: false).stop()
            throw error
        }
        try check((1...3).contains(lines), "\(lines) lines in the log about the database, expected 1 to 3")
        return [
            Figure("lines in the log", "\(lines)"),
            Figure("first file after its return", seconds: resumed),
            Figure("all \(2 * half) files after it", seconds: all),
        ]
    }
}
