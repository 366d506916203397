import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import Subprocess
import SystemPackage
import TestTurns
import Testing

/// The votes of 234 people on 52 statements, in four opinion groups; see `Tests/Fixtures/polis`.
@Suite(.inTurn) struct PolisTests {
    private struct Report: Decodable {
        struct Recommendation: Decodable {
            var id: String
            var respondents: [String: [String: Int]]
        }

        var regions: [String]
        var recommendations: [Recommendation]
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/polis").path

    private static func file(_ name: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: "\(folder)/\(name)")))
    }

    private static func python(_ script: String, _ arguments: [String] = []) async throws -> String {
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"),
            arguments: Arguments(["-I", script] + arguments),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16)
        )
        #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
        return result.standardOutput
    }

    @Test func `a table of several hundred voters and fifty statements is counted as it is without this program`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.drop(Self.file("ubi-2017.yaml"), as: "consultations/ubi-2017.yaml")
        try scratch.drop(Self.file("ubi-2017.csv"), as: "state/inbox/ubi-2017/votes.csv")
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Daemon.once(
                on: scratch,
                database: conninfo,
                settings: ["consultations": "\(scratch.path)/consultations"]
            )
            #expect(ended.code == 0, "\(ended.errors)")
            let complaint = try scratch.receipt(of: "votes.csv", "rejected")
            #expect(complaint == nil)
            #expect(try scratch.filed() == ["votes.csv"])
            let json = try scratch.text("state/reports/ubi-2017/latest/report.json")
            let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
            #expect(report.regions == ["GROUP-0", "GROUP-1", "GROUP-2", "GROUP-3"])

            let counted = try await Self.python("\(Self.folder)/count.py").split(separator: "\n").map(String.init)
            // Statements that a group's members never saw have no line there.
            let reported = report.recommendations.flatMap { item in
                item.respondents.compactMap { group, counts in
                    let votes = ["support", "oppose", "abstain"].map { counts[$0] ?? 0 }
                    return votes == [0, 0, 0] ? nil : "\(group) \(item.id) \(votes[0]) \(votes[1]) \(votes[2])"
                }
            }
            let admitted = Set(report.recommendations.map(\.id))
            #expect(admitted.count == 52)
            let expected = counted.filter { admitted.contains(String($0.split(separator: " ")[1])) }
            #expect(Set(reported) == Set(expected))
            #expect(reported.count == expected.count)
            for stance in ["conditional", "not-applicable", "unrecognised"] {
                #expect(report.recommendations.allSatisfy { $0.respondents.values.allSatisfy { $0[stance] == 0 } })
            }
        }
    }
}
