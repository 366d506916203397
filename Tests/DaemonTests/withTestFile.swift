import FileTesting
import LinuxFiles

/// Runs the body with the path of a file that holds this text.
func withTestFile<R>(_ text: String, _ body: (String) async throws -> R) async throws -> R {
    try await withTestDirectory { directory in
        let path = "\(directory)/concord.yaml"
        try Files.write(Array(text.utf8), to: path)
        return try await body(path)
    }
}
