import Commands
import ConsultationModel
import Daemon
import FileTesting
import FoundationEssentials
import Intake
import LinuxFiles
import Logging
import PostgresTesting
import Store
import Testing

@Suite struct RenormalisationTests {
    private static let consultation = "at-large-review-2017"

    /// Takes files of many respondents whose word nobody knows, then hands over how to read them again, by a list of words
    /// that has it. That returns what was found.
    private func withUnknownWords(
        of respondents: Int,
        _ body: (_ report: String, _ renormalise: (_ dryRun: Bool) async throws -> [Renormalisation.Finding])
            async throws
            -> Void
    ) async throws {
        try await withTestDirectory { directory in
            try await withTestDatabase { conninfo in
                let flags: [Settings.Key: String] = [
                    .stateDirectory: directory, .settleSeconds: "0", .database: conninfo,
                ]
                let settings = try Settings(flags: flags, environment: [:])
                try settings.state.create()
                for number in 0..<respondents {
                    let text = "Illustrative.\nRespondent: Group \(number)\nRecommendation 6.\n[*Quizás*] Made up.\n"
                    try Files.makeDirectory("\(settings.state.inbox)/EURALO")
                    try Files.write(Array(text.utf8), to: "\(settings.state.inbox)/EURALO/\(number).txt")
                }
                let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                let configuration = try Configuration { settings }
                try await RunService(configuration: configuration, once: true, environment: [:], logger: logger).run()

                let words = "\(directory)/words.yaml"
                try Files.write(Array("es: { conditional: [Quizás] }\n".utf8), to: words)
                let later = try Settings(flags: flags.merging([.stances: words]) { $1 }, environment: [:])
                try await body("\(settings.state.reports)/\(Self.consultation)/latest/report.json") { dryRun in
                    var findings: [Renormalisation.Finding] = []
                    try await Renormalisation.run(
                        on: "At-Large-Review-2017",
                        dryRun: dryRun,
                        settings: later,
                        logger: logger
                    ) { findings.append($0) }
                    return findings
                }
            }
        }
    }

    @Test func `every answer is counted, the first are shown, and the reports are made anew`() async throws {
        try await withUnknownWords(of: 53) { report, renormalise async throws in
            let before = try Files.read(report, limit: 1 << 20)
            let tried = try #require(try await renormalise(true).first)
            #expect(tried.reports == nil)
            #expect(try Files.read(report, limit: 1 << 20) == before)
            let done = try #require(try await renormalise(false).first)
            for finding in [tried, done] {
                #expect(finding.consultation == Self.consultation)
                #expect(finding.respondents == 53 && finding.answers == 53 && finding.changedRespondents == 53)
                #expect(finding.changed.map(\.key.old) == [.unrecognised])
                #expect(finding.changed.map(\.key.new) == [.conditional])
                #expect(finding.changed.map(\.value) == [53])
                #expect(finding.examples.count == 50)
                #expect(finding.isComplete)
            }
            #expect(done.reports.map { "\($0)/report.json" } == report)
            let text = String(decoding: try Files.read(report, limit: 1 << 20) ?? [], as: UTF8.self)
            #expect(text.contains("\"conditional\" : 53"))
        }
    }

    @Test func `a second time nothing changes, the reports neither`() async throws {
        try await withUnknownWords(of: 2) { report, renormalise async throws in
            _ = try await renormalise(false)
            let before = try Files.entry(at: report)?.changed
            let again = try #require(try await renormalise(false).first)
            #expect(again.changed.isEmpty && again.reports == nil && again.answers == 2)
            #expect(try Files.entry(at: report)?.changed == before)
        }
    }

    @Test func `a consultation that is not registered is named with those that are`() async throws {
        let settings = try Settings(flags: [.stateDirectory: "/nonexistent"], environment: [:])
        let error = await #expect(throws: CommandError.self) {
            try await Renormalisation.run(
                on: "at-large-2017",
                dryRun: true,
                settings: settings,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                show: { _ in }
            )
        }
        #expect(error?.kind == .usage)
        #expect(
            error?.description == """
                found the consultation "at-large-2017", which is not registered; expected one of at-large-review-2017. \
                Correct it, or leave --consultation out
                """
        )
    }
}
