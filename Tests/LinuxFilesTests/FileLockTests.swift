import FileTesting
import LinuxFiles
import Testing

@Suite struct FileLockTests {
    @Test func `one holds the lock at a time`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/lock"
            var first = try FileLock.exclusive(FilePlace(path))
            #expect(first != nil)
            #expect(try FileLock.exclusive(FilePlace(path)) == nil)
            first = nil
            #expect(try FileLock.exclusive(FilePlace(path)) != nil)
            #expect(first == nil)
        }
    }

    @Test func `whether it is held is seen without taking it and without making its file`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/lock"
            #expect(try !FileLock.isHeld(FilePlace(path)))
            #expect(try Files.entry(at: path) == nil)
            var lock = try FileLock.exclusive(FilePlace(path))
            #expect(lock != nil)
            #expect(try FileLock.isHeld(FilePlace(path)))
            #expect(try FileLock.isHeld(FilePlace(path)))
            lock = nil
            // A process that another test starts may hold a copy of the lock until it runs its program.
            while try FileLock.isHeld(FilePlace(path)) {}
            lock = try FileLock.exclusive(FilePlace(path))
            #expect(lock != nil)
        }
    }

    @Test func `a lock whose file was removed keeps nobody from a new one`() async throws {
        try await withTestDirectory { directory in
            let old = try FileLock.exclusive(FilePlace("\(directory)/lock"))
            try Files.removeFile("\(directory)/lock")
            let new = try FileLock.exclusive(FilePlace("\(directory)/lock"))
            #expect(old != nil && new != nil)
        }
    }

    @Test func `a folder that is gone is an error that says so`() async throws {
        try await withTestDirectory { directory in
            let error = #expect(throws: FileError.self) { try FileLock.exclusive(FilePlace("\(directory)/gone/lock")) }
            #expect(error?.isMissing == true)
        }
    }

    @Test func `of many that remove the file when they are done, one holds the lock at a time`() async throws {
        try await withTestDirectory { directory in
            let path = "\(directory)/lock"
            let mark = "\(directory)/mark"
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var held = 0
                        for _ in 0..<500 {
                            guard let lock = try FileLock.exclusive(FilePlace(path)) else { continue }
                            // Throws when another holder's mark is there.
                            try Files.write([], to: mark, replacing: false)
                            try Files.removeFile(mark)
                            try Files.removeFile(path)
                            withExtendedLifetime(lock) { held += 1 }
                        }
                        return held
                    }
                }
                let held = try await group.reduce(0, +)
                #expect(held > 0)
            }
        }
    }
}
