import Subprocess

/// Runs a program of the machine with this text as its input, and gives what it writes.
///
/// Throws `ProgramFailed` with what it says when it does not end well.
func run(_ program: String, _ arguments: [String], input: String = "") async throws -> String {
    let result = try await Subprocess.run(
        .name(program),
        arguments: Arguments(arguments),
        input: .string(input),
        output: .string(limit: 64 << 20),
        error: .string(limit: 1 << 20)
    )
    guard result.terminationStatus.isSuccess else {
        throw ProgramFailed(program: program, message: result.standardError)
    }
    return result.standardOutput
}

struct ProgramFailed: Error {
    var program: String
    var message: String
}
