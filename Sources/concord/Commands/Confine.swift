import ArgumentParser
import Conversion

/// `concord confine`, which Concord starts itself to run a converter.
struct Confine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Confinement.command,
        abstract: "Execute a program that can read and write its standard streams, and little else.",
        shouldDisplay: false
    )

    @Option(help: ArgumentHelp("The most address space.", valueName: "bytes"))
    var memoryBytes: UInt

    @Option(help: ArgumentHelp("The most time, of the processor and by the clock.", valueName: "seconds"))
    var seconds: UInt32

    @Argument(parsing: .postTerminator, help: ArgumentHelp("The program and its arguments.", valueName: "command"))
    var command: [String]

    func run() throws {
        let failure = Confinement(memoryBytes: memoryBytes, seconds: seconds).execute(command)
        Terminal.complain("concord: \(failure.reason)")
        throw ExitCode(failure.code)
    }
}
