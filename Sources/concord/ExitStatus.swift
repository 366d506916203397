import ArgumentParser
import Commands
import Daemon
import Definitions
import LinuxFiles
import Postgres
import ResponseWriting
import Store

/// Exit codes as in sysexits.h.
enum ExitStatus: Int32 {
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case inputOutput = 74
    case tryAgain = 75
    case configuration = 78

    /// The code that tells a caller what kind of failure this is; nil when the failure speaks for itself.
    init?(_ error: any Error) {
        switch error {
        case let error as CommandError: self.init(error.kind)
        case let error as DatabaseError: self.init(error.kind)
        case let error as DecisionError: self.init(error.kind)
        case let error as PostgresError: self = error.kind == .parameter ? .configuration : .unavailable
        case is UnclearName, is WritingError: self = .usage
        case is ConfigurationError: self = .configuration
        case is WordDocument.Failure, is PrintedDocument.Failure: self = .unavailable
        case is Output.NotCreated, is Output.NotReplaced: self = .cannotCreate
        case is FileError: self = .inputOutput
        case is InboxService.HeldUp: self = .tryAgain
        default: return nil
        }
    }

    private init(_ kind: CommandError.Kind) {
        switch kind {
        case .usage: self = .usage
        case .inputOutput: self = .inputOutput
        case .tryAgain: self = .tryAgain
        }
    }

    private init(_ kind: DatabaseError.Kind) {
        switch kind {
        case .unavailable: self = .unavailable
        case .unsuitable: self = .configuration
        }
    }

    private init(_ kind: DecisionError.Kind) {
        switch kind {
        case .withoutEffect: self = .usage
        case .notRegistered: self = .tryAgain
        }
    }
}

/// Runs a command's work; a failure becomes one line on standard error and its exit code.
func reportingFailures(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch {
        guard let status = ExitStatus(error) else { throw error }
        Terminal.complain("concord: \(error)")
        throw ExitCode(status.rawValue)
    }
}
