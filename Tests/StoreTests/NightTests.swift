import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

@testable import Store

@Suite struct NightTests {
    private func report(_ words: String, night: String = "2017-05-12") -> NightReport {
        NightReport(
            consultation: consultation.id,
            night: night,
            asOf: Date(timeIntervalSince1970: 1_494_590_400),
            html: "<p>\(words)</p>\r\n",
            text: "\(words)\n",
            json: "{ \"verdict\" : \"\(words)\",  \"b\" : 1, \"a\" : 2 }\n"
        )
    }

    private func withStore(_ body: (Store) async throws -> Void) async throws {
        try await withTestDatabase(from: registered) { conninfo in
            let store = try await Store.open(conninfo)
            try await body(store)
            await store.close()
        }
    }

    @Test func `the first report of a night stays, byte for byte`() async throws {
        try await withStore { store async throws in
            #expect(try await store.report(of: "2017-05-12", on: consultation.id) == nil)
            let first = report("Illustrative: “first”")
            let kept = try await store.keep(first)
            #expect(kept.isNew && kept.kept == first)
            let later = try await store.keep(report("Illustrative: later"))
            #expect(!later.isNew && later.kept == first)
            #expect(try await store.report(of: "2017-05-12", on: consultation.id) == first)
            #expect(try await store.rows("select count(*)::text from concord.night") == ["1"])
        }
    }

    @Test func `every night has its own, which an analyst reads with its verdict`() async throws {
        try await withStore { store async throws in
            #expect(try await store.keep(report("one")).isNew)
            #expect(try await store.keep(report("two", night: "2017-05-13")).isNew)
            let nights: SQL = "select concat_ws(' ', night, verdict, report ->> 'a') from concord.nights order by night"
            #expect(try await store.rows(nights) == ["2017-05-12 one 2", "2017-05-13 two 2"])
        }
    }

    @Test func `a consultation that is not registered has no nights`() async throws {
        try await withStore { store async throws in
            var unknown = report("nobody's")
            unknown.consultation = "none"
            let error = await #expect(throws: PostgresError.self) { try await store.keep(unknown) }
            #expect(error?.sqlState == "23503")
        }
    }
}
