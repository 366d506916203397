import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Names of any bytes, and disks without room.
@Suite(.inTurn, .serialized) struct NamesAndRoomTests {
    @Test func `a name that is not UTF-8 is taken and shown escaped, and so is a folder of such a name`() async throws {
        try await withScratch { scratch, conninfo in
            let folder = Array("\(scratch.state)/inbox/EURALO/".utf8)
            try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
            let odd: [[UInt8]] = [
                folder + [0x63, 0x61, 0x66, 0xE9] + Array(".txt".utf8), folder + [0xE9] + Array("/2.txt".utf8),
            ]
            func path(_ bytes: [UInt8]) -> [CChar] { (bytes + [0]).map { CChar(bitPattern: $0) } }
            #expect(unsafe mkdir(path(folder + [0xE9]), 0o755) == 0)
            for (number, name) in odd.enumerated() {
                try scratch.drop(Samples.response(of: 10 + number), as: "outgoing")
                #expect(unsafe rename("\(scratch.path)/outgoing", path(name)) == 0)
            }
            let ended = try await Daemon.once(on: scratch, database: conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            let recorded = try await queried("select file from concord.files where outcome = 'accepted'", in: conninfo)
            #expect(Set(recorded) == ["EURALO/1.txt", #"EURALO/\xE9/2.txt"#, #"EURALO/caf\xE9.txt"#])
            #expect(try scratch.filed() == ["1.txt", "2.txt", #"caf\xE9.txt"#])
        }
    }

    @Test func `names that a terminal would obey, or that nobody sees, are escaped in log, receipt and status`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let marks = ["\u{85}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{2066}", "\u{AD}"]
            for (number, mark) in marks.enumerated() {
                try scratch.drop(Samples.response(of: number), as: inbox("EURALO/a\(mark)\(number).txt"))
            }
            let ended = try await Daemon.once(on: scratch, database: conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            var shown = [ended.errors]
            let status = try await Program.run([
                "status", "--json", "--state-directory", scratch.state, "--database", conninfo,
            ])
            shown.append(status.output)
            let receipts = try scratch.files(below: "state/accepted").filter { $0.hasSuffix(".receipt.txt") }
            #expect(receipts.count == marks.count)
            for receipt in receipts { shown.append(try scratch.text("state/accepted/\(receipt)")) }
            for text in shown {
                for scalar in text.unicodeScalars where scalar != "\n" {
                    let category = scalar.properties.generalCategory
                    #expect(category != .control && category != .format, "\(scalar.value) in \(text.debugDescription)")
                }
            }
        }
    }

    @Test(.mounts) func `where the inbox is full, claiming takes no room, and makes some`() async throws {
        try await withScratch { scratch, conninfo in
            let mount = "mkdir -p inbox && mount -t tmpfs -o size=512k none inbox && mkdir -p inbox/EURALO inbox/.out"
            let wrapper = Mounts.wrapper(for: scratch, mount)
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await daemon.isReady()
                let inbox = Mounts.path("\(scratch.state)/inbox", of: daemon)
                for number in 1...20 {
                    #expect(
                        FileManager.default.createFile(
                            atPath: "\(inbox)/.out/\(number)",
                            contents: Data(Samples.response(of: number))
                        )
                    )
                }
                let filler = unsafe open("\(inbox)/.out/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
                let zeros = [UInt8](repeating: 0, count: 4096)
                while unsafe write(filler, zeros, zeros.count) > 0 {}
                close(filler)
                for number in 1...20 {
                    #expect(unsafe rename("\(inbox)/.out/\(number)", "\(inbox)/EURALO/\(number).txt") == 0)
                }
                try await eventually("all are filed") { try scratch.filed().count == 20 }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 20)
        }
    }

    /// One is a hole of a gigabyte, the other has more bytes than the disk of rejected files.
    @Test(.mounts) func `a large file for which there is no room holds up no other`() async throws {
        try await withScratch { scratch, conninfo in
            let mount = "mkdir -p rejected && mount -t tmpfs -o size=512k none rejected"
            let settings = ["file_limit_bytes": "300000"]
            for (name, bytes) in [("hole", 0), ("large", 2 << 20)] {
                try scratch.drop([UInt8](repeating: 0x78, count: bytes), as: inbox("EURALO/\(name).txt"))
            }
            #expect(unsafe truncate("\(scratch.state)/inbox/EURALO/hole.txt", 1 << 30) == 0)
            let wrapper = Mounts.wrapper(for: scratch, mount)
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: wrapper) {
                daemon in
                for number in 1...20 {
                    try scratch.drop(Samples.response(of: number), as: inbox("APRALO/\(number).txt"))
                    try await eventually("the file is filed") { try scratch.filed().count == number }
                }
                let rejected = Scratch(at: Mounts.path(scratch.path, of: daemon))
                try await eventually("the hole is filed") { try rejected.filed("rejected") == ["hole.txt"] }
                #expect(daemon.lines("large.txt").contains { $0.contains("No space left on device") })
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }
}
