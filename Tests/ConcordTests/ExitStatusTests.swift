import Commands
import Intake
import LinuxFiles
import Testing

@testable import Daemon
@testable import Definitions
@testable import Postgres
@testable import Store
@testable import concord

@Suite struct ExitStatusTests {
    private static let gone = PostgresError(.connection, "illustrative")

    static let codes: [(error: any Error, code: Int32)] = [
        (CommandError(.usage, "illustrative"), 64),
        (CommandError(.inputOutput, "illustrative"), 74),
        (CommandError(.tryAgain, "illustrative"), 75),
        (DecisionError(.withoutEffect, "illustrative"), 64),
        (DecisionError(.notRegistered, "illustrative"), 75),
        (UnclearName(unknown: "region", "illustrative", []), 64),
        (ConfigurationError(file: "illustrative", message: "illustrative"), 78),
        (gone, 69),
        (PostgresError(.server, "illustrative"), 69),
        (PostgresError(.parameter, "illustrative"), 78),
        (DatabaseError(noneIn: .init("illustrative")), 69),
        (DatabaseError(gone) ?? gone, 69),
        (DatabaseError(PostgresError(.parameter, "illustrative")) ?? gone, 78),
        (DatabaseError(SchemaTooNew(found: 2, known: 1)) ?? gone, 78),
        (DatabaseError(UnsuitableEncoding(found: "LATIN1")) ?? gone, 78),
        (WordDocument.Failure.notInstalled, 69),
        (PrintedDocument.Failure.notInstalled, 69),
        (Output.NotReplaced(path: "illustrative"), 73),
        (Output.NotCreated(FileError(attempt: "illustrative", code: 2), path: "illustrative"), 73),
        (FileError(attempt: "illustrative", code: 2), 74),
        (InboxService.HeldUp(reason: FileError(attempt: "illustrative", code: 2)), 75),
    ]

    @Test(arguments: codes)
    func `each error has its exit code`(error: any Error, code: Int32) {
        #expect(ExitStatus(error)?.rawValue == code, "\(error)")
    }

    @Test func `an error that nobody has named has none, and speaks for itself`() {
        #expect(ExitStatus(CancellationError()) == nil)
    }
}
