import ConsultationModel
import ResponseReading
import Testing

/// What a person reads otherwise than its words seem to say.
struct MisreadingTests {
    private static let choices: [(String, String?)] = [
        ("Support [ ]  It Depends [x]  Do Not Support [ ]", "It Depends"),
        ("Support [x] It Depends [ ] Do Not Support [ ]", "Support"), ("Yes [x] No [ ]", "Yes"), ("Yes ☐ No ☒", "No"),
        ("[ ] Support\n[ ] It Depends\n[X] Do Not Support", "Do Not Support"), ("* [ ] Support\n* [x] No", "No"),
        ("[] Support\n[_] It Depends\n[ x ] No", "No"), ("☐ Support ☒ It Depends ☐ Do Not Support", "It Depends"),
        ("[ ] Support\n[ ] It Depends", nil), ("Support [ ] It Depends [ ]", nil),
    ]

    @Test(arguments: choices)
    func `the words of the box that is ticked are the stance, on whichever side it stands`(
        _ lines: String,
        _ words: String?
    ) throws {
        let reading = try Example.read("Recommendation 6.\n\(lines)\nComments: It helps.\nRecommendation 1. [*No*]")
        let answer = try #require(reading.answers.first)
        #expect(answer.words == words ?? "")
        #expect(answer.comment == "It helps.")
    }

    @Test(arguments: [
        "After the call our members do not\nsupport", "We can not\nagree", "Do Not\nSupport", "We, however,\nsupport.",
    ])
    func `the rest of a sentence is no stance`(_ comment: String) throws {
        let reading = try Example.read("Recommendation 6.\nWe talked.\n\(comment)\nRecommendation 1. [*No*]")
        #expect(reading.answers.map(\.stance) == [.blank, .oppose])
        #expect(reading.answers.first?.comment == "We talked.\n\(comment)")
    }

    @Test(arguments: ["Support: No", "Agree: No", "Yes: 3", "In favour: 3, against: 15", "Support:", "**Support:** No"])
    func `a stance that is a label is none`(_ line: String) throws {
        let reading = try Example.read("Recommendation 6.\n\(line)\nRecommendation 1. [*No*]")
        // What stands behind a label is kept, and told.
        #expect(reading.answers.map(\.stance) == [line == "Support:" ? .blank : .unrecognised, .oppose])
    }

    @Test(arguments: ["Yes\nPosition: No", "Yes\nWe like it.\nStance: Do Not Support", "☑ Support\n☑ It Depends"])
    func `two stances that differ are told`(_ lines: String) throws {
        let reading = try Example.read("Recommendation 6.\n\(lines)")
        #expect(reading.faults.contains { $0.severity == .error && $0.message.contains("answered twice differently") })
    }

    private static let headings: [(String, [String])] = [
        ("Recommendation 1 and 6: Support", ["1", "6"]), ("Recommendations 5–7: Support", ["5", "6", "7"]),
        ("Recommendations 5 to 7. Support", ["5", "6", "7"]), ("Rec 6 Support", ["6"]),
        ("Rec 6 **Support** – Good", ["6"]),
    ]

    @Test(arguments: headings)
    func `a heading for several, or without a sign, is one when a stance follows`(
        _ line: String,
        _ ids: [String]
    ) throws {
        let reading = try Example.read("Recommendation Option 4. [*No*] Before.\n\(line)\nAfter.")
        let known = ids.filter { ["1", "6"].contains($0) }
        #expect(reading.answers.map(\.recommendation) == ["Option 4"] + known)
        #expect(reading.answers.dropFirst().allSatisfy { $0.stance == .support })
        #expect(reading.answers.first?.comment == "Before.")
    }

    @Test func `an answer that a comma ends is told where bare numbers are headings`() throws {
        let reading = try Example.read("1. Support\nGood.\n6. Support, because of costs\n")
        #expect(reading.answers.map(\.recommendation) == ["1"])
        #expect(reading.faults.contains { $0.line == 3 && $0.message.contains("reads as the heading") })
    }

    @Test func `an answer in words that nobody knows is kept as such, not as a title`() throws {
        let reading = try Example.read("Rec 6: Yes, but only if funded\nSee annex.\nRec 1: No")
        #expect(reading.answers.map(\.stance) == [.unrecognised, .oppose])
        #expect(reading.answers.map(\.words) == ["Yes, but only if funded", "No"])
        #expect(reading.answers.first?.comment == "See annex.")
    }

    @Test func `unknown words where others have their stance are kept, and titles are not taken for them`() throws {
        let reading = try Example.read("Rec 1: Support\nRec 6: Perhaps so\nRec Option 4:\n")
        #expect(reading.answers.map(\.stance) == [.support, .unrecognised, .blank])
        #expect(reading.answers[1].words == "Perhaps so")
        let titled = try Example.read("Rec 1: Minutes\n[*Support*]\nRec 6: Travelling\n")
        #expect(titled.answers.map(\.stance) == [.support, .blank])
    }

    @Test(arguments: [
        "Region: NORTH\nRecommendation 1. [*Support*]\nRegion: SOUTH\nRecommendation 6. [*No*]",
        "Region: NORTH\nRegion: SOUTH\nRecommendation 1. [*Support*]",
        "Recommendation 1. [*Support*] Good.\nGroup: South Working Group\nRecommendation 6. [*No*]",
        "Consultation: small-2018\nConsultation: other\nRecommendation 1. [*Support*]",
    ])
    func `a file that names a second region, group or consultation is not one's own`(_ text: String) throws {
        let reading = try Example.read(text)
        #expect(reading.faults.contains { $0.severity == .error && $0.message.contains("had said otherwise") })
        let same = try Example.read("Region: NORTH\nRecommendation 1. [*No*]\nRegion: Northern Region\n")
        #expect(same.isAcceptable)
    }

    @Test func `a comment of a book's length is refused`() throws {
        let comment = String(repeating: "word ", count: 60_000)
        let reading = try Example.read("Recommendation 6. [*No*] \(comment)")
        #expect(reading.faults.contains { $0.severity == .error && $0.message.contains("299999 bytes") })
    }

    @Test func `what a mail quotes of another is not its answer`() throws {
        let text = """
            Recommendation 1. Support
            On 2 April 2017 somebody wrote:
            > Recommendation 6. Do Not Support
            > Because.
            """
        let reading = try Example.read(text)
        #expect(reading.answers.map(\.recommendation) == ["1"])
        #expect(reading.faults.contains { $0.message.contains("quotations of somebody else's mail") })
        let forwarded = try Example.read("Recommendation 1. No\n-----Original Message-----\nRecommendation 6. Support")
        #expect(forwarded.answers.map(\.recommendation) == ["1"])
        #expect(forwarded.faults.contains { $0.line == 2 && $0.message.contains("earlier mail") })
    }
}
