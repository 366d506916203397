import ConsultationModel
import Testing

@testable import ResponseReading

/// Sheets of a workbook, as the converter writes them. Illustrative: every answer here is made up.
struct WorkbookTests {
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

    // MARK: What stands beside the cells

    private static let long = "\u{c}A\nRec,Position,Comment\n1,Yes,\n6,No,bad\n"

    @Test func `a note at an answer is its comment, and told`() throws {
        let reading = try Self.workbook(
            Self.long + "\u{e}note\tB2\tgood\\nindeed\n\u{e}note\tB3\tworse\n",
            region: "NORTH"
        )
        #expect(Self.told(reading) == ["NORTH 1:support good\nindeed", "NORTH 6:oppose bad\nworse"])
        #expect(
            reading.faults.contains {
                $0.place == "cell B2 of sheet “A”" && $0.message.contains("taken for the comment of its answer")
            }
        )
    }

    @Test(arguments: [
        "note\tA1\tWrite numbers", "note\tA2\tSee page 12", "note\tF9\tDraft",
        "note\tB2\tChoose one\n\u{e}note\tB3\tChoose one",
    ])
    func `a note elsewhere, or the same at each answer, is none and told`(note: String) throws {
        let reading = try Self.workbook("\(Self.long)\u{e}\(note)\n", region: "NORTH")
        #expect(Self.told(reading) == ["NORTH 1:support", "NORTH 6:oppose bad"])
        #expect(reading.faults.contains { $0.message.contains("Found a note at this cell") })
        #expect(reading.faults.contains { $0.message.contains("was not read. Write what belongs to an answer") })
    }

    @Test(arguments: ["A2", "B2", "C3"])
    func `a formula without a value in an answer is an error`(cell: String) throws {
        let reading = try Self.workbook("\(Self.long)\u{e}formula\t\(cell)\t\n", region: "NORTH")
        let error = try #require(reading.faults.first { $0.severity == .error })
        #expect(error.message.hasPrefix("The answer is a formula whose value is not stored"))
        #expect(error.place == "cell \(cell) of sheet “A”")
    }

    @Test func `a formula beside the answers is none, and a sheet of formulas alone says so`() throws {
        #expect(try Self.workbook("\(Self.long)\u{e}formula\tK2\t\n", region: "NORTH").isAcceptable)
        let faults = try Self.workbook("\u{c}A\nx,y\n\u{e}formula\tA1\t\n", region: "NORTH").faults
        #expect(faults.contains { $0.severity == .error && $0.message.contains("a formula whose value is not stored") })
    }

    @Test(arguments: [
        ("rows\t3, 4\t2", "2 hidden rows were left out: 3, 4 of sheet “A”."),
        ("columns\tB\t1", "A hidden column was left out: B of sheet “A”."),
        ("struck\tB4\t1", "A cell that is struck out was left out: B4 of sheet “A”."),
        ("struck-part\tB4, B5\t30", "Struck-out parts of 30 cells were left out: B4, B5, … of sheet “A”."),
    ])
    func `what was left out is told`(remark: String, told: String) throws {
        let reading = try Self.workbook("\(Self.long)\u{e}\(remark)\n", region: "NORTH")
        #expect(reading.faults.contains { $0.severity == .warning && $0.message.hasPrefix(told) })
    }

    @Test(arguments: [
        (["B2", "D3"], ["1:support", "6:oppose"]), (["B2", "C3"], ["1:support", "6:conditional"]), (["B2", "B3"], []),
        (["B2", "C2", "D3"], []), ([], []),
    ])
    func `one coloured cell in each row is the choice, and a coloured column or row is not`(
        cells: [String],
        told: [String]
    ) throws {
        let fills = cells.map { "\u{e}fill\t\($0)\trgb=FF92D050\n" }.joined()
        let reading = try Self.workbook("\u{c}A\nRec,Support,Depends,No\n1\n6\n\(fills)", region: "NORTH")
        #expect(reading.isAcceptable == !told.isEmpty)
        #expect(told.isEmpty || Self.told(reading) == told.map { "NORTH \($0)" })
    }

    @Test func `ticks count and not colours where both stand`() throws {
        let text = "\u{c}A\nRec,Support,Depends,No\n1,x,,\n6,,x,\n\u{e}fill\tD2\tr\n\u{e}fill\tB3\tr\n"
        #expect(Self.told(try Self.workbook(text, region: "NORTH")) == ["NORTH 1:support", "NORTH 6:conditional"])
    }

    @Test(arguments: [
        "\u{e}", "\u{e}note", "\u{e}note\tC\tx", "\u{e}note\t9\tx", "\u{e}fill\tAAAA1\tx", "\u{e}x\tA1\ty",
    ])
    func `a line that is no remark changes nothing`(line: String) throws {
        let reading = try Self.workbook("\(Self.long)\(line)\n", region: "NORTH")
        #expect(Self.told(reading) == ["NORTH 1:support", "NORTH 6:oppose bad"])
    }
}
