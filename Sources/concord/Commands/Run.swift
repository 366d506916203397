import ArgumentParser
import Daemon
import FoundationEssentials
import LinuxFiles
import Logging

/// `concord run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take files from the inbox and keep the reports up to date.",
        discussion: """
            Files belong in inbox/<consultation>/<REGION>/, inbox/<REGION>/ or inbox/. Each is filed under accepted/ or \
            rejected/ with a receipt beside it. A database that is away is waited for, unless --once is given. SIGHUP \
            reads the configuration again; SIGTERM and Ctrl-C finish the work in hand and end.

            Examples:
              concord run --state-directory /srv/concord
              concord run --once --config concord.yaml

            Exit codes: 0 stopped, 69 database unavailable, 74 files cannot be read or written, 75 try again, 78 \
            configuration.
            """
    )

    @Flag(help: "Take what is in the inbox, write the reports, and exit.")
    var once = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        // Until the daemon reads its configuration again on it.
        if !once { Terminal.ignoreHangups() }
        try await reportingFailures {
            try OpenFileLimit.raise()
            let configuration = try Configuration { [options] in try options.settings() }
            // A daemon reads its configuration again on SIGHUP.
            try await untilSignalled(hangupEnds: once, logging: .info) { logger in
                let service = RunService(
                    configuration: configuration,
                    once: once,
                    environment: ProcessInfo.processInfo.environment,
                    logger: logger
                )
                try await service.run()
            }
        }
    }
}
