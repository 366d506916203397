public import Store

/// A file that has gone all its way.
public struct FiledFile: Sendable, Hashable {
    /// Its path relative to the inbox, as it was dropped.
    public var file: String
    /// Where the original stands now.
    public var path: String
    /// What the database knows of it.
    public var recorded: Recorded
}
