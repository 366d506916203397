import ArgumentParser
import Commands

/// `concord status`
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say whether the daemon is at work, what waits, and what became of the last files.",
        discussion: """
            Looks from outside: nothing is started, created or changed, and a database that does not answer is given up \
            after some seconds. Needs to read the state directory, as the daemon's user or root can.

            Examples:
              concord status
              concord status --json --state-directory /srv/concord

            Exit codes: 0 a daemon is at work on this inbox, the database answers and takes changes, nothing is wrong that \
            the daemon knows of, and no file has waited for more than five minutes; 69 one of these is not so, 74 the state \
            directory cannot be read, 78 configuration.
            """
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await reportingFailures {
            let status = try await ServiceStatus(of: try options.settings())
            if json {
                Terminal.say(try StatusObject(status).jsonLine)
            } else {
                for line in status.lines { Terminal.say(line) }
            }
            if !status.isHealthy { throw ExitCode(ExitStatus.unavailable.rawValue) }
        }
    }
}
