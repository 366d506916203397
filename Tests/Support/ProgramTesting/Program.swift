import FoundationEssentials
import Subprocess
import SystemPackage

/// The built `concord`, run as a process of its own.
public enum Program {
    /// How it ended and what it wrote.
    public struct Ended: Sendable {
        /// The exit code; nil when a signal ended it.
        public var code: Int32?
        /// The signal that ended it; nil when it exited.
        public var signal: Int32?
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error, the log among it.
        public var errors: String
    }

    /// The executable, which stands beside the one that asks. Throws when the system does not tell where that is.
    public static var path: String {
        get throws {
            let asking = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let folder = asking.split(separator: "/").dropLast().joined(separator: "/")
            return "/\(folder)/concord"
        }
    }

    /// Runs it to its end. Throws when it cannot be started.
    ///
    /// - Parameter wrapper: A program and its arguments that starts it, such as a tracer.
    public static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        under wrapper: [String] = []
    ) async throws -> Ended {
        try await run(arguments, environment: environment, under: wrapper) { _ in }
    }

    /// Runs it, and the body beside it, which gets its process number. Throws what the body throws; the process is killed
    /// then.
    public static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        under wrapper: [String] = [],
        beside body: (Int32) async throws -> Void
    ) async throws -> Ended {
        let scratch = try Scratch()
        defer { scratch.remove() }
        return try await run(arguments, environment: environment, under: wrapper, streams: scratch.path, beside: body)
    }

    /// - Parameter streams: A folder for `out` and `err`: standard streams go to files, so that nothing waits for a reader.
    static func run(
        _ arguments: [String],
        environment: [String: String],
        under wrapper: [String],
        streams: String,
        beside body: (Int32) async throws -> Void
    ) async throws -> Ended {
        let words = wrapper + [try path] + arguments
        let changes = environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        let command = "exec \"$@\" >'\(streams)/out' 2>'\(streams)/err'"
        let result = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: Arguments(["-c", command, "sh"] + words),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
            input: .none,
            output: .discarded,
            error: .discarded
        ) { execution in
            do {
                try await body(execution.processIdentifier.value)
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
        }
        var ended = Ended(output: text("\(streams)/out"), errors: text("\(streams)/err"))
        switch result.terminationStatus {
        case .exited(let code): ended.code = code
        case .signaled(let signal): ended.signal = signal
        }
        return ended
    }

    /// What stands in a file; nothing where there is none.
    static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
