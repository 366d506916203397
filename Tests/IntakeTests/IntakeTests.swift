import FileTesting
import FoundationEssentials
import Glibc
import LinuxFiles
import Postgres
import ResponseReading
import Store
import Synchronization
import Testing

@testable import Intake

@Suite struct IntakeTests {
    @Test func `files are taken from region folders, consultation folders and the inbox itself`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support", "Do Not Support"]), as: "NORTH/x.txt")
            try site.drop(response(["Support"], from: "Southern Region"), as: "illustrative/x.txt")
            try site.drop(response(["It Depends"], from: "Southern Region"), as: "x.txt")
            let intake = try site.intake()
            let pass = try await intake.pass(at: site)
            #expect(pass.filed.map(\.file) == ["NORTH/x.txt", "illustrative/x.txt", "x.txt"])
            #expect(pass.backlog == 0 && pass.waiting == 0 && pass.heldUp == nil)
            #expect(
                try await site.rows(
                    "select concat_ws(' ', region, recommendation, stance, file, line) from concord.current_answers order by 1"
                ) == ["NORTH 1 support NORTH/x.txt 2", "NORTH 2 oppose NORTH/x.txt 4", "SOUTH 1 conditional x.txt 3"]
            )
            #expect(pass.filed.allSatisfy { $0.path.hasPrefix("\(site.state.accepted)/") })
            #expect(try tree(site.state.accepted).count == 6)
            #expect(try tree(site.state.rejected).isEmpty)
            #expect(try await intake.pass(at: site).filed.isEmpty)
            try await intake.close()
            #expect(try tree(site.state.inbox).isEmpty)
        }
    }

    @Test func `a bad file between good ones is set aside with the reason`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            try site.drop("Nothing that looks like an answer.\n", as: "NORTH/b.txt")
            try site.drop("\u{0}", as: "NORTH/c.txt")
            try site.drop(response(["Support"]), as: "SOUTH/d.txt")
            let pass = try await site.intake().pass(at: site)
            #expect(pass.filed.map(\.recorded.outcome).sorted() == ["accepted", "accepted", "rejected", "rejected"])
            let bad = try #require(pass.filed.first { $0.file == "NORTH/b.txt" })
            let receipt = try #require(try text("\(bad.path).receipt.txt"))
            #expect(receipt.hasPrefix("NORTH/b.txt: rejected\n"))
            #expect(receipt.contains("No answer was recognised"))
            #expect(try text(bad.path) == "Nothing that looks like an answer.\n")
            #expect(bad.path.hasPrefix(site.state.rejected))
            #expect(
                try await site.rows("select receipt from concord.files where file = 'NORTH/b.txt'") == [receipt]
            )
            let faults: SQL = """
                select concat_ws('|', file, fault_code, fault_line, fault_column, faults)
                from concord.files where outcome = 'rejected' order by 1
                """
            #expect(try await site.rows(faults) == ["NORTH/b.txt|no-answers|1", "NORTH/c.txt|wrong-encoding|1|1|1"])
        }
    }

    @Test func `a file over the limit is set aside unread`() async throws {
        try await Site.with { site async throws in
            try site.drop(String(repeating: "x", count: 1001), as: "NORTH/large.txt")
            let pass = try await site.intake().pass(at: site, .small { $0.fileLimit = 1000 })
            let path = try #require(pass.filed.first?.path)
            #expect(path.hasPrefix(site.state.rejected))
            #expect(try text("\(path).receipt.txt")?.contains("The file has 1001 bytes; the limit is 1000.") == true)
            #expect(try await site.rows("select coalesce(sha256, 'unread') from concord.files") == ["unread"])
            #expect(try await site.rows("select fault_code from concord.files") == ["too-large"])
        }
    }

    @Test func `what is no file is left alone and stops nothing`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "outside.txt")
            try Files.rename("\(site.state.inbox)/outside.txt", to: "\(site.state.path)/outside.txt")
            #expect(makeOddities(in: site.state.inbox, target: "\(site.state.path)/outside.txt"))
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let pass = try await site.intake().pass(at: site)
            #expect(pass.filed.map(\.file) == ["NORTH/x.txt"])
            #expect(try tree(site.state.inbox).filter { !$0.hasPrefix(".") } == oddities)
            #expect(try Files.entry(at: "\(site.state.path)/outside.txt") != nil)
        }
    }

    @Test func `the same bytes, then other bytes, under one name`() async throws {
        try await Site.with { site async throws in
            let intake = try site.intake()
            for stances in [["Support"], ["Support"], ["Do Not Support"]] {
                try site.drop(response(stances), as: "NORTH/x.txt")
                #expect(try await intake.pass(at: site).filed.count == 1)
            }
            #expect(
                try await site.rows("select outcome || ' ' || revision from concord.files order by recorded_at")
                    == ["accepted 1", "duplicate 1", "accepted 2"]
            )
            #expect(try tree(site.state.accepted).count == 6)
        }
    }

    @Test func `a file that the database refuses is set aside and the others are taken`() async throws {
        try await Site.with { site async throws in
            try await site.connection.execute(
                "alter table concord.answer add constraint illustrative check (comment <> 'Poison.')"
            )
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            try site.drop(response(["Support"], comment: "Poison."), as: "NORTH/b.txt")
            try site.drop(response(["Support"]), as: "SOUTH/c.txt")
            let pass = try await site.intake().pass(at: site)
            #expect(pass.filed.map(\.recorded.outcome) == ["accepted", "accepted", "rejected"])
            let receipt = try text("\(pass.filed[2].path).receipt.txt")
            #expect(receipt?.contains("The database refused this file: ") == true)
            #expect(receipt?.contains("constraint illustrative") == true)
            #expect(
                try await site.rows("select distinct fault_code from concord.files where faults = 1") == ["refused"]
            )
        }
    }

    @Test func `a database that cannot be used rejects no file`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            try site.drop("Nothing.\n", as: "NORTH/b.txt")
            let intake = try site.intake()
            try await site.connection.execute(
                script: """
                    create function refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'no room' using errcode = '53100'; end $$;
                    create trigger refuse before insert on concord.answer for each row execute function refuse()
                    """
            )
            let error = await #expect(throws: PostgresError.self) { try await intake.pass(at: site) }
            #expect(error?.sqlState == "53100")
            #expect(try tree(site.state.rejected).isEmpty)
            #expect(try await site.files().isEmpty)
            try await site.connection.execute("drop trigger refuse on concord.answer")
            #expect(try await intake.pass(at: site).filed.map(\.recorded.outcome) == ["accepted", "rejected"])
        }
    }

    @Test func `a file that was recorded and cannot be filed is filed by the next pass`() async throws {
        try await Site.with { site async throws in
            let intake = try site.intake()
            try Files.removeTree(site.state.accepted)
            try Files.write([], to: site.state.accepted)
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            let pass = try await intake.pass(at: site)
            #expect(pass.heldUp != nil && pass.filed.isEmpty)
            #expect(try await site.files() == ["NORTH/a.txt accepted 1"])
            try Files.removeFile(site.state.accepted)
            let next = try await intake.pass(at: site)
            #expect(next.heldUp == nil)
            #expect(next.filed.map(\.recorded.outcome) == ["accepted"])
            #expect(try await site.files() == ["NORTH/a.txt accepted 1"])
            #expect(try tree(site.state.accepted).count == 2)
        }
    }

    @Test(arguments: ["before it was recorded", "after it was recorded"])
    func `what a dead process left is taken by the next`(moment: String) async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            do {
                let intake = try site.intake()
                if moment == "after it was recorded" {
                    try Files.removeTree(site.state.accepted)
                    try Files.write([], to: site.state.accepted)
                    _ = try await intake.pass(at: site)
                    try Files.removeFile(site.state.accepted)
                } else {
                    try await site.connection.execute("alter table concord.answer rename to away")
                    await #expect(throws: PostgresError.self) { try await intake.pass(at: site) }
                    try await site.connection.execute("alter table concord.away rename to answer")
                }
                // The process ends here.
            }
            try await site.waitUntilNobodyIsAtWork()
            let next = try site.intake()
            #expect(try await next.pass(at: site).filed.map(\.file) == ["NORTH/a.txt"])
            #expect(try await site.files() == ["NORTH/a.txt accepted 1"])
            try await next.close()
            #expect(try tree(site.state.inbox).isEmpty)
        }
    }

    @Test func `a long list is taken in batches, the oldest first, without being made anew`() async throws {
        try await Site.with { site async throws in
            for number in 10..<35 { try site.drop(response(["Support"]), as: "NORTH/\(number).txt") }
            let intake = try site.intake()
            var filed: [String] = []
            for backlog in [15, 5, 0] {
                let pass = try await intake.pass(at: site)
                #expect(pass.backlog == backlog)
                filed += pass.filed.map(\.file)
            }
            #expect(filed == (10..<35).map { "NORTH/\($0).txt" })
        }
    }

    @Test func `a file that changes after the look is left to the next`() async throws {
        try await Site.with { site async throws in
            for name in ["a", "b", "c"] { try site.drop(response(["Support"]), as: "NORTH/\(name).txt") }
            let intake = try site.intake()
            #expect(try await intake.pass(at: site, .small { $0.batchFiles = 1 }).filed.map(\.file) == ["NORTH/a.txt"])
            try site.drop(response(["Do Not Support"]), as: "NORTH/b.txt")
            try Files.removeFile("\(site.state.inbox)/NORTH/c.txt")
            let pass = try await intake.pass(at: site, .small { $0.batchFiles = 1 })
            #expect(pass.filed.isEmpty)
            #expect(pass.waiting == 1)
            #expect(pass.lookAgain != nil)
            #expect(try await intake.pass(at: site, .small { $0.batchFiles = 1 }).filed.map(\.file) == ["NORTH/b.txt"])
        }
    }

    @Test func `a file that was written in place waits until it is quiet`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/a.txt")
            // Dropped before the inbox was watched, so that nothing told that it was moved in whole.
            let intake = try site.intake()
            let settings = IntakeSettings.small { $0.settle = 3600 }
            let pass = try await intake.pass(at: site, settings)
            #expect(pass.filed.isEmpty && pass.waiting == 1)
            #expect(try #require(pass.lookAgain) > 3000)
            let later = try await intake.pass(at: site, settings, now: Date() + 3601)
            #expect(later.filed.map(\.file) == ["NORTH/a.txt"])
        }
    }

    @Test func `a file whose path is as long as the system allows is taken`() async throws {
        let deep = Array(repeating: String(repeating: "x", count: 250), count: 6).joined(separator: "/")
        try await Site.with(
            below: Array(repeating: String(repeating: "s", count: 240), count: 10).joined(separator: "/")
        ) {
            site async throws in
            let length = 4080 - "\(site.state.inbox)/NORTH/\(deep)/.txt".utf8.count
            let stem = String(repeating: "n", count: length)
            try site.drop(response(["Support"]), as: "NORTH/\(deep)/\(stem).txt")
            let pass = try await site.intake().pass(at: site)
            #expect(pass.filed.map(\.file) == ["NORTH/\(deep)/\(stem).txt"])
        }
    }

    @Test func `two on one inbox take each file once`() async throws {
        try await Site.with { site async throws in
            for number in 0..<60 {
                try site.drop(response(["Support"], comment: "\(number)"), as: "NORTH/\(number).txt")
            }
            let filed = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        let intake = try site.intake()
                        var filed: [String] = []
                        while true {
                            let pass = try await intake.pass(at: site, .small { $0.batchFiles = 7 })
                            if pass.filed.isEmpty, pass.backlog == 0 { break }
                            filed += pass.filed.map(\.file)
                        }
                        try await intake.close()
                        return filed
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(filed.count == 60)
            #expect(Set(filed).count == 60)
            #expect(try await site.rows("select count(*)::text from concord.files") == ["60"])
            #expect(try tree(site.state.accepted).count == 120)
            #expect(try tree(site.state.inbox).isEmpty)
        }
    }

    @Test func `a look that remembers few files takes them all in their order all the same`() async throws {
        try await Site.with { site async throws in
            for number in 10..<30 {
                try site.drop(response(["Support"], comment: "\(number)"), as: "NORTH/\(number).txt")
            }
            let intake = try site.intake()
            var filed: [String] = []
            var backlogs: [Int] = []
            repeat {
                let pass = try await intake.pass(at: site, .small { ($0.listingFiles, $0.batchFiles) = (3, 2) })
                filed += pass.filed.map(\.file)
                backlogs.append(pass.backlog)
            } while backlogs.last != 0
            #expect(filed == (10..<30).map { "NORTH/\($0).txt" })
            #expect(backlogs.first == 18)
            #expect(
                try await site.rows("select distinct comment from concord.current_answers") == ["29"],
                "a later revision replaces an earlier one"
            )
        }
    }

    @Test func `what was not read in the time of a batch is taken by the next, in its order`() async throws {
        try await Site.with { site async throws in
            for number in 0..<4 { try site.drop(response(["Support"], comment: "\(number)"), as: "NORTH/\(number)") }
            let intake = try site.intake()
            try site.drop(response(["Do Not Support"]), as: "SOUTH/later")
            for (number, file) in ["NORTH/0", "SOUTH/later", "NORTH/1"].enumerated() {
                let pass = try await intake.pass(at: site, .small { ($0.batchSeconds, $0.batchFiles) = (0, 4) })
                #expect(pass.filed.map(\.file) == [file])
                #expect(pass.backlog == 4 - number)
            }
            #expect(try await intake.pass(at: site).filed.map(\.file) == ["NORTH/2", "NORTH/3"])
        }
    }

    @Test func `told to stop, a pass records what was read and leaves the rest to the next process`() async throws {
        try await Site.with { site async throws in
            for number in 0..<5 { try site.drop(response(["Support"], comment: "\(number)"), as: "NORTH/\(number)") }
            let asked = Mutex(0)
            var intake: Intake? = try site.intake {
                asked.withLock { count in
                    count += 1
                    return count <= 2
                }
            }
            let pass = try #require(try await intake?.pass(at: site))
            #expect(pass.filed.map(\.file) == ["NORTH/0", "NORTH/1"])
            #expect(pass.backlog == 3)
            try await intake?.close()
            intake = nil
            try await site.waitUntilNobodyIsAtWork()
            let next = try site.intake()
            #expect(try await next.pass(at: site).filed.map(\.file) == ["NORTH/2", "NORTH/3", "NORTH/4"])
            try await next.close()
            #expect(try tree(site.state.inbox).isEmpty)
        }
    }

    @Test func `a line or a number of answers over the limit sets a file aside`() async throws {
        try await Site.with { site async throws in
            let long = String(repeating: "x", count: 2000)
            try site.drop("\n\n\(response(["Support"], comment: long))", as: "NORTH/a.txt")
            try site.drop("{\"x-note\": \"\(long)\", \"answers\": []}", as: "NORTH/b.json")
            try site.drop(response(["Support", "Support", "Support"]), as: "NORTH/c.txt")
            let pass = try await site.intake().pass(at: site, .small { ($0.lineLimit, $0.answerLimit) = (1000, 2) })
            let receipts = pass.filed.map(\.recorded.receipt)
            try #require(receipts.count == 3)
            #expect(receipts[0].contains("Line 4 has more than 1000 bytes, the limit. It was not read."))
            #expect(!receipts[1].contains("1000 bytes"), "the lines of JSON may be of any length")
            #expect(receipts[2].contains("Found 3 answers; the limit is 2."))
            #expect(pass.filed.allSatisfy { $0.recorded.isRejected })
        }
    }

    @Test func `files are filed away on another file system too`() async throws {
        try await withOtherFileSystem { elsewhere in
            try await Site.with { site async throws in
                for folder in [site.state.accepted, site.state.rejected] {
                    try Files.removeTree(folder)
                    try Files.makeDirectory("\(elsewhere)/\(folder.lastComponent)")
                    #expect(unsafe symlink("\(elsewhere)/\(folder.lastComponent)", folder) == 0)
                }
                try site.drop(response(["Support"]), as: "NORTH/a.txt")
                try site.drop("nothing", as: "NORTH/b.txt")
                let intake = try site.intake()
                #expect(try await intake.pass(at: site).filed.map(\.recorded.outcome) == ["accepted", "rejected"])
                #expect(try tree("\(elsewhere)/accepted").map(\.lastComponent) == ["a.txt", "a.txt.receipt.txt"])
                #expect(try tree("\(elsewhere)/rejected").map(\.lastComponent) == ["b.txt", "b.txt.receipt.txt"])
                try await intake.close()
                #expect(try tree(site.state.inbox).isEmpty)
            }
        }
    }

    @Test func `a file with which three processes have died is set aside unread, and the others are taken`()
        async throws
    {
        try await Site.with { site async throws in
            for name in ["b", "c"] { try site.drop(response(["Support"]), as: "NORTH/\(name)") }
            try await site.claimAndDie(with: "NORTH/b", times: 3)
            let intake = try site.intake()
            let pass = try await intake.pass(at: site)
            #expect(pass.filed.map(\.file) == ["NORTH/b", "NORTH/c"])
            #expect(pass.filed.map(\.recorded.outcome) == ["rejected", "accepted"])
            let filed = try #require(pass.filed.first)
            #expect(filed.recorded.receipt.contains("3 times the program has ended while it read this file"))
            #expect(try text(filed.path) == response(["Support"]))
            try await intake.close()
            #expect(try tree(site.state.inbox).isEmpty)
        }
    }

    @Test func `a file with which two processes have died is read once more`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/b")
            try await site.claimAndDie(with: "NORTH/b", times: 2)
            #expect(try await site.intake().pass(at: site).filed.map(\.recorded.outcome) == ["accepted"])
        }
    }

    @Test func `a database that is away is no file's death`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/b")
            try await site.claimAndDie(with: "NORTH/b", times: 0)
            let intake = try site.intake()
            let closed = Site(
                state: site.state,
                store: try await Store.open(site.conninfo),
                connection: site.connection
            )
            await closed.store.close()
            // A process that another test starts just now may hold the claim's lock for a moment: then a pass finds nothing.
            let deadline = ContinuousClock.now + .seconds(600)
            var failures = 0
            while failures < 5, ContinuousClock.now < deadline {
                do {
                    _ = try await intake.pass(at: closed)
                } catch is PostgresError {
                    failures += 1
                }
            }
            #expect(failures == 5)
            var outcomes: [String] = []
            while outcomes.isEmpty, ContinuousClock.now < deadline {
                outcomes = try await intake.pass(at: site).filed.map(\.recorded.outcome)
            }
            #expect(outcomes == ["accepted"])
        }
    }
}
