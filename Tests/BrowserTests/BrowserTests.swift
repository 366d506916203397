import FoundationEssentials
import ProgramTesting
import Subprocess
import SystemPackage
import Testing

/// The report as a browser shows it; `browser.py` says what is looked at.
///
/// Where `CONCORD_AXE` names a file axe.min.js, its rules are checked too. `CONCORD_SCREENSHOTS` names a folder that keeps the
/// pictures and prints; else they are kept only when something is wrong.
@Suite struct BrowserTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.py").path
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `the report is quiet, accessible, complete without script and in print, and fits every window`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let demonstration = try await Program.run(["demo", "--state-directory", scratch.state])
        #expect(demonstration.code == 0, "\(demonstration.errors)")
        let report = "\(scratch.state)/reports/at-large-review-2017/latest/report.html"
        try await expectNoFaults(in: [report])
    }

    private func expectNoFaults(in reports: [String]) async throws {
        let axe = Self.environment["CONCORD_AXE"]
        if Self.environment["CI"] == "true" { #expect(axe != nil, "set CONCORD_AXE to the path of axe.min.js") }
        let pictures = try Scratch()
        let folder = Self.environment["CONCORD_SCREENSHOTS"] ?? pictures.path
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"),
            arguments: Arguments(["-I", Self.script, axe ?? "-", folder] + reports),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        let isRight = result.terminationStatus.isSuccess
        #expect(isRight, "\(result.standardOutput)\(result.standardError)\nPictures and prints: \(folder)")
        if isRight { pictures.remove() }
    }
}
