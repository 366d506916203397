import Testing

@testable import ResponseReading

struct PipeTableTests {
    private static func tables(_ text: String) throws -> [PipeTable] {
        PipeTable.all(in: try SourceText(utf8: Array(text.utf8)))
    }

    @Test func `a table is found with its lines`() throws {
        let text = "Title\n\n| Rec | Stance |\n|:---|---:|\n| 6 | Support |\n| 1 | No |\n\nAfter\n"
        let tables = try Self.tables(text)
        #expect(tables.map(\.lines) == [3...6])
        #expect(tables[0].table.rows.map(\.cells) == [["Rec", "Stance"], ["6", "Support"], ["1", "No"]])
        #expect(tables[0].table.rows.map(\.number) == [3, 5, 6])
    }

    @Test func `cells stand in their columns of the text`() throws {
        let table = try #require(try Self.tables("| Ñandú | é |\n|-|-|\n|  a|b   |").first?.table)
        #expect(table.spot(0, 1) == Spot(line: 1, column: 11))
        #expect(table.spot(1, 0) == Spot(line: 3, column: 4))
        #expect(table.spot(1, 1) == Spot(line: 3, column: 6))
    }

    @Test func `bars at the ends may be left out`() throws {
        let tables = try Self.tables("Rec | Stance\n--- | ---\n6 | Support\n")
        #expect(tables[0].table.rows.map(\.cells) == [["Rec", "Stance"], ["6", "Support"]])
    }

    @Test func `escaped bars are letters and breaks are line ends`() throws {
        let tables = try Self.tables("a|b\n-|-\nx \\| y|one<br>two<br/>three \\\\\n")
        #expect(tables[0].table.rows[1].cells == ["x | y", "one\ntwo\nthree \\\\"])
    }

    @Test(arguments: ["a | b\nc | d\n", "|---|---|\n", "a\n---\nb\n", "a | b\n\n---|---\n", ""])
    func `without dashes under bars there is no table`(text: String) throws {
        #expect(try Self.tables(text).isEmpty)
    }

    @Test func `several tables are kept apart`() throws {
        let tables = try Self.tables("|a|b|\n|-|-|\n|c|d|\n\n|e|f|\n|-|-|\nprose\n")
        #expect(tables.map(\.lines) == [1...3, 5...6])
    }

    @Test func `the answers of a table keep their places`() throws {
        let text = "# Answers\n\n| Recommendation | Stance | Comment |\n|--|--|--|\n| 6 | Suport | a \\| b |\n"
        let context = try Example.context()
        let tables = try Self.tables(text).map(\.table)
        let raw = try #require(RawResponse(tables: tables, front: FrontMatter(), context.vocabulary))
        #expect(raw.answers.map(\.words) == ["Suport"])
        #expect(raw.answers.map(\.spot) == [Spot(line: 5, column: 7)])
        #expect(raw.answers.map(\.comment) == ["a | b"])
    }

    @Test func `a million bars are read in bounded time`() throws {
        let text =
            "|a|\n|-|\n" + String(repeating: "|", count: 1_000_000) + "\n" + String(repeating: "\\", count: 1_000_000)
        #expect(try Self.tables(text).first?.table.rows.allSatisfy { $0.cells.count <= 2000 } == true)
    }
}
