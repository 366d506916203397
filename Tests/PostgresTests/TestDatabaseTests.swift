import Postgres
import PostgresTesting
import Testing

@Suite struct TestDatabaseTests {
    private static let template = TestTemplate(named: "prepared") { conninfo in
        let connection = try await Connection.open(conninfo)
        // Would fail the second time.
        try await connection.execute(script: "create table t (n int); insert into t values (1)")
        await connection.close()
    }

    @Test(arguments: 1...4)
    func `each test has a copy of the template to itself`(number: Int) async throws {
        try await withTestConnection(from: Self.template) { connection in
            let before = try await connection.query("select n from t")
            #expect(try before.map { try $0.decode(Int.self) } == [1])
            try await connection.execute("insert into t values (\(number))")
        }
    }

    @Test func `a database is gone after its test, also when that throws`() async throws {
        struct Stop: Error {}
        var names: [String] = []
        let name: SQL = "select current_database()"
        try await withTestConnection { connection in
            names.append(try await connection.query(name).first?.decode(String.self) ?? "")
        }
        await #expect(throws: Stop.self) {
            try await withTestConnection { connection in
                names.append(try await connection.query(name).first?.decode(String.self) ?? "")
                throw Stop()
            }
        }
        #expect(Set(names).count == 2)
        try await withTestConnection { connection async throws in
            #expect(try await connection.query("select 1 from pg_database where datname = any(\(names))").isEmpty)
        }
    }
}
