import Postgres
import PostgresTesting
import Store
import Testing

@testable import Daemon

@Suite struct DatabaseTests {
    @Test func `a database that is away is told in its client's words, and may come back`() async throws {
        let conninfo = "host=/nonexistent connect_timeout=2"
        let direct = await #expect(throws: PostgresError.self) { try await Store.open(conninfo) }
        let error = await #expect(throws: DatabaseError.self) { try await Database(conninfo: conninfo).open() }
        #expect(error?.kind == .unavailable)
        #expect(error?.description == direct?.description)
        #expect(error.map(Database.isAway) == true)
        // What fails later comes from the client itself.
        #expect(direct.map(Database.isAway) == true)
    }

    @Test func `no waiting helps with a connection string that cannot be read`() async throws {
        let error = await #expect(throws: DatabaseError.self) { try await Database(conninfo: "nonsense").open() }
        #expect(error?.kind == .unsuitable)
        #expect(error.map(Database.isAway) == false)
    }

    @Test func `no waiting helps with the schema of a newer program`() async throws {
        try await withTestDatabase { conninfo in
            let database = Database(conninfo: conninfo)
            try await database.open().close()
            let connection = try await Connection.open(conninfo, applicationName: "test")
            try await connection.transaction { connection in
                try connection.execute("insert into concord.migration values (9999, 'illustrative', now())")
            }
            await connection.close()
            let error = await #expect(throws: DatabaseError.self) { try await database.open() }
            #expect(error?.kind == .unsuitable)
            #expect(error?.description.hasPrefix("the database has migration 9999, this program knows") == true)
            #expect(error.map(Database.isAway) == false)
        }
    }
}
