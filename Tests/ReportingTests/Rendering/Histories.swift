import ConsultationModel
import FoundationEssentials
import Reporting
import Testing

/// Stories in which everything happens that can happen to a recommendation. All are made up.
enum Histories {
    /// Each under a name.
    static func all() throws -> [(name: String, story: Story)] {
        [
            ("answers", try story(of: answers(), othersInFull: nil)),
            ("counted others", try story(of: others(), othersInFull: 0)),
            ("decisions", try story(of: decisions(), othersInFull: nil)),
            ("another rule leads", try story(of: led(), othersInFull: nil)),
            ("not asked any more", try story(of: dropped(), othersInFull: nil)),
        ]
    }

    private static func story(of record: RecommendationRecord, othersInFull: Int?) throws -> Story {
        try #require(Story(of: record, othersInFull: othersInFull))
    }

    private static func moment(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_490_000_000 + seconds) }

    private static func edition(
        at seconds: Double = 0,
        _ edit: (inout Consultation) -> Void = { _ in }
    ) -> RecommendationRecord.Edition {
        var consultation = Consultation(
            id: "illustrative",
            title: "Illustrative",
            regions: ["A", "B"].map { Region(code: $0, name: "Region \($0)") },
            recommendations: [Recommendation(id: "1", text: "Illustrative text.")]
        )
        edit(&consultation)
        return RecommendationRecord.Edition(consultation, at: moment(seconds))
    }

    private static func quoted(
        _ region: String,
        _ stance: Stance,
        respondent: String? = nil,
        file: String = "A/answers.txt",
        revision: Int = 1,
        place: String? = nil
    ) -> ConsultationState.Quotation {
        ConsultationState.Quotation(
            region: region,
            respondent: respondent ?? region,
            isDesignated: respondent == nil,
            answer: Answer(
                recommendation: "1",
                stance: stance,
                words: stance.label,
                comment: "Made up.",
                line: 3,
                column: 1,
                place: place
            ),
            file: file,
            revision: revision,
            isIllustrative: true
        )
    }

    private static func event(
        at seconds: Double,
        _ cause: AnswerEvent.Cause = .file,
        from old: ConsultationState.Quotation? = nil,
        to new: ConsultationState.Quotation? = nil,
        leftOutBy: AnswerEvent.Revision? = nil
    ) throws -> AnswerEvent {
        try #require(AnswerEvent(at: moment(seconds), cause: cause, old: old, new: new, leftOutBy: leftOutBy))
    }

    private static func uncounted(
        at seconds: Double,
        _ reason: UncountedAnswer.Reason,
        _ quotation: ConsultationState.Quotation
    ) -> UncountedAnswer {
        var quotation = quotation
        quotation.isLate = reason == .late
        return UncountedAnswer(at: moment(seconds), reason: reason, quotation: quotation)
    }

    /// Answers come, change and go, for every cause; some do not count.
    private static func answers() throws -> RecommendationRecord {
        let first = quoted("A", .unrecognised)
        let read = quoted("A", .support, revision: 2)
        let table = quoted("B", .conditional, file: "B/table.csv", place: "cell C7")
        let (withdrawn, restored) = (
            AnswerEvent.Cause.withdrawn(by: "the secretariat", reason: "Made up."),
            AnswerEvent.Cause.restored(by: "the secretariat", reason: "Made up too.")
        )
        return RecommendationRecord(
            recommendation: "1",
            editions: [edition(), edition(at: 60.5) { $0.closes = moment(90) }],
            events: [
                try event(at: 10, to: first), try event(at: 20, .renormalised, from: first, to: read),
                try event(at: 30, to: table), try event(at: 40, withdrawn, from: table),
                try event(at: 50, restored, to: table), try event(at: 60.5, .deadline, from: table),
                try event(at: 70, from: read, leftOutBy: .init(file: "A/shorter.txt", number: 3)),
            ],
            uncounted: [
                uncounted(at: 30, .replaced, quoted("B", .oppose)), uncounted(at: 100, .late, quoted("B", .oppose)),
            ]
        )
    }

    /// Answers of respondents that do not speak for their region, of which one changes the level.
    private static func others() throws -> RecommendationRecord {
        let group = quoted("A", .support, respondent: "Illustrative group")
        let second = quoted("A", .support, respondent: "Illustrative group 2")
        return RecommendationRecord(
            recommendation: "1",
            editions: [edition()],
            events: [
                try event(at: 10, to: group), try event(at: 10, to: second),
                try event(at: 20, .withdrawn(by: "the secretariat", reason: "Made up."), from: second),
                try event(at: 30, to: quoted("B", .support, respondent: "Illustrative group 3", file: "B/group.txt")),
            ],
            uncounted: [
                uncounted(at: 10, .replaced, group), uncounted(at: 40, .late, second),
            ]
        )
    }

    /// The chair designates a level and takes that back; regions and rules are changed; a night's report is kept.
    private static func decisions() throws -> RecommendationRecord {
        func designation(_ level: Level?, at seconds: Double) -> Designation {
            Designation(recommendation: "1", level: level, by: "the chair", reason: "Made up.", at: moment(seconds))
        }
        return RecommendationRecord(
            recommendation: "1",
            editions: [
                edition(), edition(at: 50) { $0.regions.append(Region(code: "C", name: "Region C")) },
            ],
            events: [try event(at: 10, to: quoted("A", .support)), try event(at: 20, to: quoted("B", .support))],
            designations: [designation(.consensus, at: 30), designation(nil, at: 40)],
            nights: [.init("2017-03-20", summary: .init(level: .fullConsensus, positions: [:]), at: moment(45))]
        )
    }

    private static func led() throws -> RecommendationRecord {
        RecommendationRecord(
            recommendation: "1",
            editions: [
                edition { $0.rules.lead = .iso },
                edition(at: 40) {
                    $0.rules.lead = .iso
                    $0.recommendations[0].status = .deferred
                },
            ],
            events: [
                try event(at: 10, to: quoted("A", .support)), try event(at: 20, to: quoted("B", .support)),
                try event(at: 50, from: quoted("B", .support), to: quoted("B", .oppose)),
            ],
            nights: [.init("2017-03-20", summary: .init(level: .fullConsensus, positions: [:]), at: moment(30))]
        )
    }

    private static func dropped() -> RecommendationRecord {
        RecommendationRecord(
            recommendation: "1",
            editions: [edition(), edition(at: 10) { $0.recommendations[0] = Recommendation(id: "2", text: "Other.") }]
        )
    }
}
