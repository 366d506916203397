import ConsultationModel
import FoundationEssentials
import Reporting

/// Consultations in the states that reports are tested with.
enum Example {
    /// The five regions and sixteen recommendations with LACRALO's real answers; the other four regions' answers are
    /// illustrative, chosen so that every level and every position occurs.
    static func atLargeReview() throws -> ConsultationState {
        let real = try decode([RealAnswer].self, "lacralo-2017.json")
        let madeUp = try decode(MadeUp.self, "illustrative.json")
        var state = ConsultationState(
            consultation: Consultation(
                id: "at-large-review-2017",
                title: "At-Large Review 2017: draft report of the independent examiner",
                regions: ["AFRALO", "APRALO", "EURALO", "LACRALO", "NARALO"].map {
                    Region(code: $0, name: names[$0] ?? $0)
                },
                recommendations: real.map { Recommendation(id: $0.id, text: $0.text) }
            ),
            asOf: Date(timeIntervalSince1970: 1_494_597_785),
            tallies: [],
            quotations: [],
            intake: .init(
                current: 12,
                superseded: 1,
                duplicates: 2,
                rejected: 1,
                illustrativeRegions: ["AFRALO", "APRALO", "EURALO", "NARALO"],
                respondents: ["NARALO": 7]
            )
        )
        for answer in real {
            state.add(
                Answer(
                    recommendation: answer.id,
                    stance: answer.stance,
                    words: answer.words,
                    comment: answer.comment,
                    line: answer.line,
                    column: answer.column
                ),
                from: "LACRALO Working Group - At-Large Review",
                of: "LACRALO",
                file: "LACRALO/lacralo-2017.txt"
            )
        }
        for (region, answers) in madeUp.answers.sorted(by: { $0.key < $1.key }) {
            for (index, answer) in answers.enumerated() {
                state.add(
                    Answer(
                        recommendation: answer.recommendation,
                        stance: answer.stance,
                        words: answer.words,
                        comment: answer.comment,
                        line: 2 * index + 3,
                        column: 1
                    ),
                    from: region,
                    of: region,
                    file: "\(region)/\(region.lowercased())-illustrative.txt",
                    revision: region == "EURALO" ? 2 : 1,
                    isIllustrative: true
                )
            }
        }
        let split: [Stance] = [.support, .support, .support, .oppose, .oppose, .oppose, .blank]
        for (index, stance) in split.enumerated() {
            state.add(
                Answer(
                    recommendation: "15",
                    stance: stance,
                    words: stance == .blank ? "" : stance.label,
                    comment: index == 0 ? "The funds should serve those who could not be heard so far." : "",
                    line: 31,
                    column: 1
                ),
                from: "Illustrative ALS \(index + 1)",
                of: "NARALO",
                file: "NARALO/illustrative-als-\(index + 1).txt",
                isIllustrative: true,
                speaksForRegion: false
            )
        }
        return state
    }

    /// Nobody has answered anything.
    static func empty(regions: Int, recommendations: Int) -> ConsultationState {
        ConsultationState(
            consultation: Consultation(
                id: "example",
                title: "An illustrative consultation",
                regions: (0..<regions).map { Region(code: "R\($0 + 1)", name: "Region \($0 + 1)") },
                recommendations: (0..<recommendations).map {
                    Recommendation(id: "\($0 + 1)", text: "The illustrative recommendation number \($0 + 1).")
                }
            ),
            asOf: Date(timeIntervalSince1970: 0),
            tallies: [],
            quotations: [],
            intake: .init()
        )
    }

    /// One word per recommendation, one letter per region: S, D and N as in the matrix, "." for no answer.
    static func positions(_ positions: String) -> ConsultationState {
        let stances: [Character: Stance] = ["S": .support, "D": .conditional, "N": .oppose]
        let rows = positions.split(separator: " ")
        var state = empty(regions: rows.first?.count ?? 0, recommendations: rows.count)
        for (index, row) in rows.enumerated() {
            for (place, letter) in row.enumerated() {
                guard let stance = stances[letter] else { continue }
                state.add(
                    Answer(
                        recommendation: "\(index + 1)",
                        stance: stance,
                        words: stance.label,
                        comment: "",
                        line: 1,
                        column: 1
                    ),
                    from: "R\(place + 1)",
                    of: "R\(place + 1)",
                    file: "illustrative.txt"
                )
            }
        }
        return state
    }

    /// Regions with these codes, which all support the recommendations with these ids.
    static func named(regions codes: [String], recommendations ids: [String]) -> ConsultationState {
        var state = empty(regions: codes.count, recommendations: ids.count)
        for (index, id) in ids.enumerated() { state.consultation.recommendations[index].id = id }
        for (index, code) in codes.enumerated() {
            state.consultation.regions[index].code = code
            for id in ids {
                let answer = Answer(
                    recommendation: id,
                    stance: .support,
                    words: "Support",
                    comment: "",
                    line: 1,
                    column: 1
                )
                state.add(answer, from: code, of: code, file: "illustrative.txt")
            }
        }
        return state
    }

    /// 100 respondents in the first of two regions, where nobody speaks for a region.
    static func respondentsOnly() -> ConsultationState {
        var state = empty(regions: 2, recommendations: 2)
        for number in 1...100 {
            let stance: Stance = number <= 55 ? .support : number <= 80 ? .conditional : .oppose
            state.add(
                Answer(
                    recommendation: "1",
                    stance: stance,
                    words: stance.label,
                    comment: "Illustrative comment \(number).",
                    line: 2,
                    column: 1
                ),
                from: "Respondent \(number < 10 ? "00" : number < 100 ? "0" : "")\(number)",
                of: "R1",
                file: "R1/illustrative-\(number).txt",
                isIllustrative: true,
                speaksForRegion: false
            )
        }
        state.intake = .init(current: 100, illustrativeRegions: ["R1"], respondents: ["R1": 100])
        return state
    }

    /// Every text that comes from outside tries to break out of its place.
    static func hostile() -> ConsultationState {
        let markup = #"<script>alert("x")</script>"# + "' onmouseover='x' ]]> --> </style></title>&amp;"
        let controls = "\u{202E}reversed\u{202C} \u{0}\u{1B}[31mred\u{7F}\u{9B}\u{8}"
        let text = "\(markup) \(controls) " + String(repeating: "W", count: 300)
        var state = ConsultationState(
            consultation: Consultation(
                id: text,
                title: text,
                regions: [Region(code: "A\(text)", name: text), Region(code: "B", name: text)],
                recommendations: [
                    Recommendation(id: "1\(text)", text: text), Recommendation(id: "2\"", text: "漢字かな交じり文 " + text),
                ]
            ),
            asOf: Date(timeIntervalSinceReferenceDate: .nan),
            tallies: [],
            quotations: [],
            intake: .init(illustrativeRegions: ["A\(text)"])
        )
        for recommendation in state.consultation.recommendations {
            for speaks in [true, false] {
                state.add(
                    Answer(
                        recommendation: recommendation.id,
                        stance: .unrecognised,
                        words: text,
                        comment: "\(text)\r\n\r\n\(text)\u{2028}\u{2028}e\u{301}\r\(text)",
                        line: 1,
                        column: 1,
                        place: text
                    ),
                    from: text,
                    of: "A\(text)",
                    file: text,
                    isIllustrative: true,
                    speaksForRegion: speaks
                )
            }
        }
        return state
    }

    private static let names = [
        "AFRALO": "African Regional At-Large Organization",
        "APRALO": "Asian, Australasian and Pacific Islands Regional At-Large Organization",
        "EURALO": "European Regional At-Large Organization",
        "LACRALO": "Latin American and Caribbean Islands Regional At-Large Organization",
        "NARALO": "North American Regional At-Large Organization",
    ]

    private struct RealAnswer: Decodable {
        var id: String
        var text: String
        var stance: Stance
        var words: String
        var comment: String
        var line: Int
        var column: Int
    }

    private struct MadeUp: Decodable {
        struct Answer: Decodable {
            var recommendation: String
            var stance: Stance
            var words: String
            var comment: String
        }
        var answers: [String: [Answer]]
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: "\(testFolder)/Fixtures/\(name)")))
    }
}

extension ConsultationState {
    /// Adds an answer to the tallies, and to the quotations as long as the sample has room.
    mutating func add(
        _ answer: Answer,
        from respondent: String,
        of region: String,
        file: String,
        revision: Int = 1,
        isIllustrative: Bool = false,
        speaksForRegion: Bool = true
    ) {
        let index = tallies.firstIndex {
            $0.recommendation == answer.recommendation && $0.region == region && $0.isDesignated == speaksForRegion
        }
        if let index {
            tallies[index].counts[answer.stance] += 1
        } else {
            tallies.append(
                Tally(
                    recommendation: answer.recommendation,
                    region: region,
                    isDesignated: speaksForRegion,
                    counts: StanceCounts([answer.stance: 1])
                )
            )
        }
        let quotation = Quotation(
            region: region,
            respondent: respondent,
            isDesignated: speaksForRegion,
            answer: answer,
            file: file,
            revision: revision,
            isIllustrative: isIllustrative
        )
        quotations.append(quotation)
    }
}
