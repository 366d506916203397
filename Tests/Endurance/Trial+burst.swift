import ProgramTesting

extension Trial {
    /// The kernel keeps 16,384 events and forgets the rest.
    static let burst = Trial(
        name: "burst",
        purpose: "30,000 files dropped while the daemon stands still are all taken"
    ) {
        let count = 30_000
        return try await withScratch { scratch, conninfo in
            var time = Duration.zero
            // Nothing but the notice that events were lost can make the daemon look again.
            let settings = ["rescan_seconds": "86400"]
            try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
                try scratch.drop(Samples.response(of: 0), as: "state/inbox/EURALO/0.txt")
                try await eventually("the first file is filed") { try scratch.filed().count == 1 }
                try await daemon.pause()
                try drop(1...count, into: "state/inbox/EURALO", of: scratch)
                daemon.resume()
                let start = ContinuousClock.now
                try await wait(for: count + 1, in: conninfo)
                time = .now - start
            }
            try await checkFiles(conninfo, accepted: count + 1)
            return [Figure("after SIGCONT", files: count, in: time)]
        }
    }
}
