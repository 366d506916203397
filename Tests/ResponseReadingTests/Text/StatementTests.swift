import ConsultationModel
import ResponseReading
import Testing

/// One sentence for all recommendations.
struct StatementTests {
    private func read(_ text: String) throws -> Reading {
        try Example.read(text, [Example.review()], region: "EURALO")
    }

    @Test(arguments: [
        "We support all recommendations except 6 and 7, which we do not support.",
        "EURALO response to the At-Large Review\n\nWe support all recommendations except for recommendations 6 and 7, "
            + "which we oppose.\nKind regards",
        "EURALO supports all recommendations except 6 and 7, which we\ndo not support.",
    ])
    func `a sentence about all and its exceptions answers each`(_ text: String) throws {
        let reading = try read(text)
        #expect(reading.isAcceptable)
        #expect(reading.answers.count == 16)
        #expect(reading.answers.filter { $0.stance == .oppose }.map(\.recommendation) == ["6", "7"])
        #expect(reading.answers.filter { $0.stance == .support }.count == 14)
        #expect(reading.faults.contains { $0.message.contains("read from the one sentence") })
    }

    @Test func `exceptions without a stance stay unanswered`() throws {
        let reading = try read("We support all recommendations except 6 and 7.")
        #expect(reading.answers.count == 14)
        #expect(reading.answers.allSatisfy { $0.stance == .support })
    }

    @Test(arguments: [
        "In general we support all recommendations.", "We support all recommendations except 6 and 7, for now.",
        "We support all recommendations except those on finance.", "Others say: we support all recommendations.",
        "We support all recommendations. We oppose all recommendations.",
        "Do we support all recommendations except 99?",
        "We discussed all recommendations.", "We support all recommendations except 6, which we may support.",
    ])
    func `a sentence that says less is refused`(_ text: String) throws {
        #expect(try read(text).answers.isEmpty)
    }

    @Test func `beside answers of its own it is no answer`() throws {
        let reading = try read("We support all recommendations except 6.\n\nRecommendation 7: Do Not Support\n")
        #expect(reading.answers.map(\.recommendation) == ["7"])
    }
}
