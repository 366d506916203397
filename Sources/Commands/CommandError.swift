/// Why a command was not done.
public struct CommandError: Error, CustomStringConvertible {
    /// What kind of failure it is; the command line gives each its exit code.
    public enum Kind: Sendable, CaseIterable {
        /// What was asked for is not there, or would do harm.
        case usage
        /// What has to be read cannot be read.
        case inputOutput
        /// A daemon has to do its part first.
        case tryAgain
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// What was found, what was expected, and how to go on.
    public let description: String

    /// With a sentence for the person who gave the command.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// The database does not know these consultations, because no daemon has told it yet.
    static func notRegistered(_ consultations: [String]) -> CommandError {
        CommandError(
            .tryAgain,
            """
            no report was made on \(consultations.joined(separator: ", ")): the configuration names what the database does not \
            know yet. Start "concord run", or have it reload its configuration, and try again
            """
        )
    }
}
