import ArgumentParser

/// `concord config`
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the configuration.",
        subcommands: [ConfigCheck.self]
    )
}
