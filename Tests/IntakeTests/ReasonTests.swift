import ConsultationModel
import ResponseReading
import Testing

@testable import Intake

@Suite struct ReasonTests {
    private func reason(_ faults: [Fault]) -> String {
        Receipt(file: "x.txt", reading: Reading(faults: faults)).reason
    }

    @Test func `the first fault with its place, and how many more there are`() {
        let warning = Fault(warning: "A warning.")
        let first = Fault(error: .noAnswers, line: 3, column: 4, "First.", excerpt: "An excerpt\n  ^")
        let second = Fault(error: .unclearCells, line: 7, column: 3, place: "cell C7", "Second.")
        #expect(reason([warning, first]) == "line 3, column 4: First.")
        #expect(reason([second, warning, first]) == "cell C7: Second. And 1 more fault.")
        #expect(reason([second, first, first]) == "cell C7: Second. And 2 more faults.")
        let refusal = Fault(error: .tooLarge, "Too large.")
        #expect(Receipt(file: "x.txt", reading: nil, refusal: refusal).reason == "Too large.")
    }

    @Test func `for programs it is the first fault's code and place, and how many there are`() {
        func fault(_ faults: [Fault]) -> FileFault? { Receipt(file: "x.txt", reading: Reading(faults: faults)).fault }
        let warning = Fault(warning: "A warning.", line: 1)
        let first = Fault(error: .unknownRegion, line: 3, column: 4, "First.")
        let second = Fault(error: .unclearCells, line: 7, column: 3, place: "cell C7", "Second.")
        #expect(fault([warning, first]) == FileFault(.unknownRegion, line: 3, column: 4))
        #expect(
            fault([second, warning, first]) == FileFault(.unclearCells, line: 7, column: 3, place: "cell C7", count: 2)
        )
        #expect(fault([warning]) == nil)
        let refusal = Fault(error: .tooLarge, "Too large.")
        #expect(Receipt(file: "x.txt", reading: nil, refusal: refusal).fault == FileFault(.tooLarge))
        #expect(Receipt(file: "x.txt", reading: Reading(), refusal: refusal).fault == FileFault(.tooLarge))
    }

    @Test func `a place is one short line that the database takes, whatever a sheet is called`() {
        let place = "cell A1 of sheet “\u{0}\n" + String(repeating: "é", count: 400)
        let fault = Receipt(
            file: "x.xlsx",
            reading: Reading(faults: [Fault(error: .unclearCells, line: 1, place: place, "A fault.")])
        ).fault
        #expect(fault?.place?.count == 100)
        #expect(fault?.place?.hasPrefix("cell A1 of sheet “\u{FFFD}\u{FFFD}é") == true)
    }

    @Test func `a word is quoted, and what may be a comment is not`() {
        let comment = "We support this, but it is a long sentence of ours."
        #expect(
            reason([Fault(error: .noAnswers, "Found “\(comment)” where “Support” was expected.")])
                == "Found “…” where “Support” was expected."
        )
        #expect(reason([Fault(error: .noAnswers, "Found “\(comment)")]) == "Found “…")
    }

    @Test func `it is one line of at most 300 characters, whatever the file says`() {
        let long = Fault(error: .noAnswers, String(repeating: "é\n", count: 400))
        #expect(reason([long]).count == 300)
        #expect(reason([long, long, long]).count == 300)
        #expect(reason([long, long, long]).hasSuffix("… And 2 more faults."))
        #expect(!reason([long]).contains("\n"))
    }
}
