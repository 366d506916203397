import FoundationEssentials

/// What counts for a respondent from now on in place of what did: another of its submissions, made again as a new revision,
/// or nothing.
struct Succession: Sendable, Hashable {
    /// A submission that is made again.
    struct Copy: Sendable, Hashable {
        /// The revision whose answers these are.
        var original: Int
        /// The new revision.
        var revision: Int
        /// Whether it came after the consultation had closed.
        var isLate: Bool
    }

    /// The respondent's id.
    var respondent: UUID
    /// The revision that counts no longer; nil when none did.
    var ended: Int?
    /// What counts from now on; nil: nothing.
    var copy: Copy?
}
