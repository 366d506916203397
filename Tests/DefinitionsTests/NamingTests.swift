import ConsultationModel
import Definitions
import Testing

@Suite struct NamingTests {
    private let consultation = Consultation(
        id: "illustrative",
        title: "An illustrative consultation",
        regions: [Region(code: "NORTH", name: "Northern Region", speakers: ["Northern Group"])],
        recommendations: (1...50).map { Recommendation(id: "\($0)(a)", text: "Illustrative.") }
    )

    private func described(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `ids, titles, names and speakers are told whatever their case`() throws {
        for name in ["ILLUSTRATIVE", "an illustrative  consultation"] {
            #expect(try [consultation].named(name).id == "illustrative")
        }
        for name in ["north", "northern region", "NORTHERN GROUP"] {
            #expect(try consultation.theRegion(named: name).code == "NORTH")
        }
        #expect(try consultation.recommendation(named: " 7(A) ").id == "7(a)")
    }

    @Test func `what is unknown is told with what is known, and the nearest`() {
        #expect(
            described { _ = try consultation.theRegion(named: "NOTRH") } == """
                found the region "NOTRH", which is not registered; expected one of NORTH; the nearest is "NORTH"
                """
        )
        let recommendation = described { _ = try consultation.recommendation(named: "51(a)") }
        #expect(recommendation?.contains(" 39(a), 40(a), … (50 in all); the nearest is ") == true)
        let long = described { _ = try [consultation].named(String(repeating: "x\u{0}", count: 500)) }
        #expect(long?.count ?? 500 < 200)
    }
}
