import FoundationEssentials
import Postgres
import PostgresServer
import ProgramTesting

/// Where the contestants run: one server, one directory.
final class Bench {
    let server: PrivateServer
    let scratch: Scratch
    /// How often each comparison is made, where it takes no more than minutes.
    let rounds: Int
    let backlogRounds: Int
    let files: Int
    let drops: Int
    private var prepared: [Int: Prepared] = [:]
    private var databases = 0
    private var madePeers: Peers?
    private var madeStored: Place?

    /// Files, and a database in which their consultation is registered, so that contestants do not have to.
    struct Prepared {
        var workload: Workload
        /// Where the files stand, in the folders of the regions.
        var files: String
        /// Where the consultation's file stands.
        var consultations: String
        /// The name of the database that is copied for each contestant.
        var template: String
    }

    init(_ server: PrivateServer, _ scratch: Scratch, rounds: Int?, files: Int, drops: Int) {
        self.server = server
        self.scratch = scratch
        self.rounds = rounds ?? 3
        backlogRounds = rounds ?? 1
        self.files = files
        self.drops = drops
    }

    /// The workload's files and database, made when first asked for.
    func prepare(_ workload: Workload) async throws -> Prepared {
        let key = workload.files * 1000 + workload.recommendations
        if let known = prepared[key] { return known }
        let folder = "\(scratch.path)/\(workload.files)x\(workload.recommendations)"
        let new = Prepared(
            workload: workload,
            files: "\(folder)/files",
            consultations: "\(folder)/consultations",
            template: "ready-\(key)"
        )
        try FileManager.default.createDirectory(atPath: new.consultations, withIntermediateDirectories: true)
        try workload.writeConsultation(into: new.consultations)
        try workload.writeFiles(into: new.files)
        try await server.createDatabase(named: new.template)
        let place = try Scratch(below: scratch.path)
        defer { place.remove() }
        let ended = try await Daemon.once(
            on: place,
            database: server.connectionString(database: new.template),
            settings: ["consultations": new.consultations]
        )
        guard ended.code == 0 else { throw Command.Failed(description: String(ended.errors.suffix(2000))) }
        prepared[key] = new
        return new
    }

    /// The peers, set up when first asked for.
    var peers: Peers {
        get async throws {
            if let madePeers { return madePeers }
            let new = try await Peers(below: scratch.path)
            madePeers = new
            return new
        }
    }

    /// A database in which the whole backlog is stored: that which was left, else one that is made.
    func stored() async throws -> Place {
        if let madeStored { return madeStored }
        progress("  the backlog is stored")
        let place = try await makePlace(try await prepare(Workload(files: files, recommendations: 16)))
        _ = try await concordTakesAll(place)
        madeStored = place
        return place
    }

    /// Leaves a place in which Concord has taken the backlog to the figures that need one, or removes it.
    func leave(_ place: Place) async throws {
        if madeStored == nil { madeStored = place } else { try await remove(place) }
    }

    /// Removes the database in which the backlog is stored, where there is one.
    func forgetStored() async throws {
        if let madeStored { try await remove(madeStored) }
        madeStored = nil
    }

    /// Runs the body with a folder and a database of its own, and drops the database afterwards.
    func withPlace<R>(_ prepared: Prepared, _ body: (Place) async throws -> R) async throws -> R {
        let place = try await makePlace(prepared)
        let result: R
        do {
            result = try await body(place)
        } catch {
            try? await remove(place)
            throw error
        }
        try await remove(place)
        return result
    }

    /// A folder and a database, to be removed by the caller.
    func makePlace(_ prepared: Prepared) async throws -> Place {
        databases += 1
        let name = "contestant-\(databases)"
        try await server.createDatabase(named: name, template: prepared.template)
        return Place(
            scratch: try Scratch(below: scratch.path),
            name: name,
            conninfo: server.connectionString(database: name),
            prepared: prepared
        )
    }

    /// Drops the database. The folder goes with all others at the end: for minutes after many files were removed, ext4 is slow
    /// to find places for new ones, and the next contestant would pay for it.
    func remove(_ place: Place) async throws {
        let connection = try await Connection.open(server.connectionString())
        try await connection.execute("drop database \(identifier: place.name) with (force)")
        await connection.close()
    }

    /// Writes down what a contestant has left in memory, so that the next one does not pay for it.
    func settle() async throws {
        let connection = try await Connection.open(server.connectionString())
        try await connection.execute("checkpoint")
        await connection.close()
        try await Command.run(["sync"])
        // Files that were linked in place count as written to for a second.
        try await Task.sleep(for: .milliseconds(1500))
    }
}
