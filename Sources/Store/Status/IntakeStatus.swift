public import FoundationEssentials

/// What the database knows of the files that were taken, wherever they were dropped.
public struct IntakeStatus: Sendable, Hashable {
    /// The file that was recorded last.
    public struct Last: Sendable, Hashable {
        /// Its path relative to the inbox, as it was dropped.
        public let file: String
        /// `accepted`, `duplicate` or `rejected`.
        public let outcome: String
        /// The consultation's id; nil when it could not be told.
        public let consultation: String?
        /// The region's code; nil when it could not be told.
        public let region: String?
        /// When it was recorded.
        public let recorded: Date
    }

    /// nil when no file was taken yet.
    public internal(set) var last: Last?
    /// How many files were rejected since 00:00 UTC.
    public internal(set) var rejectedToday = 0
    /// Whether the database refuses every change, as a standby does.
    public internal(set) var isReadOnly = false
}
