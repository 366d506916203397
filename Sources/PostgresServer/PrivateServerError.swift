/// Why a private server cannot be had, in words for the person who wants one.
public struct PrivateServerError: Error, Sendable, CustomStringConvertible {
    /// What was found, what was expected and how to go on.
    public let description: String
}
