import FoundationEssentials
import ProgramTesting
import SystemdTesting

extension Bench {
    private static let watched = 60

    /// What a daemon takes that has nothing to do.
    func idle() async throws {
        // Or the server would go on tidying it.
        try await forgetStored()
        let prepared = try await prepare(Workload(files: 1, recommendations: 16))
        try await withPlace(prepared) { place in
            let settings = ["consultations": prepared.consultations]
            try await Daemon.run(on: place.scratch, database: place.conninfo, settings: settings) { daemon in
                try await daemon.isReady()
                // What the start has left to do.
                try await Task.sleep(for: .seconds(10))
                let server = try postmaster()
                let before = (ticks(of: [daemon.process]), ticks(of: [server] + children(of: server)))
                try await Task.sleep(for: .seconds(Self.watched))
                let after = (ticks(of: [daemon.process]), ticks(of: [server] + children(of: server)))
                let memory = Double(daemon.kilobytes("VmRSS")) / 1024
                say(Row("idle memory", concord: Spread([memory]), unit: "MB", .atMost(64)).text)
                // A tick is a hundredth of a second.
                let shares = (
                    Double(after.0 - before.0) / Double(Self.watched), Double(after.1 - before.1) / Double(Self.watched)
                )
                say(
                    Row(
                        "idle CPU over \(Self.watched) s, of a core",
                        other: "PostgreSQL besides: \(Row.hundredths(shares.1)) %",
                        concord: Spread([shares.0]),
                        unit: "%",
                        .atMost(0.2)
                    ).text
                )
            }
        }
    }

    /// From the start of the program to READY=1, against a psql that asks for nothing.
    func start() async throws {
        let prepared = try await prepare(Workload(files: 1, recommendations: 16))
        try await withPlace(prepared) { place in
            var (starts, asked): ([Double], [Double]) = ([], [])
            // The first one is to warm up.
            for round in 0...(5 * rounds) {
                let begin = ContinuousClock.now
                try await Command.psql(place.conninfo, ["-c", "select 1"])
                let psql = ContinuousClock.now - begin
                let ready = try await startUntilReady(place)
                if round == 0 { continue }
                asked.append(psql.milliseconds)
                starts.append(ready.milliseconds)
            }
            let above = Spread(zip(starts, asked).map { $0 - $1 })
            var row = Row(
                "start to READY=1, above `psql`",
                other: "`psql -c 'select 1'`: \(Spread(asked).text(Row.hundredths)) ms",
                concord: above,
                unit: "ms",
                .atMost(150)
            )
            row.ratio = Spread(starts, dividedBy: asked).text(Row.hundredths)
            say(row.text)
        }
    }

    private func startUntilReady(_ place: Place) async throws -> Duration {
        let manager = try ManagerSocket()
        var time = Duration.zero
        let start = ContinuousClock.now
        try await Daemon.run(
            on: place.scratch,
            database: place.conninfo,
            settings: ["consultations": place.prepared.consultations],
            environment: ["NOTIFY_SOCKET": manager.name]
        ) { _ in
            try await eventually("READY=1", every: .microseconds(500)) {
                manager.next()?.split(separator: "\n").contains("READY=1") ?? false
            }
            time = .now - start
        }
        return time
    }

    /// The server's first process.
    private func postmaster() throws -> Int32 {
        let path = "\(scratch.path)/database/data/postmaster.pid"
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        guard let process = text?.split(separator: "\n").first.flatMap({ Int32($0) }) else {
            throw Command.Failed(description: "\(path) does not tell the server's process")
        }
        return process
    }

    private func children(of process: Int32) -> [Int32] {
        let path = "/proc/\(process)/task/\(process)/children"
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
    }

    /// The processor time of these processes, in hundredths of a second; without those that have ended.
    private func ticks(of processes: [Int32]) -> Int {
        processes.reduce(0) { sum, process in
            let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
            // After the name in brackets come state, ten numbers, and the times in user and kernel mode.
            let fields = String(decoding: data, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
            return sum + (fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0)
        }
    }
}
