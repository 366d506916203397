import ConsultationModel
import FoundationEssentials
import Postgres
import PostgresTesting
import Testing

@testable import Schema
@testable import Store

/// Why files were rejected, as it is recorded and reported.
@Suite struct RejectionTests {
    private func rejected(_ name: String, _ fault: FileFault?) -> TakenFile {
        var file = rejectedFile()
        file.file = name
        file.reason = "Illustrative."
        file.fault = fault
        return file
    }

    private func rejections(_ store: Store) async throws -> [FileEvent] {
        try #require(try await store.state(of: consultation.id, sample: 3)).rejections
    }

    private static let faults = [
        FileFault(.tooLarge), FileFault(.unknownRegion, line: 1, column: 9, count: 2),
        FileFault(.unclearCells, line: 7, column: 3, place: "cell C7 of sheet “Hoja 1”", count: 101),
    ]

    @Test func `what is wrong with a file comes back as it was recorded`() async throws {
        try await withStore { store, _ async throws in
            for (index, fault) in Self.faults.enumerated() {
                try await store.record(rejected("\(index).txt", fault))
            }
            #expect(try await rejections(store).map(\.fault) == Self.faults.reversed())
            let columns: SQL = """
                select concat_ws('|', file, reason, fault_code, fault_line, fault_column, fault_place, faults)
                from concord.files order by 1
                """
            #expect(
                try await store.rows(columns) == [
                    "0.txt|Illustrative.|too-large|1", "1.txt|Illustrative.|unknown-region|1|9|2",
                    "2.txt|Illustrative.|unclear-cells|7|3|cell C7 of sheet “Hoja 1”|101",
                ]
            )
        }
    }

    @Test func `an accepted file has no fault, whatever it is given`() async throws {
        try await withStore { store, _ async throws in
            var taken = file(from: north, [answer("1", .support)], content: "a")
            taken.fault = FileFault(.empty)
            try await store.record(taken)
            #expect(
                try await store.rows("select concat_ws('|', outcome, fault_code) from concord.files") == ["accepted"]
            )
        }
    }

    @Test func `a code that only a newer program knows is none`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(rejected("newer.txt", FileFault(.empty)))
            try await store.connection.execute(script: "update concord.intake_event set fault_code = 'newer'")
            #expect(try await rejections(store).map(\.fault) == [nil])
            #expect(try await rejections(store).map(\.reason) == ["Illustrative."])
        }
    }

    @Test func `a file that was rejected before faults were recorded keeps its reason`() async throws {
        try await withTestDatabase { conninfo in
            let store = try await Store.open(conninfo)
            try await store.migrate(Array(Migration.all.prefix(8)))
            try await store.registerBeforeProgress([consultation])
            try await store.connection.execute(
                script: """
                    insert into concord.intake_event (
                        claim_id, consultation_id, file_name, file_bytes, outcome, respondents, reason, receipt, seen_at,
                        recorded_at
                    ) values (
                        gen_random_uuid(), 'illustrative', 'earlier.txt', 1, 'rejected', 0, 'Illustrative.', 'receipt',
                        '2017-03-01Z', '2017-03-01Z'
                    )
                    """
            )
            #expect(try await store.migrate().first?.number == 9)
            let rejections = try await rejections(store)
            #expect(rejections.map(\.file) == ["earlier.txt"])
            #expect(rejections.map(\.reason) == ["Illustrative."])
            #expect(rejections.map(\.fault) == [nil])
            await store.close()
        }
    }
}
