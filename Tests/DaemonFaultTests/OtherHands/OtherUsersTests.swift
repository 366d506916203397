import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Each region's sender is another user than the daemon, which has no rights over their files.
@Suite(.inTurn, .serialized, .severalUsers) struct OtherUsersTests {
    private static let answers = (1...16).map { ($0, "Support", "Comment \($0)") }
    private let whole = Samples.response(answers)

    /// How many answers count that came with a file.
    private func counted(_ file: String, _ conninfo: String) async throws -> [String] {
        try await queried(
            "select count(*)::text from concord.current_answers where file like \("%" + file)",
            in: conninfo
        )
    }

    /// Whether it waits to record what it has read: nothing else asks for this table.
    private func waits(_ conninfo: String) async throws -> Bool {
        let sql: SQL = """
            select count(*)::text from pg_locks where not granted and relation = 'concord.original'::regclass
            """
        return try await queried(sql, in: conninfo) != ["0"]
    }

    /// Looks at the inbox that the daemon takes.
    private func look(_ number: Int, _ users: Users) async throws {
        try users.drop(Samples.response(of: number), as: "APRALO/\(number).txt")
        try await eventually("a look at the inbox") { try users.scratch.receipt(of: "\(number).txt") != nil }
    }

    private enum Beginning: String, CaseIterable {
        case beforeTheDaemon, inANewFolder, beforeItIsMovedIn
    }

    /// No time to settle: what keeps the daemon off is only that it knows the file to be open.
    @Test(arguments: Beginning.allCases)
    private func `a slow writer's file is taken at its end, once and whole, whenever it was begun`(
        beginning: Beginning
    ) async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            try users.makeFolder("APRALO")
            let (half, rest) = (Array(whole.prefix(300)), Array(whole.dropFirst(300)))
            let path = "\(scratch.state)/inbox/EURALO/slow.txt"
            var writer: Int32 = -1
            if beginning == .beforeTheDaemon {
                try users.makeFolder("EURALO")
                writer = try users.create(path, half)
            }
            let settings = ["settle_seconds": "0", "remote_settle_seconds": "0"]
            let wrapper = users.wrapper(mayAsk: true)
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: wrapper) {
                daemon in
                try await look(1, users)
                switch beginning {
                case .beforeTheDaemon: break
                case .inANewFolder:
                    // It looks into the folder when all of this has been.
                    try await daemon.pause()
                    try users.makeFolder("EURALO")
                    writer = try users.create(path, half)
                    daemon.resume()
                case .beforeItIsMovedIn:
                    try users.makeFolder("EURALO")
                    writer = try users.create("\(scratch.path)/outgoing", half)
                    #expect(unsafe rename("\(scratch.path)/outgoing", path) == 0)
                }
                for number in 2...5 { try await look(number, users) }
                #expect(try scratch.receipt(of: "slow.txt") == nil)
                append(rest, to: writer)
                close(writer)
                try await eventually("the file is taken") { try scratch.receipt(of: "slow.txt") != nil }
                for number in 6...7 { try await look(number, users) }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await counted("slow.txt", conninfo) == ["16"])
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["8"])
        }
    }

    /// Without the right to ask it takes the file while that is open, once it was quiet.
    @Test func `what the archive has is what was recorded, whoever goes on writing to the file`() async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            for folder in ["APRALO", "EURALO"] { try users.makeFolder(folder) }
            let writer = try users.create("\(scratch.state)/inbox/EURALO/x.txt", whole)
            defer { close(writer) }
            let settings = ["settle_seconds": "0", "remote_settle_seconds": "1"]
            let wrapper = users.wrapper(mayAsk: false)
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: wrapper) {
                daemon in
                try await eventually("the file is taken") { try scratch.receipt(of: "x.txt") != nil }
                append(Array("Recommendation 1. Text\n[*Do Not Support*] Too late\n".utf8), to: writer)
                try await look(1, users)
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let name = try #require(try scratch.files(below: "state/accepted").first { $0.hasSuffix("/x.txt") })
            #expect(Array(try scratch.text("state/accepted/\(name)").utf8) == whole)
            var status = stat()
            #expect(unsafe stat("\(scratch.state)/accepted/\(name)", &status) == 0)
            #expect(status.st_uid == users.daemon && status.st_mode & 0o022 == 0)
            #expect(try await counted("EURALO/x.txt", conninfo) == ["16"])
        }
    }

    /// The daemon has read the file and waits to record it.
    @Test func `what is written to a file between reading and filing is taken as a new file`() async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            for folder in ["APRALO", "EURALO"] { try users.makeFolder(folder) }
            let wrapper = users.wrapper(mayAsk: false)
            let settings = ["remote_settle_seconds": "1"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: wrapper) {
                daemon in
                try await look(1, users)
                var writer: Int32 = -1
                try await withLock(on: "concord.original", in: conninfo) {
                    writer = try users.create("\(scratch.path)/outgoing", whole)
                    #expect(unsafe rename("\(scratch.path)/outgoing", "\(scratch.state)/inbox/EURALO/x.txt") == 0)
                    try await eventually("it waits for the lock") { try await waits(conninfo) }
                    append(Array("Recommendation 1. Text\n[*Do Not Support*] More\n".utf8), to: writer)
                }
                close(writer)
                try await eventually("both are filed") {
                    try scratch.filed().count == 2 + (try scratch.filed("rejected").count == 1 ? 0 : 1)
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(ended.errors.contains("somebody went on writing to a file after it was taken"))
            let receipts = try scratch.files(below: "state").filter { $0.hasSuffix(".receipt.txt") }
                .map { try scratch.text("state/\($0)") }.filter { $0.contains("EURALO/x.txt") }
            #expect(receipts.count == 2)
            #expect(receipts.count { $0.contains("Somebody went on writing to this file after it was taken.") } == 1)
            #expect(receipts.count { $0.contains("and somebody has written to it since") } == 1)
            #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["3"])
        }
    }

    @Test func `a file with another name elsewhere is left alone until it has but one`() async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            for folder in ["APRALO", "EURALO"] { try users.makeFolder(folder) }
            try users.drop(whole, as: "EURALO/x.txt.part")
            let victim = "\(scratch.state)/inbox/EURALO/x.txt.part"
            let link = "\(scratch.state)/inbox/APRALO/stolen.txt"
            #expect(unsafe Glibc.link(victim, link) == 0)
            let wrapper = users.wrapper(mayAsk: true)
            let settings = ["rescan_seconds": "1"]
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: wrapper) {
                daemon in
                for number in 1...2 { try await look(number, users) }
                #expect(daemon.lines("hard links").count == 1)
                let status = try await Program.run([
                    "status", "--json", "--state-directory", scratch.state, "--database", conninfo,
                ])
                #expect(status.output.contains(#""reason":"hard-link""#), "\(status)")
                unsafe unlink(link)
                #expect(unsafe rename(victim, "\(scratch.state)/inbox/EURALO/x.txt") == 0)
                try await eventually("the file is taken") { try scratch.receipt(of: "x.txt") != nil }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await counted("EURALO/x.txt", conninfo) == ["16"])
        }
    }

    /// The daemon waits to record another file while the drop is changed.
    @Test func `chmod, chown, other times or a link after a drop move it to no later time`() async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            for folder in ["APRALO", "EURALO"] { try users.makeFolder(folder) }
            let names = ["chmod", "chown", "times", "link"]
            let wrapper = users.wrapper(mayAsk: true)
            var dropped = Date()
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await look(1, users)
                try await withLock(on: "concord.original", in: conninfo) {
                    try users.drop(Samples.response(of: 2), as: "APRALO/2.txt")
                    try await eventually("it waits for the lock") { try await waits(conninfo) }
                    for (number, name) in names.enumerated() {
                        try users.drop(Samples.response(of: 10 + number), as: "EURALO/\(name).txt")
                    }
                    dropped = Date()
                    try await Task.sleep(for: .seconds(2))
                    func path(_ name: String) -> String { "\(scratch.state)/inbox/EURALO/\(name).txt" }
                    #expect(unsafe chmod(path("chmod"), 0o664) == 0)
                    #expect(unsafe chown(path("chown"), Users.sender + 1, Users.sender) == 0)
                    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
                    #expect(unsafe utimensat(AT_FDCWD, path("times"), &times, 0) == 0)
                    #expect(unsafe Glibc.link(path("link"), "\(scratch.path)/linked") == 0)
                    unsafe unlink("\(scratch.path)/linked")
                }
                try await eventually("all are taken") { try scratch.filed().count == 6 }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            let late: SQL = """
                select file from concord.submissions
                where file like 'EURALO/%' and received_at > \(dropped.addingTimeInterval(1))::timestamptz
                """
            #expect(try await queried(late, in: conninfo) == [])
        }
    }
}
