import ProgramTesting

extension Trial {
    static let largeDirectory = Trial(
        name: "large-directory",
        purpose: "100,000 files in one directory: time grows with their number, memory and descriptors do not"
    ) {
        let marks = [10_000, 50_000, 100_000]
        return try await withScratch { scratch, conninfo in
            try drop(1...100_000, into: "state/inbox/EURALO", of: scratch)
            var seen: [(files: Int, time: Duration, resident: Int, descriptors: Int)] = []
            var (peak, descriptors) = (0, 0)
            try await Daemon.run(on: scratch, database: conninfo) { daemon in
                let start = ContinuousClock.now
                try await wait(for: 100_000, in: conninfo) { count in
                    descriptors = max(descriptors, daemon.openFiles)
                    guard seen.count < marks.count, count >= marks[seen.count] else { return }
                    seen.append((count, .now - start, daemon.kilobytes("VmRSS"), daemon.openFiles))
                }
                peak = daemon.kilobytes("VmHWM")
            }
            try await checkFiles(conninfo, accepted: 100_000)
            var figures = seen.map { mark in
                Figure(
                    "at \(mark.files) files",
                    "\(mark.time.tenths) s, RSS \(mark.resident / 1024) MB, \(mark.descriptors) descriptors"
                )
            }
            figures.append(Figure("at most", "RSS \(peak / 1024) MB, \(descriptors) descriptors"))
            let (first, middle, last) = (seen[0], seen[1], seen[2])
            try check(last.resident < first.resident + 65_536, "memory grew: \(figures.map(\.value))")
            try check(last.descriptors <= first.descriptors + 8, "descriptors grew: \(figures.map(\.value))")
            // A scan that is quadratic would need more than twice as long for the second half.
            try check(last.time - middle.time < middle.time * 2 + .seconds(10), "time grew: \(figures.map(\.value))")
            return figures
        }
    }
}
