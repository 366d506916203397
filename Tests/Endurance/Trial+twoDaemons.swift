import ProgramTesting

extension Trial {
    static let twoDaemons = Trial(
        name: "two-daemons",
        purpose: "two daemons on one inbox of 10,000 files share the work, nothing twice and nothing lost"
    ) {
        let count = 10_000
        return try await withScratch { scratch, conninfo in
            var (shares, time) = ([0, 0], Duration.zero)
            try await Daemon.run(on: scratch, database: conninfo) { first in
                try await Daemon.run(on: scratch, database: conninfo) { second in
                    try await first.isReady()
                    try await second.isReady()
                    for daemon in [first, second] { try await daemon.pause() }
                    try drop(1...count, into: "state/inbox/EURALO", of: scratch)
                    for daemon in [first, second] { daemon.resume() }
                    let start = ContinuousClock.now
                    try await wait(for: count, in: conninfo)
                    time = .now - start
                    try await eventually("all are filed") { try scratch.filed().count == count }
                    shares = [first, second].map { $0.lines(" file accepted ").count }
                }
            }
            try await checkFiles(conninfo, accepted: count)
            try check(shares.reduce(0, +) == count && shares.allSatisfy { $0 > 0 }, "taken by each: \(shares)")
            return [
                Figure("together", files: count, in: time),
                Figure("first daemon", "\(shares[0]) files"), Figure("second daemon", "\(shares[1]) files"),
            ]
        }
    }
}
