import ConsultationModel
import FoundationEssentials

/// Consultations about which people have decided something, and in which something has happened since the last night.
extension Example {
    /// 13 May 2017, 08:00 UTC.
    static let morning = Date(timeIntervalSince1970: 1_494_662_400)

    /// Every kind of change since the night of 13 May 2017.
    static func sinceLastNight() -> ConsultationState {
        var state = Self.positions("SSSSN SSNND DSSSS SSS.. .....")
        state.asOf = morning
        state.consultation.closes = morning + 3.5 * 86_400
        func answer(_ item: Int, _ stance: Stance, _ words: String, _ comment: String = "", line: Int = 12) -> Answer {
            Answer(
                recommendation: "\(item)",
                stance: stance,
                words: words,
                comment: comment,
                line: line,
                column: 1
            )
        }
        func quotation(_ region: Int, _ answer: Answer, revision: Int) -> ConsultationState.Quotation {
            ConsultationState.Quotation(
                region: "R\(region)",
                respondent: "R\(region)",
                isDesignated: true,
                answer: answer,
                file: "R\(region)/illustrative-\(revision).txt",
                revision: revision,
                isIllustrative: true
            )
        }
        var minute = 0.0
        func event(
            _ cause: AnswerEvent.Cause,
            _ old: ConsultationState.Quotation?,
            _ new: ConsultationState.Quotation?,
            leftOutBy: AnswerEvent.Revision? = nil
        ) -> [AnswerEvent] {
            minute += 1
            return [
                AnswerEvent(
                    at: morning - 18_000 + 60 * minute,
                    cause: cause,
                    old: old,
                    new: new,
                    leftOutBy: leftOutBy
                )
            ].compactMap { $0 }
        }
        let chair = "Illustrative chair"
        var events = event(
            .file,
            quotation(5, answer(1, .support, "Support"), revision: 1),
            quotation(5, answer(1, .oppose, "Do Not Support"), revision: 2)
        )
        events += event(.file, nil, quotation(4, answer(2, .oppose, "Do Not Support"), revision: 1))
        events += event(.file, nil, quotation(5, answer(2, .conditional, "It Depends"), revision: 2))
        let mixed = quotation(1, answer(3, .conditional, "Mitigé"), revision: 2)
        events += event(.renormalised, quotation(1, answer(3, .unrecognised, "Mitigé"), revision: 1), mixed)
        for region in [4, 5] {
            let old = quotation(region, answer(4, .support, "Support"), revision: 1)
            events += event(.withdrawn(by: chair, reason: "Sent by mistake."), old, nil)
        }
        events += event(
            .file,
            quotation(2, answer(3, .support, "Support", "Illustrative comment."), revision: 1),
            quotation(2, answer(3, .support, "Support", "Another illustrative comment."), revision: 2)
        )
        events += event(
            .restored(by: chair, reason: "It was no mistake."),
            nil,
            quotation(1, answer(4, .support, "Support"), revision: 3)
        )
        events += event(.deadline, nil, quotation(3, answer(4, .support, "Support"), revision: 2))
        events += event(
            .file,
            quotation(1, answer(5, .support, "Support"), revision: 2),
            nil,
            leftOutBy: .init(file: "R1/illustrative-4.txt", number: 4)
        )
        for number in 1...25 {
            func other(_ stance: Stance, revision: Int) -> ConsultationState.Quotation {
                ConsultationState.Quotation(
                    region: "R2",
                    respondent: "Illustrative ALS \(number)",
                    isDesignated: false,
                    answer: answer(1, stance, stance.label, line: number),
                    file: "R2/illustrative-als-\(number).txt",
                    revision: revision,
                    isIllustrative: true
                )
            }
            events += event(.file, other(.support, revision: 1), other(.oppose, revision: 2))
        }
        for number in 1...25 {
            state.add(
                answer(1, .oppose, "Do Not Support", line: number),
                from: "Illustrative ALS \(number)",
                of: "R2",
                file: "R2/illustrative-als-\(number).txt",
                revision: 2,
                isIllustrative: true,
                speaksForRegion: false
            )
        }
        func night(_ letters: String) -> [String: Position] {
            let known: [Character: Position] = [
                "S": .stance(.support), "D": .stance(.conditional), "N": .stance(.oppose), "?": .stance(.unrecognised),
            ]
            return Dictionary(
                uniqueKeysWithValues: letters.enumerated().map { ("R\($0.offset + 1)", known[$0.element] ?? .missing) }
            )
        }
        let summary = NightSummary(recommendations: [
            "1": .init(level: .fullConsensus, positions: night("SSSSS")),
            "2": .init(level: .strongSupport, positions: night("SSN..")),
            "3": .init(level: .fullConsensus, positions: night("?SSSS")),
            "4": .init(level: .fullConsensus, positions: night(".S.SS")),
            "5": .init(level: .tooFewAnswers, positions: night("S....")),
        ])
        let designation = Designation(
            recommendation: "1",
            level: .fullConsensus,
            by: chair,
            reason: "The one objection was answered.",
            at: morning - 3600
        )
        let rejected = FileEvent(
            file: "R3/illustrative.pdf",
            outcome: .rejected,
            region: "R3",
            respondents: 0,
            reason: "The PDF holds no text.",
            at: morning - 7200
        )
        let taken = FileEvent(
            file: "R5/illustrative-2.txt",
            outcome: .accepted,
            region: "R5",
            respondents: 1,
            at: morning - 9000
        )
        state.recent = RecentChanges(
            night: "2017-05-13",
            since: morning - 20_000,
            summary: summary,
            events: events,
            files: [rejected, taken],
            fileCounts: [.accepted: 31, .rejected: 1, .duplicate: 1],
            designations: [
                designation,
                Designation(recommendation: "2", level: nil, by: chair, reason: "Too early.", at: morning - 1800),
            ]
        )
        state.designations = [designation]
        state.withdrawals = [
            Withdrawal(
                region: "R2",
                respondent: "Illustrative ALS 26",
                isDesignated: false,
                by: chair,
                reason: "Sent by mistake.",
                at: morning - 17_000
            )
        ]
        state.rejections = [rejected]
        state.nights = [
            NightLevels(night: "2017-05-11", levels: [.tooFewAnswers: 5]),
            NightLevels(night: "2017-05-12", levels: [.tooFewAnswers: 3, .fullConsensus: 1, .divergence: 1]),
            NightLevels(night: "2017-05-13", levels: [.fullConsensus: 3, .strongSupport: 1, .tooFewAnswers: 1]),
        ]
        state.intake = .init(
            current: 31,
            superseded: 29,
            duplicates: 1,
            rejected: 1,
            illustrativeRegions: ["R1", "R2", "R3", "R4", "R5"],
            respondents: ["R2": 25]
        )
        return state
    }

    /// Under the ISO ballot one outcome has changed, another recommendation is no longer open, and a file came too late.
    static func outcomeSinceLastNight() -> ConsultationState {
        var state = late(.exclude)
        state.consultation.rules.lead = .iso
        state.consultation.recommendations.append(
            Recommendation(id: "2", text: "An illustrative recommendation.", status: .withdrawn)
        )
        let before: [String: Position] = ["R1": .stance(.support), "R2": .stance(.oppose)]
        state.recent = RecentChanges(
            night: "2017-05-12",
            since: morning - 80_000,
            summary: NightSummary(recommendations: [
                "1": .init(level: .divergence, positions: before.merging(["R3": .missing]) { $1 }),
                "2": .init(level: .divergence, positions: before),
            ]),
            files: [
                FileEvent(
                    file: "R3/illustrative.txt",
                    outcome: .accepted,
                    region: "R3",
                    respondents: 1,
                    at: morning - 3600,
                    isExcluded: true
                )
            ],
            fileCounts: [.accepted: 1]
        )
        return state
    }

    /// Nothing has happened since the last night, and the consultation has closed.
    static func quietNight() -> ConsultationState {
        var state = positions("SSD")
        state.asOf = morning
        state.consultation.closes = morning - 1
        let summary = NightSummary(recommendations: [
            "1": .init(
                level: .consensus,
                positions: ["R1": .stance(.support), "R2": .stance(.support), "R3": .stance(.conditional)]
            )
        ])
        state.recent = RecentChanges(night: "2017-05-12", since: morning - 80_000, summary: summary)
        state.nights = [NightLevels(night: "2017-05-12", levels: [.consensus: 1])]
        return state
    }

    /// One of three regions withdrew its answers, and one of its respondents still counts.
    static func withdrawnSubmission() -> ConsultationState {
        var state = positions("SS. SN.")
        state.asOf = morning
        state.add(
            Answer(recommendation: "1", stance: .oppose, words: "No", comment: "", line: 3, column: 1),
            from: "Illustrative ALS 1",
            of: "R3",
            file: "R3/illustrative-als-1.txt",
            isIllustrative: true,
            speaksForRegion: false
        )
        state.withdrawals = [
            Withdrawal(
                region: "R3",
                respondent: "R3",
                isDesignated: true,
                by: "Illustrative secretariat of R3",
                reason: "The region votes again.",
                at: morning - 3600
            )
        ]
        state.intake = .init(current: 3, superseded: 1, illustrativeRegions: ["R3"], respondents: ["R3": 1])
        return state
    }

    /// The chair has designated another level than the computed one, and once the same.
    static func designations() -> ConsultationState {
        var state = positions("SSSSN SSNN.")
        state.asOf = morning
        state.designations = [("1", Level.fullConsensus), ("2", Level.divergence)].map {
            Designation(
                recommendation: $0.0,
                level: $0.1,
                by: "Illustrative chair",
                reason: "Heard in the illustrative call of 12 May.",
                at: morning - 3600
            )
        }
        return state
    }

    /// One recommendation is open, one was withdrawn and one is deferred.
    static func closedRecommendations() -> ConsultationState {
        var state = positions("SSSSS NNNN. D....")
        state.consultation.recommendations[1].status = .withdrawn
        state.consultation.recommendations[2].status = .deferred
        return state
    }

    /// An answer came late; under `exclude` it is not among those that count.
    static func late(_ setting: LateAnswers) -> ConsultationState {
        var state = positions(setting == .count ? "SSS" : "SS.")
        state.asOf = morning
        state.consultation.closes = morning - 86_400
        state.consultation.lateAnswers = setting
        for index in state.quotations.indices where state.quotations[index].region == "R3" {
            state.quotations[index].isLate = true
        }
        state.intake = .init(current: setting == .count ? 3 : 2, late: 1)
        return state
    }

    /// Comments with phrases that a person should read, of a region and of another respondent.
    static func flagged() -> ConsultationState {
        var state = positions("SD")
        state.quotations[0].answer.comment = "We do not support this illustrative recommendation."
        state.quotations[0].answer.flags = [AnswerFlag(.contradiction, cue: "do not support")]
        state.quotations[1].answer.comment =
            "Only if the illustrative budget allows it. " + String(repeating: "It goes on and on. ", count: 20)
        var answer = Answer(recommendation: "1", stance: .support, words: "Yes", comment: "", line: 4, column: 1)
        answer.comment = "Others should answer this illustrative question."
        answer.flags = [AnswerFlag(.notAddressed, cue: "others should"), AnswerFlag(.condition, cue: "should")]
        state.add(
            answer,
            from: "Illustrative ALS 1",
            of: "R2",
            file: "R2/illustrative-als-1.txt",
            isIllustrative: true,
            speaksForRegion: false
        )
        return state
    }

    /// So many respondents in five regions on sixteen recommendations, each with a comment of so many characters; the
    /// regions too.
    static func many(respondents: Int, comment length: Int) -> ConsultationState {
        var state = empty(regions: 5, recommendations: 16)
        let comment = String(
            String(repeating: "An illustrative comment goes on. ", count: length / 32 + 1).prefix(length)
        )
        for index in 1...16 {
            for region in 1...5 {
                func answer(_ number: Int) -> Answer {
                    Answer(
                        recommendation: "\(index)",
                        stance: Stance.allCases[(index + number) % 3],
                        words: "Illustrative words",
                        comment: comment,
                        line: index + 1,
                        column: 1
                    )
                }
                state.add(answer(region), from: "R\(region)", of: "R\(region)", file: "R\(region)/illustrative.txt")
                for number in 0..<min(20, respondents / 5) {
                    state.add(
                        answer(number),
                        from: "Illustrative respondent \(number)",
                        of: "R\(region)",
                        file: "R\(region)/illustrative-\(number).csv",
                        isIllustrative: true,
                        speaksForRegion: false
                    )
                }
            }
        }
        for index in state.tallies.indices where !state.tallies[index].isDesignated {
            let third = respondents / 15
            state.tallies[index].counts = StanceCounts([
                .support: third, .conditional: third, .oppose: respondents / 5 - 2 * third,
            ])
        }
        state.intake.respondents = Dictionary(uniqueKeysWithValues: (1...5).map { ("R\($0)", respondents / 5) })
        return state
    }
}
