import Postgres
import PostgresTesting
import Testing

@Suite struct ConnectionTests {
    @Test func `a row is decoded as the types asked for`() async throws {
        try await withTestConnection { connection in
            let rows = try await connection.query("select \(1) as a, \("x") as b, \(nil as Int?) as c")
            let row = try #require(rows.first)
            let (a, b, c) = try row.decode((Int, String, Int?).self)
            #expect(a == 1 && b == "x" && c == nil)
            #expect(try row["b"] == "x")
            #expect(try row[0, as: Int.self] == 1)
        }
    }
    @Test func `single`() async throws {
        try await withTestConnection { connection in
            let n = try await connection.query("select 1::int").map { try $0.decode(Int.self) }
            #expect(n == [1])
        }
    }
}
