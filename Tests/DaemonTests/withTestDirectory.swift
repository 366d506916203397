import LinuxFiles

/// Runs the body with the path of an empty directory, which is removed afterwards.
func withTestDirectory<R>(_ body: (String) async throws -> R) async throws -> R {
    let directory = try Files.makeTemporaryDirectory(named: "concord-daemon")
    do {
        let result = try await body(directory)
        try Files.removeTree(directory)
        return result
    } catch {
        try? Files.removeTree(directory)
        throw error
    }
}

/// Runs the body with the path of a file that holds this text.
func withTestFile<R>(_ text: String, _ body: (String) async throws -> R) async throws -> R {
    try await withTestDirectory { directory in
        let path = "\(directory)/concord.yaml"
        try Files.write(Array(text.utf8), to: path)
        return try await body(path)
    }
}
