import ConsultationModel
import FoundationEssentials
import Testing

@Suite struct FingerprintTests {
    @Test func `the order of rows makes no difference`() {
        var state = Self.state
        let fingerprint = state.fingerprint
        #expect(fingerprint.count == 64 && fingerprint.allSatisfy(\.isHexDigit))
        state.tallies.reverse()
        state.quotations.reverse()
        state.recent?.events.reverse()
        #expect(state.fingerprint == fingerprint)
    }

    @Test(arguments: Self.edits.indices)
    func `whatever is different, the fingerprint is another one`(index: Int) {
        var state = Self.state
        Self.edits[index](&state)
        #expect(state != Self.state)
        #expect(state.fingerprint != Self.state.fingerprint)
    }

    private static let edits: [@Sendable (inout ConsultationState) -> Void] = [
        { $0.asOf += 0.000_001 },
        { $0.consultation.id += "x" },
        { $0.consultation.title += "x" },
        { $0.consultation.opens = nil },
        { $0.consultation.closes = moment },
        { $0.consultation.regions.reverse() },
        { $0.consultation.regions[0].code += "x" },
        { $0.consultation.regions[0].name += "x" },
        { $0.consultation.regions[0].speakers = [] },
        { $0.consultation.recommendations.reverse() },
        { $0.consultation.recommendations[0].text += "x" },
        { $0.consultation.recommendations[0].status = .deferred },
        { $0.consultation.rules.lead = .alac },
        { $0.consultation.rules.quorum = Ratio(1, 3) },
        { $0.consultation.rules.smallMinority = Ratio(1, 3) },
        { $0.consultation.rules.alacSupport = Ratio(1, 3) },
        { $0.consultation.rules.naraloOpposition = Ratio(1, 3) },
        { $0.consultation.rules.isoApproval = Ratio(1, 3) },
        { $0.consultation.rules.isoDisapproval = Ratio(1, 3) },
        { $0.consultation.rules.ieeeApproval = Ratio(1, 3) },
        { $0.consultation.rules.apacheSupport = 9 },
        { $0.consultation.rules.delphiSupport = Ratio(1, 3) },
        { $0.consultation.rules.cosSupport = Ratio(1, 3) },
        { $0.consultation.rules.cosOpposition = Ratio(1, 3) },
        { $0.consultation.scale?.name += "x" },
        { $0.consultation.scale?.steps[0].label += "x" },
        { $0.consultation.scale?.steps[0].stance = .oppose },
        { $0.consultation.scale?.steps[0].words += ["x"] },
        { $0.consultation.lateAnswers = .count },
        { $0.consultation.language = .french },
        { $0.tallies[0].recommendation += "x" },
        { $0.tallies[0].region += "x" },
        { $0.tallies[0].isDesignated = false },
        { $0.tallies[0].counts[.blank] += 1 },
        { $0.tallies.removeLast() },
        { $0.tallies.append($0.tallies[0]) },
        { $0.quotations[0].region += "x" },
        { $0.quotations[0].respondent += "x" },
        { $0.quotations[0].isDesignated = false },
        { $0.quotations[0].answer.recommendation += "x" },
        { $0.quotations[0].answer.stance = .oppose },
        { $0.quotations[0].answer.words += "x" },
        { $0.quotations[0].answer.comment += "x" },
        { $0.quotations[0].answer.line += 1 },
        { $0.quotations[0].answer.column += 1 },
        { $0.quotations[0].answer.place = nil },
        { $0.quotations[0].answer.flags = [] },
        { $0.quotations[0].file += "x" },
        { $0.quotations[0].revision += 1 },
        { $0.quotations[0].isIllustrative.toggle() },
        { $0.quotations[0].isLate.toggle() },
        { state in
            let words = state.quotations[0].answer.words
            state.quotations[0].answer.words = state.quotations[0].answer.comment
            state.quotations[0].answer.comment = words
        },
        { $0.intake.current += 1 },
        { $0.intake.superseded += 1 },
        { $0.intake.duplicates += 1 },
        { $0.intake.rejected += 1 },
        { $0.intake.late += 1 },
        { $0.intake.illustrativeRegions = [] },
        { $0.intake.respondents["R1"] = 8 },
        { $0.designations = [] },
        { $0.designations[0].recommendation += "x" },
        { $0.designations[0].level = nil },
        { $0.designations[0].by += "x" },
        { $0.designations[0].reason += "x" },
        { $0.designations[0].at += 1 },
        { $0.withdrawals[0].region += "x" },
        { $0.withdrawals[0].respondent += "x" },
        { $0.withdrawals[0].isDesignated.toggle() },
        { $0.withdrawals[0].isRestored.toggle() },
        { $0.withdrawals[0].by += "x" },
        { $0.withdrawals[0].reason += "x" },
        { $0.withdrawals[0].at += 1 },
        { $0.rejections[0].file += "x" },
        { $0.rejections[0].outcome = .duplicate },
        { $0.rejections[0].region = nil },
        { $0.rejections[0].respondents += 1 },
        { $0.rejections[0].reason = nil },
        { $0.rejections[0].at += 1 },
        { $0.rejections[0].fault = FileFault(.empty) },
        { $0.rejections[1].fault = nil },
        { $0.rejections[1].fault?.code = .damaged },
        { $0.rejections[1].fault?.line = nil },
        { $0.rejections[1].fault?.column = nil },
        { $0.rejections[1].fault?.place = nil },
        { $0.rejections[1].fault?.count += 1 },
        { $0.recent = nil },
        { $0.recent?.night += "x" },
        { $0.recent?.since += 1 },
        { $0.recent?.summary.recommendations["1"]?.level = .divergence },
        { $0.recent?.summary.recommendations["1"]?.positions["R1"] = .divided },
        { $0.recent?.events = [] },
        { $0.recent?.events[0].at += 1 },
        { state in
            guard let event = state.recent?.events[2] else { return }
            let revision = AnswerEvent.Revision(file: "R1/illustrative-3.txt", number: 4)
            state.recent?.events[2] =
                AnswerEvent(at: event.at, cause: .file, old: event.old, new: nil, leftOutBy: revision) ?? event
        },
        { $0.recent?.events[0].cause = .deadline },
        { $0.recent?.events[0].cause = .withdrawn(by: "Illustrative chair", reason: "Illustrative.") },
        { $0.recent?.events[0].cause = .restored(by: "Illustrative chair", reason: "Illustrative.") },
        { $0.recent?.events[0].old = nil },
        { $0.recent?.events[0].new?.revision += 1 },
        { $0.recent?.isComplete.toggle() },
        { $0.recent?.files = [] },
        { $0.recent?.files[0].isExcluded = true },
        { $0.recent?.fileCounts[.accepted] = 7 },
        { $0.recent?.editions = 3 },
        { $0.recent?.designations = [] },
        { $0.nights[0].night += "x" },
        { $0.nights[0].levels[.divergence] = 3 },
    ]

    private static let moment = Date(timeIntervalSince1970: 1_494_597_785)

    private static let state: ConsultationState = {
        let region = Region(code: "R1", name: "Region 1", speakers: ["Working group 1"])
        let answer = Answer(
            recommendation: "1",
            stance: .support,
            words: "Yes",
            comment: "Illustrative.",
            line: 1,
            column: 2,
            place: "cell B1",
            flags: [AnswerFlag(.condition, cue: "but if")]
        )
        let quotation = ConsultationState.Quotation(
            region: "R1",
            respondent: "R1",
            isDesignated: true,
            answer: answer,
            file: "R1/illustrative.csv",
            revision: 2,
            isIllustrative: true
        )
        let designation = Designation(
            recommendation: "1",
            level: .consensus,
            by: "Illustrative chair",
            reason: "Illustrative.",
            at: moment
        )
        let file = FileEvent(
            file: "R1/illustrative.pdf",
            outcome: .rejected,
            region: "R1",
            respondents: 0,
            reason: "Illustrative.",
            at: moment
        )
        var faulty = file
        faulty.fault = FileFault(.unclearCells, line: 1, column: 2, place: "cell B1", count: 3)
        func tally(_ recommendation: String) -> ConsultationState.Tally {
            .init(recommendation: recommendation, region: "R1", isDesignated: true, counts: StanceCounts([.support: 1]))
        }
        return ConsultationState(
            consultation: Consultation(
                id: "example",
                title: "An illustrative consultation",
                opens: moment - 1000,
                closes: moment + 1000,
                regions: [region, Region(code: "R2", name: "Region 2")],
                recommendations: [Recommendation(id: "1", text: "One."), Recommendation(id: "2", text: "Two.")],
                scale: StanceScale(name: "example", steps: [.init("Yes", .support), .init("No", .oppose)]),
                lateAnswers: .exclude,
                language: .spanish
            ),
            asOf: moment,
            tallies: [tally("1"), tally("2")],
            quotations: [quotation, quotation],
            intake: .init(current: 1, illustrativeRegions: ["R1"], respondents: ["R1": 7]),
            designations: [designation],
            withdrawals: [
                Withdrawal(
                    region: "R2",
                    respondent: "R2",
                    isDesignated: true,
                    by: "Illustrative chair",
                    reason: "Illustrative.",
                    at: moment
                )
            ],
            rejections: [file, faulty],
            recent: RecentChanges(
                night: "2017-05-11",
                since: moment - 100,
                summary: NightSummary(recommendations: [
                    "1": .init(level: .consensus, positions: ["R1": .missing])
                ]),
                events: [
                    AnswerEvent(at: moment, cause: .file, old: quotation, new: quotation),
                    AnswerEvent(at: moment, cause: .renormalised, old: quotation, new: quotation),
                    AnswerEvent(
                        at: moment,
                        cause: .file,
                        old: quotation,
                        new: nil,
                        leftOutBy: .init(file: "R1/illustrative-3.txt", number: 3)
                    ),
                ].compactMap { $0 },
                files: [file],
                fileCounts: [.rejected: 1],
                designations: [designation]
            ),
            nights: [NightLevels(night: "2017-05-11", levels: [.consensus: 2])]
        )
    }()
}
