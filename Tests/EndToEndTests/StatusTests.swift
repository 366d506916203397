import FoundationEssentials
import Glibc
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct StatusTests {
    /// What `concord status --json` says, as far as the tests look at it.
    private struct Said: Decodable {
        struct Database: Decodable {
            var reachable: Bool
            var reason: String?
        }
        struct Inbox: Decodable {
            var complete: Int
            var incomplete: Int
            var claimed: Int
        }
        struct LastFile: Decodable {
            var file: String
            var outcome: String
        }
        struct Report: Decodable {
            var consultation: String
            var asOf: String?
            var publishedAt: String?
            var night: String?
        }
        var healthy: Bool
        var alive: Bool
        var database: Database
        var inbox: Inbox
        var lastFile: LastFile?
        var rejectedToday: Int?
        var reports: [Report]
    }

    private func ask(_ state: String, _ arguments: String...) async throws -> (code: Int32?, said: Said) {
        let ended = try await Program.run(["status", "--json", "--state-directory", state] + arguments)
        #expect(ended.errors.isEmpty, "\(ended.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return (ended.code, try decoder.decode(Said.self, from: Data(ended.output.utf8)))
    }

    @Test func `a daemon at work is told from one that has stopped, and nothing is made or started for it`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let state = "\(scratch.path)/state"
        let ended = try await Program.run(["run", "--state-directory", state]) { process in
            try scratch.drop(Array("Illustrative: no answer.\n".utf8), as: "state/inbox/EURALO/bad.txt")
            try await eventually("the rejection") {
                try scratch.files(below: "state/rejected").contains { $0.hasSuffix("/bad.txt") }
            }
            try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/EURALO/good.txt")
            try await eventually("the last file") { try await ask(state).said.lastFile?.outcome == "accepted" }
            try await eventually("the report") { try await ask(state).said.reports.first?.asOf != nil }
            let (code, said) = try await ask(state)
            #expect(code == 0)
            #expect(said.healthy && said.alive && said.database.reachable)
            #expect(said.lastFile?.file == "EURALO/good.txt")
            #expect(said.rejectedToday == 1)
            #expect(said.inbox.complete == 0 && said.inbox.incomplete == 0)
            #expect(said.reports.map(\.consultation) == ["at-large-review-2017"])
            #expect(said.reports.first?.publishedAt != nil)
            #expect(said.reports.first?.night == nil)
            let text = try await Program.run(["status", "--state-directory", state])
            #expect(text.code == 0)
            let lines = text.output.split(separator: "\n").map(String.init)
            #expect(lines.prefix(2) == ["daemon     at work on \(state)/inbox", "database   reachable"])
            #expect(lines.contains { $0.hasPrefix("last file  EURALO/good.txt, accepted 2") && $0.hasSuffix(")") })
            #expect(lines.contains("rejected   1 today, since 00:00 UTC"))
            kill(process, SIGTERM)
        }
        #expect(ended.code == 0, "\(ended.errors)")

        try scratch.drop(Samples.response([(2, "Support", "")]), as: "state/inbox/EURALO/waiting.txt")
        let before = try FileManager.default.subpathsOfDirectory(atPath: state).sorted()
        let (code, said) = try await ask(state)
        #expect(code == 69)
        #expect(!said.healthy && !said.alive && !said.database.reachable)
        #expect(said.database.reason?.contains("is not running") == true)
        #expect(said.inbox.complete + said.inbox.incomplete == 1)
        #expect(said.lastFile == nil && said.rejectedToday == nil)
        #expect(said.reports.first?.asOf != nil)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: state).sorted() == before)
    }

    @Test func `a database that does not answer, or is not there, is told beside a daemon that lives`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let state = "\(scratch.path)/state"
        let ended = try await Program.run(["run", "--state-directory", state]) { process in
            try await eventually("the inbox") { FileManager.default.fileExists(atPath: "\(state)/inbox") }
            try await eventually("the daemon") { try await ask(state).said.healthy }
            let lines = try scratch.text("state/database/data/postmaster.pid").split(separator: "\n")
            let server = try #require(lines.first.flatMap { Int32($0) })
            kill(server, SIGSTOP)
            defer { kill(server, SIGCONT) }
            let (code, said) = try await ask(state)
            #expect(code == 69)
            #expect(said.alive && !said.database.reachable && !said.healthy)
            #expect(said.database.reason?.contains("timeout expired") == true, "\(said.database.reason ?? "")")

            let away = try await ask(state, "--database", "host=\(scratch.path)/none")
            #expect(away.code == 69)
            #expect(away.said.alive && !away.said.database.reachable)
            #expect(away.said.database.reason?.hasPrefix("cannot connect to PostgreSQL: ") == true)
            kill(server, SIGCONT)
            #expect(try await ask(state).code == 0)
            kill(process, SIGTERM)
        }
        #expect(ended.code == 0, "\(ended.errors)")
    }

    @Test func `the last night is told`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        for night in ["2017-05-11", "2017-05-12"] {
            try scratch.drop([], as: "state/reports/illustrative/nights/\(night)/report.json")
        }
        let (code, said) = try await ask("\(scratch.path)/state")
        #expect(code == 69)
        #expect(said.reports.first?.night == "2017-05-12")
        #expect(said.reports.first?.asOf == nil && said.reports.first?.publishedAt == nil)
    }

    @Test func `a state directory that is not there is an error that says so`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(["status", "--json", "--state-directory", "\(scratch.path)/none"])
        #expect(ended.code == 74)
        #expect(ended.output.isEmpty)
        #expect(
            ended.errors.contains("\(scratch.path)/none: No such file or directory. Name the daemon's state directory")
        )
    }
}
