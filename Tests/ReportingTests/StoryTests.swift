import Consensus
import ConsultationModel
import FoundationEssentials
import Reporting
import Testing

@Suite struct StoryTests {
    private func consultation(_ edit: (inout Consultation) -> Void = { _ in }) -> Consultation {
        var consultation = Consultation(
            id: "illustrative",
            title: "Illustrative",
            regions: ["A", "B"].map { Region(code: $0, name: "Region \($0)") },
            recommendations: [Recommendation(id: "1", text: "Illustrative text.")]
        )
        edit(&consultation)
        return consultation
    }

    private func moment(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_490_000_000 + seconds) }

    private func event(
        _ region: String,
        _ respondent: String?,
        _ old: Stance?,
        _ new: Stance?,
        at seconds: Double,
        file: String
    ) throws -> AnswerEvent {
        func side(_ stance: Stance) -> ConsultationState.Quotation {
            ConsultationState.Quotation(
                region: region,
                respondent: respondent ?? region,
                isDesignated: respondent == nil,
                answer: Answer(
                    recommendation: "1",
                    stance: stance,
                    words: stance.label,
                    comment: "",
                    line: 3,
                    column: 1
                ),
                file: file,
                revision: 1,
                isIllustrative: true
            )
        }
        return try #require(
            AnswerEvent(at: moment(seconds), cause: .file, old: old.map(side), new: new.map(side))
        )
    }

    @Test func `everything is told in order of time, with what it did to the level`() throws {
        var strict = consultation()
        strict.recommendations[0].text = "Other text."
        strict.regions.append(Region(code: "C", name: "Region C"))
        strict.regions.append(Region(code: "D", name: "Region D"))
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0)), .init(strict, at: moment(50))],
            events: try [
                event("A", nil, nil, .support, at: 10, file: "a.txt"),
                event("B", nil, nil, .oppose, at: 20, file: "b.txt"),
            ],
            designations: [
                Designation(
                    recommendation: "1",
                    level: .consensus,
                    by: "the chair",
                    reason: "Illustrative.",
                    at: moment(30)
                )
            ],
            nights: [.init("2017-03-20", summary: .init(level: .divergence, positions: [:]), at: moment(40))]
        )
        let story = try #require(Story(of: record, othersInFull: 0))
        #expect(
            story.text() == """
                Illustrative · Recommendation 1
                Other text.

                2017-03-20 08:53:20 UTC  Asked: “Illustrative text.”
                2017-03-20 08:53:30 UTC  A: no answer → Support · a.txt, line 3, revision 1
                2017-03-20 08:53:40 UTC  B: no answer → Do Not Support · b.txt, line 3, revision 1
                    Computed level: Too few answers (1 of 2) → Divergence
                2017-03-20 08:53:50 UTC  Consensus, designated by the chair: Illustrative.
                2017-03-20 08:54:00 UTC  Report of the night 2017-03-20 kept: Divergence
                2017-03-20 08:54:10 UTC  Asked: “Other text.”
                2017-03-20 08:54:10 UTC  The rules or the regions were changed
                    Computed level: Divergence → Too few answers (2 of 4)

                Computed level now: Too few answers (2 of 4)

                """
        )
    }

    @Test func `many respondents are counted by file and day, with what a file did to the level`() throws {
        let day = 86_400.0
        var events = try (0..<3).map {
            try event("A", "Illustrative respondent \($0)", nil, .support, at: 10, file: "a.csv")
        }
        events.append(try event("B", "Illustrative respondent 3", nil, .support, at: 20, file: "b.csv"))
        events.append(try event("B", "Illustrative respondent 4", nil, .support, at: 20, file: "b.csv"))
        events.append(try event("A", "Illustrative respondent 0", .support, .blank, at: day, file: "a.csv"))
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: events
        )
        func kinds(_ limit: Int?) throws -> [String] {
            try #require(Story(of: record, othersInFull: limit)).entries.map { entry in
                switch entry.content {
                case .others(let count, let file):
                    "\(count) \(file ?? "")\(entry.level == nil ? "" : " with level")"
                case .answer: entry.level == nil ? "answer" : "answer with level"
                default: "other"
                }
            }
        }
        #expect(try kinds(5) == ["other", "3 a.csv", "2 b.csv with level", "1 a.csv"])
        let all = ["other", "answer", "answer", "answer", "answer with level", "answer", "answer"]
        #expect(try kinds(6) == all)
        #expect(try kinds(nil) == all)
    }

    @Test func `of many respondents one that moved the level with a file of its own is told by name`() throws {
        var events = try (0..<3).map {
            try event("A", "Illustrative respondent \($0)", nil, .support, at: 10, file: "a.csv")
        }
        events.append(try event("B", "Illustrative respondent 3", nil, .support, at: 20, file: "b.csv"))
        // The same file again on the same day.
        events += try (0..<2).map {
            try event("A", "Illustrative respondent \($0)", .support, .oppose, at: 30, file: "a.csv")
        }
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: events
        )
        #expect(
            try #require(Story(of: record, othersInFull: 0)).text().split(separator: "\n").dropFirst(3).dropLast() == [
                "2017-03-20 08:53:30 UTC  3 changes of other respondents that day · a.csv",
                "2017-03-20 08:53:40 UTC  Illustrative respondent 3 (B): no answer → Support · b.csv, line 3, revision 1",
                "    Computed level: Too few answers (1 of 2) → Full consensus",
                "2017-03-20 08:53:50 UTC  2 changes of other respondents that day · a.csv",
                "    Computed level: Full consensus → Divergence",
            ]
        )
    }

    private func excluded(
        _ region: String,
        _ respondent: String? = nil,
        at seconds: Double,
        file: String
    ) throws -> UncountedAnswer {
        var quotation = try #require(try event(region, respondent, nil, .oppose, at: seconds, file: file).new)
        quotation.isLate = true
        return UncountedAnswer(at: moment(seconds), reason: .late, quotation: quotation)
    }

    @Test func `an answer that came late is told, and leaves the level as it was`() throws {
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: try [
                event("A", nil, nil, .support, at: 10, file: "a.txt"),
                event("B", nil, nil, .support, at: 30, file: "b.txt"),
            ],
            uncounted: try [
                excluded("B", at: 20, file: "late.txt"), excluded("A", "Illustrative group", at: 40, file: "late.csv"),
            ]
        )
        var story = try #require(Story(of: record, othersInFull: 1))
        #expect(
            story.text() == """
                Illustrative · Recommendation 1
                Illustrative text.

                2017-03-20 08:53:20 UTC  Asked: “Illustrative text.”
                2017-03-20 08:53:30 UTC  A: no answer → Support · a.txt, line 3, revision 1
                2017-03-20 08:53:40 UTC  B: Do Not Support · late.txt, line 3, revision 1 · came late and did not count
                2017-03-20 08:53:50 UTC  B: no answer → Support · b.txt, line 3, revision 1
                    Computed level: Too few answers (1 of 2) → Full consensus
                2017-03-20 08:54:00 UTC  Illustrative group (A): Do Not Support · late.csv, line 3, revision 1 · came late and did not count

                Computed level now: Full consensus

                """
        )
        #expect(
            try story.json().contains(
                """
                    {
                      "answer" : {
                        "comment" : "",
                        "file" : "late.txt",
                        "illustrative" : true,
                        "late" : true,
                        "line" : 3,
                        "revision" : 1,
                        "stance" : "oppose",
                        "words" : "Do Not Support"
                      },
                      "at" : "2017-03-20T08:53:40Z",
                      "kind" : "late-answer",
                      "region" : "B",
                      "respondent" : "B",
                      "sentence" : "B: Do Not Support · late.txt, line 3, revision 1 · came late and did not count",
                      "speaks_for_region" : true
                    },
                """
            )
        )

        let sentences: [Language: String] = [
            .spanish: "B: Do Not Support · late.txt, línea 3, revisión 1 · llegó tarde y no contó",
            .french: "B\u{202F}: Do Not Support · late.txt, ligne 3, révision 1 · arrivée en retard, n’a pas compté",
        ]
        for (language, sentence) in sentences {
            story.language = language
            #expect(story.text().contains("2017-03-20 08:53:40 UTC  \(sentence)\n"), "\(story.text())")
        }
    }

    @Test func `of many respondents those that came late are counted by file and day, apart from changes`() throws {
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: [try event("A", "Illustrative group", nil, .support, at: 10, file: "a.csv")],
            uncounted: try [
                excluded("A", "Illustrative respondent 1", at: 20, file: "a.csv"),
                excluded("A", "Illustrative respondent 2", at: 20, file: "a.csv"),
                excluded("B", at: 20, file: "a.csv"),
                excluded("B", "Illustrative respondent 3", at: 20, file: "b.csv"),
                excluded("A", "Illustrative respondent 2", at: 86_400, file: "a.csv"),
            ]
        )
        #expect(try #require(Story(of: record, othersInFull: 5)).entries.count == 7)
        var story = try #require(Story(of: record, othersInFull: 4))
        #expect(
            // Behind the times.
            story.text().split(separator: "\n").dropFirst(2).dropLast().map { $0.dropFirst(25) } == [
                "Asked: “Illustrative text.”",
                "1 change of other respondents that day · a.csv",
                "2 late answers of other respondents that day, not counted · a.csv",
                "B: Do Not Support · a.csv, line 3, revision 1 · came late and did not count",
                "1 late answer of other respondents that day, not counted · b.csv",
                "1 late answer of other respondents that day, not counted · a.csv",
            ]
        )
        #expect(
            try story.json().contains(
                """
                    {
                      "answers" : 2,
                      "at" : "2017-03-20T08:53:40Z",
                      "file" : "a.csv",
                      "kind" : "late-others",
                      "sentence" : "2 late answers of other respondents that day, not counted · a.csv"
                    },
                """
            )
        )

        story.language = .spanish
        #expect(story.text().contains("  2 respuestas tardías de otros participantes ese día, sin contar · a.csv\n"))
        story.language = .french
        #expect(story.text().contains("  2 réponses tardives d’autres participants ce jour-là, non comptées · a.csv\n"))
    }

    @Test func `conditions that qualify a level are told, of the night too`() throws {
        let positions: [String: Position] = [
            "A": .stance(.support), "B": .stance(.support), "C": .stance(.conditional),
        ]
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [
                .init(consultation { $0.regions.append(Region(code: "C", name: "Region C")) }, at: moment(0))
            ],
            events: try [
                event("A", nil, nil, .support, at: 10, file: "a.txt"),
                event("B", nil, nil, .support, at: 20, file: "b.txt"),
                event("C", nil, nil, .conditional, at: 30, file: "c.txt"),
            ],
            nights: [.init("2017-03-20", summary: .init(level: .consensus, positions: positions), at: moment(40))]
        )
        let story = try #require(Story(of: record, othersInFull: nil))
        #expect(
            story.text().split(separator: "\n").suffix(4) == [
                "2017-03-20 08:53:50 UTC  C: no answer → It Depends · c.txt, line 3, revision 1",
                "    Computed level: Full consensus → Consensus with conditions",
                "2017-03-20 08:54:00 UTC  Report of the night 2017-03-20 kept: Consensus with conditions",
                "Computed level now: Consensus with conditions",
            ]
        )
        let json = try story.json()
        #expect(json.contains("\"with_conditions_after\" : true,\n      \"with_conditions_before\" : false"), "\(json)")
        #expect(json.contains("  \"with_conditions\" : true\n}"), "\(json)")
        #expect(!json.contains("outcome"))
    }

    @Test func `where another rule leads, its outcome is told beside the level`() throws {
        let led = consultation { $0.rules.lead = .iso }
        let positions: [String: Position] = ["A": .stance(.support), "B": .stance(.support)]
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(led, at: moment(0)), .init(consultation(), at: moment(60))],
            events: try [
                event("A", nil, nil, .support, at: 10, file: "a.txt"),
                event("B", nil, nil, .support, at: 20, file: "b.txt"),
                event("A", nil, .support, .conditional, at: 40, file: "c.txt"),
                event("B", nil, .support, .oppose, at: 50, file: "d.txt"),
            ],
            nights: [.init("2017-03-20", summary: .init(level: .fullConsensus, positions: positions), at: moment(30))]
        )
        var story = try #require(Story(of: record, othersInFull: nil))
        #expect(
            story.text().split(separator: "\n").dropFirst(4) == [
                "2017-03-20 08:53:40 UTC  B: no answer → Support · b.txt, line 3, revision 1",
                "    Computed level: Too few answers (1 of 2) → Full consensus",
                "    ISO ballot: not applicable → ISO ballot: met",
                "2017-03-20 08:53:50 UTC  Report of the night 2017-03-20 kept: Full consensus · ISO ballot: met",
                "2017-03-20 08:54:00 UTC  A: Support → It Depends · c.txt, line 3, revision 1",
                "    Computed level: Full consensus → Divergence",
                "2017-03-20 08:54:10 UTC  B: Support → Do Not Support · d.txt, line 3, revision 1",
                "    ISO ballot: met → ISO ballot: not met",
                "2017-03-20 08:54:20 UTC  The rules or the regions were changed",
                "Computed level now: Divergence",
            ]
        )
        #expect(try story.json().contains("\"outcome_after\" : \"not-met\",\n      \"outcome_before\" : \"met\""))
        story = try #require(
            Story(of: RecommendationRecord(recommendation: "1", editions: [.init(led, at: moment(0))]), othersInFull: 0)
        )
        #expect(story.text().hasSuffix("Computed level now: Too few answers (0 of 2)\nISO ballot: not applicable\n"))
        #expect(try story.json().contains("\"outcome\" : \"not-applicable\""))
    }

    @Test func `an answer that a revision leaves out names its file`() throws {
        let answer = try event("A", nil, nil, .support, at: 10, file: "a.txt")
        let gone = AnswerEvent(
            at: moment(20),
            cause: .file,
            old: answer.new,
            new: nil,
            leftOutBy: .init(file: "b.txt", number: 2)
        )
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: [answer, try #require(gone)]
        )
        var story = try #require(Story(of: record, othersInFull: nil))
        let sentences: [Language: String] = [
            .english: "A: Support → no answer · not in b.txt, revision 2; before: a.txt, line 3, revision 1",
            .spanish: "A: Support → sin respuesta · no figura en b.txt, revisión 2; antes: a.txt, línea 3, revisión 1",
            .french: "A\u{202F}: Support → sans réponse · "
                + "absente de b.txt, révision 2 ; avant : a.txt, ligne 3, révision 1",
        ]
        for (language, sentence) in sentences {
            story.language = language
            #expect(story.text().contains("2017-03-20 08:53:40 UTC  \(sentence)\n"), "\(story.text())")
        }
        #expect(
            try story.json().contains(
                """
                      "left_out_by" : {
                        "file" : "b.txt",
                        "revision" : 2
                      },
                """
            )
        )
    }

    @Test func `an answer that was replaced as it came is told before what replaced it`() throws {
        func replaced(_ respondent: String?, _ stance: Stance, revision: Int) throws -> UncountedAnswer {
            var quotation = try #require(try event("A", respondent, nil, stance, at: 10, file: "a.txt").new)
            quotation.revision = revision
            return UncountedAnswer(at: moment(10), reason: .replaced, quotation: quotation)
        }
        let record = RecommendationRecord(
            recommendation: "1",
            editions: [.init(consultation(), at: moment(0))],
            events: [try event("A", nil, nil, .support, at: 10, file: "c.txt")],
            uncounted: try [
                replaced(nil, .oppose, revision: 1), replaced(nil, .support, revision: 2),
                replaced("Illustrative group", .oppose, revision: 1),
            ]
        )
        var story = try #require(Story(of: record, othersInFull: 0))
        #expect(
            story.text().split(separator: "\n").dropFirst(3).dropLast() == [
                "2017-03-20 08:53:30 UTC  A: Do Not Support · a.txt, line 3, revision 1 · was older than what counted and did not count",
                "2017-03-20 08:53:30 UTC  A: Support · a.txt, line 3, revision 2 · was older than what counted and did not count",
                "2017-03-20 08:53:30 UTC  1 answer of other respondents older than what counted that day, not counted · a.txt",
                "2017-03-20 08:53:30 UTC  A: no answer → Support · c.txt, line 3, revision 1",
            ]
        )
        let json = try story.json()
        #expect(json.contains("\"kind\" : \"replaced-answer\""))
        #expect(json.contains("\"kind\" : \"replaced-others\""))
        story.language = .spanish
        #expect(story.text().contains("revisión 2 · era anterior a lo que contaba y no contó\n"))
        story.language = .french
        #expect(story.text().contains("révision 2 · antérieure à ce qui comptait, n’a pas compté\n"))
    }

    @Test func `what no edition asks about has no story`() {
        let record = RecommendationRecord(recommendation: "2", editions: [.init(consultation(), at: moment(0))])
        #expect(Story(of: record, othersInFull: nil) == nil)
    }
}
