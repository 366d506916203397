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
        discussion: "Works without a database. Exit codes: 0 no errors, 65 errors found."
    )

    @Argument(help: ArgumentHelp("The files to check.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The region whose inbox folder the files are meant for.", valueName: "code"))
    var region: String?

    @Option(help: ArgumentHelp("The consultation whose inbox folder the files are meant for.", valueName: "id"))
    var consultation: String?

    @Flag(help: "Print one JSON object per file and line.")
    var json = false

    @Option(help: ArgumentHelp("The configuration file (YAML).", valueName: "file"))
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
        let context = ReadingContext(
            consultations: catalogue.consultations,
            lexicon: catalogue.lexicon,
            cues: catalogue.cues,
            consultationFromPath: consultation,
            regionFromPath: region,
            now: Date()
        )
        var isFaulty = false
        for (index, file) in files.enumerated() {
            let reading = try await read(file, context: context, settings: settings.intake)
            isFaulty = isFaulty || !reading.isAcceptable
            if json {
                Terminal.say(try CheckedFile(file: file, reading: reading).line)
            } else {
                if index > 0 { Terminal.say() }
                Terminal.say(String(Receipt(file: file, reading: reading).text.dropLast()))
            }
        }
        if isFaulty { throw ExitCode(ExitStatus.badData.rawValue) }
    }

    private func read(_ file: String, context: ReadingContext, settings: IntakeSettings) async throws -> Reading {
        let bytes: [UInt8]
        do {
            guard let content = try Files.read(file, limit: settings.fileLimit) else {
                let message = "The file has more than \(settings.fileLimit) bytes, the limit; split it."
                return Reading(faults: [Fault(.error, message)])
            }
            bytes = content
        } catch {
            return Reading(faults: [Fault(.error, "The file could not be read: \(error.reason).")])
        }
        var context = context
        context.file = file
        return try await settings.reader.reading(of: bytes, in: context)
    }
}
