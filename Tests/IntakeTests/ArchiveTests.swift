import FileTesting
import FoundationEssentials
import Glibc
import LinuxFiles
import Testing

@testable import Intake

@Suite struct ArchiveTests {
    private let day = Date(timeIntervalSince1970: 1_490_313_600)  // 2017-03-24
    private let folder = "2017/03/24"

    /// A claimed file in the directory, with its name as its content.
    private func claim(_ file: String, in directory: String, id: UUID = UUID()) throws -> Claim {
        let path = "\(directory)/claimed/\(id)/\(file)"
        try Files.makeDirectory(path.parentFolder)
        try Files.write(Array(file.utf8), to: path)
        return Claim(id: id, file: file, place: try FilePlace(path), isFresh: true, dropped: nil)
    }

    private func mark(_ claim: Claim) -> String { String(claim.id.uuidString.lowercased().prefix(13)) }

    @Test func `a file is filed by day with its receipt beside it`() async throws {
        try await withTestDirectory { directory in
            let archive = Archive(folder: "\(directory)/accepted")
            let path = try archive.file(try claim("NORTH/x.txt", in: directory), receipt: "taken", day: day)
            #expect(path == "\(directory)/accepted/\(folder)/x.txt")
            #expect(try text(path) == "NORTH/x.txt")
            #expect(try text("\(path).receipt.txt") == "taken")
        }
    }

    @Test(arguments: [
        (Date(timeIntervalSince1970: 0), "1970/01/01"),
        (Date(timeIntervalSince1970: 1_490_399_999.9), "2017/03/24"),
        (Date(timeIntervalSince1970: 1_490_400_000), "2017/03/25"),
    ])
    func `the day is that of UTC`(moment: Date, expected: String) async throws {
        try await withTestDirectory { directory in
            try Archive(folder: directory).file(try claim("x", in: directory), receipt: "", day: moment)
            #expect(try Files.entry(at: "\(directory)/\(expected)/x") != nil)
        }
    }

    @Test func `a name that is taken gets the claim's mark before its extension`() async throws {
        try await withTestDirectory { directory in
            let archive = Archive(folder: "\(directory)/accepted")
            let claims = try ["NORTH/x.txt", "SOUTH/x.txt", "x", "NORTH/x"].map { try claim($0, in: directory) }
            for claim in claims { try archive.file(claim, receipt: "of \(claim.file)", day: day) }
            let expected = ["x.txt", "x.\(mark(claims[1])).txt", "x", "x.\(mark(claims[3]))"]
            for (claim, name) in zip(claims, expected) {
                #expect(try text("\(archive.folder)/\(folder)/\(name)") == claim.file)
                #expect(try text("\(archive.folder)/\(folder)/\(name).receipt.txt") == "of \(claim.file)")
            }
            #expect(try tree("\(archive.folder)/\(folder)").count == 8)
        }
    }

    @Test(arguments: [["x.txt", "x.txt.receipt.txt"], ["x.txt.receipt.txt", "x.txt"]])
    func `a file that is named like a receipt takes no receipt's place`(names: [String]) async throws {
        try await withTestDirectory { directory in
            let archive = Archive(folder: directory + "/accepted")
            let claims = try names.map { try claim($0, in: directory) }
            for claim in claims { try archive.file(claim, receipt: "of \(claim.file)", day: day) }
            #expect(try Files.entry(at: "\(directory)/accepted/\(folder)/\(names[0])") != nil)
            let stem = names[1].dropLast(4)
            let path = "\(directory)/accepted/\(folder)/\(stem).\(mark(claims[1])).txt"
            #expect(try text(path) == names[1])
            #expect(try text("\(path).receipt.txt") == "of \(names[1])")
        }
    }

    @Test(arguments: [
        String(repeating: "x", count: 255), String(repeating: "é", count: 125) + ".txt",
        String(repeating: "x", count: 241), "x." + String(repeating: "y", count: 250),
    ])
    func `a very long name is shortened and its extension kept`(name: String) async throws {
        try await withTestDirectory { directory in
            let claim = try claim(name, in: directory)
            let path = try Archive(folder: directory).file(claim, receipt: "taken", day: day)
            #expect(try text(path) == name)
            #expect(try text("\(path).receipt.txt") == "taken")
            #expect(path.hasSuffix(".txt") == name.hasSuffix(".txt"))
            #expect(path.contains(mark(claim)))
        }
    }

    @Test(arguments: [false, true])
    func `doing it again after a crash ends in the same files`(isNameTaken: Bool) async throws {
        try await withTestDirectory { directory in
            let archive = Archive(folder: "\(directory)/accepted")
            if isNameTaken {
                try archive.file(try claim("first/x.txt", in: directory), receipt: "first", day: day)
            }
            let id = UUID()
            let claimed = try claim("x.txt", in: directory, id: id)
            let path = try archive.file(claimed, receipt: "taken", day: day)
            let expected = try tree(archive.folder)
            // The crash came after the receipt was written and before the file was moved.
            try Files.rename(path, to: claimed.place.path)
            #expect(try archive.file(claimed, receipt: "taken", day: day) == path)
            #expect(try tree(archive.folder) == expected)
            // Before the receipt.
            try Files.rename(path, to: claimed.place.path)
            try Files.removeFile("\(path).receipt.txt")
            #expect(try archive.file(claimed, receipt: "taken", day: day) == path)
            #expect(try tree(archive.folder) == expected)
        }
    }

    @Test func `a folder that cannot be written leaves the claimed file where it is`() async throws {
        try await withTestDirectory { directory in
            try Files.write([], to: "\(directory)/accepted")
            let claim = try claim("x.txt", in: directory)
            #expect(throws: FileError.self) {
                try Archive(folder: "\(directory)/accepted").file(claim, receipt: "taken", day: day)
            }
            #expect(try text(claim.place.path) == "x.txt")
        }
    }

    @Test func `on another file system a file is copied, with its permissions and times, and then removed here`()
        async throws
    {
        try await withTestDirectory { directory in
            try await withOtherFileSystem { elsewhere in
                let claim = try claim("NORTH/x.txt", in: directory)
                #expect(unsafe chmod(claim.place.path, 0o604) == 0)
                var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_490_313_600, tv_nsec: 5)]
                #expect(unsafe utimensat(AT_FDCWD, claim.place.path, &times, 0) == 0)
                let path = try Archive(folder: elsewhere).file(claim, receipt: "taken", day: day)
                var status = stat()
                #expect(unsafe stat(path, &status) == 0)
                #expect(status.st_mode & 0o777 == 0o604)
                #expect(status.st_mtim.tv_sec == 1_490_313_600)
                #expect(try text(path) == "NORTH/x.txt")
                #expect(try Files.entry(at: claim.place.path) == nil)
                #expect(try tree("\(elsewhere)/\(folder)") == ["x.txt", "x.txt.receipt.txt"])
            }
        }
    }

    @Test func `a copy that was begun or finished before a crash ends in one file`() async throws {
        try await withTestDirectory { directory in
            try await withOtherFileSystem { elsewhere in
                let archive = Archive(folder: elsewhere)
                let claims = try ["NORTH/begun.txt", "NORTH/finished.txt"].map { try claim($0, in: directory) }
                let place = "\(elsewhere)/\(folder)"
                try Files.makeDirectory(place)
                try Files.write(Array("of one".utf8), to: "\(place)/begun.txt.receipt.txt")
                try Files.write(Array("NORTH/be".utf8), to: "\(place)/.\(claims[0].id.uuidString.lowercased()).tmp")
                try Files.write(Array("of other".utf8), to: "\(place)/finished.txt.receipt.txt")
                try Files.write(Array("NORTH/finished.txt".utf8), to: "\(place)/finished.txt")
                try archive.file(claims[0], receipt: "of one", day: day)
                try archive.file(claims[1], receipt: "of other", day: day)
                #expect(
                    try tree(place) == [
                        "begun.txt", "begun.txt.receipt.txt", "finished.txt", "finished.txt.receipt.txt",
                    ]
                )
                #expect(try text("\(place)/begun.txt") == "NORTH/begun.txt")
                #expect(try tree("\(directory)/claimed").isEmpty)
            }
        }
    }
}
