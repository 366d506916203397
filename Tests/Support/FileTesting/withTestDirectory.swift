import LinuxFiles

/// Runs the body with the path of an empty directory, which is removed afterwards. Throws what the body throws, and
/// `FileError`.
public func withTestDirectory<R>(_ body: (String) async throws -> R) async throws -> R {
    let directory = try Files.makeTemporaryDirectory(named: "concord-test")
    do {
        let result = try await body(directory)
        try Files.removeTree(directory)
        return result
    } catch {
        try? Files.removeTree(directory)
        throw error
    }
}
