import Consensus
import ConsultationModel
import FoundationEssentials
import Reporting
import Testing

/// The rules side by side and the statistics of agreement are the same in every rendering.
@Suite struct RulesTests {
    static let positions = [
        ".....", "SSNN", "SSSSN", "SSSS.", "NNNNN NNNNN", "SDDNS S.SSN DDDDD N...S SSSSS", "S", "SN SN NS", "DD DD",
    ]

    @Test(arguments: positions, ConsensusRule.allCases)
    func `every rendering shows the same rules`(positions: String, lead: ConsensusRule) throws {
        var state = Example.positions(positions)
        state.consultation.rules.lead = lead
        let report = Report(of: state)
        let json = try JSONDecoder().decode(Parsed.self, from: Data(report.json().utf8))
        let html = report.html().unescaped
        let text = report.text().oneLine
        #expect(json.recommendations.count == report.items.count)
        for (item, view) in zip(json.recommendations, report.items) {
            #expect(item.rules.map(\.rule) == view.rules.all.map(\.rule.rawValue))
            #expect(item.rules.first?.rule == lead.rawValue)
            #expect(Set(item.rules.map(\.rule)) == Set(ConsensusRule.allCases.map(\.rawValue)))
            for rule in item.rules {
                for result in [rule.result, rule.conditionsAsSupport, rule.otherDenominator].compactMap({ $0 }) {
                    let isInText =
                        result.outcome != rule.result.outcome || result.borderline != rule.result.borderline
                        || result.level != rule.result.level
                    for comparison in result.comparisons {
                        let shown = "\(comparison.condition) (\(comparison.numbers))"
                        #expect(html.contains(comparison.numbers), "\(shown)")
                        #expect(text.contains(shown) || (!isInText && result != rule.result), "\(shown)")
                    }
                }
            }
            let isApplied = view.rules.quorum.holds
            let counts = ["met", "not-met", "not-applicable"].map { outcome in
                (outcome, item.rules.count { $0.result.outcome == outcome })
            }
            let summary =
                "11 rules side by side: "
                + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.replacing("-", with: " "))" }.joined(separator: ", ")
            #expect(html.contains("<summary>\(summary)</summary>") || !isApplied)
            #expect(text.contains("\(summary).") || !isApplied)
        }
    }

    @Test(arguments: positions)
    func `every rendering shows the same agreement`(positions: String) throws {
        let report = Report(of: Example.positions(positions))
        let json = try JSONDecoder().decode(Parsed.self, from: Data(report.json().utf8))
        let html = report.html()
        let text = report.text().oneLine
        for (name, alpha) in [("nominal", json.agreement.alphaNominal), ("ordinal", json.agreement.alphaOrdinal)] {
            #expect(html.contains("<dt>Krippendorff&#39;s alpha, \(name)</dt><dd>\(alpha.shown)</dd>"))
            #expect(text.contains("Krippendorff's alpha, \(name): \(alpha.shown)"))
        }
        let regions = report.consultation.regions.count
        #expect(json.agreement.pairs.count == regions * (regions - 1) / 2)
        for pair in json.agreement.pairs {
            let numbers = ["\(pair.alike) of \(pair.shared)", pair.share.shown, pair.kappa.shown]
            let names = pair.regions.map { "<bdi>\($0)</bdi>" }.joined(separator: " and ")
            let cells = numbers.map { "<td>\($0)</td>" }.joined()
            #expect(html.contains("<tr><th scope=\"row\">\(names)</th>\(cells)</tr>"))
            #expect(text.contains((pair.regions + numbers).joined(separator: " ")))
        }
        for item in json.recommendations {
            let taken = ["support", "conditional", "divided", "oppose"].reduce(0) { $0 + (item.counts[$1] ?? 0) }
            let statistics = [item.agreement.consensus, item.agreement.agreement, item.agreement.polarisation]
            let numbers = ["\(taken) of \(regions)"] + statistics.map(\.shown)
            #expect(html.contains("\(item.id)</a></th>\(numbers.map { "<td>\($0)</td>" }.joined())</tr>"))
            #expect(text.contains(" \(([item.id] + numbers).joined(separator: " ")) "))
        }
    }

    @Test func `what is undefined is said in words`() throws {
        let opposed = Report(of: Example.positions("NNN NNN")).text().oneLine
        #expect(opposed.contains("alpha, nominal: all equal"))
        #expect(opposed.contains("R1 R2 2 of 2 1.00 all equal"))
        let missing = Report(of: Example.positions("... ...")).text().oneLine
        #expect(missing.contains("alpha, ordinal: no shared answers"))
        #expect(missing.contains("R1 R2 0 of 0 no shared answers no shared answers"))
        #expect(missing.contains("1 0 of 3 no answers no answers no answers"))
        let one = Report(of: Example.positions("S"))
        #expect(one.text().contains("There are no two regions to compare."))
        #expect(one.html().contains("There are no two regions to compare."))
    }

    @Test func `a rule that leads stands first and in the line of the level`() throws {
        var state = Example.positions("SSSSN")
        state.consultation.rules.lead = .alac
        let report = Report(of: state)
        #expect(report.text().contains("=> ALAC rule of thumb: met (borderline)"))
        #expect(report.matrix(colour: false).contains("ALAC: met *"))
        let page = try Markup(report.html())
        let badges = page.elements.filter { $0.attributes["class"] == "badge favour" }.map(\.text)
        #expect(Set(badges) == ["ALAC: met ", "ALAC rule of thumb: met "])
        #expect(report.text().contains("GNSO level: Consensus (borderline)."))
    }

    @Test func `marks from 1 to 9 are judged by the RAND/UCLA rule, if every position is one`() throws {
        var state = Example.positions("SSSSS")
        let stances: [Stance] =
            Array(repeating: .support, count: 3) + Array(repeating: .conditional, count: 3)
            + Array(repeating: .oppose, count: 3)
        state.consultation.scale = StanceScale(
            name: "marks",
            steps: zip((1...9).reversed(), stances).map { StanceScale.Step("\($0)", $1) }
        )
        #expect(Report(of: state).text().oneLine.contains("RAND/UCLA appropriateness: not applicable"))
        for index in state.quotations.indices { state.quotations[index].answer.words = "\(7 + index % 3)" }
        #expect(Report(of: state).text().oneLine.contains("RAND/UCLA appropriateness: met: median ≥ 6.5 (8 ≥ 6.5)"))
        state.quotations[0].answer.words = "in favour"
        #expect(Report(of: state).text().oneLine.contains("RAND/UCLA appropriateness: not applicable"))
    }

    private struct Parsed: Decodable {
        struct Item: Decodable {
            var id: String
            var counts: [String: Int]
            var rules: [Rule]
            var agreement: Spread
        }
        struct Rule: Decodable {
            var rule: String
            var result: Result
            var conditionsAsSupport: Result?
            var otherDenominator: Result?
            enum CodingKeys: String, CodingKey {
                case rule, result
                case conditionsAsSupport = "conditions_as_support"
                case otherDenominator = "other_denominator"
            }
        }
        struct Result: Decodable, Equatable {
            var outcome: String
            var level: Level?
            var borderline: Bool
            var comparisons: [Comparison]
        }
        struct Comparison: Decodable, Equatable {
            var condition: String
            var numbers: String
        }
        struct Agreement: Decodable {
            var alphaNominal: Number
            var alphaOrdinal: Number
            var pairs: [Pair]
            enum CodingKeys: String, CodingKey {
                case pairs
                case alphaNominal = "alpha_nominal"
                case alphaOrdinal = "alpha_ordinal"
            }
        }
        struct Pair: Decodable {
            var regions: [String]
            var shared: Int
            var alike: Int
            var share: Number
            var kappa: Number
        }
        struct Spread: Decodable {
            var consensus: Number
            var agreement: Number
            var polarisation: Number
        }
        struct Number: Decodable {
            var value: Double?
            var undefined: String?

            /// As a person reads it; a value has two decimals at most.
            var shown: String {
                guard let value else { return undefined ?? "nothing" }
                let hundredths = Int((value * 100).rounded())
                let digits = "\(hundredths.magnitude)"
                let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
                return "\(hundredths < 0 ? "-" : "")\(padded.dropLast(2)).\(padded.suffix(2))"
            }
        }
        var recommendations: [Item]
        var agreement: Agreement
    }
}

extension String {
    fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    fileprivate var unescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#39;", with: "'")
    }
}
