import ConsultationModel
import FoundationEssentials

/// Which rows a batch of files adds, decided from what is stored of their respondents, without the database.
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
        var submission: Submission
        var revision: Int
        /// Whether a later file of the same batch replaces it.
        var isSuperseded = false
    }

    /// Which counter of answers changes.
    struct TallyKey: Hashable {
        var consultation: String
        var recommendation: String
        var region: String
        var speaksForRegion: Bool
        var stance: Stance
    }

    /// Which counters of submissions change.
    struct RegionKey: Hashable {
        var consultation: String
        var region: String
        var speaksForRegion: Bool
    }

    /// How they change.
    struct RegionDelta: Hashable {
        var current = 0
        var superseded = 0
        var illustrative = 0
    }

    /// One for each file, in order.
    private(set) var outcomes: [Outcome] = []
    /// The submissions to insert, in order.
    private(set) var entries: [Entry] = []
    /// Revisions stored before that are replaced now.
    private(set) var superseded: [(respondent: UUID, revision: Int)] = []
    /// Changes of the counts of answers; none is zero.
    private(set) var answerDeltas: [TallyKey: Int] = [:]
    /// Changes of the counts of submissions.
    private(set) var submissionDeltas: [RegionKey: RegionDelta] = [:]
    /// Changes of the counts of files, by consultation and outcome.
    private(set) var fileDeltas: [String: [String: Int]] = [:]

    /// Decides for the files in this order; a later one of the same respondent replaces an earlier one.
    init(for files: [TakenFile], known: [UUID: Known]) {
        var known = known
        var entryOfRespondent: [UUID: Int] = [:]
        for file in files {
            let outcome: Outcome
            if let submission = file.submission {
                let id = submission.respondent.id
                var respondent = known[id] ?? Known()
                if let earlier = respondent.contents[submission.sha256] {
                    outcome = .duplicate(
                        revision: earlier.revision,
                        file: earlier.file,
                        isCurrent: earlier.revision == respondent.revision
                    )
                } else {
                    outcome = add(submission, to: &respondent, id: id, entryOfRespondent: &entryOfRespondent)
                    known[id] = respondent
                }
            } else {
                outcome = .rejected
            }
            outcomes.append(outcome)
            if let consultation = file.consultation {
                fileDeltas[consultation, default: [:]][outcome.code, default: 0] += 1
            }
        }
        answerDeltas = answerDeltas.filter { $0.value != 0 }
    }

    private mutating func add(
        _ submission: Submission,
        to respondent: inout Known,
        id: UUID,
        entryOfRespondent: inout [UUID: Int]
    ) -> Outcome {
        let who = submission.respondent
        let key = RegionKey(consultation: who.consultation, region: who.region, speaksForRegion: who.speaksForRegion)
        var delta = submissionDeltas[key] ?? RegionDelta()
        var changes: Changes?
        if let replaced = respondent.revision {
            changes = Changes(from: respondent.answers, revision: replaced, to: submission.answers)
            if let index = entryOfRespondent[id] {
                entries[index].isSuperseded = true
            } else {
                superseded.append((id, replaced))
            }
            delta.superseded += 1
            delta.illustrative -= respondent.isIllustrative ? 1 : 0
        } else {
            delta.current += 1
        }
        delta.illustrative += submission.isIllustrative ? 1 : 0
        submissionDeltas[key] = delta
        count(respondent.answers, of: who, by: -1)
        count(submission.answers, of: who, by: 1)

        let revision = (respondent.revision ?? 0) + 1
        respondent.revision = revision
        respondent.answers = submission.answers
        respondent.isIllustrative = submission.isIllustrative
        respondent.contents[submission.sha256] = (revision, submission.file)
        entryOfRespondent[id] = entries.count
        entries.append(Entry(submission: submission, revision: revision))
        return .accepted(revision: revision, changes: changes)
    }

    private mutating func count(_ answers: [Answer], of respondent: Respondent, by step: Int) {
        for answer in answers {
            let key = TallyKey(
                consultation: respondent.consultation,
                recommendation: answer.recommendation,
                region: respondent.region,
                speaksForRegion: respondent.speaksForRegion,
                stance: answer.stance
            )
            answerDeltas[key, default: 0] += step
        }
    }
}
