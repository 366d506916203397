import ConsultationModel
import FoundationEssentials
import LinuxFiles
import Postgres
import ProgramTesting
import Store
import Synchronization

extension Bench {
    /// Between two drops, and two inserts of the floor.
    private static let pause = Duration.milliseconds(100)

    /// With an empty database, against the insert of one row over a connection that is open.
    func latency() async throws {
        let prepared = try await prepare(Workload(files: 1, recommendations: 16))
        var (floors, concord): ([Spread], [Latencies]) = ([], [])
        for _ in 0..<rounds {
            try await withPlace(prepared) { place in
                floors.append(try await inserts(into: place))
                concord.append(try await latencies(of: place) { (100 + $0 / 2, $0 % 2 + 1) })
            }
        }
        for percent in [50, 99] {
            let floor = floors.map { $0.percentile(percent) }
            let commits = concord.map { $0.commits.percentile(percent) }
            let pause = "\(Self.pause.milliseconds.rounded(places: 0)) ms apart"
            say(
                Row(
                    "renamed in → committed, p\(percent) of \(grouped(drops)), \(pause)",
                    other: "insert and commit, p\(percent): \(milliseconds(floor))",
                    concord: milliseconds(commits),
                    ratio: Spread(commits, dividedBy: floor),
                    percent == 99 ? .atMost(5) : nil
                ).text
            )
        }
        for percent in [50, 99] {
            let reports = Spread(concord.map { $0.reports.percentile(percent) })
            let name = "renamed in → `latest/report.json`, p\(percent)"
            say(
                percent == 99
                    ? Row(name, concord: reports, unit: "ms", .atMost(50)).text
                    : Row(name, other: "", concord: "\(reports.text(Row.hundredths)) ms").text
            )
        }
    }

    /// With the backlog stored, against an empty database.
    func storedLatency() async throws {
        let prepared = try await prepare(Workload(files: 1, recommendations: 16))
        let stored = try await stored()
        var (few, many): ([Latencies], [Latencies]) = ([], [])
        for round in 0..<rounds {
            try await withPlace(prepared) { place in
                few.append(try await latencies(of: place) { (100 + $0 / 2, $0 % 2 + 1) })
            }
            // Half of them are respondents that are stored, half are new.
            let first = round * drops
            let fresh = stored.prepared.workload.files
            many.append(
                try await latencies(of: stored) { number in
                    number.isMultiple(of: 2) ? (fresh + first + number, 1) : ((first + number) % fresh + 1, round + 2)
                }
            )
        }
        let name = "with \(grouped(stored.prepared.workload.files * 16)) answers stored"
        for (what, spread) in [("committed", \Latencies.commits), ("`latest/report.json`", \Latencies.reports)] {
            for percent in [50, 99] {
                let others = few.map { $0[keyPath: spread].percentile(percent) }
                let values = many.map { $0[keyPath: spread].percentile(percent) }
                say(
                    Row(
                        "renamed in → \(what), p\(percent), \(name)",
                        other: "with none: \(milliseconds(others))",
                        concord: milliseconds(values),
                        ratio: Spread(values, dividedBy: others),
                        .atMost(1.25)
                    ).text
                )
            }
        }
    }

    /// How long single rows take to be inserted and committed, in milliseconds.
    private func inserts(into place: Place) async throws -> Spread {
        let connection = try await Connection.open(place.conninfo)
        try await connection.execute(
            script: "create table public.floor (number integer primary key, words text not null)"
        )
        try await settle()
        var times: [Double] = []
        for number in 0..<drops {
            try await Task.sleep(for: Self.pause)
            let start = ContinuousClock.now
            try await connection.execute("insert into public.floor (number, words) values (\(number), 'Illustrative')")
            times.append((ContinuousClock.now - start).milliseconds)
        }
        await connection.close()
        return Spread(times)
    }

    /// Has a daemon work on the place's database and drops files, one at a time.
    ///
    /// - Parameter content: The respondent and the revision of each drop.
    private func latencies(of place: Place, _ content: (Int) -> (number: Int, revision: Int)) async throws -> Latencies
    {
        let scratch = try Scratch(below: scratch.path)
        defer { scratch.remove() }
        let workload = place.prepared.workload
        let latest = "\(scratch.state)/reports/\(Workload.consultation)/latest"
        let inbox = "\(scratch.state)/inbox/\(Workload.consultation)"
        for folder in [latest] + (1...Workload.regions).map({ "\(inbox)/REGION-\($0)" }) {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try await settle()
        var (commits, reports): ([Double], [Double]) = ([], [])
        try await Daemon.run(
            on: scratch,
            database: place.conninfo,
            settings: ["consultations": place.prepared.consultations]
        ) { daemon in
            try await daemon.isReady()
            try await eventually("the first report stands there") {
                try Files.entry(at: "\(latest)/report.json") != nil
            }
            let (committed, reported) = (Moments(), Moments())
            let listening = Task { [conninfo = place.conninfo] in
                try await listen(to: Store.changes, on: conninfo) { committed.mark() }
            }
            defer { listening.cancel() }
            let watch = try watch(latest, reported)
            _ = try await committed.happened("the database tells of changes")
            // The first ones are to warm up.
            for drop in -10..<drops {
                try await Task.sleep(for: Self.pause)
                let (number, revision) = drop < 0 ? (content(0).number, 100 - drop) : content(drop)
                let path = workload.path(of: number)
                let hidden = "\(inbox)/.\(number)-\(revision)"
                try Files.write(workload.response(of: number, revision: revision), to: hidden)
                committed.forget()
                reported.forget()
                let start = ContinuousClock.now
                try Files.rename(hidden, to: "\(inbox)/\(path)")
                let times = (
                    try await committed.happened("drop \(drop) is committed"),
                    try await reported.happened("the report of drop \(drop) stands there")
                )
                if drop < 0 { continue }
                commits.append((times.0 - start).milliseconds)
                reports.append((times.1 - start).milliseconds)
            }
            _ = consume watch
        }
        return Latencies(commits: Spread(commits), reports: Spread(reports))
    }

    /// Marks each time at which `report.json` is another file.
    private func watch(_ latest: String, _ reported: Moments) throws -> DirectoryWatch {
        let path = "\(latest)/report.json"
        let last = Mutex(try Files.entry(at: path))
        let watch = try DirectoryWatch {
            guard let now = try? Files.entry(at: path) else { return }
            let isNew = last.withLock { last in
                defer { last = now }
                return last != now
            }
            if isNew { reported.mark() }
        }
        try watch.add(Folder(latest))
        return watch
    }

    /// "0.42 ms".
    private func milliseconds(_ values: [Double]) -> String { "\(Spread(values).text(Row.hundredths)) ms" }
}
