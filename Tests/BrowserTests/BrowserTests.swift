import FoundationEssentials
import ProgramTesting
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// The report as a browser shows it; `browser.py` says what is looked at.
///
/// Where `CONCORD_AXE` names a file axe.min.js, its rules are checked too. `CONCORD_SCREENSHOTS` names a folder that keeps the
/// pictures and prints; else they are kept only when something is wrong.
@Suite(.inTurn) struct BrowserTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.py").path
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `the report is quiet, accessible, complete without script and in print, and fits every window`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await concord(["demo"], scratch)
        try await concord(["report", "--night"], scratch)
        // After the night: answers that differ, two decisions, a file that cannot be read, and recommendations that are no
        // longer open.
        let answers = (1...16).map {
            ($0, $0 == 9 ? "Not Applicable" : $0.isMultiple(of: 3) ? "Do Not Support" : "Support", "Changed.")
        }
        try scratch.drop(Samples.response(answers), as: "state/inbox/EURALO/changed.txt")
        try scratch.drop(Array("Dear all, we agree.".utf8), as: "state/inbox/APRALO/unclear.txt")
        try await concord(["run", "--once"], scratch, ["CONCORD_CONSULTATIONS": try consultations(in: scratch)])
        let by = ["--by", "Illustrative chair", "--reason", "Illustrative: for a test."]
        try await concord(["designate", "6", "divergence"] + by, scratch)
        try await concord(["withdraw", "AFRALO"] + by, scratch)
        var reports: [String] = []
        for language in ["en", "es", "fr"] {
            for format in ["html", "json"] {
                let file = "\(scratch.path)/\(language).\(format)"
                try await concord(
                    ["report", "--language", language, "--format", format, "--output", file],
                    scratch
                )
            }
            reports.append("\(scratch.path)/\(language).html")
        }
        try await expectNoFaults(in: reports)
    }

    @Test func `a page with sixty regions, and one with long codes, fits every window and the paper`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let consultations = [
            "sixty-regions": (1...60).map { "REGION-\($0)" },
            "long-codes": (1...6).map {
                "ILLUSTRATIVE-REGION-NUMBER-\($0)-" + String(repeating: "LONG-", count: 6) + "X"
            },
        ]
        let recommendations = ["1(b)", "2(B)", "Chapter-III-Section-2-Recommendation-1"]
        for (id, codes) in consultations {
            var lines = ["id: \(id)", "title: An illustrative consultation", "regions:"]
            lines += codes.map { "  - {code: \($0), name: Illustrative \($0)}" }
            lines.append("recommendations:")
            lines += recommendations.map {
                "  - {id: \"\($0)\", text: \"An illustrative recommendation, number \($0).\"}"
            }
            try scratch.drop(Array(lines.joined(separator: "\n").utf8), as: "consultations/\(id).yaml")
            var rows = ["Consultation,Region,Recommendation,Stance,Comment"]
            for (index, code) in codes.enumerated() {
                rows += recommendations.map {
                    "\(id),\(code),\($0),\(index.isMultiple(of: 3) ? "Do Not Support" : "Support"),Illustrative."
                }
            }
            try scratch.drop(Array(rows.joined(separator: "\n").utf8), as: "state/inbox/\(id).csv")
        }
        let settings = ["CONCORD_CONSULTATIONS": "\(scratch.path)/consultations"]
        try await concord(["run", "--once"], scratch, settings)
        for id in consultations.keys {
            for format in ["html", "json"] {
                let file = "\(scratch.path)/\(id).\(format)"
                let arguments = ["report", "--consultation", id, "--format", format, "--output", file]
                try await concord(arguments, scratch, settings)
            }
        }
        try await expectNoFaults(in: [], layoutOf: consultations.keys.sorted().map { "\(scratch.path)/\($0).html" })
    }

    /// A folder with the demonstration's consultation; withdrawn is a recommendation with a consensus, and deferred one
    /// without.
    private func consultations(in scratch: Scratch) throws -> String {
        let file = "config/consultations/at-large-review-2017.yaml"
        let root = URL(filePath: Self.script).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        for (id, status) in [("4", "withdrawn"), ("3", "deferred")] {
            let entry = "  - id: \"\(id)\"\n"
            #expect(text.contains(entry))
            text = text.replacing(entry, with: "\(entry)    status: \(status)\n")
        }
        try scratch.drop(Array(text.utf8), as: "consultations/at-large-review-2017.yaml")
        return "\(scratch.path)/consultations"
    }

    private func concord(
        _ arguments: [String],
        _ scratch: Scratch,
        _ environment: [String: String] = [:]
    ) async throws {
        let ended = try await Program.run(arguments + ["--state-directory", scratch.state], environment: environment)
        #expect(ended.code == 0, "\(arguments): \(ended.errors)")
    }

    private func expectNoFaults(in reports: [String], layoutOf others: [String] = []) async throws {
        let axe = Self.environment["CONCORD_AXE"]
        if Self.environment["CI"] == "true" { #expect(axe != nil, "set CONCORD_AXE to the path of axe.min.js") }
        let pictures = try Scratch()
        let folder = Self.environment["CONCORD_SCREENSHOTS"] ?? pictures.path
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"),
            arguments: Arguments(["-I", Self.script, axe ?? "-", folder] + reports + ["--layout"] + others),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        let isRight = result.terminationStatus.isSuccess
        #expect(isRight, "\(result.standardOutput)\(result.standardError)\nPictures and prints: \(folder)")
        if isRight { pictures.remove() }
    }
}
