import PostgresTesting
import ProgramTesting
import Testing

/// What `concord status` says of a state directory.
func status(_ scratch: Scratch, _ conninfo: String, _ options: String...) async throws -> Program.Ended {
    try await Program.run(["status", "--state-directory", scratch.state, "--database", conninfo] + options)
}

/// Waits until the status says no and names this reason.
func saysNo(_ scratch: Scratch, _ conninfo: String, naming reason: String) async throws {
    try await eventually("the status says no, because: \(reason)") {
        let ended = try await status(scratch, conninfo)
        return ended.code == 69 && ended.output.contains(reason)
    }
}

/// Waits until the status says yes.
func saysYes(_ scratch: Scratch, _ conninfo: String) async throws {
    try await eventually("the status says yes") { try await status(scratch, conninfo).code == 0 }
}
