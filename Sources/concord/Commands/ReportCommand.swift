public import ArgumentParser
import Commands
import ConsultationModel
public import Daemon
import FoundationEssentials

/// `concord report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Print the report on a consultation, as of now or of any time before, or keep the report of the night.",
        discussion: """
            The report is made from what the database holds. With --as-of it is made as it was then, to the byte: give it \
            the as_of of an earlier report.json. --format csv lists every answer that counts, a row each.

            With --night it becomes the report of the night, which is today's date in the system's time zone: the database \
            keeps exactly one for each consultation and night, whoever runs this, how often and on how many hosts. Its \
            files stand in reports/<consultation>/nights/<night>/; running it again writes those that are missing and \
            changes nothing else. The newest reports, in reports/<consultation>/latest/, are brought up to date too. With \
            --night and an earlier date the report that was kept then is written there again or, with --format, printed.

            Examples:
              concord report --format md --language fr
              concord report --as-of 2017-05-12T14:03:05.123456Z --format json
              concord report --night 2017-05-12 --output night.html
              concord report --output report.pdf

            Exit codes: 0 printed or kept, 64 unknown consultation, night or time, 69 database, pandoc or Chromium \
            unavailable, 73 the output cannot be created or is no regular file, 74 files cannot be written, 75 the consultation is not \
            registered yet, 78 configuration.
            """
    )

    @Option(help: .consultation(default: "the only one; with --night, all"), completion: Completion.consultations)
    var consultation: String?

    @Option(
        defaultAsFlag: .tonight,
        help: ArgumentHelp(
            "Keep the report of the night, of every consultation, and write its files; with a date, use the one kept then.",
            valueName: "date"
        )
    )
    var night: Night?

    @Option(
        help: ArgumentHelp(
            "Report as of this time: ISO 8601 with its zone, such as 2017-05-12T14:03:05Z.",
            valueName: "time"
        ),
        transform: Moment.init
    )
    var asOf: Moment?

    @Option(
        help: ArgumentHelp(
            "What is printed.",
            discussion: """
                Default: what the name of the output file ends in, else text. A name that ends in another format than \
                this one is refused.
                """
        )
    )
    var format: ReportFormat?

    @Option(help: ArgumentHelp("The language of the report's own words.", discussion: "Default: the consultation's."))
    var language: Language?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write it; standard output if left out.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var options: SettingsOptions

    mutating func validate() throws {
        format = try ReportFormat.chosen(format, for: output)
        if night == .tonight, format != nil || output != nil {
            throw ValidationError(
                """
                --night writes every format and prints none; leave --format and --output out, or name an earlier night to \
                print its report: --night 2017-05-12.
                """
            )
        }
        if night != nil, format == nil, output != nil {
            throw ValidationError(
                """
                an earlier night has its report in every format; say which one is wanted, with --format or a name such \
                as night.html.
                """
            )
        }
        if night != nil, asOf != nil {
            throw ValidationError("--night and --as-of name two times; leave one of them out.")
        }
        if night != nil, language != nil {
            throw ValidationError("a night's report is kept in its consultation's language; leave --language out.")
        }
        if let format, format.isBinary, output == nil, Terminal.isInteractive {
            throw ValidationError(
                "a document is not text for a terminal; name a file with --output FILE.\(format.rawValue)."
            )
        }
        if let asOf, asOf.date > Date() {
            throw ValidationError("--as-of lies in the future; leave it out for the report as of now.")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let settings = try options.settings()
            try await untilSignalled { logger in
                switch (night, format) {
                case (.tonight, _):
                    try await NightlyReports.keep(on: consultation, settings: settings, logger: logger, show: show)
                case (.date(let night), nil):
                    try await KeptReports.writeFiles(
                        of: night,
                        on: consultation,
                        settings: settings,
                        logger: logger,
                        show: show
                    )
                case (.date(let night), let format?):
                    try await Output.to(output) { output in
                        try await KeptReports.write(
                            night,
                            on: consultation,
                            as: format,
                            settings: settings,
                            logger: logger,
                            output.write
                        )
                    }
                case (nil, _):
                    try await Output.to(output) { output in
                        try await CurrentReport.write(
                            on: consultation,
                            at: asOf?.date,
                            language: language,
                            as: format ?? .text,
                            settings: settings,
                            logger: logger,
                            output.write
                        )
                    }
                }
            }
        }
    }

    private func show(_ finding: NightlyReports.Finding) {
        Terminal.say(finding.line.printableLine)
    }
}

extension ReportFormat: ExpressibleByArgument {
    /// What it is good for, as the help shows it.
    public var defaultValueDescription: String {
        switch self {
        case .text: "plain text, for a mail"
        case .html: "a web page"
        case .md: "Markdown, for a wiki"
        case .json: "for programs"
        case .csv: "every answer that counts, a row each"
        case .matrix: "the positions as CSV, a row a recommendation, a column a region"
        case .docx: "a Word document; needs pandoc"
        case .pdf: "the web page on paper; needs Chromium"
        }
    }
}

extension ReportFormat: FileFormat {
    var endings: [String] {
        switch self {
        case .text: ["txt", "text"]
        case .html: ["html", "htm"]
        case .md: ["md", "markdown"]
        // A name alone means the list.
        case .csv, .matrix: ["csv"]
        case .json, .docx, .pdf: [rawValue]
        }
    }
}

extension NightlyReports.Finding {
    /// What is shown of it.
    fileprivate var line: String {
        let report = "\(consultation): the report of the night \(night), as of \(asOf.formatted(.iso8601)),"
        let files =
            switch (isNew, written.isEmpty) {
            case (true, _): "is kept"
            case (false, true): "was kept already; nothing was changed"
            case (false, false): "was kept already; written here: \(written.joined(separator: ", "))"
            }
        return "\(report) \(files). \(folder)"
    }
}
