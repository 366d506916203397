import FoundationEssentials
import PostgresTesting
import ProgramTesting
import TestTurns
import Testing

/// What a script sees of a command that fails: the exit code, and one line on standard error.
@Suite(.inTurn) struct FailureTests {
    /// A command, and how it fails.
    struct Case: Sendable, CustomTestStringConvertible {
        let command: [String]
        let code: Int32
        let message: String

        init(_ command: String, _ code: Int32, _ message: String) {
            self.command = command.split(separator: " ").map(String.init)
            self.code = code
            self.message = message
        }

        var testDescription: String { "\(command.joined(separator: " ")): \(code)" }
    }

    private static let decided = "--by Illustrative --reason Illustrative."
    private static let designate = "designate 6 consensus --consultation at-large-review-2017 \(decided)"
    private static let withdraw = "withdraw EURALO --consultation at-large-review-2017 \(decided)"

    private func expect(_ failure: Case, _ arguments: [String]) async throws {
        let ended = try await Program.run(failure.command + arguments)
        #expect(ended.code == failure.code)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.hasPrefix("concord: \(failure.message)"), "\(ended.errors)")
        #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
    }

    @Test(arguments: [
        Case("report", 69, "there is no database in "),
        Case("report --night", 69, "there is no database in "),
        Case("report --night 2017-05-12", 69, "there is no database in "),
        Case("history 6", 69, "there is no database in "),
        Case("renormalise", 69, "there is no database in "),
        Case(designate, 69, "there is no database in "),
        Case(withdraw, 69, "there is no database in "),
        Case("status", 74, "cannot look at "),
        Case("report --consultation none", 64, "found the consultation \"none\", which is not registered; "),
        Case("history 6 --consultation none", 64, "found the consultation \"none\", which is not registered; "),
        Case("renormalise --consultation none", 64, "found the consultation \"none\", which is not registered; "),
        Case(
            "designate 6 consensus --consultation none \(decided)",
            64,
            "found the consultation \"none\", which is not registered; "
        ),
        Case(
            "withdraw EURALO --consultation none \(decided)",
            64,
            "found the consultation \"none\", which is not registered; "
        ),
    ])
    func `where there is no daemon's database nothing is made`(_ failure: Case) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await expect(failure, ["--state-directory", scratch.state])
        #expect(!FileManager.default.fileExists(atPath: scratch.state))
    }

    @Test(arguments: [
        "run --once", "report", "report --night", "report --night 2017-05-12", "history 6",
        "renormalise", designate, withdraw,
    ])
    func `a database that is away, and one that cannot be named, are told apart`(_ command: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let state = ["--state-directory", scratch.state]
        try await expect(
            Case(command, 69, "cannot connect to PostgreSQL: "),
            state + ["--database", "host=\(scratch.path)"]
        )
        let unreadable = try await Program.run(Case(command, 78, "").command + state + ["--database", "nonsense"])
        #expect(unreadable.code == 78)
        #expect(unreadable.errors.contains("cannot"), "\(unreadable.errors)")
    }

    @Test func `what no daemon has registered yet can be tried again`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await withTestDatabase { conninfo in
            let common = ["--state-directory", scratch.state, "--database", conninfo]
            for failure in [
                Case("report", 75, "no report was made on at-large-review-2017: "),
                Case("report --format csv", 75, "no report was made on at-large-review-2017: "),
                Case("report --night", 75, "no report was made on at-large-review-2017: "),
                Case("history 6", 75, "no report was made on at-large-review-2017: "),
                Case(Self.designate, 75, "the database does not know recommendation 6 of at-large-review-2017 yet. "),
                Case("report --night 2017-05-12", 64, "no report on at-large-review-2017 is kept for the night "),
                Case(Self.withdraw, 64, "found no answers of \"EURALO\" in EURALO; "),
            ] { try await expect(failure, common) }
        }
    }
}
