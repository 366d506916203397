import ResponseReading
import Testing

@testable import Intake

@Suite struct ReasonTests {
    private func reason(_ faults: [Fault]) -> String {
        Receipt(file: "x.txt", reading: Reading(faults: faults)).reason
    }

    @Test func `the first fault with its place, and how many more there are`() {
        let warning = Fault(.warning, "A warning.")
        let first = Fault(.error, line: 3, column: 4, "First.", excerpt: "An excerpt\n  ^")
        let second = Fault(.error, place: "cell C7", "Second.")
        #expect(reason([warning, first]) == "line 3, column 4: First.")
        #expect(reason([second, warning, first]) == "cell C7: Second. And 1 more fault.")
        #expect(reason([second, first, first]) == "cell C7: Second. And 2 more faults.")
        #expect(Receipt(file: "x.txt", reading: nil, refusal: "Too large.").reason == "Too large.")
    }

    @Test func `a word is quoted, and what may be a comment is not`() {
        let comment = "We support this, but it is a long sentence of ours."
        #expect(
            reason([Fault(.error, "Found “\(comment)” where “Support” was expected.")])
                == "Found “…” where “Support” was expected."
        )
        #expect(reason([Fault(.error, "Found “\(comment)")]) == "Found “…")
    }

    @Test func `it is one line of at most 300 characters, whatever the file says`() {
        let long = Fault(.error, String(repeating: "é\n", count: 400))
        #expect(reason([long]).count == 300)
        #expect(reason([long, long, long]).count == 300)
        #expect(reason([long, long, long]).hasSuffix("… And 2 more faults."))
        #expect(!reason([long]).contains("\n"))
    }
}
