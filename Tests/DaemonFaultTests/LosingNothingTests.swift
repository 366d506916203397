import FoundationEssentials
import Glibc
import Postgres
import PostgresServer
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Nothing is lost when the database is away or refuses something, or when there is no room.
@Suite(.inTurn, .serialized) struct LosingNothingTests {
    private let away = "the database cannot be used now"

    @Test func `while PostgreSQL is away files wait, the log says so once, and all is taken when it is back`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let directory = "\(scratch.path)/database"
        let server = try await PrivateServer.start(at: directory, durable: false)
        let conninfo = server.connectionString()
        do {
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                try await server.stop()
                do {
                    let knocks = try Knocks(socketDirectory: server.socketDirectory)
                    for number in 1...20 {
                        try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                    }
                    var count = 0
                    try await eventually("the daemon has tried six times") {
                        count += knocks.count()
                        return count >= 6
                    }
                }
                #expect(try scratch.filed().count == 1)
                #expect(try waitingFiles(on: scratch) == 20)
                // More only where this took minutes.
                let lines = daemon.lines(away)
                #expect((1...3).contains(lines.count), "\(lines)")
                #expect(lines.allSatisfy { $0.contains(" error ") })
                let again = try await PrivateServer.start(at: directory, durable: false)
                #expect(again.connectionString() == conninfo)
                try await eventually("all are taken") { try scratch.filed().count == 21 }
                #expect(try await queried("select count(*)::text from concord.files", in: conninfo) == ["21"])
                #expect(try await accepted(conninfo) == 21)
                try await again.stop()
            }
            #expect(ended.code == 0, "\(ended.errors)")
        } catch {
            try? await PrivateServer.start(at: directory, durable: false).stop()
            throw error
        }
    }

    @Test func `a PostgreSQL that is away at the start is waited for`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let directory = "\(scratch.path)/database"
        let server = try await PrivateServer.start(at: directory, durable: false)
        try await server.stop()
        try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
        do {
            let ended = try await Daemon.run(on: scratch, database: server.connectionString()) { daemon in
                try await eventually("the log says that files wait") { !daemon.lines(away).isEmpty }
                let again = try await PrivateServer.start(at: directory, durable: false)
                try await eventually("the file is taken") { try scratch.filed() == ["1.txt"] }
                try await again.stop()
            }
            #expect(ended.code == 0, "\(ended.errors)")
        } catch {
            try? await PrivateServer.start(at: directory, durable: false).stop()
            throw error
        }
    }

    /// A constraint, a value that is no such text, a view's check, a limit of PostgreSQL, and what a trigger says in words of
    /// its own.
    @Test(arguments: ["23514", "22021", "44000", "54000", "P0001"])
    func `a file that an insert fails on is set aside with the reason, and the next hundred are taken`(
        _ sqlState: String
    ) async throws {
        try await withScratch { scratch, conninfo in
            try await refuse("poison", with: sqlState, in: conninfo)
            try scratch.drop(Samples.response(of: 0, comment: "poison"), as: inbox("EURALO/poison.txt"))
            for number in 1...100 { try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt")) }
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await eventually("all are dealt with, or the daemon despairs") {
                    try scratch.filed().count + scratch.filed("rejected").count == 101 || !daemon.lines(away).isEmpty
                }
                #expect(try scratch.filed("rejected") == ["poison.txt"])
                #expect(try await accepted(conninfo) == 100)
                let receipt = try #require(try scratch.receipt(of: "poison.txt", "rejected"))
                #expect(receipt.contains("The database refused this file"))
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// No room in the database, a server that shuts down, one that takes no writes, a disk that cannot be read.
    @Test(arguments: ["53100", "57P01", "25006", "58030"])
    func `what the database cannot do now is no file's fault: it waits and is taken later`(
        _ sqlState: String
    ) async throws {
        try await withScratch { scratch, conninfo in
            try await refuse("Comment", with: sqlState, in: conninfo)
            for number in 1...3 { try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt")) }
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await eventually("the log says that files wait") { !daemon.lines(away).isEmpty }
                #expect(try scratch.filed("rejected").isEmpty)
                _ = try await queried("drop function refuse() cascade", in: conninfo)
                try await eventually("all are taken") { try scratch.filed().count == 3 }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try scratch.filed("rejected").isEmpty)
        }
    }

    /// Makes inserts of answers whose comment holds a word fail.
    private func refuse(_ word: String, with sqlState: String, in conninfo: String) async throws {
        let connection = try await Connection.open(conninfo)
        try await connection.execute(
            script: """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    if new.comment like '%\(word)%' then
                        raise exception 'refused by the test' using errcode = '\(sqlState)';
                    end if;
                    return new;
                end $$;
                create trigger refuse before insert on concord.answer for each row execute function refuse()
                """
        )
        await connection.close()
    }
}
