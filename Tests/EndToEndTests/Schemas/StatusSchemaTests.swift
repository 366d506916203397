import Foundation
import PostgresTesting
import ProgramTesting
import SchemaTesting
import TestTurns
import Testing

@Suite(.inTurn) struct StatusSchemaTests {
    @Test func `what is said of a service at work, of one that has stopped and of an empty one is as the schema says`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        var documents: [OutputSchema.Document] = []
        func ask(_ name: String, database: String, code: Int32) async throws {
            let ended = try await Program.run([
                "status", "--json", "--state-directory", scratch.state, "--database", database,
            ])
            #expect(ended.code == code, "\(name): \(ended.errors)")
            documents.append(OutputSchema.Document(name, ended.output))
        }
        let away = "host=\(scratch.path)/none"

        try scratch.drop([], as: "state/reports/illustrative/nights/2017-05-12/report.json")
        try await ask("nothing runs", database: away, code: 69)
        try await withTestDatabase(from: .migrated) { conninfo in
            try await ask("no file was taken yet", database: conninfo, code: 69)
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await daemon.isReady()
                try scratch.drop(Array("Illustrative: no answer.\n".utf8), as: "state/inbox/EURALO/bad.txt")
                try await eventually("the rejection") {
                    try scratch.receipt(of: "bad.txt", "rejected") != nil
                }
                try await ask("a file was rejected", database: conninfo, code: 0)
                try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/EURALO/good.txt")
                try await eventually("the report") {
                    (try? scratch.text("state/reports/at-large-review-2017/latest/report.json"))?
                        .contains("\"EURALO\" : \"support\"") ?? false
                }
                try await ask("a file was accepted", database: conninfo, code: 0)
                try await ask("the database is away", database: away, code: 69)
                try FileManager.default.removeItem(atPath: "\(scratch.state)/accepted")
                try scratch.drop(Array("Illustrative: in the way.\n".utf8), as: "state/accepted")
                try scratch.drop(Samples.response([(4, "Support", "")]), as: "state/inbox/EURALO/kept.txt")
                try await eventually("the daemon notes what is wrong") {
                    let notes = try scratch.files(below: "state/.troubles").filter { $0.hasSuffix(".json") }
                    return try notes.contains { try scratch.text("state/.troubles/\($0)").contains("inbox") }
                }
                try await ask("files cannot be filed away", database: conninfo, code: 69)
                try FileManager.default.removeItem(atPath: "\(scratch.state)/accepted")
                try await eventually("the file is filed") { try scratch.receipt(of: "kept.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            try scratch.drop(Samples.response([(2, "Support", "")]), as: "state/inbox/EURALO/waiting.txt")
            let inbox = "\(scratch.state)/inbox/EURALO"
            try FileManager.default.linkItem(atPath: "\(inbox)/waiting.txt", toPath: "\(inbox)/second-name.txt")
            try FileManager.default.createSymbolicLink(atPath: "\(inbox)/link.txt", withDestinationPath: "waiting.txt")
            try scratch.drop(Samples.response([(3, "Support", "")]), as: "state/inbox/EURALO/alone.txt")
            try await ask("a file waits", database: conninfo, code: 69)
        }
        #expect(documents.count == 7)
        #expect(try await OutputSchema("status").differences(from: documents, hasEveryKey: true) == [])
    }
}
