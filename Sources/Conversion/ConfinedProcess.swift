import FoundationEssentials
public import Subprocess
import SystemPackage

/// A confined process that reads bytes and writes others: without network, with nothing to write but its answer, within
/// limits.
public struct ConfinedProcess: Sendable {
    /// What it left.
    public struct Ended: Sendable {
        /// How it ended.
        public var status: TerminationStatus
        /// All that it wrote to standard output.
        public var output: [UInt8]
        /// The beginning of what it wrote to standard error.
        public var complaints: String

        /// Whether the program is not installed.
        public var isMissing: Bool { status == .exited(Confinement.Ending.programNotFound) }
    }

    /// Why it was ended.
    public enum Failure: Error {
        /// The time limit was reached.
        case tooSlow
        /// It wrote more than it may.
        case outputTooLarge
        /// The task was cancelled.
        case cancelled
        /// In words.
        case notStarted(String)
    }

    let launcher: String
    let command: [String]
    let limits: ConversionLimits

    /// Does nothing until it is run.
    ///
    /// - Parameters:
    ///   - launcher: The path of a program that offers `Confinement.command`; this program, unless told otherwise.
    ///   - command: A program, looked up in PATH if it is no path, and its arguments.
    public init(launcher: String = "/proc/self/exe", command: [String], limits: ConversionLimits) {
        self.launcher = launcher
        self.command = command
        self.limits = limits
    }

    /// Runs it to its end. When this returns or throws, no process is left.
    public func run(on input: [UInt8]) async throws(Failure) -> Ended {
        let result = await withTaskGroup(of: Result<Ended, Failure>.self) { group in
            group.addTask { await ended(on: input) }
            group.addTask {
                do {
                    try await Task.sleep(for: .seconds(limits.seconds))
                    return .failure(.tooSlow)
                } catch {
                    return .failure(.cancelled)
                }
            }
            let first = await group.next() ?? .failure(.cancelled)
            // Ends the process, and waits for that.
            group.cancelAll()
            return first
        }
        if Task.isCancelled { throw .cancelled }
        return try result.get()
    }

    private func ended(on input: [UInt8]) async -> Result<Ended, Failure> {
        if let reason = Shortage.ofDescriptors { return .failure(.notStarted(reason)) }
        do {
            let file = try MemoryFile(input)
            defer { file.close() }
            let result = try await Subprocess.run(
                .path(FilePath(launcher)),
                arguments: Arguments(confinement.arguments(executing: command)),
                environment: environment,
                workingDirectory: "/",
                platformOptions: options,
                input: .fileDescriptor(file.descriptor, closeAfterSpawningProcess: false),
                output: .sequence,
                error: .sequence
            ) { execution in
                async let complaints = beginning(of: execution.standardError)
                do {
                    let output = try await whole(of: execution.standardOutput)
                    return (output, try await complaints)
                } catch {
                    // Now: the other stream ends only with the process.
                    try? execution.send(signal: .kill, toProcessGroup: true)
                    throw error
                }
            }
            let (output, complaints) = result.closureResult
            return .success(Ended(status: result.terminationStatus, output: output, complaints: complaints))
        } catch let failure as Failure {
            return .failure(failure)
        } catch {
            return .failure(.notStarted("\(error)"))
        }
    }

    /// The process has a few seconds more for itself, so that this one ends it where it can.
    private var confinement: Confinement {
        Confinement(
            memoryBytes: UInt(clamping: limits.memoryBytes),
            seconds: UInt32(clamping: min(limits.seconds, 1 << 30) + 5)
        )
    }

    private var environment: Environment {
        .custom([
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "HOME": "/nonexistent",
        ])
    }

    /// A process group of its own, which is killed as a whole: converters have nothing to tidy up.
    private var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        return options
    }

    private func whole(of stream: SubprocessOutputSequence) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await buffer in stream {
            guard buffer.count <= limits.outputBytes - bytes.count else { throw Failure.outputTooLarge }
            unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        }
        return bytes
    }

    /// Reads all and keeps 16 KiB: a process that says too much neither waits nor fails.
    private func beginning(of stream: SubprocessOutputSequence) async throws -> String {
        var bytes: [UInt8] = []
        for try await buffer in stream {
            let room = 16_384 - bytes.count
            unsafe buffer.withUnsafeBytes { unsafe bytes.append(contentsOf: $0.prefix(room)) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
