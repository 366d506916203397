import ConsultationModel
import ResponseReading
import Testing

/// Boxes to tick and options to choose from: which stance is taken, and where none may be.
struct ChoiceTests {
    private static let boxes: [(String, Stance)] = [
        ("Position: ☐ Support ☐ It Depends ☒ Do Not Support", .oppose),
        ("Position: ☐ Support ☒ It Depends ☐ Do Not Support", .conditional),
        ("Position: ☒ Support ☐ It Depends ☐ Do Not Support", .support),
        ("Your position (tick one): [ ] Support [X] It Depends [ ] Do Not Support", .conditional),
        ("Position: Support [ ] It Depends [x] Do Not Support [ ]", .conditional), ("Support: ☐ Yes ☒ No", .oppose),
        ("Support: ☒ Yes ☐ No", .support), ("○ Support ● It Depends ○ Do Not Support", .conditional),
        ("□ Support □ It Depends ■ Do Not Support", .oppose), ("⬜ Support ✅ It Depends ⬜ Do Not Support", .conditional),
        ("[√] Support [ ] Do Not Support", .support), ("[ ] Support [v] Do Not Support", .oppose),
        ("( ) Support (•) It Depends ( ) Do Not Support", .conditional), ("[*] Support [ ] Do Not Support", .support),
        ("____ Support  _X_ Do Not Support", .oppose), ("_X_ Support ___ It Depends ___ Do Not Support", .support),
        ("✓ Support ✗ It Depends ✗ Do Not Support", .support), ("Yes ☐ No ☒", .oppose),
        ("6. Seat 15 [ ] Support [ ] It Depends [x] Do Not Support", .oppose),
        ("☑️ Support ☐ It Depends ☐ Do Not Support", .support),
    ]

    @Test(arguments: boxes)
    func `the words of the box that is ticked are the stance`(_ line: String, _ stance: Stance) throws {
        #expect(try read(line).stance == stance)
    }

    @Test(arguments: [
        "☐ Support ☐ It Depends ☐ Do Not Support", "☒ Support ☒ Do Not Support", "Oppose: ☒ Yes ☐ No",
        "Object: ☒ Yes ☐ No", "Position: [ ] Support [ ] It Depends [ ] Do Not Support", "Support [ ] No [x] Yes",
        "Support or oppose (see [x] in the annex)", "Position:", "[ ] Support [ ] Do Not Support: [x] see below",
    ])
    func `where it cannot be told which box is ticked, no stance is taken`(_ line: String) throws {
        #expect([.blank, .unrecognised].contains(try read(line).stance))
    }

    @Test func `what stands behind the boxes is the comment`() throws {
        let answer = try read("[x] Support [ ] It Depends [ ] Do Not Support Comment: As we said.")
        #expect(answer.stance == .support)
        #expect(answer.comment == "As we said.")
        #expect(try read("[x] It Depends: on the costs").comment == "on the costs")
    }

    private static let options: [(String, Stance)] = [
        ("Support / **It Depends** / Do Not Support", .conditional),
        ("**Support** / It Depends / Do Not Support", .support),
        ("/ / Do Not Support", .oppose), ("Support / It Depends / X Do Not Support", .oppose),
        ("Support | It Depends | → Do Not Support", .oppose),
        ("Support\nIt Depends\nX Do Not Support", .oppose), ("--> Support\nIt Depends\nDo Not Support", .support),
        ("Support\n**It Depends**\nDo Not Support", .conditional),
        ("Support\nIt Depends <-- this one\nDo Not Support", .conditional),
        ("* Support\n  It Depends\n  Do Not Support", .support),
        ("  Support\n✓ It Depends\n  Do Not Support", .conditional),
        ("- Support\n- **It Depends**\n- Do Not Support", .conditional),
        ("Support\nIt Depends\nDo Not Support X", .oppose),
        ("a) Support\nb) It Depends (our choice)\nc) Do Not Support", .conditional),
    ]

    @Test(arguments: options)
    func `the option that a mark sets apart is the stance`(_ lines: String, _ stance: Stance) throws {
        let answer = try read(lines + "\nComment: As we said.")
        #expect(answer.stance == stance)
        #expect(answer.comment == "As we said.")
    }

    @Test func `the option set apart behind a label is the stance`() throws {
        #expect(try read("Position: Support / It Depends / **Do Not Support**").stance == .oppose)
    }

    @Test(arguments: [
        "Support\nIt Depends\nDo Not Support", "Support / It Depends / Do Not Support",
        "- Support\n- It Depends\n- Do Not Support",
        "Support\n\nDo Not Support", "**Support**\n**It Depends**\n**Do Not Support**",
        "X Support\nX It Depends\nDo Not Support",
        "a) Support\nb) It Depends\nc) Do Not Support", "Support\n❌ Do Not Support",
        "Position: Support / Do Not Support",
        "~~Support~~ / ~~It Depends~~ / Do Not Support",
        "Support, It Depends, Do Not Support", "Support\tIt Depends\tDo Not Support", "Yes\nNo",
    ])
    func `options of which none is set apart are left open, and told`(_ lines: String) throws {
        let reading = try Example.read("Recommendation 6.\n\(lines)\nRecommendation 1. [*No*]")
        let stance = try #require(reading.answers.first { $0.recommendation == "6" }?.stance)
        #expect([.blank, .unrecognised].contains(stance))
        #expect(reading.faults.contains { $0.message.contains("Support") || $0.message.contains("“Yes”") })
    }

    @Test(arguments: [
        "Support\nIt depends on many things, we said.", "Support\nWe **do not support** the costs.", "Support\nYes",
        "Support\n\nThe options were: support, no.",
    ])
    func `a stance with a comment below it is no list of options`(_ lines: String) throws {
        #expect(try read(lines).stance == .support)
    }

    private func read(_ lines: String) throws -> Answer {
        let heading = lines.hasPrefix("6. ") ? "" : "Recommendation 6.\n"
        let text = "\(heading)\(lines)" + (heading.isEmpty ? "" : "\nRecommendation 1. [*No*]")
        return try #require(try Example.read(text).answers.first { $0.recommendation == "6" })
    }
}
