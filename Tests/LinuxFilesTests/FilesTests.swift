import FileTesting
import Glibc
import LinuxFiles
import Testing

@Suite struct FilesTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func names(_ directory: String) throws -> [String] {
        try Files.list(directory).entries.map(\.name).sorted()
    }

    @Test func `a listing tells kinds and sizes and follows no link`() async throws {
        try await withTestDirectory { directory in
            try Files.write(bytes("four"), to: "\(directory)/file")
            try Files.makeDirectory("\(directory)/folder")
            #expect(symlink("\(directory)/folder", "\(directory)/link") == 0)
            #expect(symlink("nowhere", "\(directory)/dangling") == 0)
            #expect(mkfifo("\(directory)/fifo", 0o600) == 0)
            let entries = try Files.list(directory).entries.sorted { $0.name < $1.name }
            #expect(entries.map(\.name) == ["dangling", "fifo", "file", "folder", "link"])
            #expect(entries.map(\.kind) == [.other, .other, .file, .directory, .other])
            #expect(entries[2].size == 4)
            #expect(try Files.entry(at: "\(directory)/file") == entries[2])
            #expect(try Files.entry(at: "\(directory)/link")?.kind == .other)
        }
    }

    @Test func `names that are not UTF-8 are counted`() async throws {
        try await withTestDirectory { directory in
            let name = Array("\(directory)/".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
            let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
            #expect(close(descriptor) == 0)
            try Files.write([], to: "\(directory)/é")
            let listed = try Files.list(directory)
            #expect(listed.entries.map(\.name) == ["é"])
            #expect(listed.unreadableNames == 1)
            unlink(name)
        }
    }

    @Test func `what is not there is nil, missing or an error that names it`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/nothing"
            #expect(try Files.entry(at: path) == nil)
            #expect(try Files.entry(at: "\(path)/below") == nil)
            let error = #expect(throws: FileError.self) { try Files.read(path, limit: 1) }
            #expect(error?.isMissing == true)
            #expect(error?.description == "cannot open \(path): No such file or directory")
            #expect(throws: FileError.self) { try Files.list(path) }
            try Files.removeFile(path)
            try Files.removeTree(path)
        }
    }

    @Test(arguments: [(0, 0), (0, 1), (1, 1), (70_000, 70_000)])
    func `a file of up to the limit is read whole`(size: Int, limit: Int) async throws {
        try await withTestDirectory { directory in
            let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
            try Files.write(content, to: "\(directory)/file")
            #expect(try Files.read("\(directory)/file", limit: limit) == content)
        }
    }

    @Test func `a file over the limit is not read`() async throws {
        try await withTestDirectory { directory in
            try Files.write(bytes("four"), to: "\(directory)/file")
            #expect(try Files.read("\(directory)/file", limit: 3) == nil)
            // Sparse: reading it would take its gigabytes of memory.
            let descriptor = open("\(directory)/sparse", O_CREAT | O_WRONLY, 0o600)
            #expect(ftruncate(descriptor, 8 << 30) == 0)
            #expect(close(descriptor) == 0)
            #expect(try Files.read("\(directory)/sparse", limit: 1 << 20) == nil)
        }
    }

    @Test func `links, FIFOs and directories are not read, and a FIFO does not block`() async throws {
        try await withTestDirectory { directory in
            try Files.write(bytes("secret"), to: "\(directory)/file")
            #expect(symlink("\(directory)/file", "\(directory)/link") == 0)
            #expect(mkfifo("\(directory)/fifo", 0o600) == 0)
            for name in ["link", "fifo", "."] {
                #expect(throws: FileError.self, "\(name)") { try Files.read("\(directory)/\(name)", limit: 100) }
            }
        }
    }

    @Test func `directories are created with those above them, also when they exist`() async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/a/b/c")
            try Files.makeDirectory("\(directory)/a/b/c")
            #expect(try Files.entry(at: "\(directory)/a/b/c")?.kind == .directory)
            try Files.write([], to: "\(directory)/file")
            #expect(throws: FileError.self) { try Files.makeDirectory("\(directory)/file/below") }
        }
    }

    @Test func `a rename that must not replace leaves both files as they are`() async throws {
        try await withTestDirectory { directory in
            try Files.write(bytes("new"), to: "\(directory)/new")
            try Files.write(bytes("old"), to: "\(directory)/old")
            let error = #expect(throws: FileError.self) {
                try Files.renameWithoutReplacing("\(directory)/new", to: "\(directory)/old")
            }
            #expect(error?.isExisting == true)
            #expect(try Files.read("\(directory)/old", limit: 10) == bytes("old"))
            try Files.renameWithoutReplacing("\(directory)/new", to: "\(directory)/free")
            #expect(try names(directory) == ["free", "old"])
            try Files.rename("\(directory)/free", to: "\(directory)/old")
            #expect(try Files.read("\(directory)/old", limit: 10) == bytes("new"))
        }
    }

    @Test func `a move to a name that is taken leaves both files as they are, on another file system too`() async throws
    {
        try await withTestDirectory { directory in
            try await withOtherFileSystem { elsewhere in
                for folder in [directory, elsewhere] {
                    let (new, old) = ("\(directory)/new", "\(folder)/old")
                    try Files.write(bytes("new"), to: new)
                    try Files.write(bytes("old"), to: old)
                    let error = #expect(throws: FileError.self) {
                        try Files.move(
                            try FilePlace(new),
                            to: old,
                            temporary: "\(folder)/.tmp"
                        )
                    }
                    #expect(error?.isExisting == true)
                    #expect(try Files.read(new, limit: 10) == bytes("new"))
                    #expect(try Files.read(old, limit: 10) == bytes("old"))
                    #expect(try Files.entry(at: "\(folder)/.tmp") == nil)
                }
            }
        }
    }

    @Test func `writing replaces in one step, or refuses to, and leaves nothing else behind`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/file"
            try Files.write(bytes("one"), to: path)
            let reader = open(path, O_RDONLY)
            defer { close(reader) }
            try Files.write(bytes("two"), to: path)
            var old = [UInt8](repeating: 0, count: 8)
            #expect(read(reader, &old, 8) == 3)
            #expect(Array(old.prefix(3)) == bytes("one"))
            let error = #expect(throws: FileError.self) { try Files.write(bytes("three"), to: path, replacing: false) }
            #expect(error?.isExisting == true)
            #expect(try Files.read(path, limit: 10) == bytes("two"))
            try Files.makeDirectory("\(directory)/folder")
            #expect(throws: FileError.self) { try Files.write(bytes("x"), to: "\(directory)/folder") }
            #expect(try names(directory) == ["file", "folder"])
        }
    }

    @Test func `a write that runs out of room says so`() {
        let error = #expect(throws: FileError.self) { try Files.write([1], to: "/proc/concord") }
        #expect(error?.isMissing == true)
        #expect(FileError(attempt: "write x", code: ENOSPC).isShortage)
        #expect(!FileError(attempt: "write x", code: EACCES).isShortage)
    }

    @Test func `a tree is removed without following its links`() async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/kept")
            try Files.write([], to: "\(directory)/kept/file")
            try Files.makeDirectory("\(directory)/tree/a/b")
            try Files.write([], to: "\(directory)/tree/a/file")
            #expect(symlink("\(directory)/kept", "\(directory)/tree/a/link") == 0)
            try Files.removeTree("\(directory)/tree")
            #expect(try names(directory) == ["kept"])
            #expect(try names("\(directory)/kept") == ["file"])
            Files.removeIfEmpty("\(directory)/kept")
            #expect(try names(directory) == ["kept"])
        }
    }

    @Test func `a file that somebody has open for writing is known, one that is only read is not`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/file"
            try Files.write([1], to: path)
            func isOpenForWriting(_ name: String) throws -> Bool? {
                try OpenFile(FilePlace(folder: try Folder(directory), name: name)).isOpenForWriting
            }
            #expect(try isOpenForWriting("file") == false)
            let reader = open(path, O_RDONLY | O_CLOEXEC)
            #expect(try isOpenForWriting("file") == false)
            let writer = open(path, O_WRONLY | O_CLOEXEC)
            #expect(try isOpenForWriting("file") == true)
            #expect(symlink(path, "\(directory)/link") == 0)
            #expect(throws: FileError.self) { try isOpenForWriting("link") }
            #expect(write(writer, "x", 1) == 1)
            close(reader)
            close(writer)
            // A process that another test starts just now holds the file too, until it executes its program.
            let deadline = ContinuousClock.now + .seconds(600)
            while try isOpenForWriting("file") == true, ContinuousClock.now < deadline { await Task.yield() }
            #expect(try isOpenForWriting("file") == false)
            #expect(throws: FileError.self) { try isOpenForWriting("gone") }
        }
    }

    @Test func `the first line over a limit is found, wherever it is`() async throws {
        try await withTestDirectory { directory in
            let long = String(repeating: "x", count: 70_000)
            try Files.write(Array("a\n\(long)\nb\n\(long)y".utf8), to: "\(directory)/file")
            let file = try OpenFile(FilePlace(folder: try Folder(directory), name: "file"))
            #expect(try file.firstLine(longerThan: 70_001) == nil)
            #expect(try file.firstLine(longerThan: 70_000) == 4)
            #expect(try file.firstLine(longerThan: 69_999) == 2)
            #expect(try file.firstLine(longerThan: 0) == 1)
            #expect(try file.beginning(count: 3) == Array("a\nx".utf8))
            #expect(try file.beginning(count: 1 << 20).count == 140_006)
        }
    }
}
