import ConsultationModel
import Definitions
import Testing

@testable import ResponseReading

/// Tables as survey programs write them, and as people send them. Illustrative: every answer here is made up.
struct SurveyTableTests {
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

    private static func read(_ csv: String, _ consultation: Consultation = Example.small) throws -> Reading {
        Reading(of: Array(csv.utf8), as: .delimited, in: try Example.context([consultation]))
    }

    /// The answers of a table without errors; of one with errors "refused".
    private static func answers(_ csv: String, _ consultation: Consultation = Example.small) throws -> [String] {
        let reading = try read(csv, consultation)
        return reading.isAcceptable ? told(reading) : ["refused"]
    }

    private static let bothWays = ["NORTH 1:support", "NORTH 6:oppose"]

    // MARK: A column for each choice

    @Test(
        arguments: [
            "Rec 1/Support,Rec 1/It Depends,Rec 1/Do Not Support,Rec 6/Support,Rec 6/It Depends,Rec 6/Do Not Support",
            "Rec 1 [Support],Rec 1 [It Depends],Rec 1 [No],Rec 6 [Support],Rec 6 [It Depends],Rec 6 [No]",
            "Recommendation 1 - Agree,Recommendation 1 - Depends,Recommendation 1 - Disagree,Recommendation 6 - Agree,"
                + "Recommendation 6 - Depends,Recommendation 6 - Disagree",
            "rec_1/support,rec_1/it_depends,rec_1/do_not_support,rec_6/support,rec_6/it_depends,rec_6/do_not_support",
            "Rec 1: Sí,Rec 1: Depende,Rec 1: No,Rec 6: Sí,Rec 6: Depende,Rec 6: No",
        ],
        ["1,0,0,0,0,1", "x,,,,,x", "TRUE,FALSE,FALSE,FALSE,FALSE,TRUE", "✓,,,,,✓", "Yes,No,No,No,No,Yes"]
    )
    func `the choice that is ticked is the stance`(header: String, row: String) throws {
        #expect(try Self.answers("Region,\(header)\nNORTH,\(row)\n") == Self.bothWays)
    }

    @Test(arguments: [
        ("1,1,0", "refused"), ("0,0,0", "blank"), (",,", "none"), ("n/a,n/a,n/a", "not-applicable"),
        ("0,1,", "conditional"),
        ("3,0,10", "other"), ("maybe,0,1", "other"),
    ])
    func `choices that say none, several or something else are left open`(row: String, told: String) throws {
        let found = try Self.answers(
            "Region,Rec 6/Support,Rec 6/It Depends,Rec 6/Do Not Support,Rec 1\nNORTH,\(row),Support\n"
        )
        switch told {
        case "refused": #expect(found == ["refused"])
        case "none", "blank": #expect(!found.contains { $0.contains("6:") && !$0.contains("6:blank") })
        case "other":
            #expect(!found.contains { ["6:support", "6:oppose", "6:conditional"].contains(String($0.dropFirst(6))) })
        default: #expect(found.contains("NORTH 6:\(told)"))
        }
    }

    // MARK: Rows of names

    @Test(arguments: [
        "Region,Rec 1,,,Rec 6,,\n,Support,It Depends,No,Support,It Depends,No\nNORTH,x,,,,,x\n",
        "Region,Rec 1,,Rec 6,\n,Position,Comment,Position,Comment\nNORTH,Support,,No,\n",
        "Our survey,,,,\nRegion,Rec 1,,Rec 6,\n,Position,Comment,Position,Comment\nNORTH,Support,,No,\n",
        "Region,Rec 1,,Rec 6,\n,Publish all the minutes,,Meet once,\n,Stance,Comment,Stance,Comment\nNORTH,Yes,,No,\n",
        "ID,Which region?,Your position?,,Your comments?,\n,Response,Rec 1,Rec 6,Rec 1,Rec 6\n118,NORTH,Yes,No,,\n",
        "ID,Which region?,Your position?,\n,Open-Ended Response,Rec 1,Rec 6\n7,NORTH,Yes,No\n",
    ])
    func `up to three rows name the columns`(csv: String) throws {
        #expect(try Self.answers(csv) == Self.bothWays)
    }

    @Test func `comments below each recommendation are its own`() throws {
        let csv = "Region,Rec 1,,Rec 6,\n,Stance,Comment,Stance,Comment\nNORTH,Yes,good,No,bad\n"
        #expect(try Self.answers(csv) == ["NORTH 1:support good", "NORTH 6:oppose bad"])
    }

    @Test(arguments: [
        "Region,Rec 1,Rec 6\nNORTH,Support,No\n", "Region,Rec 1,,Rec 6,\nNORTH,Support,,No,\n",
    ])
    func `a row of answers is no second row of names`(csv: String) throws {
        #expect(try Self.answers(csv) == Self.bothWays)
    }

    // MARK: Yes and no

    @Test(arguments: [
        "Support (Y/N)", "Support Y/N", "Agree (Yes/No)", "Support? (yes or no)", "Support [1/0]",
        "In favour (true/false)",
    ])
    func `yes and no to one stance are that stance and its opposite`(name: String) throws {
        let (yes, no) = name.contains("1/0") ? ("1", "0") : name.contains("true") ? ("TRUE", "FALSE") : ("Y", "N")
        #expect(try Self.answers("Rec,\(name)\n1,\(yes)\n6,\(no)\n") == Self.bothWays)
    }

    @Test(arguments: ["Oppose (Y/N)", "Against (Yes/No)", "Object Y/N", "Disagree (Y/N)"])
    func `yes to opposition is against`(name: String) throws {
        #expect(try Self.answers("Rec,\(name)\n1,N\n6,Y\n") == Self.bothWays)
    }

    @Test func `a question that asks for opposition turns its answers round`() throws {
        let csv = "Region,Do you oppose Recommendation 1?,Do you object to Recommendation 6?\nNORTH,No,Yes\n"
        #expect(try Self.answers(csv) == Self.bothWays)
    }

    @Test(arguments: [
        "Would you object if Recommendation 6 were dropped?", "Do you not oppose Recommendation 6?",
        "Do you oppose Recommendation 6 or the draft?", "Don't you oppose Recommendation 6?",
    ])
    func `a question with a not, an if or an or is left open`(question: String) throws {
        let found = try Self.answers("Region,Rec 1,\(question)\nNORTH,Support,Yes\n")
        #expect(found.contains("NORTH 6:unrecognised") || !found.contains { $0.contains("6:") })
    }

    @Test func `the digits of a program are yes and no under a question only`() throws {
        #expect(
            try Self.answers("Region,Do you support Rec 1?,Do you support Rec 6?\nNORTH,1,0\n") == Self.bothWays
        )
        #expect(try Self.answers("Rec,Position,Comment\n1,1,a\n6,0,b\n").allSatisfy { !$0.contains(":support") })
        #expect(
            try Self.answers("Region,Do you support Rec 1?,Do you support Rec 6?\nNORTH,1,5\n")
                .contains("NORTH 6:unrecognised")
        )
    }

    @Test func `a tick alone in a column of positions is left open`() throws {
        #expect(
            try Self.answers("Rec,Position,Comment\n1,✓,a\n6,✗,b\n1(b),Support,c\n") == [
                "NORTH 1:unrecognised a", "NORTH 6:unrecognised b", "NORTH 1(b):support c",
            ]
        )
    }

    @Test func `a count beside a question is no recommendation`() throws {
        let csv = "#,Which region do you answer for?,Do you support Rec 1?,Do you support Rec 6?,Response Type\n"
        #expect(try Self.answers(csv + "abc123,NORTH,1,0,completed\n") == Self.bothWays)
    }

    @Test func `a request for a rationale is a comment`() throws {
        let csv = "Region,Rec 6: Please choose your level of support,Rec 6: Please provide your rationale,Rec 1\n"
        #expect(try Self.answers(csv + "NORTH,No,A draw.,Yes\n") == ["NORTH 6:oppose A draw.", "NORTH 1:support"])
    }

    // MARK: Rounds

    @Test(arguments: [
        "Previous position,Current position", "Position (round 1),Position (round 2)", "Position,Final position",
        "Your round 1,Your round 2", "Initial vote,Vote", "Round 1,Round 2", "Posición anterior,Posición actual",
        "Position,Position (final)", "Bisherige Haltung,Haltung", "Предыдущая позиция,Текущая позиция",
    ])
    func `the last round counts and the one before is told`(names: String) throws {
        let reading = try Self.read("Rec,\(names),Comment\n1,No,Yes,\n6,Yes,No,\n1(b),No,Yes,\n")
        #expect(Self.told(reading).prefix(2) == Self.bothWays[...])
        #expect(reading.isAcceptable)
        #expect(reading.faults.contains { $0.message.hasPrefix("Found stances of an earlier round") })
    }

    @Test(arguments: ["Position,Vote", "Position A,Position B", "Final vote,Final position"])
    func `two columns of stances of which neither is later are refused`(names: String) throws {
        #expect(try Self.answers("Rec,\(names),Comment\n1,No,Yes,\n6,Yes,No,\n") == ["refused"])
    }

    // MARK: Which recommendation

    @Test(arguments: [
        ("\"6,0\"", "6"), ("6.00", "6"), ("\"1,00\"", "1"), ("06", "6"), ("Meet once a year, in person.", "6"),
        ("\"Publish all the minutes within a week.\"", "1"), ("Publish all the minutes", "1"),
    ])
    func `a number as spreadsheets write it and a text of one recommendation alone name it`(cell: String, id: String)
        throws
    {
        let quoted = cell.contains(",") && !cell.hasPrefix("\"") ? "\"\(cell)\"" : cell
        #expect(try Self.answers("Recommendation,Stance\n\(quoted),No\n1(b),Yes\n").first == "NORTH \(id):oppose")
    }

    @Test(arguments: ["Publish", "Meet once", "Publish all the minutes now and for ever", "\"6,5\"", "2017-07-06"])
    func `what is no recommendations alone is told`(cell: String) throws {
        let reading = try Self.read("Recommendation,Stance\n\(cell),No\n1(b),Yes\n")
        #expect(!Self.told(reading).contains { $0.hasSuffix(":oppose") })
        #expect(!reading.faults.isEmpty)
    }

    @Test func `a number beside a text is asked first`() throws {
        let csv =
            "No.,Recommendation,Stance\n1,Meet once a year; in person.,No\n6,Publish all the minutes within a week.,Yes\n"
        #expect(try Self.answers(csv) == ["NORTH 1:oppose", "NORTH 6:support"])
    }

    @Test func `a date says what a spreadsheet has made of it`() throws {
        let faults = try Self.read("Recommendation,Stance\n1,Yes\n2017-07-06,No\n").faults
        #expect(faults.contains { $0.message.contains("a spreadsheet makes a date of “6-7”") })
    }

    @Test func `exchanged names of columns are told`() throws {
        let faults = try Self.read("Comment,Recommendation,Stance\n1,We think so.,Yes\n6,We do not.,No\n").faults
        #expect(
            faults.contains { $0.severity == .error && $0.message.contains("Were the names of two columns exchanged?") }
        )
    }

    // MARK: Shape

    @Test(arguments: [
        "Rec,Position,Comment,Rec,Position,Comment\n1,Yes,,6,No,\n",
        "Rec,Position,Comment,,Rec,Position,Comment\n1,Yes,,,6,No,\n", "No.,Stance,No.,Stance\n1,Yes,6,No\n",
    ])
    func `halves side by side are one table`(csv: String) throws {
        #expect(try Self.answers(csv) == Self.bothWays)
    }

    @Test func `the places of a right half are those of the file`() throws {
        let reading = try Self.read("Rec,Position,Comment,Rec,Position,Comment\n1,Yes,,6,No,bad\n")
        #expect(reading.answers.map(\.place) == ["cell B2", "cell E2"])
    }

    @Test(arguments: ["Rec,NORTH,SOUTH,NORTH,SOUTH\n1,Yes,No,Yes,No\n", "Rec,Position,Position\n1,Yes,No\n"])
    func `names that come again without their recommendation are no halves`(csv: String) throws {
        #expect(try Self.answers(csv).contains("refused") || Self.answers(csv).count <= 2)
    }

    @Test(arguments: [
        "1,Support,good\n6,No,bad\n1(b),Depends,fair\n", "1\tYes\tgood\n6\tNo\tbad\n1(b)\tDepends\tfair\n",
    ])
    func `rows that cannot be mistaken need no header`(text: String) throws {
        #expect(
            try Self.answers(text) == ["NORTH 1:support good", "NORTH 6:oppose bad", "NORTH 1(b):conditional fair"]
        )
    }

    @Test(arguments: [
        "1,Support,good\n6,perhaps,bad\n1(b),No,fair\n", "1,Support,good\n1,No,bad\n6,No,fair\n",
        "1,Yes,No\n6,No,Yes\n1(b),No,No\n",
        "1,Support,good\n99,No,bad\n6,No,fair\n", "1,Support,a,b\n6,No,a,b\n1(b),No,a,b\n",
    ])
    func `other rows do`(text: String) throws {
        #expect(try Self.answers(text) == ["refused"])
    }

    // MARK: Who answers

    @Test(arguments: ["Respondent ID,118", "ID,R_2bXq81cTz", "Participant,118", "Token,a8f3-99c2-11de", "Name,4711"])
    func `the only row of a programs number is the regions`(who: String) throws {
        let (name, value) = (who.split(separator: ",")[0], who.split(separator: ",")[1])
        #expect(try Self.answers("\(name),Rec 1,Rec 6\n\(value),Support,No\n") == Self.bothWays)
    }

    @Test(arguments: ["Ann", "Harbour Society", "P07", "ann@example.org"])
    func `a persons name is not`(name: String) throws {
        #expect(try Self.answers("Respondent,Rec 1,Rec 6\n\(name),Support,No\n").first == "NORTH/\(name) 1:support")
    }

    @Test func `a region beside a name is open where no column says which of them speaks`() throws {
        let reading = try Self.read("Name,Affiliation,Rec 1,Rec 6\nAnn,NORTH,Support,No\n")
        #expect(
            reading.faults.contains {
                $0.severity == .error && $0.message.contains("cannot be told which of them speaks")
            }
        )
        #expect(try Self.answers("Name,Region,Rec 1,Rec 6\nAnn,NORTH,Yes,No\n").first == "NORTH/Ann 1:support")
        #expect(try Self.answers("Affiliation,Rec 1,Rec 6\nNORTH,Yes,No\n") == Self.bothWays)
    }

    @Test func `a column under a number is no group`() throws {
        let found = try Self.answers("Rec,NORTH,118,Q2_17\n1,Yes,No,No\n6,No,Yes,Yes\n")
        #expect(found == Self.bothWays)
    }

    @Test func `rows that point to another sheet are not taken for one respondent`() throws {
        let csv = "Rec,Stance,_parent_index\n1,Yes,1\n6,No,2\n"
        let reading = try Self.read(csv)
        #expect(
            reading.faults.contains {
                $0.severity == .error && $0.message.contains("points to the rows of another sheet")
            }
        )
        #expect(try Self.answers("Rec,Stance,_parent_index\n1,Yes,1\n6,No,1\n") == Self.bothWays)
    }

    // MARK: Languages

    @Test(arguments: [
        "Empfehlung,Haltung,Kommentar\n1,Zustimmung,\n6,Ablehnung,\n",
        "Empfehlung,Stellungnahme,Begründung\n1,Ja,\n6,Nein,\n",
        "Рекомендация,Позиция,Комментарий\n1,Поддерживаем,\n6,Не поддерживаем,\n",
        "Номер,Ответ,Примечание\n1,Да,\n6,Нет,\n",
        "التوصية,الموقف,التعليق\n1,نؤيد,\n6,لا نؤيد,\n", "رقم,موقف,ملاحظات\n1,موافق,\n6,غير موافق,\n",
        "建议,立场,意见\n1,支持,\n6,不支持,\n", "编号,态度,理由\n1,赞成,\n6,反对,\n", "Número,Posição,Comentário\n1,Apoia,\n6,Não apoia,\n",
        "Recomendação,Voto,Justificativa\n1,A favor,\n6,Contra,\n",
    ])
    func `columns and stances are read in the languages of the regions`(csv: String) throws {
        #expect(try Self.answers(csv) == Self.bothWays)
        let reading = Reading(of: Array(csv.utf8), in: try Example.context())
        #expect(reading.format == .delimited)
    }

    // MARK: By the consultation's own word

    private static func mapped(_ columns: ColumnMap) -> Consultation {
        var consultation = Example.small
        consultation.columns = columns
        return consultation
    }

    @Test func `columns and codes mean what the consultation says`() throws {
        let columns = ColumnMap(
            headers: [
                "Q1": .region, "Q2_1": .stances(on: "1"), "Q2_2": .stances(on: "6"), "Q2_2_TEXT": .comments(on: "6"),
                "Staff": .nothing,
            ],
            codes: ["1": .support, "3": .oppose],
            regions: ["Upper part": "NORTH"]
        )
        let csv = "Q1,Q2_1,Q2_2,Q2_2_TEXT,Staff\nUpper part,1,3,A draw.,Support\n"
        #expect(try Self.answers(csv, Self.mapped(columns)) == ["NORTH 1:support", "NORTH 6:oppose A draw."])
        #expect(try !Self.answers(csv).contains { $0.contains("support") })
    }

    @Test func `rows of answers may have columns of any name`() throws {
        let columns = ColumnMap(
            headers: ["Thing": .recommendation, "Says": .stance, "Because": .comment, "Whoever": .respondent]
        )
        let csv = "Whoever,Thing,Says,Because\nAnn,1,Support,good\nAnn,6,No,bad\n"
        #expect(
            try Self.answers(csv, Self.mapped(columns)) == ["NORTH/Ann 1:support good", "NORTH/Ann 6:oppose bad"]
        )
    }

    @Test func `a code that the consultation does not name is left open`() throws {
        let columns = ColumnMap(codes: ["A1": .support])
        #expect(
            try Self.answers("Rec,Position\n1,A1\n6,A2\n", Self.mapped(columns)) == [
                "NORTH 1:support", "NORTH 6:unrecognised",
            ]
        )
    }
}
