import ConsultationModel

/// By how much the counts of current answers and of submissions change.
struct CountChanges {
    /// Which counter of answers changes.
    struct AnswerKey: Hashable {
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
    struct RegionChange: Hashable {
        var current = 0
        var superseded = 0
        var illustrative = 0
        var late = 0

        static func + (one: RegionChange, other: RegionChange) -> RegionChange {
            RegionChange(
                current: one.current + other.current,
                superseded: one.superseded + other.superseded,
                illustrative: one.illustrative + other.illustrative,
                late: one.late + other.late
            )
        }
    }

    /// Changes of the counts of answers; none is zero.
    private(set) var answers: [AnswerKey: Int] = [:]
    /// Changes of the counts of submissions.
    private(set) var submissions: [RegionKey: RegionChange] = [:]

    /// One submission of a respondent of these counters replaces another, or is the first that counts.
    mutating func replace(
        _ old: (answers: [Answer], isIllustrative: Bool)?,
        by new: (answers: [Answer], isIllustrative: Bool),
        of key: RegionKey
    ) {
        var changed = RegionChange(illustrative: new.isIllustrative ? 1 : 0)
        if let old {
            changed.superseded = 1
            changed.illustrative -= old.isIllustrative ? 1 : 0
            count(old.answers, of: key, by: -1)
        } else {
            changed.current = 1
        }
        change(changed, of: key)
        count(new.answers, of: key, by: 1)
    }

    /// Counters of submissions change.
    mutating func change(_ change: RegionChange, of key: RegionKey) {
        submissions[key] = submissions[key].map { $0 + change } ?? change
    }

    /// One counter of answers changes by this number.
    mutating func count(_ recommendation: String, _ stance: Stance, of key: RegionKey, by step: Int) {
        add(
            step,
            to: AnswerKey(
                consultation: key.consultation,
                recommendation: recommendation,
                region: key.region,
                speaksForRegion: key.speaksForRegion,
                stance: stance
            )
        )
    }

    /// Adds the changes of a later part of the same transaction.
    mutating func add(_ other: CountChanges) {
        for (key, change) in other.answers { add(change, to: key) }
        submissions.merge(other.submissions, uniquingKeysWith: +)
    }

    private mutating func count(_ answers: [Answer], of key: RegionKey, by step: Int) {
        for answer in answers { count(answer.recommendation, answer.stance, of: key, by: step) }
    }

    private mutating func add(_ step: Int, to key: AnswerKey) {
        let sum = answers[key, default: 0] + step
        answers[key] = sum == 0 ? nil : sum
    }
}

extension CountChanges.RegionKey {
    /// The counters in which this respondent is counted.
    init(_ respondent: Respondent) {
        self.init(
            consultation: respondent.consultation,
            region: respondent.region,
            speaksForRegion: respondent.speaksForRegion
        )
    }
}
