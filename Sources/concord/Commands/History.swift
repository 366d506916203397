import ArgumentParser
import Commands
import ConsultationModel
import Reporting

/// `concord history`
struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what has happened to one recommendation, in order of time.",
        discussion: """
            Shows when it was asked about and in which words, every answer that came, changed or went, or came late and did \
            not count, with its file, line and revision, each change of the computed level with what brought it about, what \
            the chair designated, what was withdrawn and why, and how it stood in the report of each night.

            Example:
              concord history at-large-review-2017 6

            Exit codes: 0 told, 64 unknown consultation or recommendation, 69 database unavailable, 75 the consultation is \
            not registered yet, 78 configuration.
            """
    )

    @OptionGroup var options: SettingsOptions

    @Argument(help: "The consultation's id.")
    var consultation: String

    @Argument(help: "The recommendation's id, such as 6.")
    var recommendation: String

    @Flag(
        help: ArgumentHelp(
            "Tell each change and late answer of respondents who do not speak for their region.",
            discussion: "Default: where there are more than \(Self.othersInFull), they are counted by file and day."
        )
    )
    var all = false

    @Option(help: "What is printed. Default: text.")
    var format = Format.text

    @Option(help: "The language of the sentences. Default: the consultation's.")
    var language: Language?

    /// So many are told one by one.
    private static let othersInFull = 40

    /// What a story is printed as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    func run() async throws {
        try await reportingFailures {
            let settings = try options.settings()
            try await untilSignalled { logger in
                try await RecommendationStory.tell(
                    of: recommendation,
                    in: consultation,
                    othersInFull: all ? nil : Self.othersInFull,
                    language: language,
                    settings: settings,
                    logger: logger
                ) { story in
                    Terminal.write(Array((format == .json ? try story.json() : story.text()).utf8))
                }
            }
        }
    }
}
