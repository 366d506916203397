import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct NightTests {
    private static let consultation = "at-large-review-2017"
    private static let reports = "reports/\(consultation)"
    private static let names = [
        "answers.csv", "matrix.csv", "report.html", "report.json", "report.md", "report.txt",
    ]

    /// While somebody holds this lock, nothing is recorded.
    private static let recordingLock = 0x636F_6E63_0002

    /// Keeps the night's report for a state directory.
    private func night(_ state: String, _ conninfo: String, under wrapper: [String] = []) async throws -> Program.Ended
    {
        try await Program.run(
            ["report", "--night", "--state-directory", state, "--database", conninfo],
            under: wrapper
        )
    }

    /// Has a daemon take one more answer of the region.
    private func take(_ region: String, _ stance: String, into scratch: Scratch, _ conninfo: String) async throws {
        let file = Samples.response([(1, stance, "Made up.")])
        try scratch.drop(file, as: "one/inbox/\(region)/\(stance).txt")
        let ended = try await Program.run(
            ["run", "--once", "--state-directory", "\(scratch.path)/one", "--database", conninfo],
            environment: ["CONCORD_SETTLE_SECONDS": "0"]
        )
        #expect(ended.code == 0, "\(ended.errors)")
    }

    /// What the files of the only night say, by name.
    private func nightly(_ scratch: Scratch, _ state: String) throws -> [String: String] {
        let folder = "\(state)/\(Self.reports)/nights"
        let files = try scratch.files(below: folder)
        #expect(files.compactMap { $0.split(separator: "/").last.map(String.init) } == Self.names)
        return Dictionary(
            uniqueKeysWithValues: try zip(Self.names, files).map { ($0, try scratch.text("\(folder)/\($1)")) }
        )
    }

    @Test func `two hosts at once keep one report, and both have its bytes`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            let observer = try await Connection.open(conninfo)
            /// How many wait to keep their report.
            func waiting() async throws -> Int {
                let asked: SQL = """
                    select count(*)
                    from pg_locks
                    where locktype = 'advisory' and not granted
                        and database = (select oid from pg_database where datname = current_database())
                    """
                return try await observer.query(asked).first?.decode(Int.self) ?? 0
            }
            // Nobody can make a report until both want to.
            let gate = try await Connection.open(conninfo)
            try await gate.execute(script: "begin; select pg_advisory_xact_lock(\(Self.recordingLock))")
            async let one = night("\(scratch.path)/one", conninfo)
            async let two = night("\(scratch.path)/two", conninfo)
            try await eventually("both hosts' reports") { try await waiting() == 2 }
            try await gate.execute(script: "commit")
            let (first, second) = try await (one, two)
            #expect(first.code == 0 && second.code == 0, "\(first.errors)\(second.errors)")
            let said = [first, second].map { $0.output.contains("is kept. ") }
            #expect(said.count { $0 } == 1, "\(first.output)\(second.output)")

            let kept = try nightly(scratch, "one")
            #expect(try nightly(scratch, "two") == kept)
            let rows = try await observer.query("select json, html, plain_text, markdown, matrix from concord.night")
                .map {
                    try $0.decode((String, String, String, String, String).self)
                }
            #expect(rows.count == 1)
            #expect(rows.first?.0 == kept["report.json"])
            #expect(rows.first?.1 == kept["report.html"])
            #expect(rows.first?.2 == kept["report.txt"])
            #expect(rows.first?.3 == kept["report.md"])
            #expect(rows.first?.4 == kept["matrix.csv"])
            await gate.close()
            await observer.close()
        }
    }

    @Test func `a second run of the night changes nothing of it, mends its files and brings the newest up to date`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            let first = try await night("\(scratch.path)/one", conninfo)
            #expect(first.code == 0, "\(first.errors)")
            let kept = try nightly(scratch, "one")
            // The newest report has this night in it; the night's own has not.
            let asOf = try #require(kept["report.json"]?.firstMatch(of: /"as_of" : "(.*)"/)?.output.1)
            let again = try await Program.run(
                ["report", "--as-of", "\(asOf)", "--format", "json", "--state-directory", "\(scratch.path)/one"]
                    + ["--database", conninfo]
            )
            #expect(again.output == kept["report.json"], "\(again.errors)")

            let second = try await night("\(scratch.path)/one", conninfo)
            #expect(second.code == 0)
            #expect(second.output.contains("was kept already; nothing was changed."), "\(second.output)")

            // Another host whose inbox has brought the database something new.
            try await take("EURALO", "Oppose", into: scratch, conninfo)
            let folder = try #require(
                try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/one/\(Self.reports)/nights").first
            )
            let html = "\(scratch.path)/one/\(Self.reports)/nights/\(folder)/report.html"
            try FileManager.default.removeItem(atPath: html)
            try FileManager.default.removeItem(atPath: "\(scratch.path)/one/\(Self.reports)/latest")
            let third = try await night("\(scratch.path)/one", conninfo)
            #expect(third.code == 0)
            #expect(third.output.contains("was kept already; written here: report.html."), "\(third.output)")
            #expect(try nightly(scratch, "one") == kept)
            let latest = try scratch.text("one/\(Self.reports)/latest/report.json")
            #expect(latest.contains("\"EURALO\" : \"oppose\""))
            #expect(kept["report.json"]?.contains("\"EURALO\" : \"support\"") == true)
        }
    }

    @Test func `a reader never sees a part of a report`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            try scratch.drop(Array("an old report\n".utf8), as: "one/\(Self.reports)/latest/report.html")
            let isDone = Flag()
            async let readings = readings(scratch, until: isDone)
            // Every write takes a while, so that a file that grows in its place would be read short.
            let slow = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write"]
            let ended = try await night(
                "\(scratch.path)/one",
                conninfo,
                under: slow + ["-e", "inject=write:delay_enter=100000"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            isDone.set()
            let (whole, short) = try await readings
            #expect(short == [])
            #expect(whole > 0)
        }
    }

    /// Reads reports over and over. Returns how many were whole, and those that were not.
    @concurrent private func readings(_ scratch: Scratch, until isDone: Flag) async throws -> (
        whole: Int, short: [String]
    ) {
        var (whole, short) = (0, [String]())
        while true {
            let isLast = isDone.isSet
            for name in try scratch.files(below: "one/\(Self.reports)") where name.hasSuffix("/report.html") {
                guard let text = try? scratch.text("one/\(Self.reports)/\(name)") else { continue }
                if text == "an old report\n" { continue }
                if text.hasSuffix("</html>\n") { whole += 1 } else { short.append(name) }
            }
            if isLast { return (whole, short) }
            await Task.yield()
        }
    }

    @Test func `without --night the report is printed in each format`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            func report(_ arguments: String...) async throws -> Program.Ended {
                try await Program.run(
                    ["report", "--state-directory", "\(scratch.path)/none", "--database", conninfo] + arguments
                )
            }
            let early = try await report()
            #expect(early.code == 75)
            #expect(early.errors.contains("the database does not know yet. Start \"concord run\""))
            try await take("EURALO", "Support", into: scratch, conninfo)
            for (arguments, name) in [
                ([], "report.txt"), (["--format", "text"], "report.txt"), (["--format", "html"], "report.html"),
                (["--format", "json", "--consultation", "At-Large-Review-2017"], "report.json"),
                (["--format", "md"], "report.md"), (["--format", "matrix"], "matrix.csv"),
                (["--format", "csv"], "answers.csv"),
            ] {
                let printed = try await Program.run(
                    ["report", "--state-directory", "\(scratch.path)/none", "--database", conninfo] + arguments
                )
                #expect(printed.code == 0, "\(printed.errors)")
                #expect(try printed.output == scratch.text("one/\(Self.reports)/latest/\(name)"))
            }
            #expect(try await report("--consultation", "none").code == 64)
            #expect(try await report("--night", "--format", "json").code == 64)
            #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/none"))
        }
    }

    @Test func `a database that is away fails the night with 69 and one line`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await night("\(scratch.path)/one", "host=\(scratch.path)/none")
        #expect(ended.code == 69)
        #expect(ended.errors.hasPrefix("concord: cannot connect to PostgreSQL: "), "\(ended.errors)")
        #expect(ended.errors.split(separator: "\n").count == 1)
        #expect(ended.output.isEmpty)
    }
}
