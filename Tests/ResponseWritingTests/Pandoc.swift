import FoundationEssentials
import Subprocess

/// The real converter, as people run it.
enum Pandoc {
    /// The built `concord`, which stands beside the program that runs the tests.
    static var launcher: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return "/\(tests.split(separator: "/").dropLast().joined(separator: "/"))/concord"
        }
    }

    /// - Parameters:
    ///   - source: A document.
    ///   - from: One of pandoc's names for its format.
    ///   - to: The same for the result.
    static func convert(_ source: [UInt8], from: String, to: String) async throws -> [UInt8] {
        let result = try await Subprocess.run(
            .name("pandoc"),
            arguments: ["--from", from, "--to", to, "--standalone", "--metadata", "title=Answers", "--output", "-"],
            input: .array(source),
            output: .bytes(limit: 16 << 20),
            error: .string(limit: 4096)
        )
        guard result.terminationStatus.isSuccess else { throw Failure(reason: result.standardError) }
        return result.standardOutput
    }

    struct Failure: Error {
        var reason: String
    }
}
