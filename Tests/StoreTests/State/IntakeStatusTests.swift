import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

@testable import Store

@Suite struct IntakeStatusTests {
    @Test func `a database that no daemon has used yet has no files`() async throws {
        try await withTestDatabase { conninfo in
            let store = try await Store.open(conninfo)
            #expect(try await store.intakeStatus() == IntakeStatus())
            await store.close()
        }
    }

    @Test func `the last file is told, and rejections are counted from midnight in UTC`() async throws {
        try await withTestDatabase(from: registered) { conninfo in
            let store = try await Store.open(conninfo)
            try await store.connection.execute(
                script: """
                    insert into concord.intake_event
                        (claim_id, consultation_id, region_code, file_name, file_bytes, outcome, respondents, receipt,
                        seen_at, recorded_at)
                    select gen_random_uuid(), consultation, region, file, 1, 'rejected', 0, 'Illustrative.', moment, moment
                    from (
                        values
                            ('illustrative', 'NORTH', 'NORTH/late.txt', date_trunc('day', now(), 'UTC') - interval '1 microsecond'),
                            ('illustrative', 'NORTH', 'NORTH/first.txt', date_trunc('day', now(), 'UTC')),
                            (null, null, 'last.txt', now())
                    ) as given (consultation, region, file, moment)
                    """
            )
            let status = try await store.intakeStatus()
            #expect(status.rejectedToday == 2)
            #expect(status.last?.file == "last.txt")
            #expect(status.last?.outcome == "rejected")
            #expect(status.last?.region == nil && status.last?.consultation == nil)

            let taken = file(from: north, [answer("1", .support)], content: "made up", named: "NORTH/good.txt")
            _ = try await store.record([taken]) { _, _ in "Illustrative." }
            let later = try await store.intakeStatus()
            #expect(later.rejectedToday == 2)
            #expect(later.last?.file == "NORTH/good.txt")
            #expect(later.last?.outcome == "accepted")
            #expect(later.last?.region == "NORTH" && later.last?.consultation == consultation.id)
            await store.close()
        }
    }
}
