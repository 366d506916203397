import ConsultationModel
import FoundationEssentials

/// Which rows a run of submissions adds, decided from what is stored of their respondents, without the database.
struct RecordingPlan {
    /// What is stored of a respondent.
    struct Known {
        /// The submission that counts.
        struct Current {
            var revision: Int
            /// When it was dropped, or a file of several respondents that said the same.
            var drop: DropOrder
            var answers: [Answer] = []
            /// Whether it says that it is made up.
            var isIllustrative = false
        }

        /// A submission with certain bytes.
        struct Content {
            var revision: Int
            /// The file in which it came.
            var file: String
            /// When it was dropped.
            var received: Date
        }

        /// The number of its newest submission; 0 when it has none.
        var newest = 0
        /// nil when none counts.
        var current: Current?
        /// Whether its answers were withdrawn, and no later file counts.
        var isWithdrawn = false
        /// All that was sent by one whose answers were withdrawn: what was dropped before the last of it does not count either.
        var withdrawn: [(received: Date, drop: DropOrder)] = []

        /// After which of its files one has to have been dropped to count.
        func newestDrop(by deadline: Deadline) -> DropOrder? {
            current?.drop ?? withdrawn.filter { deadline.admits($0.received) }.map(\.drop).max()
        }

        /// The submission in which bytes with this SHA-256 came: the one that counts, where they are its.
        var contents: [[UInt8]: Content] = [:]
    }

    /// A submission to insert.
    struct Entry {
        var arrival: Arrival
        var revision: Int
        /// Whether it came after the consultation had closed.
        var isLate = false
        /// Whether it does not count, because it is late, another file was dropped after it, or a later submission of the same
        /// run replaces it.
        var isSuperseded = false
    }

    /// One for each submission, in order.
    private(set) var outcomes: [SubmissionOutcome] = []
    /// The submissions to insert, in order.
    private(set) var entries: [Entry] = []
    /// Revisions stored before that are replaced now.
    private(set) var superseded: [(respondent: UUID, revision: Int)] = []
    /// Revisions that a file of several respondents repeats that was dropped later.
    private(set) var confirmed: [(respondent: UUID, revision: Int, by: Submission)] = []
    /// What is to be counted.
    private(set) var counts = CountChanges()

    private let deadlines: [String: Deadline]

    /// Decides for the submissions in this order. Of one respondent's, the one that was dropped last counts.
    ///
    /// - Parameter deadlines: By consultation; where there is none, nothing is late.
    init(for arrivals: some Sequence<Arrival>, known: [UUID: Known], deadlines: [String: Deadline] = [:]) {
        self.deadlines = deadlines
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
        let deadline = deadlines[submission.respondent.consultation] ?? Deadline()
        let isLate = deadline.isLate(submission.received)
        let drop = DropOrder(submission.received, submission.file)
        // Bytes that came too late may have been dropped in time in another place.
        if let earlier = respondent.contents[submission.sha256], isLate || !deadline.isLate(earlier.received) {
            let standing = respondent.standing(of: earlier, by: deadline)
            return .duplicate(revision: earlier.revision, file: earlier.file, standing)
        }
        var changes: Changes?
        if let current = respondent.current {
            let difference = Changes(from: current.answers, revision: current.revision, to: submission.answers)
            let isSame = difference.changes.isEmpty && current.isIllustrative == submission.isIllustrative
            if arrival.isShared, isSame {
                if drop > current.drop, deadline.admits(submission.received) {
                    respondent.current?.drop = drop
                    confirmed.append((arrival.id, current.revision, submission))
                }
                return .unchanged(revision: current.revision)
            }
            changes = difference
        }
        respondent.newest += 1
        let revision = respondent.newest
        let key = CountChanges.RegionKey(submission.respondent)
        respondent.contents[submission.sha256] = Known.Content(
            revision: revision,
            file: submission.file,
            received: submission.received
        )
        if isLate { counts.change(.init(late: 1), of: key) }
        if let closed = deadline.closes, !deadline.admits(submission.received) {
            counts.change(.init(superseded: 1), of: key)
            entries.append(Entry(arrival: arrival, revision: revision, isLate: true, isSuperseded: true))
            return .late(revision: revision, closed: closed, counting: respondent.current?.revision)
        }
        if let newer = respondent.newestDrop(by: deadline), newer > drop {
            counts.change(.init(superseded: 1), of: key)
            entries.append(Entry(arrival: arrival, revision: revision, isLate: isLate, isSuperseded: true))
            return .outdated(
                revision: revision,
                counting: respondent.current?.revision,
                file: newer.file,
                isSameMoment: newer.moment == drop.moment
            )
        }
        if let index = entryOfRespondent[arrival.id] {
            entries[index].isSuperseded = true
        } else if let current = respondent.current {
            superseded.append((arrival.id, current.revision))
        }
        counts.replace(
            respondent.current.map { ($0.answers, $0.isIllustrative) },
            by: (submission.answers, submission.isIllustrative),
            of: key
        )
        respondent.current = Known.Current(
            revision: revision,
            drop: drop,
            answers: submission.answers,
            isIllustrative: submission.isIllustrative
        )
        entryOfRespondent[arrival.id] = entries.count
        entries.append(Entry(arrival: arrival, revision: revision, isLate: isLate))
        return .recorded(revision: revision, changes: changes, closed: isLate ? deadline.closes : nil)
    }
}

extension RecordingPlan.Known {
    /// What has become of a submission whose bytes come again.
    fileprivate func standing(of content: Content, by deadline: Deadline) -> SubmissionOutcome.Standing {
        if content.revision == current?.revision { return .counts }
        if let closed = deadline.closes, !deadline.admits(content.received) { return .late(closed: closed) }
        return isWithdrawn && current == nil ? .withdrawn : .replaced
    }
}
