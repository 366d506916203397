import FoundationEssentials
import Postgres
import ProgramTesting

/// The least that the work can cost: one psql copies the same rows into the same tables, with their indexes and
/// constraints, in one transaction, and `mv` moves the files.
struct Floor {
    private let bench: Bench

    init(_ bench: Bench) {
        self.bench = bench
    }

    /// How long it takes to copy all rows that a contestant has made.
    func copy(of contestant: Place) async throws -> Duration {
        let folder = "\(contestant.scratch.path)/rows"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try await bench.withPlace(contestant.prepared) { place in
            let tables = try await tables(filledIn: contestant, emptyIn: place)
            let saving = tables.map { "\\copy concord.\($0) to '\(folder)/\($0)'" }
            let loading = ["begin;"] + tables.map { "\\copy concord.\($0) from '\(folder)/\($0)'" } + ["commit;"]
            try script(saving, "\(folder)/save.sql")
            try script(loading, "\(folder)/load.sql")
            try await Command.psql(contestant.conninfo, ["-f", "\(folder)/save.sql"])
            try await bench.settle()
            let start = ContinuousClock.now
            try await Command.psql(place.conninfo, ["-f", "\(folder)/load.sql"])
            let time = ContinuousClock.now - start
            try await place.check()
            return time
        }
    }

    /// How long it takes to move all files of an inbox into one folder.
    func move(_ prepared: Bench.Prepared) async throws -> Duration {
        let place = try Scratch(below: bench.scratch.path)
        defer { place.remove() }
        let (inbox, accepted) = ("\(place.path)/inbox", "\(place.path)/accepted")
        try FileManager.default.createDirectory(atPath: accepted, withIntermediateDirectories: true)
        try await Command.run(["cp", "-al", prepared.files, inbox])
        try await bench.settle()
        let start = ContinuousClock.now
        try await Command.run([
            "sh", "-c", "find \"$1\" -type f -print0 | xargs -0 mv -t \"$2\"", "sh", inbox, accepted,
        ])
        return ContinuousClock.now - start
    }

    /// Those of the schema that the contestant has filled; a table comes after those that it refers to.
    private func tables(filledIn contestant: Place, emptyIn place: Place) async throws -> [String] {
        let names = try await queried(
            """
            select relname::text
            from pg_class
            where relnamespace = 'concord'::regnamespace and relkind = 'r'
            order by oid
            """,
            in: place.conninfo
        )
        var tables: [String] = []
        for name in names {
            let isFilled = try await queried(
                "select 'yes' from concord.\(identifier: name) limit 1",
                in: contestant.conninfo
            )
            let isEmpty = try await queried("select 'no' from concord.\(identifier: name) limit 1", in: place.conninfo)
            if !isFilled.isEmpty, isEmpty.isEmpty { tables.append(name) }
        }
        return tables
    }

    private func script(_ lines: [String], _ path: String) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    }
}
