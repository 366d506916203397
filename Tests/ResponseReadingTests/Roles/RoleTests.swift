import ConsultationModel
import ResponseReading
import Testing

/// Of each piece of a file it is said what it was taken for.
struct RoleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var format: ResponseFormat = .text
        var text: String
        /// "3 stance Support", a line a piece.
        var parts: String
        var testDescription: String { name }
    }

    static let texts = [
        Case(
            name: "the reference layout",
            text: """
                North Working Group
                Dear all,
                Recommendation 1. Publish all the minutes within a week.
                North Working Group [*Support*] At once.

                And for good.
                """,
            parts: """
                1 speaker North Working Group
                2 title Dear all,
                3 heading Recommendation 1.
                3 text Publish all the minutes within a week.
                4 speaker North Working Group
                4 stance [*Support*]
                4 comment At once.
                6 comment And for good.
                """
        ),
        Case(
            name: "labels of a form",
            text: "Recommendation 6\nPosition: Do Not Support\nComment: Too dear.\n",
            parts: """
                1 heading Recommendation 6
                2 label Position:
                2 stance Do Not Support
                3 label Comment:
                3 comment Too dear.
                """
        ),
        Case(
            name: "boxes",
            text: "Recommendation 6\n[ ] Support [x] It Depends [ ] Do Not Support\nToo dear.\n",
            parts: """
                1 heading Recommendation 6
                2 label [ ] Support [x]
                2 stance It Depends
                2 label [ ] Do Not Support
                3 comment Too dear.
                """
        ),
        Case(
            name: "a text of one's own, and a comment before the stance",
            text: "Recommendation 6. A yearly meeting\nWe have thought about it.\n[*Support*] Gladly.\n",
            parts: """
                1 heading Recommendation 6.
                1 text A yearly meeting
                2 comment We have thought about it.
                3 stance [*Support*]
                3 comment Gladly.
                """
        ),
        Case(
            name: "the end of a letter",
            text: "Rec 6: Support. Gladly.\n\nKind regards,\nA. Example\n",
            parts: """
                1 heading Rec 6:
                1 stance Support.
                1 comment Gladly.
                3 closing Kind regards,
                4 closing A. Example
                """
        ),
        Case(
            name: "an earlier mail below the answers",
            text: "Rec 6: Support. Gladly.\n\n-----Original Message-----\nFrom: A. Example\nRec 1: Support\n",
            parts: """
                1 heading Rec 6:
                1 stance Support.
                1 comment Gladly.
                3 quoted -----Original Message-----
                4 quoted From: A. Example
                5 quoted Rec 1: Support
                """
        ),
        Case(
            name: "quoted answers beside one's own",
            text: "> Rec 1: Support\nRec 6: Support. Gladly.\n",
            parts: """
                1 quoted > Rec 1: Support
                2 heading Rec 6:
                2 stance Support.
                2 comment Gladly.
                """
        ),
        Case(
            name: "sections by stance",
            text: "We support\n\nRecommendation 1: soon\n\nWe do not support\n\nRecommendation 6: dear\n",
            parts: """
                1 stance We support
                3 heading Recommendation 1:
                3 comment soon
                5 stance We do not support
                7 heading Recommendation 6:
                7 comment dear
                """
        ),
        Case(
            name: "a table of bars in a text",
            text: "Answers\n\n| Rec | Stance | Comment |\n|---|---|---|\n| 6 | Support | Gladly. |\n\nBye.\n",
            parts: """
                1 title Answers
                3 label Rec
                3 label Stance
                3 label Comment
                5 heading 6
                5 stance Support
                5 comment Gladly.
                7 title Bye.
                """
        ),
    ]

    static let tables = [
        Case(
            name: "a row an answer",
            format: .delimited,
            text: """
                North Working Group,
                No,Timestamp,Stance,Comment
                1,2017-03-01T10:00Z,Support,Gladly.
                6,,Support: dear,
                """,
            parts: """
                cell A1 speaker North Working Group
                cell A2 label No
                cell B2 label Timestamp
                cell C2 label Stance
                cell D2 label Comment
                cell A3 heading 1
                cell B3 aside 2017-03-01T10:00Z
                cell C3 stance Support
                cell D3 comment Gladly.
                cell A4 heading 6
                cell C4 stance Support:
                cell C4 comment dear
                """
        ),
        Case(
            name: "a column a group, and a title between the rows",
            format: .delimited,
            text: "Recommendation,NORTH,NORTH comment\nPart A,,\n6. Meet,Support,Gladly.\n",
            parts: """
                cell A1 label Recommendation
                cell B1 speaker NORTH
                cell C1 label NORTH comment
                cell A2 unread Part A
                cell A3 heading 6.
                cell A3 text Meet
                cell B3 stance Support
                cell C3 comment Gladly.
                """
        ),
        Case(
            name: "a column a recommendation",
            format: .delimited,
            text: "Respondent,Rec 1,Comment 1,Rec 6\nExample Users,Support,Gladly.,Do Not Support\n",
            parts: """
                cell A1 label Respondent
                cell B1 heading Rec 1
                cell C1 label Comment 1
                cell D1 heading Rec 6
                cell A2 speaker Example Users
                cell B2 stance Support
                cell C2 comment Gladly.
                cell D2 stance Do Not Support
                """
        ),
        Case(
            name: "ticks",
            format: .delimited,
            text: "Recommendation,Support,It Depends,Do Not Support,Comment\n6,,x,,Money\n",
            parts: """
                cell A1 label Recommendation
                cell B1 label Support
                cell C1 label It Depends
                cell D1 label Do Not Support
                cell E1 label Comment
                cell A2 heading 6
                cell C2 stance x
                cell E2 comment Money
                """
        ),
        Case(
            name: "sheets",
            format: .xlsx,
            text: "\u{C}Read me\nFill in the next sheet,\n\u{C}Answers\nNo,Stance\n6,Support\n",
            parts: """
                cell A1 of sheet “Answers” label No
                cell B1 of sheet “Answers” label Stance
                cell A2 of sheet “Answers” heading 6
                cell B2 of sheet “Answers” stance Support
                cell A1 of sheet “Read me” unread Fill in the next sheet
                """
        ),
        Case(
            name: "JSON",
            format: .json,
            text: #"""
                {"region": "NORTH", "x-note": "For the archive",
                "answers": [{"recommendation": "6", "stance": "Support", "comment": "Gladly."}]}
                """#,
            parts: """
                1 label region
                1 speaker NORTH
                1 aside x-note": "For the archive
                2 label answers
                2 label recommendation
                2 heading 6
                2 label stance
                2 stance Support
                2 label comment
                2 comment Gladly.
                """
        ),
        Case(
            name: "YAML",
            format: .yaml,
            text: """
                # Answers
                region: NORTH
                answers:
                  - recommendation: 6
                    stance: Support
                    comment: |
                      Gladly.
                """,
            parts: """
                1 aside # Answers
                2 label region
                2 speaker NORTH
                3 label answers
                4 label - recommendation
                4 heading 6
                5 label stance
                5 stance Support
                6 label comment
                7 comment Gladly.
                """
        ),
    ]

    @Test(arguments: texts + tables)
    func `each piece has the role that it was taken for`(_ example: Case) throws {
        let reading = try Self.read(example)
        #expect(Self.told(reading) == example.parts)
    }

    @Test(arguments: texts + tables)
    func `roles cost nothing where nobody asks for them, and change no answer`(_ example: Case) throws {
        var reading = try Self.read(example)
        reading.parts = []
        #expect(try Example.read(example.text, as: example.format) == reading)
    }

    private static func read(_ example: Case) throws -> Reading {
        var context = try Example.context()
        context.keepsParts = true
        return Reading(of: Array(example.text.utf8), as: example.format, in: context)
    }

    private static func told(_ reading: Reading) -> String {
        reading.parts.map { "\($0.place ?? "\($0.line)") \($0.role.name) \($0.text)" }.joined(separator: "\n")
    }
}
