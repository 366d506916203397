import ConsultationModel
import ResponseReading
import Testing

struct PagesTests {
    private func read(_ drawing: String) throws -> Reading {
        try Example.read(PrintedPages.tsv(drawing), as: .pdf)
    }

    @Test func `a heading and a stance that are wrapped are joined, and a comment becomes a paragraph`() throws {
        let reading = try read(
            """
            North Working Group
            Recommendation 6. Meet once a
            year, in person.
            North Working Group [*Do Not
            Support*] Travel is dear, and
            the meeting-
            room is small. Every other
            year is enough.

            We would come.
            """
        )
        #expect(reading.answerLines == ["6: oppose “Do Not Support” at page 1, line 4"])
        #expect(
            reading.answers.first?.comment
                == "Travel is dear, and the meeting-room is small. Every other year is enough.\n\nWe would come."
        )
        #expect(reading.faults.allSatisfy { !$0.message.contains("differs from the registered") })
    }

    @Test func `a line that is not full, a heading and an answer are not joined to what stands before`() throws {
        let reading = try read(
            """
            Recommendation 6. Meet once a year, in person.
            Support
            We would come from everywhere in the region to
            Recommendation 1. Publish all the minutes within a week.
            Position: It Depends
            on whether someone writes them.
            """
        )
        #expect(
            reading.answerLines == [
                "6: support “Support” at page 1, line 2", "1: conditional “It Depends” at page 1, line 5",
            ]
        )
        #expect(reading.answers.last?.comment == "on whether someone writes them.")
    }

    @Test func `columns are read one after the other`() throws {
        let reading = try read(
            """
            North Working Group, answers to the small consultation of this year

            Recommendation 1. Publish all        Recommendation 6. Meet once a
            the minutes within a week.           year, in person.
            [Support] We have asked for          [Do Not Support] We have no
            it for years, and the                money for it, and others have
            secretariat agrees.                  none either.
            """
        )
        #expect(
            reading.answerLines == [
                "1: support “Support” at page 1, column 1, line 3",
                "6: oppose “Do Not Support” at page 1, column 2, line 3",
            ]
        )
        #expect(reading.answers.first?.comment == "We have asked for it for years, and the secretariat agrees.")
    }

    @Test func `headers, footers and numbers of pages are left out, and a sentence goes on behind them`() throws {
        let reading = try read(
            """
            Small consultation                    May 2018

            Recommendation 1.
            Support
            We have asked for it for years and years and
            Draft of the North                 Page 1 of 2\u{C}\
            Small consultation                    May 2018

            would like to read them.
            Recommendation 6.
            Do Not Support
            Draft of the North                 Page 2 of 2
            """
        )
        #expect(
            reading.answers.map(\.comment) == [
                "We have asked for it for years and years and would like to read them.", "",
            ]
        )
    }

    @Test func `a heading is no header although each page begins with one`() throws {
        let reading = try read("Recommendation 1.\nSupport\u{C}Recommendation 6.\nDo Not Support")
        #expect(reading.answers.map(\.recommendation) == ["1", "6"])
    }

    @Test func `a table's cells are told apart, and its rows go on behind the end of a page`() throws {
        let reading = try read(
            """
            North Working Group

            No.     Position         Comment

            1       Support          We have asked for
                                     it for years.

            6       Do Not           No money for it,
                    Support          and others
                                     have\u{C}\
            No.     Position         Comment

                                     none either.

            1(b)    It Depends
            """
        )
        #expect(
            reading.answerLines == [
                "1: support “Support” at cell B2 of the table on page 1",
                "6: oppose “Do Not Support” at cell B3 of the table on page 1",
                "1(b): conditional “It Depends” at cell B4 of the table on page 1",
            ]
        )
        #expect(
            reading.answers.map(\.comment) == [
                "We have asked for it for years.", "No money for it, and others have none either.", "",
            ]
        )
    }

    @Test func `a table goes on without its header`() throws {
        let reading = try read(
            """
            No.     Position         Comment

            1       Support          We have asked for
                                     it for years.\u{C}\
            6       Do Not           No money for it.
                    Support

            We thank everybody who has had a part in this.
            """
        )
        #expect(reading.answers.map(\.words) == ["Support", "Do Not Support"])
        #expect(reading.answers.last?.comment == "No money for it.")
    }

    @Test func `labels keep the answers beside them`() throws {
        let reading = try read(
            """
            Region:                            NORTH
            Recommendation                     6
            Does the North support the         Do Not Support
            recommendation?
            If not, please give reasons.       No money for it, and others
                                               have none either.
            """
        )
        #expect(reading.errorLines == [])
        #expect(reading.answers.map(\.stance) == [.oppose])
        #expect(reading.answers.first?.comment == "No money for it, and others have none either.")
    }

    @Test func `a stance that has a line to itself is told from the comment below it`() throws {
        let reading = try read(
            """
            Recommendation                     6
            Position:                          Do Not
                                               Support
            Recommendation                     1
            Position:                          Support
                                               We have asked for it
                                               for years.
            """
        )
        #expect(reading.answers.map(\.words) == ["Do Not Support", "Support"])
        #expect(reading.answers.last?.comment == "We have asked for it for years.")
    }

    @Test(arguments: [
        """
        1       Support          We have asked for it.
        6       Do Not Support   No money for it.
        """,
        """
        No.     Position         Comment
        1       Support in       We have asked for it
                principle        for years.
        6       Do Not           No money for it, and
        and     Support          others have none
        1(b)                     either.
        """,
        """
        What they think of it    North            South
        The minutes              Support          Do Not Support
        The meeting              Do Not Support   Support
        """,
        """
        Recommendation 1. Publish all the       We asked for it, and others
        minutes within a week, as was done      Support
        Recommendation 6. Meet once a year,     We cannot pay for it, and others
        in person, wherever it may be held.     Do Not Support
        """,
    ])
    func `a table whose cells cannot be told apart is refused, and another format asked for`(page: String) throws {
        let reading = try read(page)
        #expect(reading.answers.isEmpty)
        #expect(reading.errorLines.count == 1)
        #expect(reading.errorLines.first?.contains("Send the spreadsheet or the document") == true)
    }

    @Test func `a PDF without words is refused`() throws {
        let reading = try read("")
        #expect(reading.errorLines.count == 1)
        #expect(reading.errorLines.first?.contains("The PDF holds no text") == true)
    }

    @Test func `a page with more words than a person reads is refused`() throws {
        let reading = try read(String(repeating: "word ", count: 20_001))
        #expect(reading.errorLines.count == 1)
        #expect(reading.errorLines.first?.contains("more than 20000 words") == true)
    }

    @Test(arguments: 0..<40)
    func `no table of words makes the reader stop`(seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let texts = [
            "Recommendation", "1.", "6", "Support", "[*Support*]", "Position:", "No.", "Comment", "-", "•", "", "\t",
            "é-",
            "NORTH", "[*", "Do", "Not", "Depends", "It", "1/2", "\u{AD}", "###FLOW###",
        ]
        let numbers = ["0", "10.5", "300", "599.999999", "14400", "99999999999999999999", "-5", "1e9", "nan", "", "."]
        var rows = ["level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
        for _ in 0..<Int.random(in: 0..<400, using: &random) {
            let level = ["1", "3", "4", "5", "5", "5", "5", "x", ""].randomElement(using: &random) ?? "5"
            var fields = [level, "1", "0", "0", "0", "0"]
            for _ in 0..<4 {
                let isOdd = Int.random(in: 0..<9, using: &random) == 0
                let usual = String(Int.random(in: 0..<60, using: &random) * 10)
                fields.append(isOdd ? numbers.randomElement(using: &random) ?? "" : usual)
            }
            fields += ["100", texts.randomElement(using: &random) ?? ""]
            if Int.random(in: 0..<20, using: &random) == 0 { fields.removeLast(3) }
            rows.append(fields.joined(separator: "\t"))
        }
        let reading = try Example.read(rows.joined(separator: "\n"), as: .pdf)
        #expect(!reading.answers.isEmpty || !reading.faults.isEmpty)
    }
}
