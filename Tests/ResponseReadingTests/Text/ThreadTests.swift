import ConsultationModel
import ResponseReading
import Testing

/// Answers between the lines of a mail that is quoted, and sentences about a group.
struct ThreadTests {
    @Test(arguments: [
        ("> Recommendation 6. Seat 15\n> EURALO: It Depends\n\nDo Not Support. A draw.", "oppose"),
        ("> Recommendation 6. Seat 15\n> EURALO: It Depends\n\n[*Do Not Support*] A draw.", "oppose"),
        ("> Recommendation 6. Seat 15\n\nDo Not Support. A draw.", "oppose"),
        ("> Recommendation 6. Seat 15\n> EURALO: It Depends\n\nNo, we decided: Do Not Support.", "unrecognised"),
        ("> Recommendation 6. Seat 15\n> EURALO: It Depends\n\nFine with me.", "unrecognised"),
        ("> Recommendation 6. Seat 15\n\nWe don't support this one.", "oppose"),
    ])
    func `a reply below a quoted stance is the answer, and the quotation never`(_ lines: String, _ stance: String)
        throws
    {
        for first in ["", "> Recommendation 1. Conferences\n> EURALO: Support\n\nSupport. As before.\n\n"] {
            let reading = try Example.read(first + lines + "\n", [Example.review()], region: "EURALO")
            let answer = reading.answers.first { $0.recommendation == "6" }
            if first.isEmpty || stance != "unrecognised" {
                #expect(answer?.stance.rawValue == stance, "\(reading.answers) \(reading.faults.map(\.message))")
            } else {
                #expect(answer?.stance != .conditional)
            }
        }
    }

    @Test(arguments: [
        ("EURALO supports this recommendation. Our chapters do so.", Stance.support),
        ("EURALO does not support this recommendation. A draw.", .oppose), ("EURALO opposes it", nil),
        ("EURALO does not support this recommendation because of the draw", nil),
        ("EURALO supports the aim, not the means.", nil), ("The ALAC supports this recommendation.", nil),
        ("Others say that EURALO supports this recommendation.", nil), ("EURALO Support Group met.", nil),
    ])
    func `a sentence about the region is its stance where it is one in whole`(_ line: String, _ stance: Stance?) throws
    {
        let reading = try Example.read(
            "Recommendation 1: Support\nRecommendation 6\n\(line)\n",
            [Example.review()],
            region: "EURALO"
        )
        #expect(reading.answers.last?.recommendation == "6")
        if let stance {
            #expect(reading.answers.last?.stance == stance)
        } else {
            #expect([.blank, .unrecognised].contains(reading.answers.last?.stance))
        }
    }

    @Test func `a sentence about another region is not taken for this one's stance`() throws {
        let reading = try Example.read(
            "Recommendation 1: Support\nRecommendation 6\nAFRALO supports this recommendation.\n",
            [Example.review()],
            region: "EURALO"
        )
        #expect(!reading.isAcceptable)
    }

    @Test(arguments: [
        ("RALO: EURALO (Europe)", true), ("Region: EURALO (AFRALO)", false), ("Region: Europe (x)", false),
    ])
    func `a note behind a region's name leaves it the region`(_ line: String, _ isRead: Bool) throws {
        let reading = try Example.read("\(line)\n\nRecommendation 6: Do Not Support\n", [Example.review()], region: nil)
        #expect((reading.region?.code == "EURALO") == isRead)
        #expect(reading.isAcceptable == isRead)
    }

    private static let quoted = "> Recommendation 1: Support\n> Our reasons\n>\n> Recommendation 6: Do Not Support\n"

    @Test(arguments: [
        ("AFRALO will answer next week.\n\nOn Fri, 10 Feb 2017, a secretariat wrote:\n", "", false),
        ("See below, we agree.\n\nOn Fri, 10 Feb 2017, a secretariat\n<a@b.example> wrote:\n\n", "", false),
        ("Contestaremos la semana que viene.\n\nEl 10 de febrero de 2017 la secretaría escribió:\n", "\n\n", false),
        ("Nous répondrons lundi prochain.\n\nLe 10 février 2017, le secrétariat a écrit :\n", "", false),
        ("Wir antworten nächste Woche.\n\nAm 10.02.2017 um 17:03 hat das Sekretariat geschrieben:\n", "", false),
        // Nothing of the sender's own: the file is the quotation.
        ("", "", true), ("On Fri, 10 Feb 2017, a secretariat wrote:\n", "", true),
        // No mail is said to begin here.
        ("EURALO answers as follows.\n\n", "", true), ("On Friday we answered as follows:\n", "", true),
        // Something of the sender's own stands below.
        ("We answer between the lines.\n\nOn Fri, 10 Feb 2017, a secretariat wrote:\n", "\nKind regards\n", true),
    ])
    func `an earlier mail that is quoted to the end holds no answer of the sender's`(
        _ above: String,
        _ below: String,
        _ isRead: Bool
    ) throws {
        let reading = try Example.read(above + Self.quoted + below, [Example.review()], region: "EURALO")
        let explanation = "\(reading.answers) \(reading.faults.map(\.message))"
        #expect(reading.answers.isEmpty != isRead, "\(explanation)")
        #expect(reading.isAcceptable == isRead, "\(explanation)")
        let isTold = reading.faults.contains { $0.message.contains("is an earlier mail, quoted") }
        #expect(isTold != isRead, "\(explanation)")
    }

    @Test(arguments: [
        ("P.S. Just heard from our chair: please change 6 to It Depends. Thanks!", true),
        ("PS: Recommendation 6 is now Do Not Support", true), ("Correction: R6 Do Not Support.", true),
        ("Please change 6 from Support to\nIt Depends.", true), ("Corrección: 6 – No Apoyo", true),
        ("Nachtrag: Bei 6 bitte Ablehnung.", true), ("P.S. Our chair asks to set (6) to \"It Depends\".", true),
        // The same stance, no stance, another recommendation, another's words, or no postscript.
        ("P.S. On 6 we said Support.", false), ("P.S. 6 needs support from its members", false),
        ("P.S. Please answer on 16: It Depends.", false), ("P.S. We meet on the 6th. It depends.", false),
        ("P.S. Thanks for your support.", false), ("> P.S. Please change 6 to It Depends.", false),
        ("Please give 6 more time. It depends.", false), ("Psychology: 6 times, it depends.", false),
    ])
    func `a postscript that names another stance leaves the answer open`(_ line: String, _ isOpen: Bool) throws {
        let reading = try Example.read(
            "Recommendation 1: Support\nRecommendation 6: Support\nWe like it.\n\n\(line)\n",
            [Example.review()],
            region: "EURALO"
        )
        let explanation = "\(reading.answers) \(reading.faults.map(\.message))"
        #expect(reading.answers.first?.stance == .support, "\(explanation)")
        #expect(reading.answers.last?.stance == (isOpen ? .blank : .support), "\(explanation)")
        #expect(reading.faults.contains { $0.message.contains("is left open") } == isOpen, "\(explanation)")
    }
}
