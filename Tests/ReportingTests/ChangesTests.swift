import Consensus
import ConsultationModel
import FoundationEssentials
import Testing

@testable import Reporting

@Suite struct ChangesTests {
    private static let morning = Example.morning

    /// One region's answer to the first recommendation came, changed or went.
    private func event(_ region: String, _ old: Stance?, _ new: Stance?, file: String, at seconds: Double) throws
        -> AnswerEvent
    {
        func quotation(_ stance: Stance?) -> ConsultationState.Quotation? {
            stance.map {
                ConsultationState.Quotation(
                    region: region,
                    respondent: region,
                    isDesignated: true,
                    answer: Answer(recommendation: "1", stance: $0, words: "", comment: "", line: 7, column: 1),
                    file: file,
                    revision: 1,
                    isIllustrative: true
                )
            }
        }
        let event = AnswerEvent(
            at: Self.morning + seconds,
            cause: .file,
            old: quotation(old),
            new: quotation(new)
        )
        return try #require(event)
    }

    @Test func `an answer that counts no more since the deadline was moved is cited as what stood before`() throws {
        let gone = try event("R1", .oppose, nil, file: "R1/second.txt", at: 60)
        let ended = try #require(AnswerEvent(at: gone.at, cause: .deadline, old: gone.old, new: nil))
        let sentences: [Language: String] = [
            .english: "was changed; before: R1/second.txt, line 7, revision 1",
            .spanish: "respuestas tardías; antes: R1/second.txt, línea 7, revisión 1",
            .french: "a été modifié\u{202F}; avant\u{202F}: R1/second.txt, ligne 7, révision 1",
        ]
        for (language, sentence) in sentences {
            let said = Words(language).cause(of: ended).plain
            #expect(said.hasSuffix(sentence), "\(said)")
        }
    }

    /// The report as text, without its line breaks.
    private func words(of report: Report) -> String {
        report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func report(
        _ positions: String,
        before: [String: Position],
        level: Level,
        events: [AnswerEvent] = [],
        editions: Int = 0,
        files: [FileEvent] = [],
        edit: (inout Consultation) -> Void = { _ in }
    ) -> Report {
        var state = Example.positions(positions)
        edit(&state.consultation)
        let summary = NightSummary(recommendations: ["1": .init(level: level, positions: before)])
        state.recent = RecentChanges(
            night: "2017-05-12",
            since: Self.morning - 80_000,
            summary: summary,
            events: events,
            files: files,
            fileCounts: [.accepted: files.count],
            editions: editions
        )
        return Report(of: state)
    }

    @Test func `a level is moved by the regions that stand elsewhere, each with its last answer`() throws {
        let before: [String: Position] = [
            "R1": .missing, "R2": .missing, "R3": .stance(.support), "R4": .stance(.oppose), "R5": .missing,
        ]
        let events = try [
            event("R4", .oppose, .support, file: "illustrative-4.txt", at: 1),
            event("R1", nil, .oppose, file: "illustrative-1.txt", at: 2),
            event("R1", .oppose, .support, file: "illustrative-1-again.txt", at: 3),
            event("R2", nil, .support, file: "illustrative-2.txt", at: 4),
            // Back to where it stood that night.
            event("R4", .support, .oppose, file: "illustrative-4-again.txt", at: 5),
        ]
        let report = report("SSSN.", before: before, level: .tooFewAnswers, events: events)
        let level = try #require(report.changes?.levels.first)
        #expect(level.causes.map(\.region) == [0, 1])
        #expect(level.causes.map { $0.event?.new?.file } == ["illustrative-1-again.txt", "illustrative-2.txt"])
        let text = words(of: report)
        #expect(text.contains("R1: Missing → Support (illustrative-1-again.txt, line 7, revision 1)"), "\(text)")
        #expect(!text.contains("R4: Support"), "\(text)")
    }

    @Test func `an edited consultation is a change, also where every region stands where it stood`() {
        let before: [String: Position] = ["R1": .stance(.support), "R2": .stance(.support)]
        let same = report("SS", before: before, level: .fullConsensus)
        #expect(same.changes?.isEmpty == true)
        let edited = report("SS", before: before, level: .divergence, editions: 2)
        #expect(edited.changes?.isEmpty == false)
        #expect(words(of: edited).contains("The consultation itself was changed"))
        #expect(words(of: edited).contains("No position changed: the rules or the regions did."))
        #expect(!edited.html().contains("Nothing has changed"))
        #expect(edited.json().contains("\"edited\" : true"))
    }

    /// "SSN" as in `Example.positions`.
    private func night(_ letters: String) -> [String: Position] {
        let known: [Character: Position] = [
            "S": .stance(.support), "D": .stance(.conditional), "N": .stance(.oppose),
        ]
        return Dictionary(
            uniqueKeysWithValues: letters.enumerated().map { ("R\($0.offset + 1)", known[$0.element] ?? .missing) }
        )
    }

    @Test func `where another rule leads, its outcome is compared, by the positions of the night`() throws {
        let moved = report("SSSNN", before: night("SSSSN"), level: .consensus) { $0.rules.lead = .iso }
        let text = words(of: moved)
        #expect(text.contains("1 outcome is different"), "\(text)")
        #expect(
            text.contains(
                "OUTCOMES - Rec. 1: ISO ballot: met → ISO ballot: not met; R4: Support → Do Not Support"
            ),
            "\(text)"
        )
        #expect(moved.json().contains("\"old_outcome\" : \"met\""))
        #expect(moved.json().contains("\"new_outcome\" : \"not-met\""))
        let begun = report("SSS..", before: night("SS..."), level: .tooFewAnswers) { $0.rules.lead = .iso }
        #expect(words(of: begun).contains("Rec. 1: Too few answers (2 of 5) → ISO ballot: met"), "\(words(of: begun))")
        #expect(begun.json().contains("\"old_outcome\" : \"not-applicable\""))
        // The level is another one, and the ballot says the same.
        let same = report("SSSSN", before: night("SSSSS"), level: .fullConsensus) { $0.rules.lead = .iso }
        #expect(same.changes?.levels == [] && same.changes?.positions.count == 1)
        // A night keeps no marks.
        let marked = report("SSSNN", before: night("SSSSN"), level: .consensus) { $0.rules.lead = .randUCLA }
        #expect(words(of: marked).contains("Rec. 1: Consensus → Strong support but significant opposition"))
        #expect(!marked.json().contains("old_outcome"))
    }

    @Test(arguments: [
        ("SSSDN", "SSSSN", Level.consensus, "Consensus → Consensus with conditions" as String?),
        ("SSSSN", "SSSDN", .consensus, "Consensus with conditions → Consensus"),
        ("SSSSD", "SSSSS", .fullConsensus, "Full consensus → Consensus with conditions"),
        ("NNNND", "NNNNS", .consensusAgainst, "Consensus against → Consensus against with conditions"),
        ("SSNND", "SSNN.", .divergence, nil), ("SSDN.", "SSN..", .divergence, nil),
        // By other rules than those of now.
        ("SSSSD", "SSSSD", .strongSupport, "Strong support but significant opposition → Consensus with conditions"),
    ])
    func `conditions that qualify a level are part of it`(now: String, before: String, level: Level, change: String?) {
        let report = report(now, before: night(before), level: level)
        #expect(report.changes?.levels.count == (change == nil ? 0 : 1))
        if let change {
            #expect(words(of: report).contains("Rec. 1: \(change);"), "\(words(of: report))")
            let isConditional = report.items[0].assessment.isConditional
            #expect(report.json().contains("\"new_with_conditions\" : \(isConditional)"))
        }
    }

    @Test(arguments: [RecommendationStatus.withdrawn, .deferred])
    func `what is no longer open has no level that changes`(status: RecommendationStatus) {
        let report = report("SSSNN", before: night("SSSSN"), level: .consensus) {
            $0.recommendations[0].status = status
        }
        #expect(report.changes?.levels == [])
        #expect(report.changes?.positions.count == 1)
        #expect(!words(of: report).contains("different, 1"))
    }

    @Test func `answers that a file leaves out name it, and a line only where it is one answer`() throws {
        func gone(_ recommendation: String, line: Int) throws -> AnswerEvent {
            var event = try event("R1", .support, nil, file: "illustrative-1.txt", at: 1)
            var old = try #require(event.old)
            old.answer.recommendation = recommendation
            old.answer.line = line
            event = try #require(
                AnswerEvent(
                    at: event.at,
                    cause: .file,
                    old: old,
                    new: nil,
                    leftOutBy: .init(file: "illustrative-2.txt", number: 2)
                )
            )
            return event
        }
        var state = Example.positions(".S .S")
        func report(_ events: [AnswerEvent]) -> Report {
            let gone = Set(events.map(\.recommendation))
            let both = night("SS")
            let one = night(".S")
            state.recent = RecentChanges(
                night: "2017-05-12",
                since: Self.morning - 80_000,
                summary: NightSummary(
                    recommendations: Dictionary(
                        uniqueKeysWithValues: ["1", "2"].map {
                            ($0, .init(level: .fullConsensus, positions: gone.contains($0) ? both : one))
                        }
                    )
                ),
                events: events
            )
            return Report(of: state)
        }
        let one = report(try [gone("1", line: 11)])
        #expect(
            words(of: one).contains(
                "before: Support (Rec. 1); not in illustrative-2.txt, revision 2; before: illustrative-1.txt, line 11, "
                    + "revision 1"
            ),
            "\(words(of: one))"
        )
        #expect(one.json().contains("\"left_out_by\" : {"))
        var both = report(try [gone("1", line: 11), gone("2", line: 14)])
        #expect(
            words(of: both).contains(
                "before: Support (Rec. 1, 2); not in illustrative-2.txt, revision 2; before: illustrative-1.txt, revision 1"
            ),
            "\(words(of: both))"
        )
        both.language = .spanish
        #expect(
            words(of: both).contains(
                "no figura en illustrative-2.txt, revisión 2; antes: illustrative-1.txt, revisión 1"
            )
        )
        both.language = .french
        #expect(
            words(of: both).contains(
                "absente de illustrative-2.txt, révision 2 ; avant : illustrative-1.txt, révision 1"
            )
        )
    }

    @Test func `a file that came late and does not count says so, and whose it is`() {
        func file(_ name: String, _ region: String?, _ respondents: Int, isExcluded: Bool = true) -> FileEvent {
            FileEvent(
                file: name,
                outcome: .accepted,
                region: region,
                respondents: respondents,
                at: Self.morning,
                isExcluded: isExcluded
            )
        }
        let files = [
            file("a.txt", "R2", 1), file("b.csv", nil, 2), file("c.txt", "R1", 1, isExcluded: false),
        ]
        var report = report("SS", before: night("SS"), level: .fullConsensus, files: files)
        let lines: [Language: String] = [
            .english:
                "- a.txt (R2): taken, late, not counted - b.csv (2 respondents): taken, late, not counted - c.txt: taken",
            .spanish:
                "- a.txt (R2): admitido, tardío, sin contar - b.csv (2 participantes): admitido, tardío, sin contar",
            .french:
                "- a.txt (R2) : accepté, en retard, non compté - b.csv (2 participants) : accepté, en retard, non compté",
        ]
        for (language, line) in lines {
            report.language = language
            #expect(words(of: report).contains(line), "\(words(of: report))")
        }
        #expect(report.json().components(separatedBy: "\"excluded\" : true").count == 3)
    }
}
