import ConsultationModel
import ResponseReading
import Testing

/// Counts of votes, which are nobody's stance, and short answers that no list of words holds.
struct TallyTests {
    @Test(arguments: [
        "Yes - 3\nNo - 12\nAbstention - 0", "Yes – 0\nNo – 15 (unanimous)", "Support (15%)\nDo Not Support (85%)",
        "Support: 3 votes\nDo Not Support: 10 votes", "Yes: 3, No: 12", "In favour: 3; against: 15",
        "За – 3\nПротив – 12",
        "Support: No\nDo Not Support: Yes",
    ])
    func `counts are left open with their words, and the sender is told`(_ lines: String) throws {
        let reading = try Example.read("Recommendation 1: Support\nRecommendation 6\n\(lines)\n")
        #expect(reading.answers.map(\.stance) == [.support, .unrecognised])
        #expect(reading.answers.last?.words == lines)
        #expect(reading.isAcceptable)
        #expect(reading.faults.contains { $0.message.contains("nobody's stance is concluded") })
    }

    @Test(arguments: [
        "Yes - 3\nNo - 12\nPosition: Do Not Support", "Support (15%)\nDo Not Support (85%)\n[*Do Not Support*]",
        "Yes: 3, No: 12\nDo Not Support. So says the vote.",
    ])
    func `a stance below the counts is the answer`(_ lines: String) throws {
        let reading = try Example.read("Recommendation 1: Support\nRecommendation 6\n\(lines)\n")
        #expect(reading.answers.map(\.stance) == [.support, .oppose])
    }

    @Test(arguments: ["Support - 3 regions have it already.", "No. 6 of us spoke. We like it.", "Support: see 6"])
    func `a number in a comment is no count`(_ line: String) throws {
        let reading = try Example.read("Recommendation 1: Support\nRecommendation 6\n\(line)\n")
        #expect(!reading.faults.contains { $0.message.contains("nobody's stance is concluded") })
    }

    @Test(arguments: ["Neither.", "Not in its present form.", "Fine"])
    func `short words behind a number are kept as words that nobody knows, where other answers stand so`(
        _ words: String
    ) throws {
        let reading = try Example.read("Recommendation 1: Yes, but only with funds.\nRecommendation 6: \(words)\n")
        #expect(reading.answers.map(\.stance) == [.unrecognised, .unrecognised])
    }

    @Test(arguments: [
        ("(6)", "6"), ("06", "6"), ("6/16", "6"), ("006", "6"), ("6/15", nil), ("(17)", nil), ("6a", nil), ("60", nil),
        ("6.0", nil),
    ])
    func `a number is the recommendation's with zeros, in parentheses, and with how many there are`(
        _ written: String,
        _ id: String?
    ) throws {
        let reading = try Example.read(
            "Recommendation 1: Support\nRecommendation \(written): Do Not Support\n",
            [Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.map(\.recommendation) == ["1"] + (id.map { [$0] } ?? []))
        #expect(reading.isAcceptable == (id != nil))
    }

    @Test func `a rejection for want of a stance says what stands there`() throws {
        let choices = "Recommendation 1\nSupport / It Depends / Do Not Support\n"
        #expect(try Example.read(choices).faults.contains { $0.message.contains("where no mark sets one apart") })
        let question = "Recommendation 6\nIs this recommendation clear? Yes\n"
        #expect(
            try Example.read(question).faults.contains {
                $0.message.contains("at recommendation 6 there stands “Is this recommendation clear? Yes”")
            }
        )
    }
}
