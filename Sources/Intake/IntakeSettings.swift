/// The limits within which files are taken.
public struct IntakeSettings: Sendable, Hashable {
    /// How long a file that is written in place has to be quiet before it is taken, in seconds.
    public var settle = 1.0
    /// How long a file has to stay as it is before it is taken where nobody can know whether it is open for writing, in
    /// seconds by this machine's own clock: on file servers, and another user's file without the right to ask.
    public var remoteSettle = 10.0
    /// A larger file is rejected unread, in bytes.
    public var fileLimit = 16 << 20
    /// A text or table with a longer line is rejected before it is read whole, in bytes.
    public var lineLimit = 1 << 20
    /// A file with more answers is rejected.
    public var answerLimit = 1_000_000
    /// How many complete files of one look at the inbox are remembered, those that have been there longest.
    public var listingFiles = 20_000
    /// How many seconds a long list is worked through at least before the inbox is looked at again, so that files of others
    /// that have come since have their turn.
    public var lookPause = 1.0
    /// How many files are recorded in one transaction at most.
    public var batchFiles = 256
    /// How many bytes of files are recorded in one transaction, give or take one file.
    public var batchBytes = 16 << 20
    /// How many such batches one pass takes at most; each is read while the one before is recorded.
    public var passBatches = 8
    /// After how many seconds of reading what was read is recorded, so that slow files do not hold up the others.
    public var batchSeconds = 1.0
    /// What files are read with.
    public var reader = ConvertingReader()

    /// The defaults.
    public init() {}
}
