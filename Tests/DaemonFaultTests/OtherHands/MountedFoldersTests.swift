import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// A region's folder can be a mount of its own: a bind mount for file transfer, or a share.
@Suite(
    .inTurn,
    .serialized,
    .mounts,
    .enabled("/dev/shm is no file system of its own here") { text("/proc/mounts").contains(" /dev/shm tmpfs ") }
)
struct MountedFoldersTests {
    /// Mounts a folder that outlives the daemon, and with it the mount.
    private func wrapper(_ scratch: Scratch, _ elsewhere: Scratch) -> [String] {
        Mounts.wrapper(for: scratch, "mkdir -p inbox/EURALO && mount --bind \(elsewhere.path) inbox/EURALO")
    }

    @Test func `what is dropped into a mount below the inbox is taken, once and whole`() async throws {
        try await withScratch { scratch, conninfo in
            let elsewhere = try Scratch(below: "/dev/shm")
            defer { elsewhere.remove() }
            try elsewhere.drop(Samples.response(of: 1), as: "1.txt")
            let ended = try await Daemon.run(on: scratch, database: conninfo, under: wrapper(scratch, elsewhere)) {
                daemon in
                try await eventually("what was there is taken") { try scratch.filed() == ["1.txt"] }
                try elsewhere.drop(Samples.response(of: 2), as: "2.txt")
                try await eventually("the next is taken") { try scratch.filed() == ["1.txt", "2.txt"] }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try elsewhere.files(below: ".").isEmpty)
            for name in try scratch.files(below: "state/accepted") where name.hasSuffix("/2.txt") {
                #expect(Array(try scratch.text("state/accepted/\(name)").utf8) == Samples.response(of: 2))
            }
            #expect(try await accepted(conninfo) == 2)
        }
    }

    /// Runs until the kill if there is one, then to the end. Returns nil when it was not killed.
    private func files(killedBefore kill: (call: String, number: Int)?) async throws -> [String]? {
        var files: [String]?
        try await withScratch { scratch, conninfo in
            let elsewhere = try Scratch(below: "/dev/shm")
            defer { elsewhere.remove() }
            for number in 1...2 { try elsewhere.drop(Samples.response(of: number), as: "\(number).txt") }
            // The tracer counts each thread's calls apart: one thread for all tasks, and each call has its number.
            let environment = ["LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"]
            let mounted = wrapper(scratch, elsewhere)
            if let kill {
                let killer = Tracer.injecting("signal=SIGKILL:when=\(kill.number)", into: kill.call)
                let killed = try await Daemon.once(
                    on: scratch,
                    database: conninfo,
                    environment: environment,
                    under: mounted + killer
                )
                if killed.code == 0 { return }
                try #require(killed.signal == SIGKILL, "\(killed)")
            }
            let ended = try await Daemon.once(
                on: scratch,
                database: conninfo,
                environment: environment,
                under: mounted
            )
            try #require(ended.code == 0, "\(ended.errors)")
            let left = try elsewhere.files(below: ".") + scratch.files(below: "state/inbox")
            let all: SQL = "select file || ' ' || outcome from concord.files order by 1"
            let recorded = try await queried(all, in: conninfo)
            files = try recorded + scratch.filed() + left
        }
        return files
    }

    @Test func `killed between any two steps of the way from a mount, the next run takes each file once`() async throws
    {
        let undisturbed = ["EURALO/1.txt accepted", "EURALO/2.txt accepted", "1.txt", "2.txt"]
        #expect(try await files(killedBefore: nil) == undisturbed)
        let kills = try await withThrowingTaskGroup(of: Int.self) { group in
            for call in ["renameat2", "unlinkat", "fsync", "ftruncate"] {
                group.addTask {
                    var kills = 0
                    while let result = try await files(killedBefore: (call, kills + 1)) {
                        kills += 1
                        #expect(result == undisturbed, "killed before \(call) \(kills)")
                    }
                    return kills
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(kills > 12)
    }
}
