import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting
import ProgramTesting
import Testing

@testable import Store

@Suite struct NightTests {
    private func report(_ words: String) -> WrittenReport {
        WrittenReport(
            html: "<p>\(words)</p>\r\n",
            text: "\(words)\n",
            markdown: "# \(words)\n",
            json: "{ \"verdict\" : \"\(words)\",  \"b\" : 1, \"a\" : 2 }\n",
            matrix: "\u{FEFF}1,\(words)\r\n",
            levels: [.consensus: 2, .divergence: 1],
            summary: NightSummary(
                recommendations: [
                    "1": NightSummary.Item(
                        level: .consensus,
                        positions: ["NORTH": .stance(.support), "SOUTH": .divided]
                    )
                ]
            )
        )
    }

    private func keep(
        _ words: String,
        of night: String = "2017-05-12",
        in store: Store
    ) async throws -> (kept: KeptReport, isNew: Bool)? {
        let report = report(words)
        return try await store.keep(night, of: consultation.id, sample: 3) { _ in report }
    }

    @Test func `the first report of a night stays, byte for byte`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await store.report(of: "2017-05-12", on: consultation.id) == nil)
            let state = try #require(try await store.state(of: consultation.id, sample: 3))
            let first = try #require(try await keep("Illustrative: “first”", in: store))
            #expect(first.isNew && first.kept.report == report("Illustrative: “first”"))
            #expect(first.kept.asOf == state.asOf && first.kept.recorded > state.asOf)
            let later = try #require(try await keep("Illustrative: later", in: store))
            #expect(!later.isNew && later.kept == first.kept)
            #expect(try await store.report(of: "2017-05-12", on: consultation.id) == first.kept)
            #expect(try await store.rows("select count(*)::text from concord.night") == ["1"])
        }
    }

    @Test func `every night has its own, which an analyst reads with its verdict`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await keep("two", of: "2017-05-13", in: store)?.isNew == true)
            #expect(try await keep("one", in: store)?.isNew == true)
            let nights: SQL = "select concat_ws(' ', night, verdict, report ->> 'a') from concord.nights order by night"
            #expect(try await store.rows(nights) == ["2017-05-12 one 2", "2017-05-13 two 2"])
            #expect(try await store.nights(of: consultation.id) == ["2017-05-12", "2017-05-13"])
            let state = try #require(try await store.state(of: consultation.id, sample: 3))
            #expect(
                state.nights
                    == ["2017-05-12", "2017-05-13"].map {
                        NightLevels(night: $0, levels: [.consensus: 2, .divergence: 1])
                    }
            )
            // Compared is with the one that was kept last, whatever its date.
            #expect(state.recent?.night == "2017-05-12")
            #expect(state.recent?.summary == report("one").summary)
            #expect(state.asOf == state.recent?.since)
        }
    }

    @Test func `a consultation that is not registered has no nights`() async throws {
        try await withStore { store, _ async throws in
            let report = report("nobody's")
            #expect(try await store.keep("2017-05-12", of: "none", sample: 3) { _ in report } == nil)
            #expect(try await store.nights(of: "none").isEmpty)
        }
    }

    @Test func `what is being recorded while a night is kept is in its report`() async throws {
        try await withStore { store, conninfo async throws in
            let other = try await Connection.open(conninfo)
            try await other.execute(
                script: "begin; select pg_advisory_xact_lock(\(Store.AdvisoryLock.recording.rawValue))"
            )
            async let kept = keep("waits", in: store)
            try await eventually("the night waits for the recording") {
                try await other.query(
                    """
                    select 1 from pg_locks
                    where locktype = 'advisory' and not granted
                        and database = (select oid from pg_database where datname = current_database())
                    """
                ).isEmpty == false
            }
            let moment = try await other.query("select clock_timestamp()").first?.decode(Date.self)
            try await other.execute(script: "commit")
            let recorded = try #require(try await kept).kept.recorded
            #expect(recorded > (try #require(moment)))
            await other.close()
        }
    }
}
