/// What became of what a file says for one respondent.
public enum SubmissionOutcome: Sendable, Hashable {
    /// It is the respondent's newest submission. The changes are nil when it is the first.
    case recorded(revision: Int, changes: Changes?)
    /// The respondent's current submission, this revision, says the same; nothing was changed. Only in a file of several
    /// respondents: there, a correction of one would otherwise be a new revision of all.
    case unchanged(revision: Int)
    /// The respondent sent the same bytes before, as this revision in this file; nothing was changed.
    case duplicate(revision: Int, file: String, isCurrent: Bool)

    /// The revision that it is or repeats.
    public var revision: Int {
        switch self {
        case .recorded(let revision, _), .unchanged(let revision), .duplicate(let revision, _, _): revision
        }
    }

    var isDuplicate: Bool {
        if case .duplicate = self { true } else { false }
    }
}
