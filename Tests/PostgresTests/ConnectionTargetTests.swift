import Postgres
import Testing

@Suite struct ConnectionTargetTests {
    @Test(arguments: [
        (
            "postgresql://reader:hunter2@db.example:5433/answers?sslpassword=hunter3",
            "host=db.example port=5433 dbname=answers user=reader"
        ),
        ("host=/run/postgresql dbname=concord password=hunter2", "host=/run/postgresql dbname=concord"),
        ("service=concord", "service=concord"), ("", ""),
        ("dbname=postgresql://reader:hunter2@db.example/answers", "dbname=…"),
        ("dbname='dbname=x password=hunter2'", "dbname=…"),
    ])
    func `it says where a connection string leads, and never a password`(conninfo: String, target: String) throws {
        #expect(try Connection.target(of: conninfo) == target)
    }

    @Test func `a string that cannot be read leads nowhere`() {
        let error = #expect(throws: PostgresError.self) { try Connection.target(of: "hunter2") }
        #expect(error?.kind == .parameter)
    }
}
