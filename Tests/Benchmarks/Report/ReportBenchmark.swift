import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import Reporting
import Store
import Subprocess
import SystemPackage

/// How long a report takes from a warm database: `swift run -c release ReportBenchmark`. Prints a table for each workload, with
/// `psql -c 'select 1'` as the measure, and one for the list of all answers, with `\copy` of the same columns as the measure.
@main struct ReportBenchmark {
    private static let rounds = 15
    private static let formats = ["text", "html", "md", "json", "matrix"]

    static func main() async throws {
        for workload in Workload.all {
            print("\n\(workload.name)\n")
            try await withTestDatabase(from: .migrated) { conninfo in
                let scratch = try Scratch()
                defer { scratch.remove() }
                try await fill(conninfo, with: workload, scratch)
                let psql = try await Times.of(rounds: rounds) {
                    try await ran("psql", ["-X", "-c", "select 1", conninfo])
                }
                print("| | ms: median (least to most) of \(rounds) | times `psql` | bytes |\n|---|---|---|---|")
                line("`psql -c 'select 1'`", psql, psql)
                try await inProcess(conninfo, psql)
                try await processes(conninfo, scratch, psql)
                try await lists(workload, conninfo, scratch)
            }
        }
    }

    /// Has the program take the workload's files.
    private static func fill(_ conninfo: String, with workload: Workload, _ scratch: Scratch) async throws {
        try workload.drop(into: scratch)
        let settings = ["consultations": "\(scratch.path)/consultations", "line_limit_bytes": "100000"]
        let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
        let rejected = try scratch.filed("rejected")
        guard ended.code == 0, rejected.isEmpty else {
            throw Failed(description: "the files were not taken: \(rejected) \(ended.errors.suffix(2000))")
        }
        _ = try await queried("analyze", in: conninfo)
    }

    /// The parts of the work, one after another.
    private static func inProcess(_ conninfo: String, _ psql: Times) async throws {
        let store = try await Store.open(conninfo)
        var report: Report?
        line(
            "state from the database",
            try await Times.of(rounds: rounds) {
                report = try await store.state(of: "benchmark", sample: Report.sampledRespondents).map {
                    Report(of: $0)
                }
            },
            psql
        )
        await store.close()
        guard let report else { throw Failed(description: "there is no report") }
        let renderings: [(String, () -> String)] = [
            ("text", { report.text() }), ("HTML", { report.html() }), ("Markdown", { report.markdown() }),
            ("JSON", { report.json() }), ("matrix", { report.matrixCSV() }),
        ]
        for (name, render) in renderings {
            var bytes = 0
            let times = try await Times.of(rounds: rounds) { bytes = render().utf8.count }
            line("rendering as \(name)", times, psql, bytes: bytes)
        }
    }

    /// The whole program, from its start to its end.
    private static func processes(_ conninfo: String, _ scratch: Scratch, _ psql: Times) async throws {
        for format in formats {
            var bytes = 0
            let times = try await Times.of(rounds: rounds) {
                bytes = try await reported(["--format", format], conninfo, scratch)
            }
            line("`concord report --format \(format)`", times, psql, bytes: bytes)
        }
    }

    /// The list of all answers, beside what psql takes to write the same columns into a file: as the rows come, and sorted.
    private static func lists(_ workload: Workload, _ conninfo: String, _ scratch: Scratch) async throws {
        let answers = """
            select consultation, recommendation, region, respondent, speaks_for_region, stance, words, comment, file, line, \
            "column", place, revision, is_illustrative, is_late, received_at, recorded_at, flags \
            from concord.current_answers where consultation = 'benchmark'
            """
        let order = #"order by region, speaks_for_region desc, respondent collate "C", recommendation"#
        func copy(_ query: String, to file: String) async throws {
            try await ran("psql", ["-X", "-q", "-c", #"\copy (\#(query)) to '\#(file)' csv header"#, conninfo])
        }
        let files = ["copy.csv", "sorted.csv", "list.csv"].map { "\(scratch.path)/\($0)" }
        let times = try await Times.inTurn(
            rounds: workload.lists,
            [
                { try await copy(answers, to: files[0]) },
                { try await copy("\(answers) \(order)", to: files[1]) },
                { try await reported(["--format", "csv", "--output", files[2]], conninfo, scratch) },
            ]
        )
        print("\n| | ms: median (least to most) of \(workload.lists) | times `\\copy` | bytes |\n|---|---|---|---|")
        let names = [
            #"`psql \copy` of the same columns"#, #"`psql \copy` of the same columns, sorted"#,
            "`concord report --format csv --output`",
        ]
        for (index, name) in names.enumerated() {
            line(name, times[index], times[0], bytes: try Data(contentsOf: URL(filePath: files[index])).count)
        }
    }

    /// Has the program report. Returns the number of bytes that it wrote to its standard output.
    @discardableResult
    private static func reported(_ options: [String], _ conninfo: String, _ scratch: Scratch) async throws -> Int {
        let place = ["--database", conninfo, "--state-directory", scratch.state]
        return try await ran(
            try Program.path,
            ["report", "--consultation", "benchmark"] + options + place,
            environment: ["CONCORD_CONSULTATIONS": "\(scratch.path)/consultations"]
        )
    }

    /// Runs a program to its end. Returns the number of bytes that it wrote.
    @discardableResult
    private static func ran(
        _ program: String,
        _ arguments: [String],
        environment: [Environment.Key: String] = [:]
    ) async throws -> Int {
        let result = try await Subprocess.run(
            program.contains("/") ? .path(.init(program)) : .name(program),
            arguments: Arguments(arguments),
            environment: .inherit.updating(environment.mapValues { $0 }),
            output: .bytes(limit: 1 << 30),
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else { throw Failed(description: result.standardError) }
        return result.standardOutput.count
    }

    private static func line(_ name: String, _ times: Times, _ psql: Times, bytes: Int? = nil) {
        print("| \(name) | \(times.text) | \(times.ratio(to: psql)) | \(bytes.map { "\($0)" } ?? "") |")
        // At once, also into a pipe.
        fflush(nil)
    }

    /// Something did not do what it was asked.
    struct Failed: Error, CustomStringConvertible {
        var description: String
    }
}
