/// What was asked for is so already, or cannot be: nothing was changed.
public struct Unchanged: Error, CustomStringConvertible {
    /// What was found, and how to go on.
    public let description: String
}
