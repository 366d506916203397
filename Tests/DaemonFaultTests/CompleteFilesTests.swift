import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import SystemPackage
import TestTurns
import Testing

/// A file is taken when it is complete, and then whole.
@Suite(.inTurn, .serialized) struct CompleteFilesTests {
    /// No time to settle: what keeps the daemon off is only that it knows the file to be open.
    @Test func `a slow writer's file is taken at its end, once and with all lines, however long that takes`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let settings = ["settle_seconds": "0", "rescan_seconds": "1"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
                // In a folder that is watched: see below.
                try scratch.drop(Samples.response(of: 100), as: inbox("EURALO/first.txt"))
                try await eventually("the first file is taken") { try scratch.receipt(of: "first.txt") != nil }
                let answers = (1...16).map { ($0, "Support", "Comment \($0)") }
                let text = Samples.response(answers).split(
                    separator: UInt8(ascii: "\n"),
                    omittingEmptySubsequences: false
                )
                let file = try FileDescriptor.open(
                    FilePath("\(scratch.state)/inbox/EURALO/slow.txt"),
                    .writeOnly,
                    options: [.create, .exclusiveCreate, .closeOnExec],
                    permissions: .ownerReadWrite
                )
                for number in 0..<12 {
                    let lines = number < 11 ? text[(number * 3)..<(number * 3 + 3)] : text[33...]
                    try file.writeAll(Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")])
                    // One that comes after is taken before: the daemon has looked meanwhile.
                    try scratch.drop(Samples.response(of: number), as: inbox("APRALO/\(number).txt"))
                    try await eventually("a look at the inbox") { try scratch.receipt(of: "\(number).txt") != nil }
                }
                #expect(try scratch.receipt(of: "slow.txt") == nil)
                try file.close()
                try await eventually("the file is taken") { try scratch.receipt(of: "slow.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let stored = try await queried(
                "select concat_ws(' ', file, revision, count(*)) from concord.answer_history where region = 'EURALO' and file like '%slow.txt' group by file, revision",
                in: conninfo
            )
            #expect(stored == ["EURALO/slow.txt 1 16"])
            #expect(try scratch.filed("rejected").isEmpty)
        }
    }

    /// Nobody tells of a file that was opened before it was watched; only the open file itself can.
    @Test func `a slow writer that began before the daemon is not cut short`() async throws {
        try await withScratch { scratch, conninfo in
            let path = "\(scratch.state)/inbox/EURALO/slow.txt"
            try scratch.drop([], as: inbox("EURALO/slow.txt"))
            let file = try FileDescriptor.open(FilePath(path), .writeOnly, options: [.closeOnExec])
            try file.writeAll(Samples.response([(1, "Support", "")]))
            let settings = ["settle_seconds": "0"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings) { daemon in
                for number in 1...5 {
                    try scratch.drop(Samples.response(of: number), as: inbox("APRALO/\(number).txt"))
                    try await eventually("a look at the inbox") { try scratch.receipt(of: "\(number).txt") != nil }
                }
                #expect(try scratch.receipt(of: "slow.txt") == nil)
                try file.writeAll(Array("Recommendation 2. Text\n[*Support*] The end\n".utf8))
                try file.close()
                try await eventually("the file is taken") { try scratch.receipt(of: "slow.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let answers = try await queried(
                "select count(*)::text from concord.current_answers where file like '%slow.txt'",
                in: conninfo
            )
            #expect(answers == ["2"])
        }
    }

    @Test func `temporary names are left alone until they are renamed`() async throws {
        let names = [
            ".x.csv.AbC123", "x.filepart", "x.part", "x.crdownload", "x.download", "x.partial", "x.tmp", ".x.txt.swp",
            "~$x.docx", ".~lock.x.odt#", ".syncthing.x.tmp", ".DS_Store", "._x", "Thumbs.db", "desktop.ini", "x~",
            "4913", "#x.txt#", "x.txt.aria2", "x.!ut", "x.opdownload",
        ]
        // What file servers and archivers keep beside the files.
        let servers = ["@eaDir", "#recycle", "lost+found", "__MACOSX", ".stversions"]
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                for (number, name) in names.enumerated() {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(name)"))
                }
                for name in servers { try scratch.drop(Samples.response(of: 200), as: inbox("EURALO/\(name)/x.txt")) }
                for number in 1...2 {
                    try scratch.drop(Samples.response(of: 100 + number), as: inbox("EURALO/marker-\(number).txt"))
                    try await eventually("a look at the inbox") { try scratch.filed().count == number }
                }
                let left = names + servers.map { "\($0)/x.txt" }
                #expect(try scratch.files(below: "state/inbox/EURALO") == left.sorted())
                for (number, name) in names.enumerated() {
                    let folder = "\(scratch.state)/inbox/EURALO"
                    #expect(unsafe rename("\(folder)/\(name)", "\(folder)/finished-\(number).txt") == 0)
                }
                try await eventually("all are taken") { try scratch.filed().count == 2 + names.count }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 2 + names.count)
        }
    }

    @Test func `a file that is replaced before it is taken is one submission, with the new bytes`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                try await daemon.pause()
                for words in ["Support", "Do Not Support", "It Depends"] {
                    try scratch.drop(Samples.response([(2, words, "")]), as: inbox("EURALO/x.txt"))
                }
                daemon.resume()
                try await eventually("the file is taken") { try scratch.receipt(of: "x.txt") != nil }
                try scratch.drop(Samples.response([(1, "Support", "")]), as: inbox("APRALO/marker.txt"))
                try await eventually("a later file is taken") { try scratch.receipt(of: "marker.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(
                try await queried(
                    "select concat_ws(' ', words, revision) from concord.answer_history where region = 'EURALO'",
                    in: conninfo
                ) == ["It Depends 1"]
            )
        }
    }

    @Test func `a file in hand is not lost when another of its name comes, nor taken again when it is touched`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                try await withLock(on: "concord.submission", in: conninfo) {
                    try scratch.drop(Samples.response([(2, "Support", "")]), as: inbox("EURALO/x.txt"))
                    var claimed: String?
                    try await eventually("the file is claimed") {
                        // PROCESS/BATCH/NUMBER; the first batch is kept for a full disk.
                        claimed = try scratch.files(below: "state/inbox/.claimed").first { path in
                            path.split(separator: "/").last.map { Int($0) != nil } ?? false
                        }
                        return claimed != nil
                    }
                    let path = "\(scratch.state)/inbox/.claimed/\(try #require(claimed))"
                    #expect(unsafe chmod(path, 0o640) == 0)
                    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
                    // As a virus scanner would.
                    #expect(FileManager.default.contents(atPath: path) != nil)
                    try scratch.drop(Samples.response([(2, "It Depends", "")]), as: inbox("EURALO/x.txt"))
                }
                try await eventually("both are filed") { try scratch.filed().count == 3 }
                try scratch.drop(Samples.response([(1, "Support", "")]), as: inbox("APRALO/marker.txt"))
                try await eventually("a later file is taken") { try scratch.receipt(of: "marker.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(
                try await queried(
                    "select concat_ws(' ', revision, words) from concord.answer_history where region = 'EURALO' order by 1",
                    in: conninfo
                ) == ["1 Support", "2 It Depends"]
            )
            #expect(try await accepted(conninfo) == 4)
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["4"])
        }
    }

    /// The tracer stops the daemon after each of its calls on what is in the file's folder. Others come at the first of
    /// these moments, at the first two, and so on, so that the last one comes after each.
    @Test func `between whichever two steps another file of the same name comes, the last one counts`() async throws {
        try await withScratch { scratch, conninfo in
            let calls = "\(scratch.path)/calls"
            let tracer = Tracer.injecting(
                "signal=SIGSTOP",
                into: "open,openat,rename,renameat,renameat2,link,linkat,unlink,unlinkat",
                at: ["\(scratch.state)/inbox/EURALO"],
                output: calls
            )
            let settings = ["settle_seconds": "0"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: tracer) {
                daemon in
                try await daemon.isReady()
                var stops = 0
                for others in 1...4 {
                    try scratch.drop(Samples.response([(1, "Support", "\(others) 0")]), as: inbox("EURALO/x.txt"))
                    for other in 1...others {
                        try await eventually("the tracer stops the daemon") {
                            text(calls).split(separator: "\n").count { $0.contains("--- SIGSTOP {") } > stops
                        }
                        let answers = [(1, "Support", "\(others) \(other)")]
                        try scratch.drop(Samples.response(answers), as: inbox("EURALO/x.txt"))
                        stops += 1
                        daemon.resume()
                    }
                    try await eventually("all are taken") {
                        daemon.resume()
                        // A folder that vanishes meanwhile is not looked into.
                        return (try? waitingFiles(on: scratch)) == 0
                    }
                    stops = text(calls).split(separator: "\n").count { $0.contains("--- SIGSTOP {") }
                    #expect(
                        try await queried(
                            "select comment from concord.current_answers where region = 'EURALO'",
                            in: conninfo
                        ) == ["\(others) \(others)"]
                    )
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let rounds = try await queried(
                "select comment from concord.answer_history where region = 'EURALO' order by revision",
                in: conninfo
            )
            #expect(rounds == rounds.sorted() && Set(rounds).count == rounds.count, "\(rounds)")
        }
    }

    @Test func `a file that was cut off is set aside as what it is, and nothing of it is stored`() async throws {
        let cut: [(file: String, name: String)] = [
            ("documents/euralo.docx", "cut.docx"), ("documents/lacralo.odt", "cut.odt"),
            ("xlsx/naralo.xlsx", "cut.xlsx"),
            ("pdf/apralo-hyphens.pdf", "cut.pdf"),
        ]
        try await withScratch { scratch, conninfo in
            for (file, name) in cut {
                let bytes = try fixture(file)
                try scratch.drop(Array(bytes.prefix(bytes.count * 3 / 4)), as: inbox(name))
            }
            let json = #"{"region": "EURALO", "answers": [{"recommendation": "1", "stance": "Support"}, {"recommen"#
            try scratch.drop(Array(json.utf8), as: inbox("cut.json"))
            try scratch.drop(
                Array("Recommendation,Stance,Comment\n1,Support,\"and so".utf8),
                as: inbox("EURALO/cut.csv")
            )
            let ended = try await Daemon.once(on: scratch, database: conninfo)
            #expect(ended.code == 0, "\(ended.errors)")
            let reasons = [
                "docx": "damaged", "odt": "damaged", "xlsx": "damaged", "pdf": "damaged", "json": "", "csv": "",
            ]
            for (ending, reason) in reasons {
                let receipt = try scratch.receipt(of: "cut.\(ending)", "rejected")
                #expect(receipt?.contains(reason) == true, "\(ending): \(receipt ?? "no receipt")")
                #expect(receipt?.contains("Nothing of this file was counted") == true)
            }
            #expect(try await queried("select file_name from concord.submission", in: conninfo).isEmpty)
        }
    }
}
