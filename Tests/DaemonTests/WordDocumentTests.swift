import Conversion
import Daemon
import FoundationEssentials
import Subprocess
import TestTurns
import Testing

@Suite(.inTurn, .timeLimit(.minutes(60))) struct WordDocumentTests {
    /// The built `concord`, which stands beside the program that runs the tests.
    private static var launcher: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return "/\(tests.split(separator: "/").dropLast().joined(separator: "/"))/concord"
        }
    }

    private static let markdown = """
        # A report

        | Region | Position |
        |---|---|
        | EURALO | Support |
        | NARALO | It Depends |

        """

    @Test func `a table of bars becomes a table in Word`() async throws {
        let document = try await WordDocument.bytes(
            of: Array(Self.markdown.utf8),
            in: .github,
            limits: ConversionLimits(seconds: 600, memoryBytes: 4 << 30),
            launcher: Self.launcher
        )
        let read = try await Subprocess.run(
            .name("pandoc"),
            arguments: ["--from=docx", "--to=html"],
            input: .array(document),
            output: .string(limit: 1 << 20),
            error: .string(limit: 4096)
        )
        #expect(read.terminationStatus.isSuccess, "\(read.standardError)")
        let cells = read.standardOutput.split(separator: "<t").filter { $0.hasPrefix("d>") || $0.hasPrefix("h>") }
        #expect(cells.count == 6, "\(read.standardOutput)")
        #expect(read.standardOutput.contains("<td>It Depends</td>"))
    }

    @Test func `one that takes too long is ended, and says so`() async throws {
        let long = Array(String(repeating: Self.markdown, count: 20_000).utf8)
        await #expect {
            try await WordDocument.bytes(
                of: long,
                in: .github,
                limits: ConversionLimits(seconds: 1, memoryBytes: 4 << 30),
                launcher: Self.launcher
            )
        } throws: { "\($0)" == "pandoc was not done after 1 seconds, the limit; ask for another format" }
    }
}
