import Postgres
import PostgresTesting
import Testing

@Suite struct PostgresErrorTests {
    @Test(
        arguments: [
            ("insert into person values ('secret', 1)", "23505", "person_pkey"),
            ("insert into person values ('other', -987)", "23514", "age_is_positive"),
            ("insert into person values (null, 1)", "23502", nil),
            ("select \("secret")::int", "22P02", nil),
            ("select 'secret' from nowhere", "42P01", nil),
        ] as [(SQL, String, String?)]
    )
    func `a description names the place and no data`(statement: SQL, state: String, constraint: String?) async throws {
        try await withTestConnection { connection in
            try await connection.execute(
                script: """
                    create table person (name text primary key, age int constraint age_is_positive check (age > 0));
                    insert into person values ('secret', 1);
                    """
            )
            let error = try #require(
                await #expect(throws: PostgresError.self) { try await connection.execute(statement) }
            )
            #expect(error.kind == .server)
            #expect(error.sqlState == state)
            #expect(error.constraint == constraint)
            #expect(error.description.contains(state))
            #expect(constraint.map { error.description.contains("constraint \($0), table person") } ?? true)
            for data in ["secret", "987"] { #expect(!"\(error)".contains(data)) }
            #expect(error.debugDescription.contains("statement: "))
            #expect(error.details.contains { $0.hasPrefix("message: ") })
        }
    }

    @Test func `the server's own words are in the debug description`() async throws {
        try await withTestConnection { connection in
            let error = await #expect(throws: PostgresError.self) { try await connection.query("select 1 / \(0)") }
            #expect(error?.description == "PostgreSQL refused the statement: data exception (SQLSTATE 22012)")
            #expect(error?.debugDescription.contains("division by zero") == true)
        }
    }

    @Test(arguments: [
        ("08006", true), ("57P01", true), ("57P02", true), ("57P03", true), ("53300", true), ("57014", false),
        ("53100", false), ("22001", false), ("40001", false),
    ])
    func `faults of the connection are told from faults of the data`(state: String, isConnection: Bool) async throws {
        try await withTestConnection { connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute(
                    script: "do $$ begin raise exception using errcode = '\(state)'; end $$"
                )
            }
            #expect(error?.sqlState == state)
            #expect(error?.isConnectionFailure == isConnection)
        }
    }
}
