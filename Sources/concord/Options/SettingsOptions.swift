import ArgumentParser
import Daemon
import FoundationEssentials

/// The options from which the settings are made.
struct SettingsOptions: ParsableArguments, Sendable {
    @Option(help: .configurationFile, completion: Completion.configuration)
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Where inbox/, accepted/, rejected/ and reports/ are.",
            discussion:
                "Default: $STATE_DIRECTORY, else state_directory in the configuration file, else /var/lib/concord.",
            valueName: "directory"
        ),
        completion: .directory
    )
    var stateDirectory: String?

    @Option(
        help: ArgumentHelp(
            "A libpq connection string, such as \"host=/run/postgresql dbname=concord\".",
            discussion: """
                Default: $CONCORD_DATABASE, else database in the configuration file, else a private PostgreSQL in the \
                state directory.
                """,
            valueName: "conninfo"
        )
    )
    var database: String?

    /// The settings from all their sources.
    func settings() throws -> Settings {
        var flags: [Settings.Key: String] = [:]
        flags[.stateDirectory] = stateDirectory
        flags[.database] = database
        return try Settings(flags: flags, file: try file, environment: ProcessInfo.processInfo.environment)
    }

    /// The configuration file that is read; nil: none.
    var file: String? {
        get throws { try config ?? Settings.presentDefaultFile }
    }
}
