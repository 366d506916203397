import ArgumentParser
import CLinux

/// The command line.
@main struct Concord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concord",
        abstract: "Collects the answers of many groups to the same questions and reports where they agree.",
        discussion: """
            Response files are dropped into an inbox; Concord reads them, keeps them in PostgreSQL and keeps a consensus \
            report up to date.

            Start with: concord demo

            More help:
              concord help files       what a response file may look like
              concord help inbox       where files are dropped, and what becomes of them
              concord help exit-codes  what a command's exit code says
            """,
        version: "0.1.0",
        subcommands: [
            Demo.self, Run.self, Status.self, Config.self, ReportCommand.self, History.self, Template.self, Check.self,
            Designate.self, Withdraw.self, Renormalise.self,
            Help.self, Confine.self,
        ]
    )

    /// What stands before a message of argument-parser, as before every other.
    static let _errorLabel = "concord"

    /// Runs the command, and fails where what it has printed could not be written.
    static func main() async {
        // A thread's memory grows by so many bytes at a time, instead of 128 KiB with a system call each.
        mallopt(M_TOP_PAD, 4 << 20)
        do {
            try CommandName.expectCommand(in: Array(CommandLine.arguments.dropFirst()))
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Terminal.expectOutput()
        } catch {
            exit(withError: error)
        }
    }
}
