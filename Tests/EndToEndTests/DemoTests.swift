import FoundationEssentials
import Glibc
import ProgramTesting
import TestTurns
import Testing

@Suite(.inTurn) struct DemoTests {
    private static let files = [
        "answers.csv", "matrix.csv", "report.html", "report.json", "report.md", "report.txt",
    ]

    private struct Report: Decodable {
        struct Recommendation: Decodable {
            var id: String
            var level: String
            var positions: [String: String]
            var comments: [String: String]
        }

        var consultation: String
        var regions: [String]
        var illustrative: [String]
        var recommendations: [Recommendation]
    }

    /// The processes whose command line names this directory.
    private func processes(naming directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains(directory)
        }
    }

    @Test func `five files become a report with LACRALO's sixteen positions and every level`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(["demo", "--state-directory", "\(scratch.path)/state"])
        #expect(ended.code == 0, "\(ended.errors)")
        #expect(ended.errors.isEmpty)
        #expect(!ended.output.contains("\u{1B}"), "colour outside of a terminal")
        #expect(ended.output.contains("lacralo-2017.txt: accepted as revision 1"))
        #expect(ended.output.contains("Consensus on 9 of 16 (GNSO levels)"))

        let folder = "state/reports/at-large-review-2017/latest"
        #expect(try scratch.files(below: folder) == Self.files)
        let report = try JSONDecoder().decode(Report.self, from: Data(scratch.text("\(folder)/report.json").utf8))
        #expect(report.consultation == "at-large-review-2017")
        #expect(report.regions == ["AFRALO", "APRALO", "EURALO", "LACRALO", "NARALO"])
        #expect(report.illustrative == ["AFRALO", "APRALO", "EURALO", "NARALO"])
        let expected: [String: String] = [
            "2": "conditional", "3": "conditional", "9": "conditional", "6": "oppose", "7": "oppose",
        ]
        for number in 1...16 {
            let item = try #require(report.recommendations.first { $0.id == String(number) })
            #expect(item.positions["LACRALO"] == expected[item.id] ?? "support")
            #expect(item.comments["LACRALO"]?.isEmpty == false)
        }
        #expect(
            Set(report.recommendations.map(\.level)) == [
                "full-consensus", "consensus", "strong-support-significant-opposition", "divergence",
                "strong-opposition-significant-support", "consensus-against", "full-consensus-against",
                "too-few-answers",
            ]
        )
        for name in ["report.html", "report.txt"] {
            #expect(try scratch.text("\(folder)/\(name)").contains("Illustrative"))
        }
        #expect(try scratch.files(below: "state/accepted").count == 10)
        #expect(try scratch.files(below: "state/inbox").isEmpty)
        #expect(try processes(naming: scratch.path).isEmpty)
    }

    @Test func `a file dropped while the demonstration watches changes the report; Ctrl-C ends it`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let json = "\(scratch.path)/state/reports/at-large-review-2017/latest/report.json"
        func positions() -> [String: String]? {
            guard let data = FileManager.default.contents(atPath: json) else { return nil }
            let report = try? JSONDecoder().decode(Report.self, from: data)
            return report?.recommendations.first { $0.id == "1" }?.positions
        }
        let arguments = ["demo", "--watch", "--state-directory", "\(scratch.path)/state"]
        let ended = try await Program.run(arguments) { process in
            try await eventually("five regions in the report") {
                positions()?.values.contains("missing") == false
            }
            try scratch.drop(Samples.response([(1, "Do Not Support", "")]), as: "state/inbox/EURALO/new.txt")
            try await eventually("the new file in the report") { positions()?["EURALO"] == "oppose" }
            kill(process, SIGINT)
        }
        #expect(ended.code == 0, "\(ended.errors)")
        #expect(ended.output.contains("EURALO/new.txt: accepted as revision 2, which replaces revision 1"))
        #expect(try processes(naming: scratch.path).isEmpty)
    }

    @Test func `made-up answers are not mixed with others, nor dropped into another's inbox`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let state = ["--state-directory", "\(scratch.path)/state"]
        try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/EURALO/real.txt")
        let daemon = try await Program.run(["run"] + state) { process in
            try await eventually("the receipt") {
                try scratch.files(below: "state/accepted").contains { $0.hasSuffix("/real.txt.receipt.txt") }
            }
            let beside = try await Program.run(["demo"] + state)
            #expect(beside.code == 64)
            #expect(beside.errors.contains("another concord works on"))
            kill(process, SIGTERM)
        }
        #expect(daemon.code == 0, "\(daemon.errors)")
        let after = try await Program.run(["demo"] + state)
        #expect(after.code == 64)
        #expect(after.errors.contains("answers that are not the demonstration's"))
        #expect(try scratch.files(below: "state/inbox").isEmpty)
    }

    @Test func `a reader that goes away leaves nothing behind`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(
            ["demo"],
            environment: ["TMPDIR": scratch.path],
            under: ["sh", "-c", "\"$@\" | head -n 1", "sh"]
        )
        #expect(ended.code == 0)
        try await eventually("only the reports are left") {
            try scratch.files(below: ".").allSatisfy { $0.contains("/reports/") }
                && processes(naming: scratch.path).isEmpty
        }
    }

    @Test func `without a directory, only the reports stay`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ended = try await Program.run(["demo"], environment: ["TMPDIR": scratch.path])
        #expect(ended.code == 0, "\(ended.errors)")
        let left = try scratch.files(below: ".")
        #expect(left.count == Self.files.count)
        #expect(left.allSatisfy { $0.contains("/reports/at-large-review-2017/latest/") })
    }
}
