import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// No wait is endless, and `concord status` says no while files wait, and why.
@Suite(.inTurn, .serialized) struct WaitingTests {
    private func status(_ scratch: Scratch, _ conninfo: String) async throws -> Program.Ended {
        try await Program.run(["status", "--state-directory", scratch.state, "--database", conninfo])
    }

    private func saysNo(_ scratch: Scratch, _ conninfo: String, naming reason: String) async throws {
        try await eventually("the status says no, because: \(reason)") {
            let ended = try await status(scratch, conninfo)
            return ended.code == 69 && ended.output.contains(reason)
        }
    }

    private func saysYes(_ scratch: Scratch, _ conninfo: String) async throws {
        try await eventually("the status says yes") { try await status(scratch, conninfo).code == 0 }
    }

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
