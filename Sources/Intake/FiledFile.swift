public import Store

/// A file that has gone all its way.
public struct FiledFile: Sendable, Hashable {
    /// Its path relative to the inbox, as it was dropped.
    public var file: String
    /// Where the original stands now.
    public var path: String
    /// What the database knows of it.
    public var recorded: Recorded
    /// How long reading, recording and filing it took, in milliseconds; of what is done for many files at once, its share.
    public var milliseconds: Double

    /// The first twelve hexadecimal digits of the SHA-256 of its bytes; nil when it was not read.
    public var shortSHA256: String? { recorded.sha256.map { Array($0.prefix(6)).hexadecimal } }
}
