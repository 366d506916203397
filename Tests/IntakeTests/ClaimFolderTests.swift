import FileTesting
import FoundationEssentials
import LinuxFiles
import Testing

@testable import Intake

@Suite struct ClaimFolderTests {
    /// An inbox with these files and an empty folder for claims.
    private func withInbox(_ files: [String], _ body: (_ inbox: String, _ root: String) throws -> Void) async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/inbox/.claimed")
            for file in files {
                try Files.makeDirectory("\(directory)/inbox/\(file)".parentFolder)
                try Files.write(Array(file.utf8), to: "\(directory)/inbox/\(file)")
            }
            try body("\(directory)/inbox", "\(directory)/inbox/.claimed")
        }
    }

    @Test func `files keep their paths, and those that are gone are left out`() async throws {
        try await withInbox(["x.txt", "NORTH/x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            let taken = try folder.take(["x.txt", "gone.txt", "NORTH/x.txt", "gone/x.txt"], from: inbox)
            #expect(taken.claims.map(\.file) == ["x.txt", "NORTH/x.txt"])
            #expect(taken.claims.map(\.isFresh) == [true, true])
            #expect(taken.immovable.isEmpty)
            #expect(try taken.claims.map { try text($0.path) } == ["x.txt", "NORTH/x.txt"])
            #expect(try Files.entry(at: "\(inbox)/x.txt") == nil)
        }
    }

    @Test func `a new file of the same name is another claim`() async throws {
        try await withInbox(["x.txt"]) { inbox, root in
            var folder = try ClaimFolder.create(in: root)
            let first = try folder.take(["x.txt"], from: inbox).claims
            try Files.write([], to: "\(inbox)/x.txt")
            let second = try folder.take(["x.txt"], from: inbox).claims
            #expect(Set((first + second).map(\.id)).count == 2)
            #expect(Set((first + second).map(\.path)).count == 2)
        }
    }

    @Test func `a file on another file system is told of and stops no other`() async throws {
        try await withInbox(["x.txt"]) { _, root in
            // A file of the kernel's can be renamed nowhere.
            var folder = try ClaimFolder.create(in: root)
            let taken = try folder.take(["proc/version", "proc/uptime"], from: "")
            #expect(taken.claims.isEmpty)
            #expect(taken.immovable.map(\.file) == ["proc/version", "proc/uptime"])
            #expect(taken.immovable.map(\.reason.isMissing) == [false, false])
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
            for claim in try folder.take(["NORTH/a/x.txt"], from: inbox).claims { try Files.removeFile(claim.path) }
            try folder.tidy()
            #expect(try tree(root).count == 1)
            try folder.remove()
            #expect(try Files.list(root).entries.isEmpty)
        }
    }
}
