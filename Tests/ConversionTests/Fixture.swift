import FoundationEssentials
import Testing

@testable import Conversion

/// The files in Fixtures: made-up answers, which say so.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(
            try Data(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
            )
        )
    }
}

/// The built `concord`, which stands beside the program that runs the tests.
func launcher() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return "/\(tests.split(separator: "/").dropLast().joined(separator: "/"))/concord"
}

extension Converter {
    /// As `convert`, by the built program; as text.
    func text(
        of bytes: [UInt8],
        limits: ConversionLimits = .patient,
        program: String? = nil
    ) async throws -> String {
        String(
            decoding: try await convert(bytes, limits: limits, program: program, launcher: launcher()),
            as: UTF8.self
        )
    }
}

/// Writes a program, and returns its path.
func makeProgram(_ script: String, in directory: String) throws -> String {
    let path = "\(directory)/program"
    let made = FileManager.default.createFile(
        atPath: path,
        contents: Data(script.utf8),
        attributes: [.posixPermissions: 0o755]
    )
    try #require(made)
    return path
}

extension ConversionLimits {
    /// How long a conversion takes beside other tests is no part of what is tested.
    static let patient = ConversionLimits(seconds: 1200)
}
