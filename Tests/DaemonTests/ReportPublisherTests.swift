import ConsultationModel
import Daemon
import FileTesting
import Foundation
import Intake
import LinuxFiles
import PostgresTesting
import Store
import Testing

@Suite struct ReportPublisherTests {
    private let consultation = Consultation(
        id: "illustrative",
        title: "An illustrative consultation",
        regions: [Region(code: "NORTH", name: "Northern Region")],
        recommendations: [Recommendation(id: "1", text: "Illustrative.")]
    )

    private func inode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }

    @Test func `reports are written when they differ, and equal ones are left alone`() async throws {
        try await withTestDirectory { directory in
            try await withTestDatabase { conninfo in
                let store = try await Store.open(conninfo)
                try await store.migrate()
                let publisher = ReportPublisher(StateDirectory(directory))
                #expect(try await publisher.publish("illustrative", from: store) == nil)
                try await store.register([consultation])
                #expect(try await publisher.publish("illustrative", from: store) != nil)
                let latest = publisher.latest(of: "illustrative")
                #expect(latest == "\(directory)/reports/illustrative/latest")
                let names = ["answers.csv", "matrix.csv", "report.html", "report.json", "report.md", "report.txt"]
                #expect(try Files.list(latest).entries.map(\.name).sorted() == names)
                let first = try names.map { try inode("\(latest)/\($0)") }
                try await publisher.publish("illustrative", from: store)
                #expect(try names.map { try inode("\(latest)/\($0)") } == first)

                try Files.write(Array("damaged".utf8), to: "\(latest)/report.txt")
                try await publisher.publish("illustrative", from: store)
                let mended = try Files.read("\(latest)/report.txt", limit: 1 << 20)
                #expect(mended != Array("damaged".utf8))
                #expect(try inode("\(latest)/report.html") == first[2])
                // A report is replaced, not written over: a reader who has it open reads on.
                let reader = try #require(FileHandle(forReadingAtPath: "\(latest)/report.txt"))
                var changed = consultation
                changed.title = "Another illustrative title"
                try await store.register([changed])
                try await publisher.publish("illustrative", from: store)
                #expect(try reader.readToEnd().map(Array.init) == mended)
                #expect(try Files.list(latest).entries.map(\.name).sorted() == names)
                await store.close()
            }
        }
    }
}
