import Postgres
import PostgresTesting
import Testing

@Suite struct RowTests {
    @Test func `values are found by position and by name`() async throws {
        try await withTestConnection { connection in
            let row = try #require(try await connection.query("select 1 as a, 'x' as \"B\", null::text as c").first)
            #expect(row.count == 3)
            #expect(try row[0, as: Int.self] == 1)
            let word: String = try row["B"]
            #expect(word == "x")
            #expect(try row["c", as: String?.self] == nil)
            #expect(try row.decode((Int, String, String?).self) == (1, "x", nil))
        }
    }

    @Test func `rows outlive their statement and go to other tasks`() async throws {
        try await withTestConnection { connection in
            let rows = try await connection.query("select n from generate_series(1, 1000) as x (n)")
            await connection.close()
            let sum = try await Task { try rows.map { try $0.decode(Int.self) }.reduce(0, +) }.value
            #expect(sum == 500_500)
        }
    }

    @Test func `an error of decoding says which column, which types and what to do, not the value`() async throws {
        try await withTestConnection { connection in
            let row = try #require(try await connection.query("select 123456.5 as total, null::int as missing").first)
            let mismatch = #expect(throws: PostgresError.self) { try row[0, as: Int.self] }
            #expect(
                mismatch?.description == "column 0 \"total\" of type numeric cannot be read as Int: "
                    + "the types do not match; cast the column in the query"
            )
            #expect(mismatch?.debugDescription.contains("123456") == false)
            let null = #expect(throws: PostgresError.self) { try row["missing", as: Int.self] }
            #expect(null?.description.contains("column 1 \"missing\" of type integer") == true)
            #expect(null?.description.contains("NULL") == true)
            #expect(null?.kind == .decoding)
            #expect(null?.isConnectionFailure == false)
        }
    }

    @Test func `a column that is not there is an error`() async throws {
        try await withTestConnection { connection in
            let row = try #require(try await connection.query("select 1 as a, 2 as b").first)
            for index in [-1, 2, Int.max, Int.min] {
                #expect(throws: PostgresError.self) { try row[index, as: Int.self] }
            }
            let error = #expect(throws: PostgresError.self) { try row["A", as: Int.self] }
            #expect(error?.description == "there is no column \"A\"; the row has \"a\", \"b\"")
            let tooMany = #expect(throws: PostgresError.self) { try row.decode((Int, Int, Int).self) }
            #expect(tooMany?.description == "the row has 2 columns, 3 asked for")
            #expect(throws: PostgresError.self) { try row.decode(Int.self) }
        }
    }
}
