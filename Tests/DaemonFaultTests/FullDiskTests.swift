import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// A file system without room keeps files waiting and loses none. The full one is mounted for the daemon alone.
@Suite(.inTurn, .serialized, .mounts) struct FullDiskTests {
    private static let mount = "mount -t tmpfs -o size=512k none"

    /// Mounts a folder of the state directory on a file system of its own that is full.
    private static func full(_ folder: String) -> String {
        "mkdir -p \(folder) && \(mount) \(folder)\n\(filling(folder))"
    }

    private static func filling(_ folder: String) -> String {
        "head --bytes=1M /dev/zero >\(folder)/filler 2>/dev/null || true"
    }

    /// The state directory as the daemon sees it.
    private func state(of daemon: Daemon, _ scratch: Scratch) -> Scratch {
        Scratch(at: Mounts.path(scratch.path, of: daemon))
    }

    /// When a file was made in any of the folders last.
    private func changed(in folder: String) throws -> Date {
        let folders = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return try folders.compactMap { name in
            try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.modificationDate] as? Date
        }.max() ?? .distantPast
    }

    @Test func `where the archive is full, a file stays until there is room`() async throws {
        try await withScratch { scratch, conninfo in
            let wrapper = Mounts.wrapper(for: scratch, Self.full("accepted"))
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await daemon.isReady()
                let seen = state(of: daemon, scratch)
                for number in 1...3 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                }
                let complaint = "files cannot be filed away now"
                try await eventually("the log says so") { !daemon.lines(complaint).isEmpty }
                // Each try makes a file and removes it again.
                let archive = Mounts.path("\(scratch.state)/accepted", of: daemon)
                var tries: Set<Date> = []
                try await eventually("the daemon tries again and again") {
                    tries.insert(try changed(in: archive))
                    return tries.count > 3
                }
                // More only where this took minutes.
                #expect((1...3).contains(daemon.lines(complaint).count))
                #expect(try seen.filed().isEmpty)
                #expect(try waitingFiles(on: scratch) == 3)
                unsafe unlink("\(seen.state)/accepted/filler")
                try await eventually("all are filed") { try seen.filed() == ["1.txt", "2.txt", "3.txt"] }
                #expect(try seen.files(below: "state/accepted").count == 6)
                for name in try seen.files(below: "state/accepted") where name.hasSuffix("/2.txt") {
                    #expect(Array(try seen.text("state/accepted/\(name)").utf8) == Samples.response(of: 2))
                }
                try await eventually("nothing is left") {
                    (try? waitingFiles(on: scratch)) == 0
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["3"])
        }
    }

    @Test func `where the reports are full, files are taken all the same, and the report follows`() async throws {
        try await withScratch { scratch, conninfo in
            let wrapper = Mounts.wrapper(for: scratch, Self.full("reports"))
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await daemon.isReady()
                let seen = state(of: daemon, scratch)
                try scratch.drop(Samples.response([(1, "Support", "")]), as: inbox("EURALO/1.txt"))
                try await eventually("the file is filed") { try seen.filed() == ["1.txt"] }
                try await eventually("the log says why there is no report") {
                    !daemon.lines("No space left on device").isEmpty
                }
                #expect(try seen.files(below: "state/reports").allSatisfy { !$0.hasSuffix("/report.json") })
                unsafe unlink("\(seen.state)/reports/filler")
                try await eventually("the report shows the file") {
                    text("\(seen.state)/reports/at-large-review-2017/latest/report.json").contains("EURALO/1.txt")
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `where the whole disk is full, files wait in the inbox until there is room`() async throws {
        try await withScratch { scratch, conninfo in
            for number in 1...3 { try scratch.drop(Samples.response(of: number), as: "EURALO/\(number).txt") }
            let copying = "cd \(scratch.state) && mkdir inbox && cp -r ../EURALO inbox"
            let script = "\(Self.mount) .\n\(copying)\n\(Self.filling("."))"
            let wrapper = Mounts.wrapper(for: scratch, script)
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await eventually("the log says that there is no room") {
                    !daemon.lines("No space left on device").isEmpty
                }
                let seen = state(of: daemon, scratch)
                #expect(try seen.filed().isEmpty)
                unsafe unlink("\(seen.state)/filler")
                try await eventually("all are filed") { try seen.filed() == ["1.txt", "2.txt", "3.txt"] }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }
}
