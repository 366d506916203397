import ArgumentParser
import Commands
import Daemon
import FoundationEssentials
import LinuxFiles
import Reporting

/// `concord demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the whole way of five response files, with a database of its own.",
        discussion: """
            LACRALO's answers to the At-Large Review of 2017 are real; those of the other four regions are made up and say \
            so. Without --state-directory everything happens in a temporary directory, of which only the reports stay.

            Examples:
              concord demo
              concord demo --watch --state-directory concord-demo

            Exit codes: 0 shown, 64 the directory or the database holds other answers, 69 database unavailable, 74 \
            files cannot be read or written, 78 configuration.
            """
    )

    @Option(
        help: ArgumentHelp("Keep everything in this directory, also the database.", valueName: "directory"),
        completion: .directory
    )
    var stateDirectory: String?

    @Option(help: ArgumentHelp("Use this database instead of a private one.", valueName: "conninfo"))
    var database: String?

    @Flag(help: "Go on as a live daemon, so that more files can be dropped, until Ctrl-C.")
    var watch = false

    func run() async throws {
        try await reportingFailures {
            let directory = try stateDirectory ?? Files.makeTemporaryDirectory(named: "concord-demo")
            var flags: [Settings.Key: String] = [.stateDirectory: directory]
            flags[.database] = database
            let given = flags
            let configuration = try Configuration { try Settings(flags: given, environment: [:]) }
            let screen = DemoScreen(settings: configuration.current.settings, goesOn: watch)
            defer {
                if stateDirectory == nil { tidy(directory, keepingReports: screen.hasFinished) }
            }
            try await untilSignalled { logger in
                let demonstration = Demonstration(configuration: configuration, goesOn: watch, logger: logger) {
                    screen.show($0)
                }
                try await demonstration.run()
            }
            if !screen.hasFinished {
                Terminal.say("Stopped before the end\(stateDirectory == nil ? "; nothing is left of it" : "").")
            } else if stateDirectory == nil {
                Terminal.say("Only the reports are left of it; they stay until you remove \(directory)")
            }
            if database != nil {
                Terminal.say("The answers stay in the database that you named; four regions' are made up.")
            }
        }
    }

    private func tidy(_ directory: String, keepingReports: Bool) {
        do {
            for entry in try Files.list(directory).entries where !(keepingReports && entry.name == "reports") {
                try Files.removeTree("\(directory)/\(entry.name)")
            }
            Files.removeIfEmpty(directory)
        } catch {
            Terminal.complain("concord: \(error)")
        }
    }
}
