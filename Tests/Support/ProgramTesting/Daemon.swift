import FoundationEssentials
import Glibc

/// A running `concord run`, as seen by the one who started it.
public struct Daemon: Sendable {
    /// The process number; that of the wrapper, where one stays in between.
    public let process: Int32
    private let streams: String

    /// What it has logged so far.
    public var log: String { Program.text("\(streams)/err") }

    /// The lines of the log that hold these words.
    public func lines(_ words: String) -> [Substring] {
        log.split(separator: "\n").filter { $0.contains(words) }
    }

    /// Sends a signal; nothing happens when the process has ended.
    public func send(_ signal: Int32) {
        kill(process, signal)
    }

    /// Stops it with SIGSTOP and waits until it stands still. Throws `NotInTime`.
    public func pause() async throws {
        send(SIGSTOP)
        try await eventually("the process stands still") { "Tt".contains(state) }
    }

    /// Lets it go on after `pause`.
    public func resume() {
        send(SIGCONT)
    }

    /// Waits until it says that it is ready. Throws `NotInTime`.
    public func isReady() async throws {
        try await eventually("the daemon is ready") { log.contains(" notice ready") }
    }

    /// A number in kilobytes from `/proc/PID/status`, such as `VmHWM`; 0 when it is not there.
    public func kilobytes(_ name: String) -> Int {
        for line in Program.text("/proc/\(process)/status").split(separator: "\n") where line.hasPrefix("\(name):") {
            return line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap { Int($0) } ?? 0
        }
        return 0
    }

    /// How many files it has open.
    public var openFiles: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count) ?? 0
    }

    /// The processes that it has started and that have not ended.
    public var children: [Int32] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.flatMap { thread in
            Program.text("/proc/\(process)/task/\(thread)/children").split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// The letter by which the kernel tells how a process is: `S`, `R`, `T` …; `Z` when it is gone.
    private var state: Character {
        Program.text("/proc/\(process)/stat").split(separator: ")").last?.dropFirst().first ?? "Z"
    }

    /// Runs `concord run` on `state/` of the scratch directory, and the body beside it. Afterwards the daemon gets SIGTERM
    /// and its end is waited for; one that has ended by then was killed by the body. Throws what the body throws.
    ///
    /// - Parameters:
    ///   - database: A libpq connection string.
    ///   - settings: By their names in the configuration file.
    ///   - environment: Other variables.
    ///   - wrapper: A program and its arguments that starts the daemon. It should become the daemon.
    @discardableResult
    public static func run(
        on scratch: Scratch,
        database: String,
        settings: [String: String] = [:],
        environment: [String: String] = [:],
        under wrapper: [String] = [],
        _ body: (Daemon) async throws -> Void
    ) async throws -> Program.Ended {
        let streams = try Scratch()
        defer { streams.remove() }
        return try await Program.run(
            ["run", "--state-directory", scratch.state, "--database", database],
            environment: environment.merging(variables(settings)) { _, new in new },
            under: wrapper,
            streams: streams.path
        ) { process in
            let daemon = Daemon(process: process, streams: streams.path)
            do {
                try await body(daemon)
            } catch {
                // The log says why, and is gone with the directory.
                throw Failed(reason: "\(error)", log: String(daemon.log.suffix(4000)))
            }
            daemon.send(SIGTERM)
            daemon.resume()
        }
    }

    /// Runs `concord run --once` on `state/` of the scratch directory to its end.
    public static func once(
        on scratch: Scratch,
        database: String,
        settings: [String: String] = [:],
        environment: [String: String] = [:],
        under wrapper: [String] = []
    ) async throws -> Program.Ended {
        try await Program.run(
            ["run", "--once", "--state-directory", scratch.state, "--database", database],
            environment: environment.merging(variables(settings)) { _, new in new },
            under: wrapper
        )
    }

    private static func variables(_ settings: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: settings.map { ("CONCORD_\($0.key.uppercased())", $0.value) })
    }

    private struct Failed: Error, CustomStringConvertible {
        var reason: String
        var log: String
        var description: String { "\(reason)\nThe daemon's log ends:\n\(log)" }
    }
}
