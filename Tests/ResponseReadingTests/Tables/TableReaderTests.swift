import ConsultationModel
import Testing

@testable import ResponseReading

/// Illustrative: every answer here is made up.
struct TableReaderTests {
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

    private static func told(_ csv: String, region: String? = "NORTH") throws -> [String] {
        let reading = try Example.read(csv, region: region)
        #expect(reading.faults.filter { $0.severity == .error } == [])
        #expect(reading.format == .delimited)
        return told(reading)
    }

    private static func errors(_ csv: String, region: String? = "NORTH") throws -> [String] {
        try Example.read(csv, region: region).faults.filter { $0.severity == .error }.map {
            "\($0.location ?? "file"): \($0.message)"
        }
    }

    // MARK: A row an answer

    @Test(
        arguments: [
            "Recommendation,Stance,Comment", "Rec.,Position,Comments", "Item,Vote,Rationale", "#,Your position,Reasons",
            "Recomendación,Posición,Comentario", "N.º,Postura,Observaciones", "Recomendación n.º,Respuesta,Razones",
            "Recommandation,Avis,Commentaire", "N°,Position,Commentaires", "Recommandation n°,Réponse,Motivos",
            "Recomendação,Posição,Comentário", "Recomendação,Voto,Observações", "Número,Resposta,Comentários",
            "Recomendation,Answer,Comment/Reasons", "Recommendation number,Stance on the recommendation,Your comments",
            "Option,Does NORTH support it?,\"If not, why?\"",
        ]
    )
    func `a long table is read in four languages`(header: String) throws {
        #expect(
            try Self.told("\(header)\n1,Support,\"good, mostly\"\n6,No,\n1(b),,\n")
                == ["NORTH 1:support good, mostly", "NORTH 6:oppose", "NORTH 1(b):blank"]
        )
    }

    @Test(
        arguments: [
            ("6", "6"), ("Rec. 6", "6"), ("Rec 6", "6"), ("R6", "6"), ("Q6", "6"), ("#6", "6"), ("No. 6", "6"),
            ("6.", "6"),
            ("6.0", "6"), ("06", "6"), ("Recommendation 6: Meet once a year", "6"), ("6 Meet once a year", "6"),
            ("Recommendation 1(b)", "1(b)"), ("option 4", "Option 4"), ("EMM 3.2 Choose one", "EMM 3.2"),
            ("Recomendación n.º 6", "6"), ("Recommandation n° 6", "6"), ("Recomendação 6", "6"),
        ]
    )
    func `a cell names its recommendation`(cell: String, id: String) throws {
        #expect(try Self.told("Recommendation,Stance\n\(cell),Support\n") == ["NORTH \(id):support"])
    }

    @Test func `columns may stand in any order among others`() throws {
        let csv = "Date,Vote,Comment,Item,Seconds\n2017-03-01,Yes,why not,6,12\n2017-03-02,No,,1,3\n"
        #expect(try Self.told(csv) == ["NORTH 6:support why not", "NORTH 1:oppose"])
    }

    @Test func `rows before the header say what the file is`() throws {
        let csv = """
            Answers of our group;;
            Illustrative: made-up;;
            Consultation: small-2018;;
            Region;SOUTH;
            Respondent;Example Users;

            Recommendation;Stance;Comment
            1;Support;
            """
        let reading = try Example.read(csv, region: nil)
        #expect(reading.isIllustrative)
        #expect(Self.told(reading) == ["SOUTH/Example Users 1:support"])
        #expect(reading.answers[0].place == "cell B8")
    }

    @Test func `a title that names a group speaks for its region`() throws {
        #expect(try Self.told("South Working Group,\nRec,Stance\n6,Support\n", region: nil) == ["SOUTH 6:support"])
    }

    @Test func `rows belong to the respondents that they name`() throws {
        let csv = """
            Region,Name,Rec,Position,Comment
            NORTH,NORTH,6,Support,
            SOUTH,Example Users,6,No,too far
            NORTH,Example Users,6,Yes,
            SOUTH,Example Users,1,Yes,
            """
        #expect(
            try Self.told(csv, region: nil) == [
                "NORTH 6:support", "SOUTH/Example Users 6:oppose too far", "SOUTH/Example Users 1:support",
                "NORTH/Example Users 6:support",
            ]
        )
    }

    @Test func `an empty region is that of the folder`() throws {
        #expect(
            try Self.told("Region,Rec,Stance\nNORTH,6,Support\n,1,Support\n") == ["NORTH 6:support", "NORTH 1:support"]
        )
    }

    @Test(
        arguments: [
            ("Support. We like it", "support", "We like it"), ("Support – we like it", "support", "we like it"),
            ("Do Not Support - no measure", "oppose", "no measure"),
            ("[*Support*] We like it", "support", "We like it"),
            ("[*It Depends*]", "conditional", ""), ("**Support**", "support", ""), ("☒ Support", "support", ""),
            ("Yes (once)", "support", "(once)"), ("Non-binding at best", "unrecognised", ""),
            ("Yes/No", "unrecognised", ""), ("A good thing if the budget allows", "unrecognised", ""),
        ]
    )
    func `a stance may have its comment in its cell`(cell: String, stance: String, comment: String) throws {
        let answer = try #require(try Example.read("Rec,Stance,Comment\n6,\(cell),\n").answers.first)
        #expect(answer.stance.rawValue == stance)
        #expect(answer.comment == comment)
    }

    @Test func `a comment in the stances cell comes before the other`() throws {
        #expect(try Self.told("Rec,Stance,Comment\n6,Support. One,Two\n") == ["NORTH 6:support One\nTwo"])
    }

    @Test func `a long text in the stances cell is kept as the comment`() throws {
        let text = String(repeating: "word ", count: 40) + "end"
        let answer = try #require(try Example.read("Rec,Stance\n6,\(text)\n").answers.first)
        #expect(answer.stance == .unrecognised)
        #expect(answer.words.count <= 60)
        #expect(answer.comment == text)
    }

    @Test func `headings and marks inside of cells are comment`() throws {
        let csv = "item,position,comment\n6,No,\"See\nRecommendation 1. Publish\n[*Support*] was his view\"\n"
        #expect(try Self.told(csv) == ["NORTH 6:oppose See\nRecommendation 1. Publish\n[*Support*] was his view"])
    }

    @Test func `a text of another recommendation is a warning`() throws {
        let other = "Meet once a year, in person, and invite newcomers to every meeting of the region"
        let reading = try Example.read("Rec,Text,Stance\n1,\"\(other)\",Support\n")
        #expect(reading.faults.contains { $0.message.contains("clearly differs") && $0.place == "cell A2" })
    }

    // MARK: A column a group

    @Test func `a wide table has a column for each group`() throws {
        let csv = """
            Recommendation,NORTH,NORTH comment,Southern Region,Comentario (SOUTH)
            6,Support,near,No,lejos
            1,,,Yes,
            """
        #expect(
            try Self.told(csv, region: nil) == [
                "NORTH 6:support near", "NORTH 1:blank", "SOUTH 6:oppose lejos", "SOUTH 1:support",
            ]
        )
    }

    @Test func `a bare comment is of the group to its left`() throws {
        let csv = "Rec,NORTH,Comment,SOUTH,Comment\n6,Support,a,No,b\n"
        #expect(try Self.told(csv, region: nil) == ["NORTH 6:support a", "SOUTH 6:oppose b"])
    }

    @Test func `one comment behind many groups is nobodys`() throws {
        let reading = try Example.read("Rec,NORTH,SOUTH,Comment\n6,Support,No,who?\n", region: nil)
        #expect(Self.told(reading) == ["NORTH 6:support", "SOUTH 6:oppose"])
        let warning = try #require(reading.faults.first { $0.place == "cell D1" })
        #expect(
            warning.message.hasPrefix(
                "Found answers or comments in the column “Comment” and cannot tell whose they are"
            )
        )
    }

    @Test func `a group whose column is empty answers nothing`() throws {
        #expect(
            try Self.told("Rec,NORTH,SOUTH\n6,Support,\n1,No,\n", region: nil) == ["NORTH 6:support", "NORTH 1:oppose"]
        )
    }

    @Test func `other names are respondents when stances stand under them`() throws {
        let csv = "Rec,Example Users (SOUTH),Meeting\n6,Support,14 May\n1,No,15 May\n"
        #expect(try Self.told(csv, region: nil) == ["SOUTH/Example Users 6:support", "SOUTH/Example Users 1:oppose"])
    }

    @Test func `the corner of the table may be empty`() throws {
        #expect(try Self.told(",NORTH,SOUTH\n6,Yes,No\n", region: nil) == ["NORTH 6:support", "SOUTH 6:oppose"])
    }

    @Test func `groups may be named in the row above`() throws {
        let csv = "Our answers,,,,\n,NORTH,,South Working Group,\nRec,Position,Comment,Position,Comment\n6,Yes,a,No,b\n"
        #expect(try Self.told(csv, region: nil) == ["NORTH 6:support a", "SOUTH 6:oppose b"])
    }

    // MARK: A row a respondent

    @Test(
        arguments: [
            "Group,Rec 1,Rec 6", "RALO,1,6", "Region,R1,R6", "Name,Recommendation 1. Publish all the minutes.,Q6",
            "Grupo,Recomendación 1,Recomendación 6", "Groupe,Recommandation n° 1,Recommandation n° 6",
            "Grupo,Posição sobre a recomendação 1,Recomendação 6",
        ]
    )
    func `a reverse table has a column for each recommendation`(header: String) throws {
        #expect(
            try Self.told("\(header)\nNORTH,Yes,No\nSOUTH,,Yes\n", region: nil) == [
                "NORTH 1:support", "NORTH 6:oppose", "SOUTH 1:blank", "SOUTH 6:support",
            ]
        )
    }

    @Test(
        arguments: [
            "Group,Rec 1,Rec 1 comment,Rec 6,Comment 6", "Group,Rec 1,Comment,Rec 6,Comment",
            "Grupo,Rec 1,Comentario sobre la recomendación 1,6,Comentario 6",
            "Group,1,Comment on Rec 1,Rec 6,6 - remarks",
        ]
    )
    func `comments belong to their recommendation`(header: String) throws {
        #expect(
            try Self.told("\(header)\nNORTH,Yes,a,No,b\n", region: nil) == ["NORTH 1:support a", "NORTH 6:oppose b"]
        )
    }

    @Test func `a row without any answer answers nothing`() throws {
        #expect(
            try Self.told("Group,Rec 1,Rec 6\nNORTH,Yes,\nSOUTH,,\n", region: nil) == [
                "NORTH 1:support", "NORTH 6:blank",
            ]
        )
    }

    @Test func `a row with its answer beside it is no header`() throws {
        let table = Table(rows: [["Recommendation 6", "Support. Leave it."]])
        #expect(RawResponse(tables: [table], front: FrontMatter(), try Example.context().vocabulary) == nil)
        #expect(table.asFormText == "Recommendation 6.\nSupport. Leave it.")
    }

    @Test func `times and addresses of a survey are left alone`() throws {
        let csv = """
            Timestamp,E-mail,Name of your group,Region,"Recommendation 1. Publish all the minutes, within a week.",Comment 1
            2017-03-01 10:00,a@example.org,Example Users,SOUTH,Support,ok
            """
        #expect(try Self.told(csv, region: nil) == ["SOUTH/Example Users 1:support ok"])
    }

    // MARK: Faults

    @Test func `without a header the names that are expected are told`() throws {
        let errors = try Self.errors("sep=,\n1,Support,a\n6,No,b\n")
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix(
                "cell A1: No row names the columns; the first row is “1, Support, a”. Expected a header row"
            )
        )
        #expect(errors[0].contains("“Recommendation, Stance, Comment”"))
    }

    @Test func `a header without stances is told`() throws {
        let errors = try Self.errors("Recommendation,Comment\n6,fine\n")
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix("cell A1: Found “Recommendation” as the column of recommendations and none of stances;")
        )
    }

    @Test func `a header without recommendations is told`() throws {
        let errors = try Self.errors("sep=,\nStance,Comment\nSupport,fine\n")
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("cell A1: Found “Stance” as the column of stances and none of recommendations;"))
    }

    @Test func `a comment that a comma has torn is an error`() throws {
        let errors = try Self.errors(
            "Rec,Stance,Comment\n1,Support,fine\n6,No,\"a, b\"\n1(b),No,We think, however, so\n"
        )
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix(
                "cell D4: Found 5 cells in this row, the last “so”, where the header has 3; expected no more."
            )
        )
    }

    @Test func `a stance without a recommendation is an error`() throws {
        let errors = try Self.errors("Rec,Stance\n1,Support\n,No\n")
        #expect(
            errors == [
                "cell A3: Found an answer and no recommendation in this cell; expected its number, as in “6”. Fill the cell in every row, or empty the row."
            ]
        )
    }

    @Test func `an unknown recommendation is an error in its cell`() throws {
        for cell in ["17", "Rec 17", "R17", "1 and 6", "1, 6", "Recommendation 17. Something"] {
            let errors = try Self.errors("Rec,Stance\n1,Support\n\"\(cell)\",No\n")
            #expect(errors.count == 1)
            #expect(errors[0].hasPrefix("cell A3: Found recommendation “"))
        }
    }

    @Test func `rows of totals and titles answer nothing`() throws {
        let reading = try Example.read("Rec,Stance\nPart A,\n1,Support\nTotal,1 of 2\n")
        #expect(Self.told(reading) == ["NORTH 1:support"])
        #expect(reading.faults.filter { $0.place != nil }.map(\.place) == ["cell A2", "cell A4"])
        #expect(
            reading.faults.contains {
                $0.severity == .warning && $0.message.hasPrefix("Found “Total” where the number")
            }
        )
    }

    @Test func `a row without a name among others is nobodys`() throws {
        let errors = try Self.errors("Name,Rec,Stance\nExample Users,1,Support\n,6,No\n")
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("cell A3: Found an answer and nobody's name in this cell"))
    }

    @Test func `a misspelt region over a column is an error`() throws {
        let errors = try Self.errors("Rec,NORTH,SUOTH\n6,Yes,No\n", region: nil)
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix("cell C1: Found the column “SUOTH”, which names no region; the nearest is “SOUTH”.")
        )
    }

    @Test func `two consultations in one table are an error`() throws {
        let errors = try Self.errors("Consultation,Rec,Stance\nsmall-2018,1,Yes\nother,6,No\n")
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix("cell A3: Found the consultation “other”, and “small-2018” in cell A2; expected one")
        )
    }

    @Test func `a table without any stance is an error`() throws {
        let errors = try Self.errors("Rec,Stance\n1,\n6,\n")
        #expect(errors.count == 1)
        #expect(errors[0].hasPrefix("cell A1: Found this header of a table and no stance under it;"))
    }

    @Test func `an empty table is said to be empty`() throws {
        let reading = Reading(of: Array(" ;;;\n;;;\n".utf8), as: .delimited, in: try Example.context())
        #expect(reading.faults.map(\.severity) == [.error])
        #expect(reading.faults[0].message.hasPrefix("The table has no filled cell;"))
    }

    @Test func `a second column of stances is an error`() throws {
        let errors = try Self.errors("Rec,Position,Position\n6,Yes,No\n")
        #expect(errors.count == 1)
        #expect(
            errors[0].hasPrefix("cell C1: Found a second column of stances, beside the one in cell B1; expected one")
        )
    }

    @Test func `a form is read with its cells`() throws {
        let csv = "Region,SOUTH\nRecommendation,6\nPosition,Support\nComments,near\nRecommendation,1\nPosition,No\n"
        let reading = Reading(of: Array(csv.utf8), as: .delimited, in: try Example.context(region: nil))
        #expect(reading.isAcceptable)
        #expect(Self.told(reading) == ["SOUTH 6:support near", "SOUTH 1:oppose"])
        #expect(reading.answers.map(\.place) == ["cell B3", "cell B6"])
    }

    @Test func `a repeated header is no row`() throws {
        #expect(try Self.told("Rec,Stance\n1,Yes\nRec,Stance\n6,No\n") == ["NORTH 1:support", "NORTH 6:oppose"])
    }

    @Test(arguments: ["Illustrative", "illustrative: made-up answers"])
    func `a cell says that answers are made up`(cell: String) throws {
        #expect(try Example.read("Rec,Stance,\n1,Yes\n\(cell),,\n").isIllustrative)
        #expect(try Example.read("Rec,Stance,\(cell)\n1,Yes,x\n").isIllustrative)
        #expect(try !Example.read("Rec,Stance,Name\n1,Yes,Illustrators\n").isIllustrative)
    }

    @Test func `a text under the name of a table is read as text`() throws {
        let text = "Recommendation 1.\n[*Support*] good, cheap, quick\n"
        let reading = Reading(of: Array(text.utf8), as: .delimited, in: try Example.context())
        #expect(Self.told(reading) == ["NORTH 1:support good, cheap, quick"])
    }

    // MARK: Workbooks

    private static func workbook(_ text: String, region: String? = nil) throws -> Reading {
        Reading(of: Array(text.utf8), as: .xlsx, in: try Example.context(region: region))
    }

    @Test func `sheets are read with their names`() throws {
        let reading = try Self.workbook(
            "\u{c}Read me\nHow to answer\n\u{c}Answers\n,,\nRec,NORTH,SOUTH\n6,Yes,No\n1,,Yes\n\u{c}Sheet3\n"
        )
        #expect(Self.told(reading) == ["NORTH 6:support", "NORTH 1:blank", "SOUTH 6:oppose", "SOUTH 1:support"])
        #expect(reading.answers[0].place == "cell B3 of sheet “Answers”")
        #expect(!reading.faults.contains { $0.message.contains("sheet was not read") })
    }

    @Test func `a sheet may be named for its region`() throws {
        let reading = try Self.workbook("\u{c}NORTH\nRec,Stance\n6,Yes\n\u{c}SOUTH\nRec,Stance\n6,No\n")
        #expect(Self.told(reading) == ["NORTH 6:support", "SOUTH 6:oppose"])
    }

    @Test func `a sheet with stances and no header is told`() throws {
        let reading = try Self.workbook("\u{c}A\nRec,Stance\n6,Yes\n\u{c}B\n1,Support\n", region: "NORTH")
        let warning = try #require(reading.faults.first { $0.place == "cell B1 of sheet “B”" })
        #expect(
            warning.message.hasPrefix("Found the stance “Support” in a sheet without a header; the sheet was not read.")
        )
    }

    @Test func `a cell beside a sheets table is no fault`() throws {
        let reading = try Self.workbook("\u{c}A\nRec,Stance\n6,Yes,,note\n", region: "NORTH")
        #expect(reading.isAcceptable)
    }

    @Test func `a workbook without answers says what is missing`() throws {
        let reading = try Self.workbook("\u{c}A\nx,y\n\u{c}B\n", region: "NORTH")
        #expect(reading.faults.filter { $0.severity == .error }.map(\.place) == ["cell A1 of sheet “A”"])
        #expect(
            try Self.workbook("\u{c}A\n\u{c}B\n", region: "NORTH").faults.map(\.message).first?.hasPrefix(
                "The workbook is empty"
            ) == true
        )
    }

    @Test func `notes made of anything never trap`() throws {
        var random = RandomNumbers(seed: 11)
        let pieces = [
            "Rec", "Stance", "Comment", "NORTH", "SOUTH", "Support", "6", "1(b)", ",", ";", "\t", "|", "\n", "\r", "\"",
            "\"\"",
            "\u{c}", "é", " ", "Illustrative:", "Region", "Recommendation 1", "6.0", "?", "sep=;", "(", ")", "—",
            "\u{301}",
        ]
        let context = try Example.context()
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            for format in [ResponseFormat.delimited, .xlsx] {
                let reading = Reading(of: Array(text.utf8), as: format, in: context)
                #expect(reading.isAcceptable || !reading.faults.isEmpty)
            }
            let form = Table(rows: text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) })
                .asFormText
            #expect(form == nil || form?.isEmpty == false)
        }
    }
}
