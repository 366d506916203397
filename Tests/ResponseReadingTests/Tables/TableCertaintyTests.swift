import ConsultationModel
import Testing

@testable import ResponseReading

/// What a table leaves open is refused or told. Illustrative: every answer here is made up.
struct TableCertaintyTests {
    /// "NORTH/group 1:support comment" for each answer.
    private static func told(_ reading: Reading) -> [String] {
        reading.responses.flatMap { response in
            let name = response.respondent.map { $0.speaksForRegion ? "" : "/\($0.name)" } ?? "?"
            return response.answers.map { answer in
                let comment = answer.comment.isEmpty ? "" : " \(answer.comment)"
                return
                    "\(response.region?.code ?? "?")\(name) \(answer.recommendation):\(answer.stance.rawValue)\(comment)"
            }
        }
    }

    private static func read(_ csv: String, region: String? = "NORTH") throws -> Reading {
        Reading(of: Array(csv.utf8), as: .delimited, in: try Example.context(region: region))
    }

    /// The answers of a file without errors.
    private static func answers(_ csv: String, region: String? = "NORTH") throws -> [String] {
        let reading = try read(csv, region: region)
        #expect(reading.faults.filter { $0.severity == .error } == [])
        return told(reading)
    }

    private static func messages(_ reading: Reading, _ severity: Fault.Severity) -> [String] {
        reading.faults.filter { $0.severity == severity }.map { "\($0.location ?? "file"): \($0.message)" }
    }

    // MARK: Who answers

    @Test(
        arguments: [
            "Panelist", "Expert", "Participant", "Delegate", "Full name", "Your name", "What is your name?",
            "Submitted by", "Author", "Company", "Entity", "E-mail", "Email", "Member", "Votante", "Membre",
            "Participante", "Miembro", "Delegado", "Experto", "Panelista", "Nombre completo", "Nom complet",
        ]
    )
    func `a persons row is no position of the region`(header: String) throws {
        #expect(
            try Self.answers("\(header),Rec 1,Rec 6\nAnn,Support,No\n") == [
                "NORTH/Ann 1:support", "NORTH/Ann 6:oppose",
            ]
        )
        #expect(try Self.answers("\(header),Rec,Stance\nAnn,1,Support\n") == ["NORTH/Ann 1:support"])
    }

    @Test func `a column that nobody knows left of the answers holds names, with a warning`() throws {
        let reading = try Self.read("Who,Rec 1,Rec 6\nAnn,Support,No\nBob,No,No\n")
        #expect(
            Self.told(reading) == [
                "NORTH/Ann 1:support", "NORTH/Ann 6:oppose", "NORTH/Bob 1:oppose", "NORTH/Bob 6:oppose",
            ]
        )
        let warnings = Self.messages(reading, .warning)
        #expect(warnings.count { $0.hasPrefix("cell A1: Found the column “Who” and no column of respondents;") } == 1)
    }

    @Test func `names that come again are respondents in a long table too`() throws {
        let reading = try Self.read("Who,Rec,Stance\nAnn,1,Support\nAnn,6,No\nBob,1,No\n")
        #expect(Self.told(reading) == ["NORTH/Ann 1:support", "NORTH/Ann 6:oppose", "NORTH/Bob 1:oppose"])
        #expect(Self.messages(reading, .warning).contains { $0.contains("no column of respondents") })
    }

    @Test func `topics of recommendations are no names`() throws {
        let reading = try Self.read("Topic,Rec,Stance\nMeetings,1,Support\nMeetings,6,No\nMoney,1(b),No\n")
        #expect(Self.told(reading) == ["NORTH 1:support", "NORTH 6:oppose", "NORTH 1(b):oppose"])
        #expect(Self.messages(reading, .warning).contains { $0.contains("the column “Topic”, which was not read") })
    }

    @Test func `a member beside the name of a region is not the region`() throws {
        #expect(try Self.answers("Group,Panelist,Rec 1,Rec 6\nNORTH,Ann,Support,No\n").first == "NORTH/Ann 1:support")
    }

    @Test func `times are no names`() throws {
        let csv = "Timestamp,Rec 1,Rec 6\nMonday,Support,No\n"
        #expect(try Self.answers(csv) == ["NORTH 1:support", "NORTH 6:oppose"])
    }

    @Test(arguments: [
        "Median", "Mean", "Average", "Total", "Sum", "Count", "Consensus", "Media", "Médiane", "Total votes",
    ])
    func `sums are no respondents`(name: String) throws {
        let wide = try Self.read("Rec,NORTH,\(name)\n6,Support,No\n1,No,No\n", region: nil)
        #expect(Self.told(wide) == ["NORTH 6:support", "NORTH 1:oppose"])
        #expect(Self.messages(wide, .warning).contains { $0.contains("“\(name)”") })
        let reverse = try Self.read("Name,Rec 1,Rec 6\nAnn,Support,No\n\(name),No,No\n")
        #expect(Self.told(reverse) == ["NORTH/Ann 1:support", "NORTH/Ann 6:oppose"])
    }

    // MARK: Columns

    @Test(
        arguments: [
            "Reservations", "Additional comments", "Other comments", "Please explain", "Why", "Why?", "Conditions",
            "Comment", "Otros comentarios", "Autres commentaires", "Condições",
        ]
    )
    func `all words on an answer are its comment, in order`(header: String) throws {
        #expect(
            try Self.answers("Rec,Stance,Comment,\(header)\n1,Support,good,only if paid\n")
                == ["NORTH 1:support good\nonly if paid"]
        )
        #expect(
            try Self.answers("Rec,Stance,\(header),Comment\n1,Support,only if paid,good\n")
                == ["NORTH 1:support only if paid\ngood"]
        )
        #expect(
            try Self.answers("Group,Rec 1,Comment,\(header),Rec 6,Comment,\(header)\nNORTH,Yes,a,b,No,c,d\n")
                == ["NORTH 1:support a\nb", "NORTH 6:oppose c\nd"]
        )
    }

    @Test func `a column that is not read is told once`() throws {
        let reading = try Self.read("Rec,Stance,Budget\n1,Support,\n6,No,too dear\n1(b),No,dear\n")
        let warnings = Self.messages(reading, .warning).filter { $0.contains("not read") }
        #expect(warnings.count == 1)
        #expect(
            warnings.first?.hasPrefix("cell C3: Found “too dear” in the column “Budget”, which was not read.") == true
        )
    }

    @Test func `times and counts of rows are not missed`() throws {
        let reading = try Self.read("Timestamp,ID,Rec,Stance\n2017-03-01,1,1,Support\n2017-03-01,2,6,No\n")
        #expect(!Self.messages(reading, .warning).contains { $0.contains("not read") })
    }

    @Test(arguments: [
        "Rec,NORTH,\n,Position,Comment", "Rec,NORTH,\nRec,Position,Comment", ",NORTH,\nRec,Position,Comment",
    ])
    func `a group over its position and comment is read`(header: String) throws {
        #expect(try Self.answers("\(header)\n1,Support,good\n6,No,\n") == ["NORTH 1:support good", "NORTH 6:oppose"])
    }

    @Test func `groups over their positions and comments are read`() throws {
        #expect(
            try Self.answers("Rec,NORTH,,SOUTH,\n,Position,Comment,Position,Comment\n1,Yes,a,No,b\n", region: nil)
                == ["NORTH 1:support a", "SOUTH 1:oppose b"]
        )
    }

    // MARK: Ticks

    @Test(arguments: ["x", "X", "✓", "✔", "✔\u{FE0F}", "☑", "☒", "•", "1", "yes", "Sí", "oui", "sim"])
    func `a tick under a stance is the answer`(tick: String) throws {
        let reading = try Self.read(
            "Recommendation,Support,It Depends,Do Not Support,Comment\n1,\(tick),,,good\n6,,,\(tick),\n1(b),,,,\n"
        )
        #expect(Self.told(reading) == ["NORTH 1:support good", "NORTH 6:oppose", "NORTH 1(b):blank"])
        #expect(Self.messages(reading, .error) == [])
        #expect(reading.answers.map(\.place).prefix(2) == ["cell B2", "cell D3"])
    }

    @Test func `two ticks in a row are an error`() throws {
        let errors = Self.messages(try Self.read("Rec,Support,Oppose\n1,x,x\n6,x,\n"), .error)
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix("cell C2: Found ticks under “Support” and “Oppose” in one row;") == true)
    }

    @Test func `words under a stance are an error`() throws {
        let errors = Self.messages(try Self.read("Rec,Support,Oppose\n1,perhaps,\n6,x,\n"), .error)
        #expect(errors.first?.hasPrefix("cell B2: Found “perhaps” in the column of one stance, “Support”;") == true)
    }

    @Test func `counts are refused`() throws {
        let reading = try Self.read("Recommendation,Support,It Depends,Do Not Support\n1,5,2,1\n6,3,0,5\n")
        #expect(reading.answers.isEmpty)
        let errors = Self.messages(reading, .error)
        #expect(errors.contains { $0.hasPrefix("cell B2: Found a table of counts; expected one answer a row") })
    }

    // MARK: Headers without words

    @Test func `a row of numbers is no header`() throws {
        let reading = try Self.read("6,1,\n1,6,\n")
        #expect(reading.answers.isEmpty)
        #expect(!Self.messages(reading, .error).isEmpty)
        #expect(
            try Self.answers("Group,1,6\nNORTH,Yes,No\n") == ["NORTH 1:support", "NORTH 6:oppose"]
        )
        #expect(try Self.answers(",1,6\nNORTH,Yes,No\n") == ["NORTH 1:support", "NORTH 6:oppose"])
    }

    // MARK: Boxes

    @Test(
        arguments: [
            ("[x] Support", "support"), ("☒ Support ☐ It Depends", "support"),
            ("☐ Support ☒ It Depends", "conditional"),
            ("Support [x] It Depends [ ]", "support"), ("Support [ ] It Depends [X]", "conditional"),
            ("Support ☐ / It Depends ☑", "conditional"), ("☐ Support ☐ It Depends", "blank"), ("[ ] Support", "blank"),
            ("Support [ ]", "blank"), ("☒ Support ☒ It Depends", "unrecognised"), ("(x) Support ( ) Oppose", "support"),
        ]
    )
    func `the ticked box of a cell is its stance`(cell: String, stance: String) throws {
        let reading = try Self.read("Rec,Stance\n6,\(cell)\n1,Support\n")
        #expect(reading.answers.first?.stance.rawValue == stance)
    }
}
