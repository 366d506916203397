public import FoundationEssentials

/// What became of what a file says for one respondent.
public enum SubmissionOutcome: Sendable, Hashable {
    /// What has become of a submission whose bytes were sent again.
    public enum Standing: Sendable, Hashable {
        /// It counts now.
        case counts
        /// A file that was dropped later has replaced it.
        case replaced
        /// The respondent's answers were withdrawn.
        case withdrawn
        /// It came after the consultation had closed, at this moment, and does not count.
        case late(closed: Date)
    }

    /// It counts as the respondent's newest submission. The changes are nil when none counted before; `closed` is when the
    /// consultation had closed before it came, nil when it came in time.
    case recorded(revision: Int, changes: Changes?, closed: Date? = nil)
    /// It is kept and does not count, because it came after the consultation had closed, at this moment. What counts is still
    /// the revision `counting`; nil: nothing.
    case late(revision: Int, closed: Date, counting: Int?)
    /// It is kept and does not count, because another file of the respondent, of this name, was dropped after it, or at the same
    /// moment, and was taken before. What counts is the revision `counting`; nil: nothing, since it was withdrawn.
    case outdated(revision: Int, counting: Int?, file: String, isSameMoment: Bool)
    /// The respondent's current submission, this revision, says the same; nothing was changed. Only in a file of several
    /// respondents: there, a correction of one would otherwise be a new revision of all.
    case unchanged(revision: Int)
    /// The respondent sent the same bytes before, as this revision in this file; nothing was changed.
    case duplicate(revision: Int, file: String, Standing)

    /// The revision that it is or repeats.
    public var revision: Int {
        switch self {
        case .recorded(let revision, _, _), .late(let revision, _, _), .outdated(let revision, _, _, _),
            .unchanged(let revision), .duplicate(let revision, _, _):
            revision
        }
    }

    var isDuplicate: Bool {
        if case .duplicate = self { true } else { false }
    }
}
