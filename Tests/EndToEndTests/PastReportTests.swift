import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct PastReportTests {
    private static let reports = "state/reports/at-large-review-2017"

    private func concord(_ conninfo: String, _ scratch: Scratch, _ arguments: String...) async throws -> Program.Ended {
        try await Program.run(arguments + ["--state-directory", scratch.state, "--database", conninfo])
    }

    private func take(_ region: String, _ stance: String, into scratch: Scratch, _ conninfo: String) async throws {
        try scratch.drop(
            Samples.response([(1, stance, "Made up, \"quoted\"."), (2, "Support", "=SUM(A1)")]),
            as: "state/inbox/\(region)/\(stance).txt"
        )
        let ended = try await Program.run(
            ["run", "--once", "--state-directory", scratch.state, "--database", conninfo],
            environment: ["CONCORD_SETTLE_SECONDS": "0"]
        )
        #expect(ended.code == 0, "\(ended.errors)")
    }

    private func withScratch(_ body: (Scratch, String) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in try await body(scratch, conninfo) }
    }

    private func asOf(_ json: String) throws -> String {
        String(try #require(json.firstMatch(of: /"as_of" : "(.*)"/)?.output.1))
    }

    private let files = [
        ("text", "report.txt"), ("html", "report.html"), ("md", "report.md"), ("json", "report.json"),
        ("csv", "answers.csv"), ("matrix", "matrix.csv"),
    ]

    @Test func `an earlier report is printed again, byte for byte, from its as-of time`() async throws {
        try await withScratch { scratch, conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            let then = try Dictionary(
                uniqueKeysWithValues: files.map { ($0.1, try scratch.text("\(Self.reports)/latest/\($0.1)")) }
            )
            try await take("EURALO", "Oppose", into: scratch, conninfo)
            try await take("APRALO", "Support", into: scratch, conninfo)
            let moment = try asOf(try #require(then["report.json"]))
            for (format, name) in files {
                let printed = try await concord(conninfo, scratch, "report", "--as-of", moment, "--format", format)
                #expect(printed.code == 0, "\(printed.errors)")
                #expect(printed.output == then[name], "\(name)")
            }
            let path = "\(scratch.path)/past.json"
            let written = try await concord(
                conninfo,
                scratch,
                "report",
                "--as-of",
                moment,
                "--format",
                "json",
                "--output",
                path
            )
            #expect(written.code == 0 && written.output.isEmpty)
            #expect(try scratch.text("past.json") == then["report.json"])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == ["past.json", "state"]
            )
        }
    }

    @Test func `the list of answers is fit for a spreadsheet`() async throws {
        try await withScratch { scratch, conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            let list = try await concord(conninfo, scratch, "report", "--format", "csv").output
            #expect(list.hasPrefix("\u{FEFF}consultation,recommendation,region,respondent,"))
            let rows = list.split(separator: "\r\n")
            #expect(rows.count == 3)
            #expect(
                rows[1].contains(",EURALO,EURALO,true,support,Support,\"Made up, \"\"quoted\"\".\",EURALO/Support.txt,")
            )
            #expect(rows[2].contains(",'=SUM(A1),"))
            // In a list that is cut off by its reader, too.
            let cut = try await Program.run(
                ["report", "--format", "csv", "--state-directory", scratch.state, "--database", conninfo],
                under: ["sh", "-c", "\"$@\" | head -c 20", "sh"]
            )
            #expect(cut.code == 0 && cut.errors.isEmpty, "\(cut.errors)")
        }
    }

    @Test func `times that name no report are refused with what to write`() async throws {
        try await withScratch { scratch, conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            for (time, message) in [
                ("2017-05-12", "2017-05-12T00:00:00Z"), ("yesterday", "2017-05-12T14:03:05Z"),
                ("2017-05-12T14:03:05", "2017-05-12T14:03:05Z"), ("2017-02-31T14:03:05Z", "2017-05-12T14:03:05Z"),
                ("2999-01-01T00:00:00Z", "lies in the future"),
                ("2017-01-01T00:00:00+02:00", "before at-large-review-2017 was registered"),
            ] {
                let ended = try await concord(conninfo, scratch, "report", "--as-of", time)
                #expect(ended.code == 64, "\(time)")
                #expect(ended.errors.contains(message), "\(ended.errors)")
                #expect(ended.output.isEmpty)
            }
        }
    }

    @Test func `the report of an earlier night is printed and written again as it was kept`() async throws {
        try await withScratch { scratch, conninfo in
            try await take("EURALO", "Support", into: scratch, conninfo)
            #expect(try await concord(conninfo, scratch, "report", "--night").code == 0)
            let folder = try #require(
                try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/\(Self.reports)/nights").first
            )
            let kept = try Dictionary(
                uniqueKeysWithValues: files.map { ($0.1, try scratch.text("\(Self.reports)/nights/\(folder)/\($0.1)")) }
            )
            // As if it had been kept long ago.
            let night = "2017-05-12"
            _ = try await queried("update concord.night set night = '2017-05-12' returning night::text", in: conninfo)
            try await take("EURALO", "Oppose", into: scratch, conninfo)
            for (format, name) in files {
                let printed = try await concord(conninfo, scratch, "report", "--night", night, "--format", format)
                #expect(printed.code == 0, "\(printed.errors)")
                #expect(printed.output == kept[name], "\(name)")
            }
            let written = try await concord(conninfo, scratch, "report", "--night", night)
            #expect(
                written.code == 0 && written.output.contains("was kept already; written here: "),
                "\(written.output)"
            )
            for (_, name) in files {
                #expect(try scratch.text("\(Self.reports)/nights/\(night)/\(name)") == kept[name])
            }
            let none = try await concord(conninfo, scratch, "report", "--night", "2017-05-13")
            #expect(none.code == 64)
            #expect(none.errors.contains("the newest are 2017-05-12"), "\(none.errors)")
            #expect(try await concord(conninfo, scratch, "report", "--night", "2017-02-31").code == 64)
            #expect(try await concord(conninfo, scratch, "report", "--night", "--language", "fr").code == 64)
        }
    }

    @Test func `a recommendation's history tells its answers and what they did to its level`() async throws {
        try await withScratch { scratch, conninfo in
            for region in ["EURALO", "APRALO", "AFRALO"] {
                try await take(region, "Support", into: scratch, conninfo)
            }
            try await take("APRALO", "Oppose", into: scratch, conninfo)
            #expect(try await concord(conninfo, scratch, "report", "--night").code == 0)
            let told = try await concord(conninfo, scratch, "history", "1")
            #expect(told.code == 0, "\(told.errors)")
            #expect(told.output.contains("APRALO: Support → Oppose · APRALO/Oppose.txt, line "), "\(told.output)")
            #expect(told.output.contains("Computed level: Too few answers (2 of 5) → Full consensus\n"))
            #expect(
                told.output.contains("Computed level: Full consensus → Strong support but significant opposition\n")
            )
            #expect(told.output.hasSuffix("Computed level now: Strong support but significant opposition\n"))
            let json = try await concord(
                conninfo,
                scratch,
                "history",
                "1",
                "--consultation",
                "at-large-review-2017",
                "--format",
                "json",
                "--language",
                "es"
            )
            struct Parsed: Decodable {
                struct Entry: Decodable {
                    var kind: String
                    var levelAfter: String?

                    enum CodingKeys: String, CodingKey {
                        case kind
                        case levelAfter = "level_after"
                    }
                }
                var level: String
                var entries: [Entry]
            }
            let parsed = try JSONDecoder().decode(Parsed.self, from: Data(json.output.utf8))
            #expect(parsed.entries.map(\.kind) == ["asked", "answer", "answer", "answer", "answer", "night"])
            #expect(
                parsed.entries.compactMap(\.levelAfter)
                    == ["full-consensus", "strong-support-significant-opposition"]
            )
            #expect(parsed.level == "strong-support-significant-opposition")
            #expect(json.output.contains("Informe de la noche"))
            let unknown = try await concord(conninfo, scratch, "history", "99")
            #expect(unknown.code == 64 && unknown.errors.contains("expected one of 1, 2, 3"), "\(unknown.errors)")
            #expect(try await concord(conninfo, scratch, "history", "1", "--consultation", "none").code == 64)
        }
    }
}
