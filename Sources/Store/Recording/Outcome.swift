/// What became of a file.
public enum Outcome: Sendable, Hashable {
    /// It was taken; one for each of its respondents, in order. Not all of them need to have said something new.
    case accepted([SubmissionOutcome])
    /// All of its respondents sent the same bytes before; nothing was changed. One for each of them, in order.
    case duplicate([SubmissionOutcome])
    /// It holds an error; nothing of it counts.
    case rejected

    /// What became of a file with these submissions.
    init(of submissions: [SubmissionOutcome]) {
        if submissions.isEmpty {
            self = .rejected
        } else if submissions.allSatisfy(\.isDuplicate) {
            self = .duplicate(submissions)
        } else {
            self = .accepted(submissions)
        }
    }

    /// As stored in the database: `accepted`, `duplicate` or `rejected`.
    public var code: String {
        switch self {
        case .accepted: "accepted"
        case .duplicate: "duplicate"
        case .rejected: "rejected"
        }
    }

    /// One for each respondent of the file, in order; empty for a rejected file.
    public var submissions: [SubmissionOutcome] {
        switch self {
        case .accepted(let submissions), .duplicate(let submissions): submissions
        case .rejected: []
        }
    }

    /// The revision that a file of one respondent is or repeats; nil for a rejected file and one of several respondents.
    public var revision: Int? { submissions.count == 1 ? submissions.first?.revision : nil }
}
