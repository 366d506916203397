import Postgres
public import Schema

extension Store {
    /// Applies the migrations that the database does not have yet, each in its own transaction, once, also when several
    /// processes start together.
    ///
    /// - Returns: The migrations that were applied now.
    /// - Throws: `PostgresError`; `SchemaTooNew` when a newer Concord has been here; `UnsuitableEncoding`.
    @discardableResult
    public func migrate(_ migrations: [Migration] = Migration.all) async throws -> [Migration] {
        // Most often there is nothing to do, and this tells so without a lock.
        guard try await lacks(any: migrations) else { return [] }
        try await connection.transaction { connection in
            let encoding = try connection.query("show server_encoding").first?.decode(String.self) ?? ""
            guard encoding == "UTF8" else { throw UnsuitableEncoding(found: encoding) }
            try connection.acquire(.migrating, seconds: 60)
            try connection.execute(script: Self.migrationTable)
        }
        guard try await lacks(any: migrations) else { return [] }
        var applied: [Migration] = []
        for migration in migrations {
            let isNew = try await connection.transaction { connection in
                try connection.acquire(.migrating, seconds: 60)
                let present = try connection.query(
                    "select 1 from concord.migration where number = \(migration.number)::integer"
                )
                guard present.isEmpty else { return false }
                try connection.execute(script: migration.sql)
                try connection.execute(
                    """
                    insert into concord.migration (number, name, applied_at)
                    values (\(migration.number)::integer, \(migration.name)::text, clock_timestamp())
                    """
                )
                return true
            }
            if isNew { applied.append(migration) }
        }
        return applied
    }

    /// Whether one of these is not applied yet. Throws `SchemaTooNew`.
    private func lacks(any migrations: [Migration]) async throws -> Bool {
        let applied = try await connection.transaction { connection in
            let table = try connection.query("select to_regclass('concord.migration') is not null").first
            guard try table?.decode(Bool.self) == true else { return [] as Set<Int> }
            return Set(try connection.query("select number from concord.migration").map { try $0.decode(Int.self) })
        }
        let known = Set(migrations.map(\.number))
        if let found = applied.max(), found > known.max() ?? 0 {
            throw SchemaTooNew(found: found, known: known.max() ?? 0)
        }
        return !known.isSubset(of: applied)
    }

    private static let migrationTable = """
        create schema if not exists concord;
        create table if not exists concord.migration (
            number integer not null primary key,
            name text not null,
            applied_at timestamptz not null
        );
        """
}

/// The database cannot hold every text.
public struct UnsuitableEncoding: Error, CustomStringConvertible {
    /// The database's encoding: "LATIN1".
    public let found: String

    /// What was found, what was expected, and how to go on.
    public var description: String {
        """
        the database has the encoding \(found), expected UTF8: create another one, for instance with \
        "createdb --template=template0 --encoding=UTF8 concord"
        """
    }
}

/// The database was migrated by a newer version of Concord than this one.
public struct SchemaTooNew: Error, CustomStringConvertible {
    /// The number of the newest migration in the database.
    public let found: Int
    /// The number of the newest migration that this program has.
    public let known: Int

    /// What was found, what was expected, and how to go on.
    public var description: String {
        """
        the database has migration \(found), this program knows migrations up to \(known): \
        run the newer version of Concord that applied it, or name another database
        """
    }
}
