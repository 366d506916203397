import LinuxFiles
import Postgres
import Store
import Testing

@testable import Intake

/// Several batches in one pass: each is read while the one before is recorded.
@Suite struct BatchesTests {
    private let settings = IntakeSettings.small { ($0.batchFiles, $0.passBatches) = (2, 3) }

    /// Files of one respondent, of which each replaces the one before.
    private func drop(_ numbers: Range<Int>, at site: Site) throws {
        for number in numbers {
            try site.drop(response(["Support"], comment: "\(number)"), as: "NORTH/\(number).txt")
        }
    }

    @Test func `a pass takes its batches in the order of dropping`() async throws {
        try await Site.with { site async throws in
            try drop(10..<17, at: site)
            let intake = try site.intake()
            let pass = try await intake.pass(at: site, settings)
            #expect(pass.filed.map(\.file) == (10..<16).map { "NORTH/\($0).txt" })
            #expect(pass.filed.map(\.recorded.revision) == [1, 2, 3, 4, 5, 6])
            #expect(Set(pass.filed.map(\.recorded.recorded)).count == 3, "a batch is a transaction")
            #expect(pass.backlog == 1)
            #expect(try await site.rows("select distinct comment from concord.current_answers") == ["15"])
            #expect(try await intake.pass(at: site, settings).filed.map(\.file) == ["NORTH/16.txt"])
        }
    }

    @Test func `what was recorded and filed is told before a database that refuses the next batch`() async throws {
        try await Site.with { site async throws in
            try drop(10..<16, at: site)
            try await site.connection.execute(
                script: """
                    create function refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'no room' using errcode = '53100'; end $$;
                    create trigger refuse before insert on concord.answer for each row
                        when (new.comment = '13') execute function refuse()
                    """
            )
            let intake = try site.intake()
            let pass = try await intake.pass(at: site, settings)
            #expect(pass.filed.map(\.file) == ["NORTH/10.txt", "NORTH/11.txt"])
            #expect(pass.backlog > 0)
            let error = await #expect(throws: PostgresError.self) { try await intake.pass(at: site, settings) }
            #expect(error?.sqlState == "53100")
            try await site.connection.execute("drop trigger refuse on concord.answer")
            let rest = try await intake.pass(at: site, settings)
            #expect(rest.filed.map(\.file) == (12..<16).map { "NORTH/\($0).txt" })
            #expect(rest.filed.map(\.recorded.revision) == [3, 4, 5, 6])
        }
    }

    @Test func `an archive without room holds up the batches behind it, and loses none`() async throws {
        try await Site.with { site async throws in
            try drop(10..<16, at: site)
            let intake = try site.intake()
            try Files.removeTree(site.state.accepted)
            try Files.write([], to: site.state.accepted)
            let pass = try await intake.pass(at: site, settings)
            #expect(pass.heldUp != nil && pass.filed.isEmpty)
            try Files.removeFile(site.state.accepted)
            var filed: [String] = []
            for _ in 0..<2 { filed += try await intake.pass(at: site, settings).filed.map(\.file) }
            #expect(filed == (10..<16).map { "NORTH/\($0).txt" })
            #expect(try await site.rows("select count(*)::text from concord.files") == ["6"])
        }
    }
}
