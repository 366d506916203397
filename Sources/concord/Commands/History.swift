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

            Examples:
              concord history 6
              concord history 6 --output recommendation-6.json
              concord history 6 --consultation at-large-review-2017 --all

            Exit codes: 0 told, 64 unknown consultation or recommendation, 69 database unavailable, 73 the output cannot \
            be created or is no regular file, 74 files cannot be written, 75 the consultation is not registered yet, 78 \
            configuration.
            """
    )

    @Argument(help: "The recommendation, by its id, such as 6.", completion: Completion.recommendations)
    var recommendation: String

    @Option(help: .consultation(), completion: Completion.consultations)
    var consultation: String?

    @Flag(
        help: ArgumentHelp(
            "Tell each change and late answer of respondents who do not speak for their region.",
            discussion: "Default: where there are more than \(Self.othersInFull), they are counted by file and day."
        )
    )
    var all = false

    @Option(
        help: ArgumentHelp(
            "What is printed.",
            discussion: """
                Default: what the name of the output file ends in, else text. A name that ends in another format than \
                this one is refused.
                """
        )
    )
    var format: Format?

    @Option(help: ArgumentHelp("The language of the sentences.", discussion: "Default: the consultation's."))
    var language: Language?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write it; standard output if left out.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var options: SettingsOptions

    /// So many are told one by one.
    private static let othersInFull = 40

    /// What a story is printed as.
    enum Format: String, FileFormat, ExpressibleByArgument {
        case text, json

        var endings: [String] { self == .text ? ["txt", "text"] : ["json"] }

        var defaultValueDescription: String { self == .text ? "for people" : "for programs" }
    }

    mutating func validate() throws {
        format = try Format.chosen(format, for: output)
    }

    func run() async throws {
        try await reportingFailures {
            let settings = try options.settings()
            try await Output.to(output) { output in
                try await untilSignalled { logger in
                    try await RecommendationStory.tell(
                        of: recommendation,
                        in: consultation,
                        othersInFull: all ? nil : Self.othersInFull,
                        language: language,
                        settings: settings,
                        logger: logger
                    ) { story in
                        try output.write(Array((format == .json ? try story.json() : story.text()).utf8))
                    }
                }
            }
        }
    }
}
