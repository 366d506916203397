import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import SystemdTesting
import TestTurns
import Testing

/// No wait is endless, and `concord status` says no while files wait, and why.
@Suite(.inTurn, .serialized) struct WaitingTests {
    @Test func `a lock on a table ends no daemon's patience, and SIGTERM is heeded meanwhile`() async throws {
        try await withScratch { scratch, conninfo in
            var ended: Program.Ended?
            try await withLock(on: "concord.submission", in: conninfo) {
                ended = try await Daemon.run(on: scratch, database: conninfo) { _ in
                    try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                    try await saysNo(scratch, conninfo, naming: "another program holds a lock in the database")
                }
            }
            #expect(ended?.code == 0, "\(ended?.errors ?? "")")
            let next = try await Daemon.once(on: scratch, database: conninfo)
            #expect(next.code == 0, "\(next.errors)")
            #expect(try scratch.filed() == ["1.txt"])
        }
    }

    @Test func `whoever holds the lock of those who record is waited for without end and told of`() async throws {
        try await withScratch { scratch, conninfo in
            let other = try await Connection.open(conninfo)
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await daemon.isReady()
                // As `Store.AdvisoryLock.recording`.
                try await other.execute(script: "begin; select pg_advisory_xact_lock(\(0x636F_6E63_0002))")
                try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                try await saysNo(scratch, conninfo, naming: "another program holds a lock in the database")
                #expect(try scratch.filed().isEmpty)
                try await other.execute(script: "commit")
                try await eventually("the file is taken") { try scratch.filed() == ["1.txt"] }
                try await saysYes(scratch, conninfo)
            }
            await other.close()
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `a database that takes no changes, and an archive that cannot be written, are named`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { daemon in
                try await daemon.isReady()
                try await saysYes(scratch, conninfo)
                _ = try await queried(
                    "alter database \(identifier: try await name(of: conninfo)) set default_transaction_read_only = on",
                    in: conninfo
                )
                try await saysNo(scratch, conninfo, naming: "it answers and takes no changes")
                _ = try await queried(
                    "alter database \(identifier: try await name(of: conninfo)) reset default_transaction_read_only",
                    in: conninfo + " options='-c default_transaction_read_only=off'"
                )
                try await saysYes(scratch, conninfo)
                try FileManager.default.removeItem(atPath: "\(scratch.state)/accepted")
                try scratch.drop(Array("Illustrative: in the way.\n".utf8), as: "state/accepted")
                try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                try await saysNo(scratch, conninfo, naming: "files cannot be filed away now")
                try FileManager.default.removeItem(atPath: "\(scratch.state)/accepted")
                try await eventually("the file is filed") { try scratch.filed() == ["1.txt"] }
                try await saysYes(scratch, conninfo)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    private func name(of conninfo: String) async throws -> String {
        try await queried("select current_database()::text", in: conninfo).first ?? ""
    }

    /// What a full disk of the database answers.
    @Test func `a database without room is named, and the file is taken once there is some`() async throws {
        try await withScratch { scratch, conninfo in
            let ended = try await Daemon.run(on: scratch, database: conninfo) { _ in
                let connection = try await Connection.open(conninfo)
                try await connection.execute(
                    script: """
                        create function concord.refuse() returns trigger language plpgsql as $$
                            begin raise exception 'no room' using errcode = '53100'; end
                        $$;
                        create trigger refuse before insert on concord.intake_event
                            for each statement execute function concord.refuse()
                        """
                )
                try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                try await saysNo(scratch, conninfo, naming: "SQLSTATE 53100")
                #expect(try scratch.filed("rejected").isEmpty)
                try await connection.execute(script: "drop trigger refuse on concord.intake_event")
                await connection.close()
                try await eventually("the file is taken") { try scratch.filed() == ["1.txt"] }
                try await saysYes(scratch, conninfo)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test(.mounts) func `a state directory without room is named, though nothing can be written there`() async throws {
        try await withScratch { scratch, conninfo in
            let mount = "mount -t tmpfs -o size=1m none \"$0\" && cd \"$0\" && mkdir -p inbox/EURALO inbox/.out"
            let wrapper = Mounts.wrapper(for: scratch, mount)
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { daemon in
                try await daemon.isReady()
                let seen = Scratch(at: Mounts.path(scratch.path, of: daemon))
                try Data(Samples.response(of: 1)).write(to: URL(filePath: "\(seen.state)/inbox/.out/1"))
                let filler = unsafe open("\(seen.state)/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
                let zeros = [UInt8](repeating: 0, count: 4096)
                while unsafe write(filler, zeros, zeros.count) > 0 {}
                close(filler)
                #expect(
                    unsafe rename("\(seen.state)/inbox/.out/1", "\(seen.state)/inbox/EURALO/1.txt") == 0
                )
                try await saysNo(seen, conninfo, naming: "No space left on device")
                unsafe unlink("\(seen.state)/filler")
                try await eventually("the file is filed") { try seen.filed() == ["1.txt"] }
                try await saysYes(seen, conninfo)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test(.severalUsers) func `a folder that cannot be looked into is a reason to say no`() async throws {
        try await withScratch { scratch, conninfo in
            let users = try Users(scratch, conninfo)
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: users.wrapper(mayAsk: true)) {
                daemon in
                try await daemon.isReady()
                try users.makeFolder("EURALO")
                let path = "\(scratch.state)/inbox/EURALO"
                func says() async throws -> Program.Ended {
                    try await Program.run(
                        ["status", "--state-directory", scratch.state, "--database", conninfo],
                        under: users.wrapper(mayAsk: false)
                    )
                }
                try await eventually("the status says yes") { try await says().code == 0 }
                #expect(unsafe chmod(path, 0o700) == 0)
                let ended = try await says()
                #expect(ended.code == 69)
                #expect(ended.output.contains("inbox/EURALO: its files are not counted"), "\(ended.output)")
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// It has the lock of those who record, and its connection stays open.
    @Test func `another daemon that stands still in its transaction is waited for without end, and pings go on`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let other = try Scratch()
            defer { other.remove() }
            let manager = try ManagerSocket()
            let frozen = try await Daemon.run(on: other, database: conninfo) { frozen in
                try await frozen.isReady()
                // It has to hear the answer before it goes on.
                try await withLock(on: "concord.progress", in: conninfo) {
                    try other.drop(Samples.response(of: 2), as: inbox("EURALO/2.txt"))
                    try await eventually("it is in the middle of a transaction") {
                        try await queried(
                            """
                            select count(*)::text from pg_locks waiting
                            where not granted
                                and relation = 'concord.progress'::regclass
                                and exists (
                                    -- The lock of those who record.
                                    select from pg_locks held
                                    where held.pid = waiting.pid
                                        and held.granted
                                        and held.locktype = 'advisory'
                                        and held.mode = 'ExclusiveLock'
                                )
                            """,
                            in: conninfo
                        ) == ["1"]
                    }
                    try await frozen.pause()
                }
                let environment = ["NOTIFY_SOCKET": manager.name, "WATCHDOG_USEC": "15000000"]
                let ended = try await Daemon.run(on: scratch, database: conninfo, environment: environment) { _ in
                    try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/1.txt"))
                    try await saysNo(scratch, conninfo, naming: "another program holds a lock in the database")
                    var pings = 0
                    while manager.next() != nil {}
                    // The frozen one loses its transaction after a minute.
                    try await eventually("the file is taken") {
                        while let told = manager.next() { if told.contains("WATCHDOG=1") { pings += 1 } }
                        return try scratch.filed() == ["1.txt"]
                    }
                    #expect(pings >= 4)
                }
                #expect(ended.code == 0, "\(ended.errors)")
                frozen.resume()
                try await eventually("the other file is taken too") { try other.filed() == ["2.txt"] }
            }
            #expect(frozen.code == 0, "\(frozen.errors)")
        }
    }

    @Test func `standard error that nobody reads stops nothing`() async throws {
        try await withScratch { scratch, conninfo in
            let fifo = "\(scratch.path)/log"
            guard unsafe mkfifo(fifo, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
            let descriptor = unsafe open(fifo, O_RDWR | O_NONBLOCK)
            defer { close(descriptor) }
            let filler = [UInt8](repeating: UInt8(ascii: "\n"), count: 4096)
            while unsafe filler.withUnsafeBytes({ unsafe write(descriptor, $0.baseAddress, $0.count) }) > 0 {}
            let wrapper = ["sh", "-c", "log=$1; shift; exec \"$@\" 2>\"$log\"", "sh", fifo]
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper) { _ in
                for number in 1...20 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                }
                try await eventually("all are filed") { try scratch.filed().count == 20 }
            }
            #expect(ended.code == 0)
        }
    }
}
