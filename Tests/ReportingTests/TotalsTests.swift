import Consensus
import ConsultationModel
import FoundationEssentials
import Reporting
import Testing

/// The numbers of all renderings are the same numbers.
@Suite struct TotalsTests {
    @Test(arguments: 1...40)
    func `every rendering shows the same positions and levels`(seed: UInt64) throws {
        let state = Self.random(seed)
        let report = Report(of: state)
        let json = try JSONDecoder().decode(Parsed.self, from: Data(report.json().utf8))
        let page = try Markup(report.html())

        let cells = page.elements.filter { $0.path.last == "td" && $0.attributes["class"]?.hasPrefix("chip ") == true }
        let positions = cells.compactMap { $0.attributes["class"]?.dropFirst("chip ".count) }.map(String.init)
        let regions = state.consultation.regions.map(\.code)
        #expect(json.regions == regions)
        #expect(
            json.recommendations.allSatisfy { item in
                let sum = item.respondents.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
                return item.respondentsInAll == sum
            }
        )
        #expect(positions == json.recommendations.flatMap { item in regions.compactMap { item.positions[$0] } })

        let letters = Dictionary(Position.allCases.map { (Words.letter(of: $0), $0.code) }) { $1 }
        let text = report.text().split(separator: "\n").map(String.init)
        let words = report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for (index, item) in json.recommendations.enumerated() {
            #expect(item.counts.values.reduce(0, +) == regions.count)
            for (code, count) in item.counts {
                #expect(item.positions.values.filter { $0 == code }.count == count)
            }
            let rows = text.filter { $0.hasPrefix("\(item.id) ") && $0.contains("zzz") }
            let inText = rows.flatMap { $0.split(separator: " ") }.compactMap { letters[String($0)] }
            #expect(inText == regions.compactMap { item.positions[$0] })

            let summary = Position.allCases.filter { item.counts[$0.code] ?? 0 > 0 }
                .map { "\(report.words.name(of: $0)) \(item.counts[$0.code] ?? 0)" }.joined(separator: " · ")
            #expect(words.contains(" \(summary) "), "\(summary)")
            #expect(page.elements.contains { $0.name == "p" && $0.text == summary })
            #expect(report.items[index].assessment.level == item.level)
        }

        let rows = report.matrixCSV().split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let lines = report.markdown().split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("zzz") }
        #expect(rows.count == json.recommendations.count + 1 && lines.count == json.recommendations.count)
        for (index, item) in json.recommendations.enumerated() {
            let cells = Dictionary(zip(rows[0].map(String.init), rows[index + 1].map(String.init))) { $1 }
            #expect(cells["level"] == item.level.rawValue)
            for region in regions { #expect(cells[region] == item.positions[region]) }
            for (code, count) in item.counts { #expect(cells["regions_\(code)"] == String(count)) }
            for (code, count) in item.respondentsInAll { #expect(cells["respondents_\(code)"] == String(count)) }
            let inMarkdown = lines[index].split(separator: "|").compactMap {
                letters[String($0.dropFirst().dropLast())]
            }
            #expect(inMarkdown == regions.compactMap { item.positions[$0] })
        }

        let findings = json.recommendations.map { Finding($0.level) }
        for finding in Finding.allCases {
            let number = findings.filter { $0 == finding }.count
            #expect(report.verdict[finding] == number)
            let badges = page.elements.filter {
                $0.path.last == "td" && $0.attributes["class"] == "badge \(finding.rawValue)"
            }
            #expect(badges.count == number)
        }
    }

    @Test func `equal reports give equal bytes, in whatever order the store returns its rows`() throws {
        var state = try Example.atLargeReview()
        let first = Report(of: state)
        state.tallies.reverse()
        state.quotations.reverse()
        let second = Report(of: state)
        #expect(first.html() == second.html())
        #expect(first.text() == second.text())
        #expect(first.markdown() == second.markdown())
        #expect(first.matrixCSV() == second.matrixCSV())
        #expect(first.json() == second.json())
    }

    private struct Parsed: Decodable {
        struct Item: Decodable {
            var id: String
            var level: Level
            var counts: [String: Int]
            var positions: [String: String]
            var respondents: [String: [String: Int]]
            var respondentsInAll: [String: Int]

            enum CodingKeys: String, CodingKey {
                case id, level, counts, positions, respondents
                case respondentsInAll = "respondents_in_all"
            }
        }
        var regions: [String]
        var recommendations: [Item]
    }

    private static func random(_ seed: UInt64) -> ConsultationState {
        var generator = SplitMix64(state: seed)
        var state = Example.empty(
            regions: Int.random(in: 1...9, using: &generator),
            recommendations: Int.random(in: 1...9, using: &generator)
        )
        for index in state.consultation.recommendations.indices {
            state.consultation.recommendations[index].text = "zzzzzzzzzzzz"
            for region in state.consultation.regions {
                for speaks in [true, false] where Bool.random(using: &generator) {
                    for number in 0..<(speaks ? 1 : Int.random(in: 1...4, using: &generator)) {
                        let stance = Stance.allCases.randomElement(using: &generator) ?? .blank
                        state.add(
                            Answer(
                                recommendation: "\(index + 1)",
                                stance: stance,
                                words: "words",
                                comment: "",
                                line: 1,
                                column: 1
                            ),
                            from: "Respondent \(number)",
                            of: region.code,
                            file: "illustrative.txt",
                            speaksForRegion: speaks
                        )
                    }
                }
            }
        }
        return state
    }
}

/// Repeatable random numbers (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
