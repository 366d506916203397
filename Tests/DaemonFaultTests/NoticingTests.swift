import FoundationEssentials
import Glibc
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Files are noticed whatever the kernel tells, or fails to tell. Where a test leaves the interval at a day, only what it
/// is about can bring its files in.
@Suite(.inTurn, .serialized) struct NoticingTests {
    private let never = ["rescan_seconds": "86400"]

    @Test func `what is dropped while the daemon stands still and the kernel's queue overflows is taken`() async throws
    {
        try await withScratch { scratch, conninfo in
            let limit = try #require(Int(text("/proc/sys/fs/inotify/max_queued_events").prefix { $0.isNumber }))
            let filler = ["\(scratch.state)/inbox/.a", "\(scratch.state)/inbox/.b"]
            for path in filler { try scratch.drop([], as: String(path.dropFirst(scratch.path.count + 1))) }
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: never) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                try await daemon.pause()
                // Being opened is told of, and no reason to look again. In turn: the kernel joins equal events.
                for _ in 0...(limit / 2) { for path in filler { close(unsafe open(path, O_RDONLY | O_CLOEXEC)) } }
                for number in 1...20 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                }
                daemon.resume()
                try await eventually("all are taken") { try scratch.filed().count == 21 }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 21)
        }
    }

    /// The tracer stops the daemon between the listing of a folder and what comes next. Without a time to settle, no file
    /// that was there makes the daemon look again.
    @Test func `what is dropped while the first look is under way is taken once, and so is what was there`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            for number in 1...20 { try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt")) }
            let calls = "\(scratch.path)/calls"
            let tracer = Tracer.injecting(
                "signal=SIGSTOP:when=2",
                into: "getdents64",
                at: ["\(scratch.state)/inbox/EURALO"],
                output: calls
            )
            let settings = never.merging(["settle_seconds": "0"]) { $1 }
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: settings, under: tracer) {
                daemon in
                try await eventually("the tracer stops the daemon") { text(calls).contains("stopped by SIGSTOP") }
                for number in 21...40 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                }
                try await eventually("all are taken") {
                    // The tracer counts each thread's calls, and stops the daemon for every thread once.
                    daemon.resume()
                    return try scratch.filed().count == 40
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 40)
        }
    }

    @Test func `a directory that is made, and a full tree that is moved in, are looked into and watched`() async throws
    {
        try await withScratch { scratch, conninfo in
            for number in 1...3 { try scratch.drop(Samples.response(of: number), as: "tree/APRALO/a/b/\(number).txt") }
            let ended = try await Daemon.run(on: scratch, database: conninfo, settings: never) { daemon in
                try await reportShows(Samples.response([(1, "Support", "")]), from: "AFRALO", on: scratch)
                try FileManager.default.createDirectory(
                    atPath: "\(scratch.state)/inbox/EURALO/c/d",
                    withIntermediateDirectories: true
                )
                try scratch.drop(Samples.response(of: 4), as: inbox("EURALO/c/d/4.txt"))
                #expect(unsafe rename("\(scratch.path)/tree", "\(scratch.state)/inbox/at-large-review-2017") == 0)
                try await eventually("both trees are taken") { try scratch.filed().count == 5 }
                try scratch.drop(Samples.response(of: 5), as: inbox("at-large-review-2017/APRALO/a/b/5.txt"))
                try scratch.drop(Samples.response(of: 6), as: inbox("EURALO/c/d/6.txt"))
                try await eventually("later files in them are taken") { try scratch.filed().count == 7 }
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    @Test func `where the kernel cannot watch, the inbox is polled`() async throws {
        try await withScratch { scratch, conninfo in
            let tracer = Tracer.injecting("error=ENOSPC", into: "inotify_add_watch")
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                settings: ["rescan_seconds": "1"],
                under: tracer
            ) { daemon in
                try await daemon.isReady()
                for number in 1...3 {
                    try scratch.drop(Samples.response(of: number), as: inbox("EURALO/\(number).txt"))
                    try await eventually("the file is taken") { try scratch.filed().count == number }
                }
                #expect(daemon.lines("No space left on device").count == Set(daemon.lines("No space left")).count)
            }
            #expect(ended.code == 0, "\(ended.errors)")
        }
    }

    /// A lower layer of an overlay sends no events to those who watch the whole, as another machine's writes to a network
    /// file system do not.
    @Test(.mounts) func `files on a file system that tells of nothing are taken within an interval`() async throws {
        try await withScratch { scratch, conninfo in
            try FileManager.default.createDirectory(
                atPath: "\(scratch.path)/lower/EURALO",
                withIntermediateDirectories: true
            )
            let mounts = """
                mkdir -p inbox layers && mount -t tmpfs none layers && mkdir layers/upper layers/work &&
                mount -t overlay -o lowerdir=../lower,upperdir=layers/upper,workdir=layers/work none inbox
                """
            let ended = try await Daemon.run(
                on: scratch,
                database: conninfo,
                settings: ["rescan_seconds": "1"],
                under: Mounts.wrapper(for: scratch, mounts)
            ) { daemon in
                try await daemon.isReady()
                for number in 1...3 {
                    try scratch.drop(Samples.response(of: number), as: "lower/EURALO/\(number).txt")
                    try await eventually("the file is taken") { try await accepted(conninfo) == number }
                }
            }
            #expect(ended.code == 0, "\(ended.errors)")
            #expect(try await accepted(conninfo) == 3)
        }
    }
}
