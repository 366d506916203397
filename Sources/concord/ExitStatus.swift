import ArgumentParser
import Daemon
import Definitions
import LinuxFiles
import Postgres
import PostgresServer
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
        case is DemoService.Refusal, is UnknownConsultation, is UnclearName, is Unchanged, is Template.Refusal,
            is WritingError, is CurrentReport.NotYet, is KeptReports.NoSuchNight, is RecommendationStory.Unknown:
            self = .usage
        case is ConfigurationError, is SchemaTooNew, is UnsuitableEncoding: self = .configuration
        case let error as PostgresError where error.kind == .parameter: self = .configuration
        case is PostgresError, is PrivateServerError, is Database.Missing: self = .unavailable
        case is WordDocument.Failure, is PrintedDocument.Failure: self = .unavailable
        case is Output.NotCreated, is Output.NotReplaced: self = .cannotCreate
        case is FileError, is ServiceStatus.Unreadable: self = .inputOutput
        case is InboxService.HeldUp, is NotRegistered, is UnknownRecommendation: self = .tryAgain
        default: return nil
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
