import BuiltIn
import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import SystemdTesting
import TestTurns
import Testing

@Suite(.inTurn) struct ReloadTests {
    private let other = """
        id: another-consultation
        title: Another illustrative consultation
        regions: [{ code: NORTH, name: Northern Region }]
        recommendations: [{ id: "1", text: Illustrative. }]
        """

    @Test func `SIGHUP puts another configuration in force, and a broken one changes nothing`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let builtIn = try #require(BuiltIn.consultations.first)
        try scratch.drop(Array(builtIn.utf8), as: "consultations/at-large.yaml")
        try scratch.drop(Array("consultations: \(scratch.path)/consultations\n".utf8), as: "concord.yaml")
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Program.run(
                ["run", "--config", "\(scratch.path)/concord.yaml", "--state-directory", scratch.state],
                environment: ["CONCORD_DATABASE": conninfo]
            ) { process in
                func hasLogged(_ words: String) -> Bool { logged(by: process).contains(words) }
                try await eventually("it is ready") { hasLogged("notice ready") }

                try scratch.drop(Array(other.utf8), as: "consultations/other.yaml")
                kill(process, SIGHUP)
                try await eventually("another consultation is known") {
                    hasLogged("configuration reloaded consultations=\"at-large-review-2017, another-consultation\"")
                }
                try scratch.drop(Samples.response([(1, "Support", "")]), as: "state/inbox/another-consultation/NORTH/a")
                try await eventually("a file of it is taken") { try scratch.receipt(of: "a") != nil }

                try scratch.drop(Array("rescan_seconds: soon\n".utf8), as: "concord.yaml")
                kill(process, SIGHUP)
                try await eventually("what is wrong is told") {
                    hasLogged("the configuration was not reloaded; the running one stays in force")
                }
                #expect(hasLogged("rescan_seconds: found \\\"soon\\\", expected a number of seconds"))
                try scratch.drop(Samples.response([(1, "No", "")]), as: "state/inbox/another-consultation/NORTH/b")
                try await eventually("a file is still taken") { try scratch.receipt(of: "b") != nil }
                kill(process, SIGTERM)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// What a process has written to its standard error, which is a file. While it executes its program nobody may look.
    private func logged(by process: Int32) -> String {
        (try? String(contentsOfFile: "/proc/\(process)/fd/2", encoding: .utf8)) ?? ""
    }

    @Test func `the service manager hears of each state, and of life while the work goes on`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let manager = try ManagerSocket()
        var heard: [String] = []
        /// Waits for a message with this line.
        func hears(_ line: String) async throws {
            try await eventually("“\(line)”") {
                while let message = manager.next() {
                    heard.append(message)
                    if message.split(separator: "\n").contains(where: { $0.hasPrefix(line) }) { return true }
                }
                return false
            }
        }
        try await withTestDatabase(from: .migrated) { conninfo in
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                environment: ["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "600000000"]
            ) { daemon in
                try await hears("READY=1")
                try await hears("WATCHDOG=1")
                try scratch.drop(Samples.response(of: 1), as: "state/inbox/EURALO/a.txt")
                try await hears("STATUS=1 files taken since the start, 0 of them rejected; 0 to do, 0 incomplete")
                daemon.send(SIGHUP)
                try await hears("RELOADING=1")
                #expect(heard.last?.contains("\nMONOTONIC_USEC=") == true)
                try await hears("READY=1")
                daemon.send(SIGTERM)
                try await hears("STOPPING=1")
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
        #expect(!heard.contains { $0.contains("Comment 1") })
    }
}
