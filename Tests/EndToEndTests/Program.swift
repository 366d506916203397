import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing

/// The built `concord`, run as a process of its own.
enum Program {
    /// How it ended and what it wrote.
    struct Ended {
        /// The exit code; nil when a signal ended it.
        var code: Int32?
        /// The signal that ended it; nil when it exited.
        var signal: Int32?
        var output: String
        var errors: String
    }

    /// The executable, which stands beside the one that runs the tests.
    static var path: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let folder = tests.split(separator: "/").dropLast().joined(separator: "/")
            return "/\(folder)/concord"
        }
    }

    /// Runs it to its end.
    ///
    /// - Parameter wrapper: A program and its arguments that starts it, such as a tracer.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        under wrapper: [String] = []
    ) async throws -> Ended {
        try await run(arguments, environment: environment, under: wrapper) { _ in }
    }

    /// Runs it, and the body beside it, which gets its process number.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        under wrapper: [String] = [],
        beside body: (Int32) async throws -> Void
    ) async throws -> Ended {
        let words = wrapper + [try path] + arguments
        let scratch = try Scratch()
        defer { scratch.remove() }
        let changes = environment.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        // Standard streams go to files: nothing waits for a reader.
        let command = "exec \"$@\" >'\(scratch.path)/out' 2>'\(scratch.path)/err'"
        let result = try await Subprocess.run(
            .path("/bin/sh"),
            arguments: Arguments(["-c", command, "sh"] + words),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
            input: .none,
            output: .discarded,
            error: .discarded
        ) { execution in
            let process = execution.processIdentifier.value
            do {
                try await body(process)
            } catch {
                kill(process, SIGKILL)
                throw error
            }
        }
        var ended = Ended(output: try scratch.text("out"), errors: try scratch.text("err"))
        switch result.terminationStatus {
        case .exited(let code): ended.code = code
        case .signaled(let signal): ended.signal = signal
        }
        return ended
    }
}

/// A directory of a test's own.
struct Scratch {
    let path: String

    init() throws {
        path = "/tmp/concord-test-\(UUID().uuidString.lowercased())"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    /// Puts a file where it belongs as a person would: written elsewhere, renamed in.
    func drop(_ bytes: [UInt8], as name: String) throws {
        let target = "\(path)/\(name)"
        let folder = target.split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/\(folder)", withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: "\(path)/.outgoing"))
        guard unsafe rename("\(path)/.outgoing", target) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// The paths of all files below a folder, relative to it, sorted; none when it is not there.
    func files(below folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: "\(path)/\(folder)") else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)").filter { name in
            var isDirectory = false
            _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isDirectory)
            return !isDirectory
        }.sorted()
    }
}

/// Looks again and again until the condition holds; fails after a minute.
func eventually(
    _ what: Comment,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(600)
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record(what, sourceLocation: sourceLocation)
    struct NotInTime: Error {}
    throw NotInTime()
}
