import ArgumentParser
import Commands
import ConsultationModel
import Daemon
import Definitions
import FoundationEssentials
import LinuxFiles
import ResponseWriting

/// `concord template`
struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a file for a region to fill in and drop into the inbox.",
        discussion: """
            The file holds every recommendation of the consultation with a place for the stance and the comment, and says \
            how to fill it in. Filled in, it is read without further ado: it names its consultation, its region and its \
            respondent. Works without a database.

            Examples:
              concord template --region EURALO --output euralo.docx
              concord template --region EURALO --respondent "Illustrative group"
              concord template --consultation at-large-review-2017 \\
                  --region EURALO --format csv > euralo.csv

            Exit codes: 0 written, 64 unknown consultation or region, 69 pandoc is missing or failed, 73 the file cannot be \
            created, 78 configuration.
            """
    )

    @Option(help: .consultation(), completion: Completion.consultations)
    var consultation: String?

    @Option(
        help: ArgumentHelp("The region that answers, by its code or name.", valueName: "code"),
        completion: Completion.regions
    )
    var region: String

    @Option(
        help: ArgumentHelp(
            "What is written.",
            discussion: """
                Default: what the name of the output file ends in, else txt. A name that ends in another format than \
                this one is refused.
                """
        )
    )
    var format: Format?

    @Option(
        help: ArgumentHelp(
            "Who answers, if it is not the region itself: one of its groups or a person.",
            valueName: "name"
        )
    )
    var respondent: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where to write it; standard output if left out.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @Flag(help: "Replace the output file if it is there.")
    var force = false

    @Option(help: .configurationFile, completion: Completion.configuration)
    var config: String?

    /// What a template is written as.
    enum Format: String, FileFormat, ExpressibleByArgument {
        case txt, md, csv, tsv, json, yaml, docx

        var endings: [String] {
            switch self {
            case .txt: ["txt", "text"]
            case .md: ["md", "markdown"]
            case .yaml: ["yaml", "yml"]
            case .csv, .tsv, .json, .docx: [rawValue]
            }
        }

        var defaultValueDescription: String {
            switch self {
            case .txt: "plain text"
            case .md: "Markdown"
            case .csv: "comma-separated values"
            case .tsv: "tab-separated values"
            case .json: "JSON"
            case .yaml: "YAML"
            case .docx: "a Word document; needs pandoc"
            }
        }

        fileprivate var writing: WritingFormat {
            self == .docx ? .pandocMarkdown : WritingFormat(rawValue: rawValue) ?? .text
        }
    }

    mutating func validate() throws {
        format = try Format.chosen(format, for: output)
    }

    func run() async throws {
        try await reportingFailures {
            let format = format ?? .txt
            if format == .docx, output == nil, Terminal.isInteractive {
                throw CommandError(
                    .usage,
                    "a Word document is not text for a terminal; name a file with --output FILE.docx"
                )
            }
            let text = Array(try template().text(as: format.writing).utf8)
            let bytes = format == .docx ? try await WordDocument.bytes(of: text) : text
            guard let output else {
                Terminal.write(bytes)
                return
            }
            do {
                try Files.write(bytes, to: output, replacing: force)
            } catch let error as FileError {
                throw Output.NotCreated(error, path: output)
            }
        }
    }

    private func template() throws -> ResponseDocument {
        let settings = try Settings(
            file: config ?? Settings.presentDefaultFile,
            environment: ProcessInfo.processInfo.environment
        )
        let consultation = try Catalogue(settings).consultations.named(self.consultation)
        let region = try consultation.theRegion(named: self.region)
        let choices = consultation.scale?.steps.map(\.label)
        return ResponseDocument(
            templateOf: consultation,
            for: region,
            respondent: respondent,
            choices: choices ?? [Stance.support, .conditional, .oppose, .abstain].map(\.label)
        )
    }
}
