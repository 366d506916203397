/// The limits within which files are taken.
public struct IntakeSettings: Sendable, Hashable {
    /// How long a file that is written in place has to be quiet before it is taken, in seconds.
    public var settle: Double
    /// A larger file is rejected unread, in bytes.
    public var fileLimit: Int
    /// How many files are recorded in one transaction at most.
    public var batchFiles: Int
    /// How many bytes of files are recorded in one transaction, give or take one file.
    public var batchBytes: Int
    /// What files are read with.
    public var reader: ConvertingReader

    /// One second, 16 MiB, 256 files, 32 MiB.
    public static let standard = IntakeSettings(
        settle: 1,
        fileLimit: 16 << 20,
        batchFiles: 256,
        batchBytes: 32 << 20
    )

    /// Memberwise.
    public init(
        settle: Double,
        fileLimit: Int,
        batchFiles: Int,
        batchBytes: Int,
        reader: ConvertingReader = ConvertingReader()
    ) {
        self.settle = settle
        self.fileLimit = fileLimit
        self.batchFiles = batchFiles
        self.batchBytes = batchBytes
        self.reader = reader
    }
}
