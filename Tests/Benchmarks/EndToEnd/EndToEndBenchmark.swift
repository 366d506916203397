import ArgumentParser
import PostgresServer
import ProgramTesting
import UnixSignals

/// How fast files become reports: `swift run -c release EndToEndBenchmark`. Makes its files, starts a PostgreSQL of its
/// own, runs the floor, the peers and Concord in turn on the same files, and prints a table.
@main struct EndToEndBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares Concord with what PostgreSQL takes at best and with other ways to do the same.",
        discussion: Figure.allCases.map { "\($0.rawValue): \($0.purpose)" }.joined(separator: "\n")
    )

    @Option(parsing: .upToNextOption, help: "The figures to measure; all when left out.")
    var only: [Figure] = Figure.allCases

    @Option(help: "How often each comparison is made; the backlog is taken once, unless this is given.")
    var rounds: Int?

    @Option(help: "How many files the backlog has.")
    var files = 100_000

    @Option(help: "How many files are dropped one at a time.")
    var drops = 1000

    @Option(help: "Where the database and the inboxes are made; on a disk, not in memory.")
    var directory = "/var/tmp"

    @Flag(help: "Leaves what was made behind.")
    var keep = false

    func validate() throws {
        guard rounds ?? 1 > 0, files > 0, drops > 0 else {
            throw ValidationError("--rounds, --files and --drops must be at least 1.")
        }
    }

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await measure() }
            group.addTask {
                for await _ in signals { throw CancellationError() }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func measure() async throws {
        let scratch = try Scratch(below: directory)
        defer { if !keep { scratch.remove() } }
        if keep { progress("everything is made in \(scratch.path)") }
        let kind = try await Command.run(["stat", "--file-system", "--format=%T", scratch.path])
        if kind.hasPrefix("tmpfs") {
            throw ValidationError("\(directory) is in memory; name a directory on a disk with --directory.")
        }
        var isWrong = false
        try await withPrivateServer(at: "\(scratch.path)/database", durable: true) { server in
            let bench = Bench(server, scratch, rounds: rounds, files: files, drops: drops)
            say(Row.header)
            for figure in Figure.allCases where only.contains(figure) {
                progress("\(figure.rawValue): \(figure.purpose)")
                do {
                    try await figure.measure(on: bench)
                } catch  where !Task.isCancelled {
                    isWrong = true
                    say(Row(figure.rawValue, other: "", concord: "not measured: \(error)").text)
                }
            }
        }
        if isWrong { throw ExitCode.failure }
    }
}
