import ConsultationModel
import FoundationEssentials
import Testing

@Suite struct ConsensusRulesTests {
    @Test func `what was stored before a setting existed has its default`() throws {
        let stored = #"{"quorum":"2/3","smallMinority":"1/10"}"#
        let rules = try JSONDecoder().decode(ConsensusRules.self, from: Data(stored.utf8))
        #expect(rules == ConsensusRules(quorum: Ratio(2, 3), smallMinority: Ratio(1, 10)))
        #expect(rules.lead == .gnso)
        #expect(rules.alacSupport == Ratio(4, 5))
    }

    @Test func `what is stored is read again`() throws {
        var rules = ConsensusRules(quorum: Ratio(0, 1), smallMinority: Ratio(1, 1))
        rules.lead = .rfc7282
        rules.alacSupport = Ratio(1, 2)
        rules.naraloOpposition = Ratio(1, 3)
        rules.isoApproval = Ratio(1, 4)
        rules.isoDisapproval = Ratio(1, 5)
        rules.ieeeApproval = Ratio(1, 6)
        rules.apacheSupport = 7
        rules.delphiSupport = Ratio(1, 8)
        rules.cosSupport = Ratio(1, 9)
        rules.cosOpposition = Ratio(1, 10)
        #expect(try JSONDecoder().decode(ConsensusRules.self, from: JSONEncoder().encode(rules)) == rules)
    }

    @Test func `marks are read from a scale of nine points, and from no other`() {
        let marks = StanceScale(
            name: "panel",
            steps: (1...9).reversed().map { .init("\($0)", $0 > 6 ? .support : .oppose, words: ["\($0)/9"]) }
        )
        #expect(marks.isNinePoint)
        #expect(marks.mark(of: "9") == 9)
        #expect(marks.mark(of: "1/9") == 1)
        #expect(marks.mark(of: "10") == nil)
        let upsideDown = StanceScale(name: "panel", steps: marks.steps.reversed())
        #expect(!upsideDown.isNinePoint)
        #expect(upsideDown.mark(of: "9") == nil)
    }
}
