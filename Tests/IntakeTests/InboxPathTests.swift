import ConsultationModel
import Testing

@testable import Intake

@Suite struct InboxPathTests {
    @Test(
        arguments: [
            ("x.txt", nil, nil),
            ("NORTH/x.txt", nil, "NORTH"),
            ("north/x.txt", nil, "north"),
            ("Northern Region/x.txt", nil, "Northern Region"),
            ("illustrative/x.txt", "illustrative", nil),
            ("Illustrative/x.txt", "Illustrative", nil),
            ("illustrative/NORTH/x.txt", "illustrative", "NORTH"),
            ("illustrative/NORTH/2017/x.txt", "illustrative", "NORTH"),
            ("NORTH/2017/x.txt", nil, "NORTH"),
            ("nowhere/x.txt", nil, "nowhere"),
            ("nowhere/NORTH/x.txt", "nowhere", "NORTH"),
            ("illustrative/nowhere/x.txt", "illustrative", "nowhere"),
        ] as [(String, String?, String?)]
    )
    func `a file's folders name its consultation and region`(path: String, consultationName: String?, region: String?) {
        let read = InboxPath(path, consultations: [consultation])
        #expect(read.consultation == consultationName)
        #expect(read.region == region)
    }
}
