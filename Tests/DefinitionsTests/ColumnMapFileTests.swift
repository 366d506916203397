import ConsultationModel
import Definitions
import Testing

@Suite struct ColumnMapFileTests {
    private static let lines = [
        "id: illustrative", "title: An illustrative consultation", "regions:",
        "  - {code: NORTH, name: Northern Region}",
        "recommendations:", "  - {id: \"6\", text: First.}", "  - {id: 1(b), text: Second.}",
    ]

    private func read(_ lines: [String]) throws -> ColumnMap? {
        try Consultation(yaml: (Self.lines + lines).joined(separator: "\n"), name: "x.yaml").columns
    }

    @Test func `columns, codes and names of regions are read`() throws {
        let map = try read([
            "columns:",
            "  headers: {Q1: region, Q2: respondent, Q3: \"6\", Q3_why: comment 6, Q4: \"1(B)\", Q5: nothing}",
            "  codes: {\"1\": support, \"2\": oppose, \"9\": not-applicable}", "  regions: {Upper part: north}",
        ])
        #expect(
            map
                == ColumnMap(
                    headers: [
                        "Q1": .region, "Q2": .respondent, "Q3": .stances(on: "6"), "Q3_why": .comments(on: "6"),
                        "Q4": .stances(on: "1(b)"), "Q5": .nothing,
                    ],
                    codes: ["1": .support, "2": .oppose, "9": .notApplicable],
                    regions: ["upper part": "NORTH"]
                )
        )
        #expect(try read([]) == nil)
        let rows = try read(["columns: {headers: {A: recommendation, B: stance, C: comment}}"])
        #expect(rows?.headers == ["A": .recommendation, "B": .stance, "C": .comment])
    }

    @Test(arguments: [
        ("{headers: {Q1: \"7\"}}", "columns.headers", "found \"7\" for \"Q1\", expected the id of a recommendation"),
        ("{headers: {Q1: comment 7}}", "columns.headers", "found \"comment 7\" for \"Q1\""),
        ("{headers: {Q1: \"6\", q1: region}}", "columns.headers", "expected one meaning for a name"),
        ("{headers: {\"**\": region}}", "columns.headers", "expected the name of a column"),
        ("{codes: {\"1\": yes please}}", "columns.codes", "found \"yes please\" for \"1\", expected one of support"),
        ("{codes: {\"1\": unrecognised}}", "columns.codes", "expected one of support"),
        ("{codes: {A: support, a: oppose}}", "columns.codes", "expected one stance for a code"),
        (
            "{regions: {Upper part: SOUTH}}", "columns.regions",
            "found \"SOUTH\" for \"Upper part\", expected one of NORTH"
        ),
        ("{header: {Q1: region}}", "columns.header", "not a key here; the keys are headers, codes, regions"),
    ])
    func `what cannot be meant is an error that names the key`(columns: String, key: String, message: String) {
        let error = #expect(throws: ConfigurationError.self) { try read(["columns: \(columns)"]) }
        #expect(error?.key == key)
        #expect(error?.message.contains(message) == true)
    }

    @Test func `a code may not contradict the scale`() {
        let error = #expect(throws: ConfigurationError.self) {
            try read([
                "scale: [{step: Agree, stance: support, words: [\"1\"]}, {step: Disagree, stance: oppose}]",
                "columns: {codes: {\"1\": oppose}}",
            ])
        }
        #expect(error?.message.contains("which is support on the scale") == true)
    }

    @Test func `a meaning is written as it is read`() {
        for text in ["recommendation", "stance", "comment", "region", "respondent", "nothing", "6", "comment 6"] {
            #expect(ColumnMap.Meaning(rawValue: text).rawValue == text)
        }
    }
}
