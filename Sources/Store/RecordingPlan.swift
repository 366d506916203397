import ConsultationModel
import FoundationEssentials

/// Which rows a run of submissions adds, decided from what is stored of their respondents, without the database.
struct RecordingPlan {
    /// What is stored of a respondent.
    struct Known {
        /// The number of its newest submission, which is the current one; nil when it has none.
        var revision: Int?
        /// The answers of its current submission.
        var answers: [Answer] = []
        /// Whether its current submission says that it is made up.
        var isIllustrative = false
        /// The revision and the file in which bytes with this SHA-256 came.
        var contents: [[UInt8]: (revision: Int, file: String)] = [:]
    }

    /// A submission to insert.
    struct Entry {
        var arrival: Arrival
        var revision: Int
        /// Whether a later submission of the same run replaces it.
        var isSuperseded = false
    }

    /// One for each submission, in order.
    private(set) var outcomes: [SubmissionOutcome] = []
    /// The submissions to insert, in order.
    private(set) var entries: [Entry] = []
    /// Revisions stored before that are replaced now.
    private(set) var superseded: [(respondent: UUID, revision: Int)] = []
    /// What is to be counted.
    private(set) var counts = CountChanges()

    /// Decides for the submissions in this order; a later one of the same respondent replaces an earlier one.
    init(for arrivals: some Sequence<Arrival>, known: [UUID: Known]) {
        var known = known
        var entryOfRespondent: [UUID: Int] = [:]
        for arrival in arrivals {
            outcomes.append(add(arrival, to: &known[arrival.id, default: Known()], &entryOfRespondent))
        }
    }

    private mutating func add(
        _ arrival: Arrival,
        to respondent: inout Known,
        _ entryOfRespondent: inout [UUID: Int]
    ) -> SubmissionOutcome {
        let submission = arrival.submission
        if let earlier = respondent.contents[submission.sha256] {
            return .duplicate(
                revision: earlier.revision,
                file: earlier.file,
                isCurrent: earlier.revision == respondent.revision
            )
        }
        var changes: Changes?
        if let replaced = respondent.revision {
            let difference = Changes(from: respondent.answers, revision: replaced, to: submission.answers)
            let isSame = difference.changes.isEmpty && respondent.isIllustrative == submission.isIllustrative
            if arrival.isShared, isSame { return .unchanged(revision: replaced) }
            changes = difference
            if let index = entryOfRespondent[arrival.id] {
                entries[index].isSuperseded = true
            } else {
                superseded.append((arrival.id, replaced))
            }
        }
        counts.replace(
            respondent.revision == nil ? nil : (respondent.answers, respondent.isIllustrative),
            by: (submission.answers, submission.isIllustrative),
            of: .init(submission.respondent)
        )
        let revision = (respondent.revision ?? 0) + 1
        respondent.revision = revision
        respondent.answers = submission.answers
        respondent.isIllustrative = submission.isIllustrative
        respondent.contents[submission.sha256] = (revision, submission.file)
        entryOfRespondent[arrival.id] = entries.count
        entries.append(Entry(arrival: arrival, revision: revision))
        return .recorded(revision: revision, changes: changes)
    }
}
