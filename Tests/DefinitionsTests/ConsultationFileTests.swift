import ConsultationModel
import Definitions
import FoundationEssentials
import Testing

@Suite struct ConsultationFileTests {
    private static let lines = [
        "id: illustrative", "title: An illustrative consultation", "regions:",
        "  - {code: NORTH, name: Northern Region, speakers: [Northern Group]}",
        "  - {code: SOUTH, name: Southern Region}",
        "recommendations:", "  - {id: \"1\", text: First.}", "  - {id: 1(b), text: Second.}",
    ]

    private func read(_ lines: [String]) throws -> Consultation {
        try Consultation(yaml: lines.joined(separator: "\n"), name: "x.yaml")
    }

    @Test func `what is left out has its default`() throws {
        #expect(
            try read(Self.lines)
                == Consultation(
                    id: "illustrative",
                    title: "An illustrative consultation",
                    regions: [
                        Region(code: "NORTH", name: "Northern Region", speakers: ["Northern Group"]),
                        Region(code: "SOUTH", name: "Southern Region"),
                    ],
                    recommendations: [
                        Recommendation(id: "1", text: "First."), Recommendation(id: "1(b)", text: "Second."),
                    ]
                )
        )
    }

    @Test func `moments and rules are read`() throws {
        let read = try read(
            Self.lines + [
                "opens: 2017-03-01T00:00:00Z", "closes: \"2017-03-24T23:59:00Z\"",
                "rules: {quorum: 2/3, small_minority: 1/10}",
            ]
        )
        #expect(read.opens == Date(timeIntervalSince1970: 1_488_326_400))
        #expect(read.closes == Date(timeIntervalSince1970: 1_490_399_940))
        #expect(read.rules == ConsensusRules(quorum: Ratio(2, 3), smallMinority: Ratio(1, 10)))
        let half = try self.read(Self.lines + ["rules: {quorum: 2/3}"])
        #expect(half.rules == ConsensusRules(quorum: Ratio(2, 3), smallMinority: ConsensusRules.standard.smallMinority))
    }

    @Test func `late answers, the language and what becomes of a recommendation are read`() throws {
        let read = try read(
            Self.lines + [
                "  - {id: \"2\", text: Third., status: withdrawn}", "  - {id: \"3\", text: Fourth., status: deferred}",
                "  - {id: \"4\", text: Fifth., status: open}", "late_answers: exclude", "language: es",
            ]
        )
        #expect(read.lateAnswers == .exclude)
        #expect(read.language == .spanish)
        #expect(read.recommendations.map(\.status) == [.open, .open, .withdrawn, .deferred, .open])
        #expect(try self.read(Self.lines + ["late_answers: count"]).lateAnswers == .count)
    }

    @Test func `every rule's threshold is a setting, and any rule may lead`() throws {
        let read = try read(
            Self.lines + [
                "rules:", "  lead: alac", "  alac_support: 2/3", "  naralo_opposition: 1/5", "  iso_approval: 3/4",
                "  iso_disapproval: 1/3", "  ieee_approval: 4/5", "  apache_support: 4", "  delphi_support: 51/100",
                "  cos_support: 3/5", "  cos_opposition: 1/6",
            ]
        )
        var rules = ConsensusRules.standard
        rules.lead = .alac
        rules.alacSupport = Ratio(2, 3)
        rules.naraloOpposition = Ratio(1, 5)
        rules.isoApproval = Ratio(3, 4)
        rules.isoDisapproval = Ratio(1, 3)
        rules.ieeeApproval = Ratio(4, 5)
        rules.apacheSupport = 4
        rules.delphiSupport = Ratio(51, 100)
        rules.cosSupport = Ratio(3, 5)
        rules.cosOpposition = Ratio(1, 6)
        #expect(read.rules == rules)
        #expect(try self.read(Self.lines + ["scale: delphi", "rules: {lead: rand-ucla}"]).rules.lead == .randUCLA)
    }

    private static let identifier =
        "expected 1 to 64 ASCII letters, digits, \"-\" and \"_\", the first a letter or digit"

    @Test(
        arguments: [
            (0, "id: \"\"", "id: found \"\", \(identifier)"),
            (0, "id: ../x", "id: found \"../x\", \(identifier)"),
            (0, "id: _", "id: found \"_\", \(identifier)"),
            (0, "id: é", "id: found \"é\", \(identifier)"),
            (0, "id: [x]", "id: found something else, expected one value"),
            (
                1, "titel: x",
                """
                titel: not a key here; the keys are id, title, opens, closes, late_answers, language, rules, scale, \
                columns, regions, recommendations
                """
            ),
            (
                5, "rules: {quorom: 2/3}\nrecommendations:",
                """
                rules.quorom: not a key here; the keys are lead, quorum, small_minority, alac_support, \
                naralo_opposition, iso_approval, iso_disapproval, ieee_approval, apache_support, delphi_support, \
                cos_support, cos_opposition
                """
            ),
            (
                3, "  - {code: NORTH, name: x, speaker: []}",
                "regions.speaker: not a key here; the keys are code, name, speakers"
            ),
            (1, "# no title", "title: found nothing, expected a value"),
            (3, "  - {code: N/S, name: x}", "regions: found the code \"N/S\", \(identifier)"),
            (3, "  - {code: NORTH}", "regions.[0].name: found nothing, expected a value"),
            (3, "  - {code: NORTH, name: \"*\"}", "regions: found the empty name \"*\" at NORTH, expected a name"),
            (4, "  - {code: north, name: x}", "regions: the code \"north\" occurs twice, expected different codes"),
            (
                4, "  - {code: SOUTH, name: northern  group}",
                "regions: \"northern  group\" speaks for NORTH and SOUTH, expected one region for a name"
            ),
            (6, "  - {id: 1(B), text: x}", "recommendations: the id \"1(b)\" occurs twice, expected different ids"),
            (
                6, "  - {id: \"\", text: x}",
                "recommendations: found the id \"\", expected at most 64 bytes such as \"6\" or \"1(b)\""
            ),
            (
                5, "opens: yesterday\nrecommendations:",
                "opens: found \"yesterday\", expected a moment such as 2017-03-24T23:59:00Z"
            ),
            (
                5, "opens: 2017-03-02T00:00:00Z\ncloses: 2017-03-01T00:00:00Z\nrecommendations:",
                "closes: found a moment before the one at which it opens, expected a later one"
            ),
            (
                5, "rules: {quorum: 0.5}\nrecommendations:",
                "rules.quorum: found \"0.5\", expected a share such as \"1/5\", at most 1"
            ),
            (
                5, "rules: {small_minority: 3/2}\nrecommendations:",
                "rules.small_minority: found \"3/2\", expected a share such as \"1/5\", at most 1"
            ),
            (
                5, "rules: {lead: GNSO}\nrecommendations:",
                """
                rules.lead: found "GNSO", expected one of gnso, alac, naralo, iso, ieee, w3c, apache, delphi, cos, \
                rand-ucla, rfc-7282
                """
            ),
            (
                5, "rules: {lead: rand-ucla}\nscale: likert\nrecommendations:",
                "rules.lead: found \"rand-ucla\", which needs the scale delphi, or another with the marks 9 to 1"
            ),
            (
                5, "late_answers: drop\nrecommendations:",
                "late_answers: found \"drop\", expected one of count, exclude"
            ),
            (5, "language: de\nrecommendations:", "language: found \"de\", expected one of en, es, fr"),
            (
                6, "  - {id: \"1\", text: x, status: gone}",
                "recommendations.status: found \"gone\", expected one of open, withdrawn, deferred"
            ),
            (
                6, "  - {id: \"1\", text: x, state: open}",
                "recommendations.state: not a key here; the keys are id, text, status"
            ),
            (
                5, "rules: {apache_support: 0}\nrecommendations:",
                "rules.apache_support: found 0, expected a whole number from 1"
            ),
        ] as [(Int, String, String)]
    )
    func `a fault names the key, what was found and what was expected`(index: Int, line: String, message: String) {
        var lines = Self.lines
        lines[index] = line
        #expect(described { try read(lines) } == "x.yaml: \(message)")
    }

    @Test func `a consultation without regions or recommendations is refused`() {
        let head = Self.lines.prefix(2)
        #expect(
            described { try read(head + ["regions: []", "recommendations: []"]) }
                == "x.yaml: regions: the list is empty, expected at least one region"
        )
        #expect(
            described { try read(head + ["regions: [{code: A, name: a}]", "recommendations: []"]) }
                == "x.yaml: recommendations: the list is empty, expected at least one recommendation"
        )
    }

    @Test(arguments: ["", "[", "x", "- x"])
    func `what is no consultation at all is refused`(text: String) {
        #expect(described { try Consultation(yaml: text, name: "x.yaml") }?.hasPrefix("x.yaml: ") == true)
    }
}
