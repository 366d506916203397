import ProgramTesting

extension Bench {
    /// A full inbox, against the copy of the same rows and the moving of the files.
    func backlog() async throws {
        let prepared = try await prepare(Workload(files: files, recommendations: 16))
        var (concord, copies, moves, peaks): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        for _ in 0..<backlogRounds {
            let place = try await makePlace(prepared)
            let taken = try await concordTakesAll(place)
            concord.append(taken.time.seconds)
            peaks.append(Double(taken.peak) / 1024)
            progress("  Concord took \(taken.time.seconds.rounded(places: 1)) s")
            let floor = Floor(self)
            copies.append(try await floor.copy(of: place).seconds)
            moves.append(try await floor.move(prepared).seconds)
            try await leave(place)
        }
        let floors = zip(copies, moves).map { $0 + $1 }
        say(
            Row(
                prepared.workload.name,
                other: "`psql \\copy` \(seconds(copies)) + `mv` \(seconds(moves))",
                concord: seconds(concord),
                ratio: Spread(concord, dividedBy: floors),
                .atMost(2)
            ).text
        )
        say(Row("memory during the backlog", concord: Spread(peaks), unit: "MB", .atMost(160)).text)
    }

    /// From the daemon's start to the last file committed and filed away, and how much memory it had at most, in KiB.
    func concordTakesAll(_ place: Place) async throws -> (time: Duration, peak: Int) {
        try await place.fill()
        try await settle()
        var (time, peak) = (Duration.zero, 0)
        let start = ContinuousClock.now
        try await Daemon.run(
            on: place.scratch,
            database: place.conninfo,
            settings: ["consultations": place.prepared.consultations]
        ) { daemon in
            try await place.isTaken()
            time = .now - start
            peak = daemon.kilobytes("VmHWM")
        }
        try await place.check()
        return (time, peak)
    }

    /// "41.2 s".
    func seconds(_ values: [Double]) -> String { "\(Spread(values).text { $0.rounded(places: 1) }) s" }
}
