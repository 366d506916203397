import BuiltIn
import ConsultationModel
import Daemon
import FileTesting
import Foundation
import Intake
import LinuxFiles
import Logging
import PostgresTesting
import Store
import Testing

@Suite struct InboxServiceTests {
    @Test func `one run takes everything, leaves nothing behind, and the reports stand`() async throws {
        try await withTestDirectory { directory in
            try await withTestDatabase { conninfo in
                let store = try await Store.open(conninfo)
                try await store.migrate()
                await store.close()
                let flags: [Settings.Key: String] = [
                    .stateDirectory: directory, .settleSeconds: "0", .batchFiles: "2",
                ]
                let configuration = try Configuration { try Settings(flags: flags, environment: [:]) }
                let settings = configuration.current.settings
                try settings.state.create()
                for file in DemoFile.all {
                    let target = URL(filePath: "\(settings.state.inbox)/\(file.path)")
                    try Files.makeDirectory(target.deletingLastPathComponent().path())
                    try Files.write(file.bytes, to: target.path())
                }
                let logger = Logger(label: "inbox") { _ in SwiftLogNoOpLogHandler() }
                let health = Health(logger: logger)
                let database = Database(conninfo: conninfo)
                let (taken, left) = try await InboxService(
                    configuration: configuration,
                    database: database,
                    health: health,
                    logger: logger
                ).runOnce()
                try await ReportService(
                    configuration: configuration,
                    database: database,
                    health: health,
                    logger: logger
                ).runOnce()
                #expect(taken == 5)
                #expect(left == 0)
                #expect(try Files.list("\(settings.state.inbox)/.claimed").entries.isEmpty)

                let report = try #require(
                    FileManager.default.contents(
                        atPath: "\(settings.state.reports)/at-large-review-2017/latest/report.json"
                    )
                )
                let positions = try JSONDecoder().decode(Published.self, from: report).recommendations
                    .compactMap { $0.positions["LACRALO"] }
                let others: [Int: String] = [
                    2: "conditional", 3: "conditional", 6: "oppose", 7: "oppose", 9: "conditional",
                ]
                #expect(positions == (1...16).map { others[$0] ?? "support" })
            }
        }
    }

    private struct Published: Decodable {
        struct Item: Decodable {
            var positions: [String: String]
        }
        var recommendations: [Item]
    }
}
