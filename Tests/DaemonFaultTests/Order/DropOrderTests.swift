import FoundationEssentials
import Glibc
import Postgres
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// Of a respondent's files the one counts that was dropped last, whoever takes it and when.
@Suite(.inTurn, .serialized) struct DropOrderTests {
    private static let old = Samples.response([(2, "Support", "The older one.")])
    private static let new = Samples.response([(2, "Do Not Support", "The newer one.")])

    private static let fates: SQL = """
        select concat_ws(' ', file, revision, is_current, superseded_at = recorded_at)
        from concord.submissions
        order by revision
        """

    private func drop(_ bytes: [UInt8], as name: String, on scratch: Scratch) throws {
        try scratch.drop(bytes, as: inbox("EURALO/\(name)"))
        // The clock of a file system ticks some hundred times a second.
        usleep(20_000)
    }

    private func take(_ scratch: Scratch, _ conninfo: String) async throws {
        let ended = try await Daemon.once(on: scratch, database: conninfo)
        #expect(ended.code == 0, "\(ended.errors)")
    }

    @Test func `an older file that another daemon takes later becomes a revision that does not count`() async throws {
        try await withScratch { scratch, conninfo in
            let other = try Scratch()
            defer { other.remove() }
            try drop(Self.old, as: "old.txt", on: scratch)
            try drop(Self.new, as: "new.txt", on: other)
            try await take(other, conninfo)
            try await take(scratch, conninfo)
            #expect(
                try await queried(Self.fates, in: conninfo) == ["EURALO/new.txt 1 t", "EURALO/old.txt 2 f t"]
            )
            let receipt = try #require(try scratch.receipt(of: "old.txt"))
            #expect(receipt.contains("kept as revision 2, but does not count. EURALO/new.txt was dropped after it"))
            #expect(receipt.contains("What counts is revision 1"))
            // One that is dropped now counts again.
            try drop(Samples.response([(2, "Abstain", "The newest.")]), as: "newest.txt", on: scratch)
            try await take(scratch, conninfo)
            #expect(
                try await queried("select concat_ws(' ', file, revision) from concord.current_answers", in: conninfo)
                    == ["EURALO/newest.txt 3"]
            )
        }
    }

    @Test func `an older file that could not be taken for a while does not replace a newer one in another folder`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            try await Daemon.run(on: scratch, database: conninfo, settings: ["settle_seconds": "0.1"]) { daemon in
                try await daemon.isReady()
                // It is written where no event tells of it, and stays open.
                try drop(Self.old, as: "one/.old.txt.part", on: scratch)
                let folder = "\(scratch.path)/\(inbox("EURALO/one"))"
                let writer = unsafe open("\(folder)/.old.txt.part", O_WRONLY)
                unsafe rename("\(folder)/.old.txt.part", "\(folder)/old.txt")
                usleep(20_000)
                try drop(Self.new, as: "two/new.txt", on: scratch)
                try await eventually("the newer one is taken") { try scratch.filed() == ["new.txt"] }
                close(writer)
                try await eventually("the older one is taken") { try scratch.filed() == ["new.txt", "old.txt"] }
            }
            #expect(
                try await queried(Self.fates, in: conninfo) == ["EURALO/two/new.txt 1 t", "EURALO/one/old.txt 2 f t"]
            )
        }
    }

    @Test func `files of one moment count by their names, whichever is taken first, and the receipt says so`()
        async throws
    {
        try await withScratch { scratch, conninfo in
            let other = try Scratch()
            defer { other.remove() }
            try dropAtOnce([(Self.old, "a.txt", scratch), (Self.new, "b.txt", other)])
            try await take(other, conninfo)
            try await take(scratch, conninfo)
            #expect(
                try await queried(Self.fates, in: conninfo) == ["EURALO/b.txt 1 t", "EURALO/a.txt 2 f t"]
            )
            let receipt = try #require(try scratch.receipt(of: "a.txt"))
            #expect(receipt.contains("EURALO/b.txt was dropped at the same moment, and its name comes after this"))
        }
    }

    /// Drops the files again and again, until the file system's clock has not ticked between the first and the last.
    private func dropAtOnce(_ files: [(bytes: [UInt8], name: String, scratch: Scratch)]) throws {
        let paths = files.map { "\($0.scratch.path)/\(inbox("EURALO/\($0.name)"))" }
        for file in files { try file.scratch.drop(file.bytes, as: inbox("EURALO/\(file.name)")) }
        while Set(try paths.map(changed)).count > 1 {
            for path in paths { unsafe rename(path, "\(path).part") }
            for path in paths { unsafe rename("\(path).part", path) }
        }
    }

    private func changed(_ path: String) throws -> [Int] {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw CocoaError(.fileReadNoSuchFile) }
        return [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
}
