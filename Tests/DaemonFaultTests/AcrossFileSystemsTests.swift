import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// An archive that lies on another file system than the inbox: the original is copied.
@Suite(
    .inTurn,
    .enabled("/dev/shm is no file system of its own here") { text("/proc/mounts").contains(" /dev/shm tmpfs ") }
)
struct AcrossFileSystemsTests {
    private func put(archiveOf scratch: Scratch, to elsewhere: Scratch) throws {
        for folder in ["accepted", "rejected"] {
            try FileManager.default.createDirectory(
                atPath: "\(elsewhere.path)/\(folder)",
                withIntermediateDirectories: false
            )
            #expect(unsafe symlink("\(elsewhere.path)/\(folder)", "\(scratch.state)/\(folder)") == 0)
        }
    }

    /// Runs until the kill if there is one, then to the end. Returns nil when it was not killed.
    private func aftermath(killedBefore kill: (call: String, number: Int)?) async throws -> Aftermath? {
        var aftermath: Aftermath?
        try await withScratch { scratch, conninfo in
            let elsewhere = try Scratch(below: "/dev/shm")
            defer { elsewhere.remove() }
            try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/a.txt"))
            try scratch.drop(Array("Dear all\n".utf8), as: inbox("EURALO/b.txt"))
            try put(archiveOf: scratch, to: elsewhere)
            // The tracer counts each thread's calls apart: one thread for all tasks, and each call has its number.
            let environment = ["LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"]
            if let kill {
                let killed = try await Daemon.once(
                    on: scratch,
                    database: conninfo,
                    environment: environment,
                    under: Tracer.injecting(
                        "signal=SIGKILL:when=\(kill.number)",
                        into: kill.call
                    )
                )
                if killed.code == 0 { return }
                try #require(killed.signal == SIGKILL, "\(killed)")
            }
            let ended = try await Daemon.once(on: scratch, database: conninfo, environment: environment)
            try #require(ended.code == 0, "\(ended.errors)")
            #expect(try elsewhere.files(below: ".").count { !$0.hasSuffix(".tmp") } == 4)
            let seen = Scratch(at: "\(scratch.path)/seen")
            try FileManager.default.createDirectory(atPath: seen.state, withIntermediateDirectories: true)
            for folder in ["accepted", "rejected"] {
                try FileManager.default.copyItem(
                    atPath: "\(elsewhere.path)/\(folder)",
                    toPath: "\(seen.state)/\(folder)"
                )
            }
            try FileManager.default.copyItem(atPath: "\(scratch.state)/inbox", toPath: "\(seen.state)/inbox")
            aftermath = try await Aftermath(of: conninfo, seen)
        }
        return aftermath
    }

    @Test func `killed between any two steps, the next run ends with one whole original each`() async throws {
        let undisturbed = try #require(try await aftermath(killedBefore: nil))
        #expect(undisturbed.archive.count == 4)
        // Each kind of call by itself, because the tracer counts each kind apart.
        let kills = try await withThrowingTaskGroup(of: Int.self) { group in
            for call in ["write", "rename", "renameat2", "unlink", "unlinkat", "fsync", "fchmod"] {
                group.addTask {
                    var kills = 0
                    while let result = try await aftermath(killedBefore: (call, kills + 1)) {
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

    /// No kill shows what the machine's crash would take.
    @Test func `the copy is on the disk before it has its name, and its name is before the original goes`() async throws
    {
        try await withScratch { scratch, conninfo in
            let elsewhere = try Scratch(below: "/dev/shm")
            defer { elsewhere.remove() }
            try scratch.drop(Samples.response(of: 1), as: inbox("EURALO/a.txt"))
            try put(archiveOf: scratch, to: elsewhere)
            let calls = "\(scratch.path)/calls"
            let tracer = Tracer.watching("fsync,renameat2,unlinkat", output: calls)
            let ended = try await Daemon.once(on: scratch, database: conninfo, under: tracer)
            try #require(ended.code == 0, "\(ended.errors)")
            let steps = text(calls).split(separator: "\n").compactMap { line -> String? in
                if line.contains(" fsync("), line.contains("\(elsewhere.path)/accepted/") {
                    line.contains(".tmp>") ? "the bytes" : "the folder"
                } else if line.contains(" renameat2("), line.contains(".tmp\""), line.contains("/a.txt\"") {
                    "the name"
                } else if line.contains(" unlinkat("), line.contains("/.claimed/"), line.contains(", \"0\", 0)") {
                    "the end"
                } else {
                    nil
                }
            }
            #expect(steps == ["the bytes", "the name", "the folder", "the end"])
        }
    }
}
