import ArgumentParser
import ConsultationModel
import Daemon
import FoundationEssentials
import Intake
import LinuxFiles
import ResponseReading

/// `concord check`
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read response files as the inbox would, and say everything that has to be mended.",
        discussion: """
            Prints for each file what is understood of it, what a reader should look at, and every fault with its place and \
            how to mend it. Nothing is stored; works without a database.

            Text, Markdown, CSV, TSV, JSON and YAML are read as they are; DOCX, ODT, RTF, HTML and MediaWiki pages need \
            pandoc, PDFs pdftotext (poppler-utils), XLSX python3.

            With --explain the whole file follows, piece by piece, each with its place and with what it was taken for:

              heading  names a recommendation           title    before the answers: a title, an introduction
              text     the recommendation's text        closing  ends a letter or a mail
              stance   says which stance is taken       quoted   somebody else's: an earlier mail, an annex
              comment  is kept as the comment           hidden   struck out by the sender
              label    says what stands beside it,      aside    about the row or the file: a time, an address
                       or a stance that is not taken    unread   nobody took it for anything
              speaker  says who answers

            That is where to look when an answer is missing, or another than was meant. Of a document, a workbook or a PDF \
            the lines and cells are those that its converter found in it.

            Examples:
              concord check answers.txt
              concord check --region EURALO answers.docx
              concord check --explain answers.docx
              concord check --json *.csv

            Exit codes: 0 no errors, 65 errors found, 66 a file cannot be read, 78 configuration.
            """
    )

    @Argument(help: ArgumentHelp("The files to check.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(
        help: .consultation(default: "what the file says, else the only one that is open"),
        completion: Completion.consultations
    )
    var consultation: String?

    @Option(
        help: ArgumentHelp(
            "The region whose inbox folder the files are meant for.",
            discussion: "Default: what the file says.",
            valueName: "code"
        ),
        completion: Completion.regions
    )
    var region: String?

    @Flag(help: "Print one JSON object per file and line.")
    var json = false

    @Flag(
        help: ArgumentHelp(
            "Print the file too, each piece of it with what it was taken for.",
            discussion: "With --json in the key “roles”."
        )
    )
    var explain = false

    @Option(help: .configurationFile, completion: Completion.configuration)
    var config: String?

    func run() async throws {
        let settings: Settings
        let catalogue: Catalogue
        do {
            settings = try Settings(
                file: config ?? Settings.presentDefaultFile,
                environment: ProcessInfo.processInfo.environment
            )
            catalogue = try Catalogue(settings)
        } catch {
            Terminal.complain("concord: \(error)")
            throw ExitCode(ExitStatus.configuration.rawValue)
        }
        var context = ReadingContext(
            consultations: catalogue.consultations,
            lexicon: catalogue.lexicon,
            labels: catalogue.labels,
            cues: catalogue.cues,
            consultationFromPath: consultation,
            regionFromPath: region,
            now: Date()
        )
        context.keepsParts = explain
        var (faulty, unread) = (0, 0)
        for (index, file) in files.enumerated() {
            let reading: Reading
            do {
                reading = try await read(file, context: context, settings: settings.intake)
            } catch let error as FileError {
                unread += 1
                if json {
                    let fault = Fault(error: .unreadable, "The file could not be read: \(error.reason).")
                    let checked = CheckedFile(file: file, reading: Reading(faults: [fault]), explains: explain)
                    Terminal.say(try checked.jsonLine)
                } else {
                    Terminal.complain("concord: \(complaint(about: file, error))".printableLine)
                }
                continue
            }
            if !reading.isAcceptable { faulty += 1 }
            if json {
                Terminal.say(try CheckedFile(file: file, reading: reading, explains: explain).jsonLine)
            } else {
                if index > 0 { Terminal.say() }
                Terminal.say(String(Receipt(file: file, reading: reading).text.dropLast()))
                if explain { Explanation(reading).lines.forEach(Terminal.say) }
            }
        }
        if !json, files.count > 1 {
            Terminal.say()
            let accepted = files.count - faulty - unread
            let rest = unread > 0 ? ", \(unread) could not be read" : ""
            Terminal.say("\(files.count) files: \(accepted) would be accepted, \(faulty) rejected\(rest).")
        }
        if faulty > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
        if unread > 0 { throw ExitCode(ExitStatus.noInput.rawValue) }
    }

    private func complaint(about file: String, _ error: FileError) -> String {
        if error.isMissing { return "there is no file \(file); expected the path of a response file" }
        if let entry = try? Files.entry(at: file), entry.kind != .file {
            return "\(file) is no regular file, and the inbox takes no others; expected the path of a response file"
        }
        return "\(error)"
    }

    private func read(_ file: String, context: ReadingContext, settings: IntakeSettings) async throws -> Reading {
        guard let bytes = try Files.read(file, limit: settings.fileLimit) else {
            let message = "The file has more than \(settings.fileLimit) bytes, the limit; split it."
            return Reading(faults: [Fault(error: .tooLarge, message)])
        }
        var context = context
        context.file = file
        return try await settings.reader.reading(of: bytes, in: context)
    }
}
