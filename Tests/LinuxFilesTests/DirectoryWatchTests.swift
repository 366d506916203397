import FileTesting
import Glibc
import LinuxFiles
import Testing

@Suite(.timeLimit(.minutes(20))) struct DirectoryWatchTests {
    /// A watched directory in which something can be waited for.
    private struct Watched {
        let directory: String
        let watch: DirectoryWatch
        let pokes: AsyncStream<Void>

        init(_ directory: String) throws {
            self.directory = directory
            let (pokes, poke) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            self.pokes = pokes
            watch = try DirectoryWatch { poke.yield() }
            try watch.add(Folder(directory))
        }

        /// Moves a file in and waits until that is told: then all that happened before has been told too.
        func catchUp() async throws -> DirectoryWatch.Hints {
            let (from, to) = ("\(directory)-outside", "\(directory)/last-\(UInt32.random(in: 0 ... .max))")
            try Files.write([], to: from)
            try Files.rename(from, to: to)
            for await _ in pokes where watch.hints.movedIn.contains(to) { break }
            var hints = watch.hints
            hints.movedIn = hints.movedIn.filter { !$0.contains("/last-") }
            return hints
        }
    }

    private func create(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600) }

    @Test func `a file that is moved in is told of until it is gone`() async throws {
        try await withTestDirectory { directory in
            let watched = try Watched(directory)
            let path = "\(directory)/file"
            try Files.write([1], to: "\(directory)/.temporary")
            try Files.rename("\(directory)/.temporary", to: path)
            var hints = try await watched.catchUp()
            #expect(hints.movedIn == [path])
            #expect(hints.beingWritten.isEmpty)
            try Files.removeFile(path)
            hints = try await watched.catchUp()
            #expect(hints.movedIn.isEmpty)
        }
    }

    @Test func `a file that is being written is told of until it is closed`() async throws {
        try await withTestDirectory { directory in
            let watched = try Watched(directory)
            let path = "\(directory)/file"
            let writer = create(path)
            #expect(try await watched.catchUp().beingWritten == [path])
            #expect(write(writer, "x", 1) == 1)
            #expect(try await watched.catchUp().beingWritten == [path])
            // One that reads it meanwhile makes no difference.
            #expect(try Files.read(path, limit: 10) == Array("x".utf8))
            #expect(try await watched.catchUp().beingWritten == [path])
            close(writer)
            // A process that another test starts just now holds the file too, until it executes its program.
            let deadline = ContinuousClock.now + .seconds(600)
            var hints = try await watched.catchUp()
            while !hints.beingWritten.isEmpty, ContinuousClock.now < deadline { hints = try await watched.catchUp() }
            #expect(hints.beingWritten.isEmpty)
            #expect(hints.movedIn.isEmpty)
        }
    }

    @Test func `a file that was moved in and is written to is no longer complete`() async throws {
        try await withTestDirectory { directory in
            let watched = try Watched(directory)
            let path = "\(directory)/file"
            try Files.write([1], to: path)
            #expect(try await watched.catchUp().movedIn == [path])
            let writer = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
            #expect(write(writer, "x", 1) == 1)
            let hints = try await watched.catchUp()
            #expect(hints.movedIn.isEmpty)
            #expect(hints.beingWritten == [path])
            close(writer)
        }
    }

    @Test func `a hard link is never being written, also when its first name is removed`() async throws {
        try await withTestDirectory { directory in
            let watched = try Watched(directory)
            try Files.write([1], to: "\(directory)/.temporary")
            #expect(link("\(directory)/.temporary", "\(directory)/file") == 0)
            try Files.removeFile("\(directory)/.temporary")
            #expect(try await watched.catchUp().beingWritten.isEmpty)
        }
    }

    @Test func `a hard link that somebody reads is not being written`() async throws {
        try await withTestDirectory { directory in
            try Files.write([1], to: "\(directory)-elsewhere")
            let watched = try Watched(directory)
            #expect(link("\(directory)-elsewhere", "\(directory)/file") == 0)
            #expect(try Files.read("\(directory)/file", limit: 10) == [1])
            #expect(try await watched.catchUp().beingWritten.isEmpty)
            try Files.removeFile("\(directory)-elsewhere")
        }
    }

    @Test func `touching or reading a file does not unsettle it`() async throws {
        try await withTestDirectory { directory in
            try Files.write([1], to: "\(directory)/file")
            let watched = try Watched(directory)
            #expect(chmod("\(directory)/file", 0o640) == 0)
            #expect(try Files.read("\(directory)/file", limit: 10) == [1])
            let hints = try await watched.catchUp()
            #expect(hints.beingWritten.isEmpty)
            #expect(hints.movedIn.isEmpty)
        }
    }

    @Test func `listing a watched directory is no reason to look again`() async throws {
        try await withTestDirectory { directory in
            let (pokes, poke) = AsyncStream.makeStream(of: Void.self)
            let watch = try DirectoryWatch { poke.yield() }
            try watch.add(Folder(directory))
            for _ in 0..<10 { _ = try Files.list(directory) }
            try Files.makeDirectory("\(directory)/folder")
            var count = 0
            for await _ in pokes {
                count += 1
                poke.finish()
            }
            #expect(count == 1)
            withExtendedLifetime(watch) {}
        }
    }

    @Test func `a directory that was moved is watched where it is, whatever has its name`() async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/a")
            let folder = try Folder("\(directory)/a")
            try Files.rename("\(directory)/a", to: "\(directory)/b")
            #expect(symlink("/", "\(directory)/a") == 0)
            let (pokes, poke) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let watch = try DirectoryWatch { poke.yield() }
            try watch.add(folder)
            try Files.write([1], to: "\(directory)/b/file")
            for await _ in pokes where watch.hints.movedIn == ["\(directory)/a/file"] { break }
        }
    }

    @Test func `a file that was written from its beginning to its end is known to be`() async throws {
        try await withTestDirectory { directory in
            let watched = try Watched(directory)
            close(create("\(directory)/empty"))
            let path = "\(directory)/file"
            let writer = create(path)
            #expect(write(writer, "x", 1) == 1)
            close(writer)
            // A process that another test starts just now holds the file too, until it executes its program.
            let deadline = ContinuousClock.now + .seconds(600)
            var hints = try await watched.catchUp()
            while hints.written.count < 2, ContinuousClock.now < deadline { hints = try await watched.catchUp() }
            #expect(hints.written == [path, "\(directory)/empty"])
            #expect(hints.moments[path] != nil)
            let another = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
            #expect(write(another, "y", 1) == 1)
            #expect(try await watched.catchUp().written == ["\(directory)/empty"])
            close(another)
        }
    }

    @Test func `more events than the kernel keeps are told as one, and the hints before them forgotten`() async throws {
        try await withTestDirectory { directory in
            let (release, isBlocked) = (DispatchGate(), DispatchGate())
            let (pokes, poke) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let watch = try DirectoryWatch {
                poke.yield()
                isBlocked.open()
                release.wait()
            }
            try watch.add(Folder(directory))
            try Files.write([], to: "\(directory)-outside")
            try Files.rename("\(directory)-outside", to: "\(directory)/first")
            isBlocked.wait()
            #expect(watch.hints.movedIn == ["\(directory)/first"])
            // Each is two events that differ from the one before, so that the kernel cannot join them.
            for _ in 0..<9000 {
                close(create("\(directory)/a"))
                unlink("\(directory)/a")
            }
            release.open()
            for await _ in pokes where watch.hints.movedIn.isEmpty { break }
            #expect(watch.hints.beingWritten.isEmpty)
        }
    }
}
