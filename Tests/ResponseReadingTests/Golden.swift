import FoundationEssentials
import Testing

/// Compares with `Golden/<name>` beside this file; with UPDATE_GOLDEN=1 in the environment, writes it instead.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "\(testFolder)/Golden/\(name)"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: URL(filePath: path))
        return
    }
    let golden = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let (found, expected) = (
        text.split(separator: "\n", omittingEmptySubsequences: false),
        golden.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset ?? min(found.count, expected.count)
    #expect(
        text == golden,
        """
        \(name) differs from line \(line + 1) on: found "\(line < found.count ? found[line] : "the end")". \
        If that is right, run the tests with UPDATE_GOLDEN=1 and review the change.
        """,
        sourceLocation: sourceLocation
    )
}

/// The folder that this file is in.
let testFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
