import ArgumentParser

/// `concord help`, in place of argument-parser's, which knows no topics and passes over words that it does not know.
struct Help: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the help of a command, or about a topic.",
        discussion: """
            Examples:
              concord help report
              concord help config check
              concord help exit-codes
            """,
        // Argument-parser lists a command of this name by itself.
        shouldDisplay: false
    )

    @Argument(
        help: ArgumentHelp(
            "A command, or a topic: \(HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "name"
        )
    )
    var names: [String] = []

    func run() throws {
        if names.count == 1, let topic = HelpTopic(rawValue: names[0]) {
            Terminal.write(topic.text)
        } else {
            let topics = HelpTopic.allCases.map(\.rawValue)
            throw CleanExit.helpRequest(try CommandName.command(named: names, besides: topics))
        }
    }
}

/// What `concord help` tells that belongs to no one command.
enum HelpTopic: String, CaseIterable {
    case files
    case inbox
    case exitCodes = "exit-codes"

    /// In UTF-8.
    var text: [UInt8] {
        switch self {
        case .files: PackageResources.files_md
        case .inbox: PackageResources.inbox_md
        case .exitCodes: PackageResources.exit_codes_md
        }
    }
}
