import ArgumentParser
import ConsultationModel
import Conversion
import Daemon
import Definitions
import FoundationEssentials
import LinuxFiles
import Postgres

/// `concord config check`
struct ConfigCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether the daemon would start with this configuration, and what is in force.",
        discussion: """
            Reads what `concord run` with the same options would read, and tries the programs that convert documents. \
            Needs no database and changes nothing. A missing converter is a warning.

            Examples:
              concord config check
              concord config check --config concord.yaml

            Exit codes: 0 the configuration can be used, 78 it cannot, and standard error has a line for each fault.
            """
    )

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let (settings, catalogue) = try checked()
        let missing = await MissingConverter.all()
        let file = try options.file ?? "none; \(Settings.defaultFile) is not there"
        Terminal.say("configuration file: \(file.printableLine)")
        for key in Settings.Key.allCases {
            for line in try settings.lines(for: key, catalogue: catalogue, at: Date()) {
                Terminal.say(line.printableLine)
            }
        }
        Terminal.say("converters:")
        for converter in MissingConverter.candidates {
            let isMissing = missing.contains { $0.converter == converter }
            Terminal.say("  \(converter.name): \(isMissing ? "MISSING" : "found"), for \(converter.fileKinds)")
        }
        for missing in missing { Terminal.complain("concord: warning: \("\(missing)".printableLine)") }
    }

    /// Throws the exit code after telling every fault.
    private func checked() throws -> (Settings, Catalogue) {
        var faults: [any Error] = []
        do {
            let settings = try options.settings()
            faults = try Catalogue.faults(settings)
            if let fault = settings.databaseFault { faults.insert(fault, at: 0) }
            if faults.isEmpty { return (settings, try Catalogue(settings)) }
        } catch let error where error is ConfigurationError || error is FileError {
            faults.append(error)
        }
        for fault in faults { Terminal.complain("concord: \("\(fault)".printableLine)") }
        throw ExitCode(ExitStatus.configuration.rawValue)
    }
}
