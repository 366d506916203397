/// Why a decision was not recorded: nothing was changed.
public struct DecisionError: Error, CustomStringConvertible {
    /// What stands in the way.
    public enum Kind: Sendable, CaseIterable {
        /// It is so already, or cannot be.
        case withoutEffect
        /// The database does not know what it is about, because no daemon has told it yet.
        case notRegistered
    }

    /// What stands in the way.
    public let kind: Kind
    /// What was found, and how to go on.
    public let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
