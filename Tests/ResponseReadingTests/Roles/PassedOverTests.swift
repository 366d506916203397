import ConsultationModel
import ResponseReading
import Testing

/// What stands in a file and is no answer is told.
struct PassedOverTests {
    /// Each is a line below the answer to recommendation 1, and holds an answer to recommendation 6 that is no heading.
    static let passedOver = [
        "Seat 15 and more, R6: Do Not Support", "In short: Recommendation 6 - Support.", "No. 6 → Do Not Support",
        "So we say 6: Support, 7: none", "About 6 (meetings): It Depends", "One more: 6 | Support | gladly",
    ]

    @Test(arguments: passedOver)
    func `a stance behind the number of a missing recommendation is told with both`(_ line: String) throws {
        let reading = try Example.read("Recommendation 1. [*Support*] Gladly,\n\(line)\n")
        #expect(reading.answers.map(\.recommendation) == ["1"])
        let told = reading.faults.filter { $0.line == 2 && $0.message.contains("behind the number 6") }
        #expect(told.count == 1)
        #expect(told.first?.severity == .warning)
        #expect(told.first?.message.contains("part of a comment") == true)
        #expect(!reading.faults.contains { $0.message.contains("not in the file") && $0.message.contains("6") })
    }

    /// Each is a line below the answer to recommendation 1, and answers nothing.
    static let prose = [
        "Of 15 members 6 support this.", "We meet on 6 May: support is welcome.", "It costs 6, no more.",
        "See 1.6: Support", "Seat 16: Support", "Support: 6", "6 years. Nobody supports that.",
        "About 6: the others support it.", "Article 6.1: Support", "6% support", "Version 6-1: Support",
    ]

    @Test(arguments: prose)
    func `a number in a sentence is no answer that was passed over`(_ line: String) throws {
        let reading = try Example.read("Recommendation 1. [*Support*] Gladly,\n\(line)\n")
        #expect(!reading.faults.contains { $0.message.contains("behind the number") })
    }

    @Test func `what is answered is not told again`() throws {
        let text = "Recommendation 1. [*Support*] As on R6: Support\n\nRecommendation 6. [*Support*] Gladly.\n"
        #expect(try !Example.read(text).faults.contains { $0.message.contains("behind the number") })
    }

    @Test func `somebody else's stance is not told as an answer that was passed over`() throws {
        let text = "Rec 1: Support. Gladly.\n\n-----Original Message-----\nSo R6: Support\n"
        #expect(try !Example.read(text).faults.contains { $0.message.contains("behind the number") })
    }

    @Test func `a row that nobody reads is told when it holds a number and a stance`() throws {
        let reading = try Example.read(
            "Recommendation,Stance,Comment\n1,Support,\n,,\nTotal of six,Support,6\n",
            as: .delimited
        )
        #expect(reading.faults.contains { $0.message.contains("“Total of six”") || $0.message.contains("number 6") })
    }

    @Test func `what nobody took for anything is told once, with its places`() throws {
        let reading = try Example.read(
            "Recommendation,NORTH,NORTH comment\nPart A,,\n1,Support,\nPart B,,\n6,Support,\n",
            as: .delimited
        )
        let told = reading.faults.filter { $0.message.contains("was not read") }
        #expect(told.map(\.place) == ["cell A2"])
        #expect(told.first?.message.contains("“Part A”") == true)
        #expect(told.first?.message.contains("cell A4") == true)
        #expect(reading.isAcceptable)
    }

    @Test func `an introduction that is too long to be looked at is told`() throws {
        let long = String(repeating: "A word of ours. ", count: 100)
        let reading = try Example.read("\(long)\n\nRecommendation 1. [*Support*] Gladly.\n")
        #expect(reading.faults.contains { $0.line == 1 && $0.message.contains("was not read") })
    }
}
