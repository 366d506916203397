import Subprocess
import SystemPackage

/// Other programs.
enum Command {
    /// One did not do what it was asked.
    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs one to its end and returns what it wrote to standard output. Throws `Failed` when that was not a success.
    @discardableResult
    static func run(_ words: [String]) async throws -> String {
        let result = try await Subprocess.run(
            executable(words),
            arguments: Arguments(Array(words.dropFirst())),
            output: .string(limit: 1 << 24),
            error: .string(limit: 1 << 16)
        )
        guard result.terminationStatus.isSuccess else {
            let said = result.standardError.split(separator: "\n").suffix(5).joined(separator: " ")
            throw Failed(description: "`\(words.prefix(3).joined(separator: " "))` failed: \(said)")
        }
        return result.standardOutput
    }

    /// Runs one, and the body beside it, after which it gets SIGTERM and its end is waited for.
    ///
    /// - Parameter log: A file for what it writes.
    static func run(_ words: [String], log: String, beside body: (Int32) async throws -> Void) async throws {
        // The shell becomes the program.
        _ = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: Arguments(["-c", "exec \"$@\" >\"$0\" 2>&1", log] + words),
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
            try execution.send(signal: .terminate)
        }
    }

    /// psql, which stops at the first error and reads no settings of the user's.
    static func psql(_ conninfo: String, _ arguments: [String]) async throws {
        try await run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"] + arguments + [conninfo])
    }

    private static func executable(_ words: [String]) -> Executable {
        let program = words.first ?? "false"
        return program.contains("/") ? .path(FilePath(program)) : .name(program)
    }
}
