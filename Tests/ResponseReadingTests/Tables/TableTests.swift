import ConsultationModel
import Definitions
import Testing

@testable import ResponseReading

struct TableTests {
    private let words: ColumnWords

    init() throws { words = try LabelWords.builtIn.columns }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
    func `columns are named as in spreadsheets`(column: Int, letters: String) {
        #expect(Table.letters(of: column) == letters)
    }

    @Test func `a cell is named with its row and its table`() {
        let table = Table(name: "sheet “Answers”", rows: [["a"], ["b", "c"]])
        #expect(table.spot(1, 1) == Spot(line: 2, column: 2, place: "cell B2 of sheet “Answers”"))
        #expect(Table(rows: [["a"]]).spot(0, 0).name == "cell A1")
    }

    @Test func `a cell in a text has the texts line and column`() {
        let row = Table.Row(number: 12, cells: ["a", "b"], columns: [3, 9])
        #expect(Table(rows: [row]).spot(0, 1) == Spot(line: 12, column: 9))
        #expect(Table(rows: [row]).spot(0, 5) == Spot(line: 12))
    }

    @Test func `a form becomes labels with answers under them`() {
        let form = Table(rows: [
            ["Region", "NORTH"],
            ["Recommendation", "6. Meet once a year, in person."],
            ["Does NORTH support the recommendation?", "Yes"],
            ["Comments", "Twice would be better."],
        ])
        #expect(
            form.asFormText(words) == """
                Region: NORTH
                Recommendation 6. Meet once a year, in person.
                Does NORTH support the recommendation?
                Yes
                Comments:
                Twice would be better.
                """
        )
    }

    @Test func `a form may have recommendations for labels`() {
        let form = Table(rows: [["Rec 1", "Support"], ["Rec 6", "Do Not Support"]])
        #expect(form.asFormText(words) == "Rec 1.\nSupport\nRec 6.\nDo Not Support")
    }

    @Test func `a sign that only some take for a line end moves no place of a form`() {
        let form = Table(rows: [["Rec 1", "Support"], ["Comments", "a\u{2028}b\u{85}c\nd"], ["Rec 6", "Oppose"]])
        #expect(form.asForm(words)?.places == ["A1", "B1", "A2", "B2", "B2", "A3", "B3"].map { "cell \($0)" })
    }

    @Test(arguments: [[["Coffee", "2"], ["Tea", "3"]], [["Stance", "Support", "because", "more"]], []])
    func `other tables are no forms`(rows: [[String]]) {
        #expect(Table(rows: rows).asFormText(words) == nil)
    }
}
