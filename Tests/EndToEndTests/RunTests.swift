import BuiltIn
import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct RunTests {
    @Test func `bad files are set aside with their reasons and do not stop the good one`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let lacralo = try #require(DemoFile.all.first { $0.path == "lacralo-2017.txt" }).bytes
        let good = Samples.response([(1, "Support", "")])
        let bad: [(name: String, bytes: [UInt8], reason: String)] = [
            ("EURALO/mixed.txt", Array("Recommendation 1. é\n[*Support*] caf".utf8) + [0xE9], "0xE9"),
            ("EURALO/empty.txt", [], "The file is empty"),
            ("EURALO/letter.txt", Array("Dear secretariat,\nwe agree.\n".utf8), "No answer was recognised"),
            ("ERALO/region.txt", good, "“ERALO”, which is not one of"),
            ("at-large-2017/EURALO/consultation.txt", good, "“at-large-2017”, which is not registered"),
            ("EURALO/id.txt", Samples.response([(17, "Support", "")]), "Found recommendation “17”"),
            ("EURALO/twice.txt", Samples.response([(1, "Support", ""), (1, "No", "")]), "answered twice differently"),
            ("EURALO/theirs.txt", lacralo, "speaks for LACRALO"),
        ]
        for file in bad { try scratch.drop(file.bytes, as: "state/inbox/\(file.name)") }
        try scratch.drop(lacralo, as: "state/inbox/lacralo-2017.txt")
        try scratch.drop(Samples.response([(1, "Perhaps", "")]), as: "state/inbox/EURALO/unknown-word.txt")

        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["run", "--once", "--state-directory", "\(scratch.path)/state"],
                environment: ["CONCORD_DATABASE": conninfo, "CONCORD_SETTLE_SECONDS": "0"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            for words in ["Dear secretariat", "good recommendation", "Perhaps"] {
                #expect(!ended.errors.contains(words), "a response's words in the log")
            }
            let rejected = try scratch.files(below: "state/rejected")
            #expect(rejected.count == 2 * bad.count)
            for file in bad {
                let name = try #require(file.name.split(separator: "/").last)
                let receipt = try #require(rejected.first { $0.hasSuffix("/\(name).receipt.txt") })
                let text = try scratch.text("state/rejected/\(receipt)")
                #expect(text.contains(file.reason), "\(text)")
            }
            let asked: SQL = """
                select concat_ws('|', stance, words, file, line)
                from concord.current_answers
                where region = 'LACRALO' and recommendation = '6'
                """
            #expect(try await queried(asked, in: conninfo) == ["oppose|Do Not Support|lacralo-2017.txt|13"])
            let kept: SQL = "select stance || '|' || words from concord.current_answers where region = 'EURALO'"
            #expect(try await queried(kept, in: conninfo) == ["unrecognised|Perhaps"])
            let original: SQL = """
                select md5(bytes) from concord.original join concord.submission using (sha256)
                where file_name = 'lacralo-2017.txt'
                """
            #expect(try await queried(original, in: conninfo) == ["92e518a4067c559f56a45de89d358b55"])
        }
    }

    @Test func `documents, workbooks, PDFs and tables of many respondents go the whole way`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let fixtures =
            URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Fixtures"
        let dropped = [
            ("documents/euralo.docx", "EURALO/a.docx"), ("xlsx/naralo.xlsx", "NARALO/b.xlsx"),
            ("pdf/apralo-hyphens.pdf", "APRALO/c.pdf"), ("csv/many-respondents.csv", "d.csv"),
            ("faults/scanned.pdf", "LACRALO/e.pdf"),
        ]
        for (file, name) in dropped {
            let bytes = try #require(FileManager.default.contents(atPath: "\(fixtures)/\(file)"))
            try scratch.drop(Array(bytes), as: "state/inbox/\(name)")
        }
        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["run", "--once", "--state-directory", "\(scratch.path)/state"],
                environment: ["CONCORD_DATABASE": conninfo, "CONCORD_SETTLE_SECONDS": "0"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            let files: SQL = "select concat_ws(' ', file, outcome) from concord.files order by 1"
            #expect(
                try await queried(files, in: conninfo) == [
                    "APRALO/c.pdf accepted", "EURALO/a.docx accepted", "LACRALO/e.pdf rejected",
                    "NARALO/b.xlsx accepted",
                    "d.csv accepted",
                ]
            )
            let six: SQL = """
                select concat_ws(' ', file, region, stance) from concord.current_answers
                where recommendation = '6' and speaks_for_region order by 1
                """
            #expect(
                try await queried(six, in: conninfo) == [
                    "APRALO/c.pdf APRALO oppose", "EURALO/a.docx EURALO oppose", "NARALO/b.xlsx NARALO oppose",
                    "d.csv AFRALO oppose",
                ]
            )
            let others: SQL =
                "select count(distinct respondent)::text from concord.current_answers where not speaks_for_region"
            #expect(try await queried(others, in: conninfo) != ["0"])
            #expect(try await queried("select count(*)::text from concord.original", in: conninfo) == ["4"])
        }
    }

    @Test func `the daemon takes what is dropped, also in a new folder, and stops when it is told to`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let report = "\(scratch.path)/state/reports/at-large-review-2017/latest/report.json"
        try await withTestDatabase { conninfo in
            let ended = try await Program.run(
                ["run", "--state-directory", "\(scratch.path)/state", "--database", conninfo]
            ) { process in
                try await eventually("the first report") { FileManager.default.fileExists(atPath: report) }
                try scratch.drop(Samples.response([(4, "Support", "")]), as: "state/inbox/AFRALO/a.txt")
                try await eventually("the dropped file's answer") {
                    try await queried("select stance from concord.current_answers", in: conninfo) == ["support"]
                }
                try await eventually("the receipt") {
                    try scratch.files(below: "state/accepted").contains { $0.hasSuffix("/a.txt.receipt.txt") }
                }
                kill(process, SIGTERM)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `a private PostgreSQL that is killed is started again, and nothing is lost`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        func accepted(_ name: String) throws -> Bool {
            try scratch.files(below: "state/accepted").contains { $0.hasSuffix("/\(name).receipt.txt") }
        }
        let ended = try await Program.run(["run", "--state-directory", "\(scratch.path)/state"]) { process in
            try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/AFRALO/a.txt")
            try await eventually("the first file's receipt") { try accepted("a.txt") }
            let lines = try scratch.text("state/database/data/postmaster.pid").split(separator: "\n")
            kill(try #require(lines.first.flatMap { Int32($0) }), SIGKILL)
            try scratch.drop(Samples.response([(1, "Support", "more")]), as: "state/inbox/AFRALO/b.txt")
            try await eventually("the second file's receipt") { try accepted("b.txt") }
            let receipt = try #require(
                scratch.files(below: "state/accepted").first { $0.hasSuffix("/b.txt.receipt.txt") }
            )
            #expect(try scratch.text("state/accepted/\(receipt)").contains("accepted as revision 2"))
            kill(process, SIGTERM)
        }
        #expect(ended.code == 0, "\(ended.errors)")
    }

    @Test func `an inbox that is moved away is made anew, and the log says so`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase(from: .migrated) { conninfo in
            let settings = ["rescan_seconds": "86400"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
                try await daemon.isReady()
                try scratch.drop(Samples.response(of: 1), as: "state/inbox/EURALO/a.txt")
                try await eventually("it is at work") { try scratch.receipt(of: "a.txt") != nil }
                #expect(unsafe rename("\(scratch.state)/inbox", "\(scratch.path)/elsewhere") == 0)
                try await eventually("the log says so") { !daemon.lines("the inbox was moved away").isEmpty }
                try scratch.drop(Samples.response(of: 2), as: "state/inbox/EURALO/b.txt")
                try await eventually("the new inbox is used") { try scratch.receipt(of: "b.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `SIGHUP ends no daemon, however early it comes`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await eventually("it has begun to ignore SIGHUP, or to ask for it") {
                    let status = try String(contentsOfFile: "/proc/\(daemon.process)/status", encoding: .utf8)
                    let masks = status.split(separator: "\n").filter {
                        $0.hasPrefix("SigIgn:") || $0.hasPrefix("SigCgt:")
                    }
                    return masks.contains {
                        $0.last.flatMap { Int(String($0), radix: 16) }.map { $0 & 1 == 1 } ?? false
                    }
                }
                while daemon.lines(" notice ready").isEmpty {
                    daemon.send(SIGHUP)
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `one that is to take what is there ends when it is told to, also while a file settles`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Samples.response(of: 1), as: "state/inbox/EURALO/a.txt")
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Program.run(
                ["run", "--once", "--state-directory", scratch.state, "--database", conninfo],
                environment: ["CONCORD_SETTLE_SECONDS": "3600"]
            ) { process in
                try await eventually("it is at work") {
                    try !scratch.files(below: "state/inbox/.claimed").isEmpty
                }
                kill(process, SIGTERM)
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(!ended.errors.contains("Error"))
        }
    }

    @Test(arguments: [["report"], ["report", "--night"], ["renormalise"]])
    func `a command that reads makes no database where there is none`(command: [String]) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(command + ["--state-directory", scratch.state])
        #expect(ended.code == 69)
        #expect(ended.errors.contains("there is no database in \(scratch.state)/database"))
        #expect(!FileManager.default.fileExists(atPath: scratch.state))
    }

    @Test func `a database that a newer Concord has migrated ends the daemon with 78`() async throws {
        try await withTestDatabase(from: .migrated) { conninfo in
            let scratch = try Scratch()
            defer { scratch.remove() }
            let newer: SQL = """
                insert into concord.migration values (9999, 'illustrative', now()) returning name
                """
            #expect(try await queried(newer, in: conninfo) == ["illustrative"])
            let ended = try await Program.run(["run", "--state-directory", scratch.state, "--database", conninfo])
            #expect(ended.code == 78)
            #expect(ended.errors.contains("the database has migration 9999"))
        }
    }

    @Test func `a database that cannot be reached exits with 69, a bad configuration with 78`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let away = try await Program.run(
            ["run", "--once", "--state-directory", "\(scratch.path)/state", "--database", "host=\(scratch.path)/none"]
        )
        #expect(away.code == 69)
        try scratch.drop(Array("settle_seconds: soon\n".utf8), as: "bad.yaml")
        let bad = try await Program.run(["run", "--once", "--config", "\(scratch.path)/bad.yaml"])
        #expect(bad.code == 78)
        #expect(bad.errors.contains("settle_seconds: found \"soon\", expected a number of seconds from 0 to 3600"))
    }
}
