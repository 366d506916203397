import FileTesting
import FoundationEssentials
import Glibc
import LinuxFiles
import Testing

@testable import Intake

@Suite struct ClaimFolderTests {
    /// An inbox with these files and an empty folder for claims.
    private func withInbox(_ files: [String], _ body: (_ inbox: Folder, _ root: Folder) throws -> Void) async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/inbox")
            for file in files {
                try Files.makeDirectory("\(directory)/inbox/\(file)".parentFolder)
                try Files.write(Array(file.utf8), to: "\(directory)/inbox/\(file)")
            }
            let inbox = try Folder("\(directory)/inbox")
            try body(inbox, try ClaimFolder.root(in: inbox))
        }
    }

    @Test func `files keep their paths, and those that are gone are left out`() async throws {
        try await withInbox(["x.txt", "NORTH/x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            let taken = try folder.take(["x.txt", "gone.txt", "NORTH/x.txt", "gone/x.txt"], from: inbox)
            #expect(taken.claims.map(\.file) == ["x.txt", "NORTH/x.txt"])
            #expect(taken.claims.map(\.isFresh) == [true, true])
            #expect(taken.immovable.isEmpty)
            #expect(try taken.claims.map { try text($0.place.path) } == ["x.txt", "NORTH/x.txt"])
            #expect(try inbox.entry("x.txt") == nil)
        }
    }

    @Test func `a new file of the same name is another claim`() async throws {
        try await withInbox(["x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            let first = try folder.take(["x.txt"], from: inbox).claims
            try Files.write([], to: "\(inbox.path)/x.txt")
            let second = try folder.take(["x.txt"], from: inbox).claims
            #expect(Set((first + second).map(\.id)).count == 2)
            #expect(Set((first + second).map(\.place.path)).count == 2)
        }
    }

    @Test func `a file on another file system is carried, and one that is too large for that is told of`() async throws
    {
        try await withOtherFileSystem { elsewhere in
            try await withInbox(["x.txt"]) { _, root in
                for name in ["small", "large"] { try Files.write(Array(name.utf8), to: "\(elsewhere)/\(name)") }
                try Files.write(Array(repeating: 1, count: 100), to: "\(elsewhere)/large")
                var folder = try ClaimFolder.create(in: root)
                let items = try ["large", "small"].map { name in
                    let path = "\(elsewhere.dropFirst())/\(name)"
                    return InboxItem(path: path, entry: try #require(try Files.entry(at: "/\(path)")))
                }
                let taken = try folder.take(items, from: Folder("/"), copyLimit: 99)
                #expect(taken.claims.map(\.file) == ["\(elsewhere.dropFirst())/small"])
                #expect(try taken.claims.map { try text($0.place.path) } == ["small"])
                #expect(taken.immovable.map(\.file) == ["\(elsewhere.dropFirst())/large"])
                #expect(try tree(elsewhere) == ["large"])
            }
        }
    }

    @Test func `what a dead process left is found with the same claims`() async throws {
        try await withInbox(["x.txt", "NORTH/a/x.txt"]) { inbox, root in
            var ids: [String] = []
            do {
                var folder = try ClaimFolder.create(in: root)
                ids += try folder.take(["x.txt"], from: inbox).claims.map(\.id.uuidString)
                ids += try folder.take(["NORTH/a/x.txt"], from: inbox).claims.map(\.id.uuidString)
                // The process ends here: nothing is removed.
            }
            let name = try #require(try ClaimFolder.names(in: root).first)
            guard let orphan = try ClaimFolder.adopt(name, in: root) else {
                Issue.record("not adopted")
                return
            }
            let leftovers = try orphan.leftovers()
            #expect(leftovers.map(\.id.uuidString).sorted() == ids.sorted())
            #expect(leftovers.map(\.file).sorted() == ["NORTH/a/x.txt", "x.txt"])
            #expect(leftovers.map(\.isFresh) == [false, false])
            try orphan.remove()
            #expect(try orphan.leftovers().count == 2)
        }
    }

    /// More batches than one digit numbers.
    @Test func `what a dead process left keeps the order in which it was claimed, whatever the names`() async throws {
        let files = (10..<34).map { "NORTH/\(99 - $0).txt" }
        try await withInbox(files) { inbox, root in
            do {
                var folder = try ClaimFolder.create(in: root)
                for start in stride(from: 0, to: files.count, by: 2) {
                    _ = try folder.take(Array(files[start..<(start + 2)]), from: inbox)
                }
                // The process ends here.
            }
            let name = try #require(try ClaimFolder.names(in: root).first)
            guard let orphan = try ClaimFolder.adopt(name, in: root) else {
                Issue.record("not adopted")
                return
            }
            #expect(try orphan.leftovers().map(\.file) == files)
        }
    }

    @Test func `the folder of a living process is not adopted`() async throws {
        try await withInbox(["x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            let name = try #require(try ClaimFolder.names(in: root).first)
            let isAdopted = try ClaimFolder.adopt(name, in: root) != nil
            #expect(!isAdopted)
            #expect(try folder.take(["x.txt"], from: inbox).claims.count == 1)
        }
    }

    @Test func `an empty folder is removed, with the folders in it`() async throws {
        try await withInbox(["NORTH/a/x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            for claim in try folder.take(["NORTH/a/x.txt"], from: inbox).claims { try claim.place.remove() }
            try folder.tidy()
            #expect(try tree(root.path).map(\.lastComponent) == ["list", "lock"])
            try folder.remove()
            #expect(try root.list().isEmpty)
        }
    }

    @Test func `what has taken a file's place since the look goes back, and a link is not entered`() async throws {
        try await withInbox(["NORTH/x.txt", "NORTH/y.txt", "NORTH/sub/z.txt", "SOUTH/z.txt"]) { inbox, root in
            let seen = try ["x.txt", "y.txt", "sub/z.txt"].map { name in
                let entry = try #require(try inbox.place("NORTH/\(name)").entry)
                return InboxItem(path: "NORTH/\(name)", entry: entry)
            }
            let north = "\(inbox.path)/NORTH"
            // Others write there, and each name leads to something else.
            for name in ["x.txt", "y.txt", "sub"] { try Files.rename("\(north)/\(name)", to: "\(north)/\(name).old") }
            try Files.write(Array("later".utf8), to: "\(north)/x.txt")
            try Files.makeDirectory("\(north)/y.txt/below")
            #expect(unsafe symlink("../SOUTH", "\(north)/sub") == 0)
            var folder = try ClaimFolder.create(in: root)
            let taken = try folder.take(seen, from: inbox)
            #expect(taken.claims.isEmpty)
            #expect(try text("\(north)/x.txt") == "later")
            #expect(try Files.entry(at: "\(north)/y.txt/below") != nil)
            #expect(try text("\(inbox.path)/SOUTH/z.txt") == "SOUTH/z.txt")
            #expect(try folder.leftovers().isEmpty)
        }
    }

    @Test func `a list is read as it was written, with what the room for it has left`() {
        let items = (0..<3).map { number in
            let identity = FileEntry.Identity(device: 7, inode: UInt64(number))
            let entry = FileEntry(name: "x", kind: .file, size: 1, changed: Int64(number), identity: identity)
            return InboxItem(path: "NORTH/\(number)/é.txt", entry: entry)
        }
        let list = ClaimList(reading: ClaimList(of: items).bytes + [0, 0, 0])
        #expect(list.lines.map(\.path) == items.map(\.path))
        #expect(list.lines.map(\.dropped) == [0, 1, 2])
        #expect(list.lines.map(\.identity) == items.map(\.entry.identity))
        #expect(list.prefix(fitting: 200).lines.map(\.path) == items.prefix(2).map(\.path))
    }
}
