import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Services that work on one database by different definitions of a consultation are told of each other, and none of
/// them silently decides.
@Suite(.inTurn, .serialized) struct DefinitionsTests {
    private static let complaint = "services that work on this database have different definitions of illustrative"

    private func define(closes: String, on scratch: Scratch) throws -> [String: String] {
        let definition = """
            id: illustrative
            title: An illustrative consultation
            closes: \(closes)
            late_answers: exclude
            regions: [{ code: NORTH, name: Northern Region }]
            recommendations: [{ id: "1", text: Illustrative. }]
            """
        try scratch.drop(Array(definition.utf8), as: "consultations/a.yaml")
        return ["consultations": "\(scratch.path)/consultations"]
    }

    private func counting(_ conninfo: String) async throws -> [String] {
        try await queried("select file from concord.current_answers order by file", in: conninfo)
    }

    private func answer(_ number: Int) -> [UInt8] {
        Samples.response([(1, "Support", "")], title: "Illustrative: made up\nRespondent: Group \(number)")
    }

    @Test func `what counts stays as it is while two deadlines are wanted, both are told, and the agreed one counts`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let other = try Scratch()
            defer { other.remove() }
            let settings = try define(closes: "2117-03-24T23:59:00Z", on: scratch)
            let others = try define(closes: "2017-03-24T23:59:00Z", on: other)
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
                try scratch.drop(answer(1), as: inbox("NORTH/1.txt"))
                try await eventually("the answer counts") { try await counting(conninfo) == ["NORTH/1.txt"] }
                let second = try await Daemon.run(on: other, database: conninfo, settings: others) { second in
                    try await saysNo(scratch, conninfo, naming: Self.complaint)
                    try await saysNo(other, conninfo, naming: Self.complaint)
                    for daemon in [daemon, second] { #expect(daemon.lines(Self.complaint).count == 1) }
                    // Both work by the one in force.
                    try other.drop(answer(2), as: inbox("NORTH/2.txt"))
                    try await eventually("both answers count") {
                        try await counting(conninfo) == ["NORTH/1.txt", "NORTH/2.txt"]
                    }
                    // The first comes round.
                    _ = try define(closes: "2017-03-24T23:59:00Z", on: scratch)
                    daemon.send(SIGHUP)
                    try await eventually("nothing is in time") { try await counting(conninfo).isEmpty }
                    try await saysYes(scratch, conninfo)
                    try await saysYes(other, conninfo)
                }
                #expect(second.code == 0, "\(second.errors)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `one that is alone has its own definition, whatever was in force`() async throws {
        try await withScratch { scratch, conninfo in
            try scratch.drop(answer(1), as: inbox("NORTH/1.txt"))
            for (closes, counts) in [("2117-03-24T23:59:00Z", ["NORTH/1.txt"]), ("2017-03-24T23:59:00Z", [])] {
                let settings = try define(closes: closes, on: scratch)
                let ended = try await Daemon.once(on: scratch, database: conninfo, settings: settings)
                #expect(ended.code == 0, "\(ended.errors)")
                #expect(!ended.errors.contains(Self.complaint))
                #expect(try await counting(conninfo) == counts)
            }
        }
    }
}
