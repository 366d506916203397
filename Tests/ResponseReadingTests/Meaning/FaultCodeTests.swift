import ConsultationModel
import FoundationEssentials
import ResponseReading
import Testing

/// Which codes errors have, beside those of the fixtures, which `CorpusTests` has.
struct FaultCodeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var region: String?
        var consultation: String?
        var codes: [FaultCode]

        init(_ text: String, region: String? = "NORTH", consultation: String? = nil, _ codes: FaultCode...) {
            self.text = text
            self.region = region
            self.consultation = consultation
            self.codes = codes
        }

        var testDescription: String { String(text.prefix(60)) }
    }

    private static let other: Consultation = {
        var other = Example.small
        other.id = "other-2019"
        return other
    }()

    static let cases = [
        Case(FaultTests.complete, region: nil, consultation: "small-2018", .unclearRegion),
        Case(FaultTests.complete, region: "NROTH", consultation: "small-2018", .unknownRegion),
        Case("Region: SOUTH\n" + FaultTests.complete, consultation: "small-2018", .otherRegion),
        Case(FaultTests.complete, .unclearConsultation),
        Case(FaultTests.complete, consultation: "small-2081", .unknownConsultation),
        Case("Consultation: other-2019\n" + FaultTests.complete, consultation: "small-2018", .otherConsultation),
        Case(
            FaultTests.complete + "Recommendation 6. [*No*]\nRecommendation 9. [*No*]\n",
            consultation: "small-2018",
            .answeredTwice,
            .unknownRecommendation
        ),
        Case(
            "Recommendation 1.\n[*Support*] " + String(repeating: "very long\n", count: 30_000),
            consultation: "small-2018",
            .longComment
        ),
        Case("Recommendation,Stance\n,Support\n6,Support\n", consultation: "small-2018", .incompleteAnswer),
        Case(
            "Recommendation,Stance,Stance\n6,Support,Support\n",
            consultation: "small-2018",
            .unclearColumns
        ),
        Case(
            "Recommendation,Support,Do Not Support\n6,x,x\n1,x,\n",
            consultation: "small-2018",
            .unclearCells
        ),
        Case("Recommendation,Support,Do Not Support\n6,12,3\n1,7,5\n", consultation: "small-2018", .noAnswers),
        Case(
            "Region,Respondent,Recommendation,Stance\nNORTH,SOUTH,6,Support\n",
            region: nil,
            consultation: "small-2018",
            .otherRegion
        ),
        Case(
            "Consultation,Recommendation,Stance\nsmall-2018,6,Support\nother-2019,1,Support\n",
            consultation: "small-2018",
            .severalGroups
        ),
        Case(#"{"answers": [{"stance": "Support"}]}"#, consultation: "small-2018", .incompleteAnswer),
        Case(#"{"answers": [], "answers": []}"#, consultation: "small-2018", .noAnswers, .wrongStructure),
        Case("answers: []\nanswers: []\n", consultation: "small-2018", .wrongStructure),
        Case("answers:\n- *x\n- &x 1\n", consultation: "small-2018", .malformedData),
        Case(
            "answers:\n" + String(repeating: "- recommendation: 1\n", count: 120_000),
            consultation: "small-2018",
            .tooLarge
        ),
    ]

    @Test(arguments: cases)
    func `an error has the code of its kind`(_ example: Case) throws {
        let reading = try Example.read(
            example.text,
            [Example.small, Self.other],
            consultation: example.consultation,
            region: example.region
        )
        let codes = reading.faults.compactMap(\.code)
        #expect(codes == example.codes, "\(reading.faults.map(\.asText))")
        #expect(!reading.isAcceptable)
    }

    @Test func `what is left out of a list of errors has a code too`() throws {
        let faults = try Example.read(String(repeating: "Recommendation 99.\n[*Support*]\n", count: 200)).faults
        #expect(faults.compactMap(\.code) == Array(repeating: .unknownRecommendation, count: 100) + [.moreErrors])
    }

    @Test func `data that are only remarks are empty`() throws {
        let reading = Reading(of: Array("# answers: none\n".utf8), as: .yaml, in: try Example.context())
        #expect(reading.faults.map(\.code) == [.empty])
    }

    @Test func `a warning has no code`() throws {
        let faults = try Example.read(FaultTests.complete + "Recommendation 6. [*Support*]\n").faults
        #expect(faults.map(\.code) == [nil])
        #expect(faults.map(\.severity) == [.warning])
    }
}
