import FileTesting
import Glibc
import LinuxFiles
import Testing

@Suite struct FolderTests {
    @Test func `no link is followed on the way down`() async throws {
        try await withTestDirectory { directory in
            try Files.makeDirectory("\(directory)/a/b/c")
            #expect(symlink("b", "\(directory)/a/link") == 0)
            let root = try Folder(directory)
            #expect(try root.folder("a/b/c").path == "\(directory)/a/b/c")
            for path in ["a/link", "a/link/c", "a/gone", "a/gone/c"] {
                let error = #expect(throws: FileError.self) { try root.folder(path) }
                #expect(error?.isMissing == true, "\(path): \(String(describing: error))")
            }
        }
    }

    /// Bytes that are no UTF-8, a "\\" that is one, and one that would be read as a mark.
    @Test(
        arguments: [
            ([0x63, 0xE9, 0x2E, 0x74], #"c\xE9.t"#), (Array(#"é\x.t"#.utf8), #"é\x.t"#),
            (Array(#"a\xE9"#.utf8), #"a\x5CxE9"#), ([0xFF, 0x5C, 0x78, 0x46, 0x46, 0xC3], #"\xFF\x5CxFF\xC3"#),
        ] as [([UInt8], String)]
    )
    func `any name is told as text, and the text leads to the file`(bytes: [UInt8], text: String) async throws {
        try await withTestDirectory { directory in
            let path = (Array("\(directory)/".utf8) + bytes + [0]).map { CChar(bitPattern: $0) }
            close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600))
            let folder = try Folder(directory)
            #expect(try folder.list().map(\.name) == [text])
            let place = FilePlace(folder: folder, name: text)
            #expect(try place.entry?.kind == .file)
            #expect(try OpenFile(place).read(limit: 1) == [])
            try place.move(to: FilePlace(folder: folder, name: "plain"))
            #expect(try folder.list().map(\.name) == ["plain"])
            let back = FilePlace(folder: folder, name: "plain")
            try back.move(to: place)
            #expect(access(path, F_OK) == 0)
            try place.remove()
            #expect(try folder.list().isEmpty)
        }
    }

    @Test func `a folder that others can write to is nobody's own`() async throws {
        try await withTestDirectory { directory in
            let folder = try Folder(directory)
            #expect(try folder.makeOwnFolder("own").path == "\(directory)/own")
            #expect(chmod("\(directory)/own", 0o770) == 0)
            #expect(throws: FileError.self) { try folder.makeOwnFolder("own") }
        }
    }

    @Test func `a copy has the holes of the original and its bytes`() async throws {
        try await withTestDirectory { directory in
            let file = open("\(directory)/sparse", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
            #expect(pwrite(file, "x", 1, 100 << 20) == 1)
            #expect(ftruncate(file, 200 << 20) == 0)
            close(file)
            try Files.copy(OpenFile(FilePlace("\(directory)/sparse")), to: "\(directory)/copy")
            var status = stat()
            #expect(stat("\(directory)/copy", &status) == 0)
            #expect(status.st_size == 200 << 20 && status.st_blocks < 10_000 && status.st_mode & 0o777 == 0o640)
            let copy = try #require(try Files.read("\(directory)/copy", limit: 200 << 20))
            #expect(copy.count { $0 != 0 } == 1 && copy[100 << 20] == UInt8(ascii: "x"))
        }
    }
}
