import ArgumentParser
import ConsultationModel
import Daemon
import FoundationEssentials
import Logging
import ServiceLifecycle

/// `concord report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print the report on a consultation as of now, or keep the report of the night.",
        discussion: """
            The report is made from what the database holds. With --night it becomes the report of the night, which is \
            today's date in the system's time zone: the database keeps exactly one for each consultation and night, \
            whoever runs this, how often and on how many hosts. Its files stand in \
            reports/<consultation>/nights/<night>/; running it again writes those that are missing and changes nothing \
            else. The newest reports, in reports/<consultation>/latest/, are brought up to date too.

            Exit codes: 0 printed or kept, 64 unknown consultation, 69 database unavailable, 74 files cannot be written, \
            75 the consultation is not registered yet, 78 configuration.
            """
    )

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Keep the report of the night, of every consultation, and write its files.")
    var night = false

    @Option(
        help: ArgumentHelp(
            "Report on this consultation.",
            discussion: "Default: the only one; with --night, all.",
            valueName: "id"
        )
    )
    var consultation: String?

    @Option(help: "What is printed.")
    var format: Format?

    /// What a report is printed as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, html, json
    }

    func validate() throws {
        if night, format != nil {
            throw ValidationError("--night writes every format and prints none; leave --format out.")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let logger = Logger(label: "concord") { _ in LineLogHandler(level: .warning) }
            let settings = try options.settings()
            let service: any Service =
                night
                ? NightlyReports(settings: settings, consultation: consultation, logger: logger) { finding in
                    Terminal.say(finding.line.printableLine)
                }
                : CurrentReport(settings: settings, consultation: consultation, logger: logger) { [format] report in
                    let files = try ReportFiles(report)
                    switch format ?? .text {
                    case .text: Terminal.write(Array(files.text.utf8))
                    case .html: Terminal.write(Array(files.html.utf8))
                    case .json: Terminal.write(Array(files.json.utf8))
                    }
                }
            try await ServiceGroup.running(service, named: "report", logger: logger)
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
