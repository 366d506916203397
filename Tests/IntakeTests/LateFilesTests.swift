import ConsultationModel
import FoundationEssentials
import LinuxFiles
import Postgres
import ResponseReading
import Store
import Testing

@testable import Intake

/// When a file was dropped, and what that decides.
@Suite struct LateFilesTests {
    /// Has the database know that the consultation closes then, and that nothing counts that comes later.
    private func close(_ site: Site, at moment: Date?) async throws {
        var closing = consultation
        closing.closes = moment
        closing.lateAnswers = .exclude
        try await site.store.register([closing])
    }

    /// When the file system says that this file was dropped.
    private func dropped(_ path: String, _ site: Site) throws -> Date {
        let entry = try #require(try Files.entry(at: "\(site.state.inbox)/\(path)"))
        return try #require(Date(nanoseconds: entry.changed))
    }

    /// Waits until the clock of the file system is past the time at which a file was dropped: its ticks are some milliseconds.
    private func outlive(_ path: String, _ site: Site) throws {
        let changed = try #require(try Files.entry(at: "\(site.state.inbox)/\(path)")).changed
        repeat {
            try Files.write([], to: "\(site.state.path)/clock")
        } while try #require(try Files.entry(at: "\(site.state.path)/clock")).changed <= changed
    }

    private func submissions(_ site: Site) async throws -> [String] {
        try await site.rows(
            "select concat_ws(' ', file, is_current, is_late) from concord.submissions order by received_at"
        )
    }

    @Test func `what was dropped in time is in time, however late it is taken`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let dropped = try dropped("NORTH/x.txt", site)
            // A deadline has no fraction of a second.
            try await close(site, at: Date(timeIntervalSince1970: dropped.timeIntervalSince1970.rounded(.up)))
            let pass = try await site.intake().pass(at: site, now: dropped.addingTimeInterval(7200))
            #expect(pass.filed.map(\.recorded.outcome) == ["accepted"])
            #expect(try await submissions(site) == ["NORTH/x.txt t f"])
            #expect(
                try await site.rows(
                    "select 'then' from concord.submissions where received_at = \(dropped)::timestamptz"
                ) == ["then"]
            )
        }
    }

    @Test func `what was dropped late is kept and does not count, as the receipt says`() async throws {
        try await Site.with { site async throws in
            try await close(site, at: Date(timeIntervalSince1970: 1_490_000_000))
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let dropped = try dropped("NORTH/x.txt", site)
            let pass = try await site.intake().pass(at: site)
            let path = try #require(pass.filed.first?.path)
            #expect(path.hasPrefix(site.state.accepted))
            #expect(
                try text("\(path).receipt.txt")?.hasPrefix(
                    """
                    NORTH/x.txt: received \(dropped.formatted(.iso8601)), after the consultation had closed at \
                    2017-03-20T08:53:20Z: kept as revision 1, but does not count. Nothing counts in its place

                    """
                ) == true
            )
            #expect(try await submissions(site) == ["NORTH/x.txt f t"])
        }
    }

    @Test func `a process that dies with a file does not make it late`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let dropped = try dropped("NORTH/x.txt", site)
            try outlive("NORTH/x.txt", site)
            try await site.claimAndDie(with: "NORTH/x.txt", times: 1)
            let pass = try await site.intake().pass(at: site)
            #expect(pass.filed.map(\.recorded.outcome) == ["accepted"])
            #expect(
                try await site.rows(
                    "select 'then' from concord.submissions where received_at = \(dropped)::timestamptz"
                ) == ["then"]
            )
        }
    }

    @Test func `in a list without times the moment of the look stands in`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let dropped = try dropped("NORTH/x.txt", site)
            try outlive("NORTH/x.txt", site)
            try await site.claimAndDie(with: "NORTH/x.txt", times: 0)
            let name = try #require(try ClaimFolder.names(in: site.claimed).first)
            try Files.write(Array("NORTH/x.txt".utf8), to: "\(site.claimed.path)/\(name)/1/list")
            #expect(try await site.intake().pass(at: site).filed.map(\.recorded.outcome) == ["accepted"])
            #expect(
                try await site.rows(
                    """
                    select (received_at > \(dropped)::timestamptz and received_at <= recorded_at)::text
                    from concord.submissions
                    """
                ) == ["true"]
            )
        }
    }

    @Test func `a file that names no consultation is for the one that was open when it was dropped`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let dropped = try dropped("NORTH/x.txt", site)
            var closed = consultation
            closed.closes = dropped.addingTimeInterval(60)
            var next = consultation
            next.id = "next"
            next.opens = dropped.addingTimeInterval(3600)
            try await site.store.register([closed, next])
            let now = dropped.addingTimeInterval(7200)
            let context = ReadingContext(consultations: [next, closed], lexicon: lexicon, labels: labels, now: now)
            let pass = try await site.intake().pass(store: site.store, settings: .small(), context: context, now: now)
            #expect(pass.filed.map(\.recorded.consultation) == ["illustrative"])
        }
    }

    @Test func `nothing was dropped later than now`() async throws {
        try await Site.with { site async throws in
            try site.drop(response(["Support"]), as: "NORTH/x.txt")
            let now = Date(timeIntervalSince1970: 1_490_000_000)
            #expect(try await site.intake().pass(at: site, now: now).filed.count == 1)
            #expect(
                try await site.rows("select 'now' from concord.submissions where received_at = \(now)::timestamptz")
                    == ["now"]
            )
        }
    }

    @Test func `why a file is rejected stands in one line`() async throws {
        try await Site.with { site async throws in
            try site.drop("Nothing that looks like an answer.\n", as: "NORTH/a.txt")
            try site.drop(
                "Recommendation 9. [*Support*] x\nRecommendation 8. [*Support*] y\nRecommendation 7. [*Support*] z\n",
                as: "NORTH/b.txt"
            )
            try site.drop(String(repeating: "x", count: 1001), as: "NORTH/c.txt")
            try site.drop(response(["Support"]), as: "NORTH/d.txt")
            _ = try await site.intake().pass(at: site, .small { $0.fileLimit = 1000 })
            let reasons = try await site.rows("select coalesce(reason, 'none') from concord.files order by file")
            #expect(reasons[0].hasPrefix("No answer was recognised"))
            #expect(reasons[1].hasPrefix("line 1, column 16: Found recommendation “9”"))
            #expect(reasons[1].hasSuffix(" And 2 more faults."))
            #expect(reasons[2].hasPrefix("The file has 1001 bytes; the limit is 1000."))
            #expect(reasons[3] == "none")
            #expect(reasons.allSatisfy { $0.count <= 300 && !$0.contains("\n") })
        }
    }
}
