import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// What is no response file in the inbox is left alone, told of once, and stops nothing.
@Suite(.inTurn) struct OdditiesTests {
    private enum Oddity: String, CaseIterable {
        case dangling, outside, loop, fifo, socket, device
    }

    private func make(_ oddity: Oddity, in folder: String, outside: String) {
        let path = "\(folder)/\(oddity.rawValue).txt"
        switch oddity {
        case .dangling: #expect(unsafe symlink("\(folder)/nowhere", path) == 0)
        case .outside: #expect(unsafe symlink(outside, path) == 0)
        case .loop: #expect(unsafe symlink(folder, path) == 0)
        case .fifo: #expect(unsafe mkfifo(path, 0o600) == 0)
        case .socket: #expect(unsafe mknod(path, S_IFSOCK | 0o600, 0) == 0)
        // Only root can make one.
        case .device: #expect(unsafe mknod(path, S_IFCHR | 0o600, 0x105) == 0 || geteuid() != 0)
        }
    }

    @Test func `links, FIFOs, sockets, devices and closed folders are told of once each and never opened`() async throws
    {
        try await withScratch { scratch, conninfo in
            try scratch.drop(Samples.response(of: 1), as: "outside.txt")
            try scratch.drop(Samples.response(of: 2), as: inbox("EURALO/closed/2.txt"))
            let folder = "\(scratch.state)/inbox/EURALO"
            for oddity in Oddity.allCases { make(oddity, in: folder, outside: "\(scratch.path)/outside.txt") }
            let entries = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "closed" }
            // Nothing is closed to root: the tracer refuses, and writes down who asks for what. The daemon asks by name, from
            // the folder in which the name is.
            let paths = entries + ["closed", "\(scratch.path)/outside.txt"]
            let tracer = Tracer.injecting(
                "error=EACCES",
                into: "open,openat",
                at: paths,
                output: "\(scratch.path)/calls"
            )
            let settings = ["rescan_seconds": "1"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: tracer) {
                daemon in
                for number in 3...6 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                    try await eventually("a later file is taken") { try scratch.receipt(of: "\(number).txt") != nil }
                }
                for name in entries + ["closed"] {
                    let lines = daemon.lines(" warning ").filter { $0.contains("/\(name)") }
                    #expect(lines.count == 1, "\(name): \(lines)")
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let calls = try scratch.text("calls").split(separator: "\n").filter { $0.contains(" open") }
            #expect(!calls.isEmpty && calls.allSatisfy { $0.contains("\"closed\"") }, "\(calls)")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.sorted() == (entries + ["closed"]).sorted())
            #expect(try await accepted(conninfo) == 4)
        }
    }
}
