import ArgumentParser
import Daemon

extension ArgumentHelp {
    /// Of `--config`.
    static let configurationFile = ArgumentHelp(
        "The configuration file (YAML).",
        discussion: "Default: \(Settings.defaultFile), if it is there.",
        valueName: "file"
    )

    /// Of `--consultation`, which is one option with one meaning in every command.
    ///
    /// - Parameter meant: Which is meant where the option is left out.
    static func consultation(default meant: String = "the only one") -> ArgumentHelp {
        ArgumentHelp("The consultation.", discussion: "Default: \(meant).", valueName: "id")
    }
}
