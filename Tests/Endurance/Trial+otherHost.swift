import FoundationEssentials
import Postgres
import ProgramTesting

extension Trial {
    /// Two state directories stand for two hosts.
    static let otherHost = Trial(
        name: "other-host",
        purpose: "what one host takes is in the other's report within two seconds, also when its connections were ended"
    ) {
        try await withScratch { scratch, conninfo in
            let other = try Scratch()
            defer { other.remove() }
            var figures: [Figure] = []
            try await Daemon.run(on: scratch, database: conninfo) { first in
                try await Daemon.run(on: other, database: conninfo) { second in
                    try await first.isReady()
                    try await second.isReady()
                    var times: [Duration] = []
                    for round in 1...20 { times.append(try await delay(round, from: scratch, to: other)) }
                    figures.append(try figure("with LISTEN", times))
                    times = []
                    for round in 21...30 {
                        _ = try await queried(
                            """
                            select pg_terminate_backend(pid)::text from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'
                            """,
                            in: conninfo
                        )
                        times.append(try await delay(round, from: scratch, to: other))
                    }
                    figures.append(try figure("LISTEN connections ended", times))
                    times = []
                    for round in 31...40 {
                        _ = try await queried(
                            """
                            select pg_terminate_backend(pid)::text from pg_stat_activity
                            where datname = current_database() and pid <> pg_backend_pid()
                            """,
                            in: conninfo
                        )
                        times.append(try await delay(round, from: scratch, to: other))
                    }
                    figures.append(try figure("all connections ended", times))
                }
            }
            return figures
        }
    }

    /// From the drop on one host to the report on the other.
    private static func delay(_ round: Int, from scratch: Scratch, to other: Scratch) async throws -> Duration {
        // As in quiet times: reports of a burst are made together, a second apart.
        try await Task.sleep(for: .milliseconds(.random(in: 1500...2500)))
        let name = "EURALO/round-\(round).txt"
        let report = "reports/at-large-review-2017/latest/report.json"
        let start = ContinuousClock.now
        try scratch.drop(Samples.response([(1, "Support", "Round \(round)")]), as: "state/inbox/\(name)")
        try await eventually("\(name) in the other host's report") {
            let content = FileManager.default.contents(atPath: "\(other.state)/\(report)") ?? Data()
            return String(decoding: content, as: UTF8.self).contains(name)
        }
        return .now - start
    }

    private static func figure(_ name: String, _ times: [Duration]) throws -> Figure {
        let sorted = times.map(\.milliseconds).sorted()
        let (median, maximum) = (sorted[sorted.count / 2], sorted[sorted.count - 1])
        try check(maximum <= 2000, "\(name): up to \(maximum) ms, expected at most 2000")
        return Figure(name, "\(median) ms, at most \(maximum) ms, in \(sorted.count) rounds")
    }
}
