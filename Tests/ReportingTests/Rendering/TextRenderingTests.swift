import ConsultationModel
import Reporting
import Testing

@Suite struct TextRenderingTests {
    @Test(arguments: HTMLRenderingTests.states.indices)
    func `no line of the text report is wider than 78 columns`(index: Int) throws {
        let text = Report(of: try HTMLRenderingTests.states[index].make()).text()
        for line in text.split(separator: "\n") { #expect(line.displayWidth <= 78, "\(line)") }
    }

    @Test(arguments: [1, 5, 8, 15, 40])
    func `the matrix fits 100 columns with any number of regions`(regions: Int) throws {
        var state = Example.empty(regions: regions, recommendations: 16)
        for index in state.consultation.regions.indices { state.consultation.regions[index].code = "REGION\(index)" }
        let matrix = Report(of: state).matrix(colour: false)
        for line in matrix.split(separator: "\n") { #expect(line.displayWidth <= 100, "\(line)") }
        let dots = matrix.split(separator: "\n").prefix { !$0.hasPrefix("S Support") }.joined().filter { $0 == "·" }
        #expect(dots.count == 16 * regions)
    }

    @Test(arguments: longNames.indices, [Language.english, .spanish, .french])
    func `codes and ids of any length fit, and are told apart`(index: Int, language: Language) {
        let (codes, ids) = Self.longNames[index]
        var report = Report(of: Example.named(regions: codes, recommendations: ids))
        report.language = language
        let text = report.text().split(separator: "\n")
        for line in text { #expect(line.displayWidth <= 78, "\(line)") }
        let matrix = report.matrix(colour: false, width: 60).split(separator: "\n")
        for line in matrix { #expect(line.displayWidth <= 60, "\(line)") }
        // In the matrix, and in the table of agreement.
        for id in ids { #expect(text.count { $0.hasPrefix(id) || $0.hasPrefix("- \(id)") } >= 2, "\(id)") }
    }

    private static let longNames: [(codes: [String], ids: [String])] = [
        (["LATIN-AMERICA", "NORTH-AMERICA", "ASIA-PACIFIC", "EUROPE-WEST", "AFRICA-SOUTH"], ["A.1", "A.2"]),
        ((1...6).map { "ILLUSTRATIVE-REGION-NUMBER-\($0)" }, (1...3).map { "Chapter-III-Recommendation-\($0)" }),
        ((1...7).map { String(repeating: "ILLUSTRATIVE-", count: 4) + "REGION-\($0)" }, ["Section-1", "Section-2"]),
        ((1...60).map { "ILLUSTRATIVE-REGION-NUMBER-\($0)" }, ["1(b)", "1(B)"]),
    ]

    @Test func `regions whose codes begin alike are numbered`() {
        let report = Report(of: Example.named(regions: Self.longNames[1].codes, recommendations: ["1", "2"]))
        let matrix = report.matrix(colour: false, width: 78)
        let heads = matrix.prefix { $0 != "\n" }.split(separator: " ")
        #expect(heads == ["1", "2", "3", "4", "5", "6"])
        for (index, code) in Self.longNames[1].codes.enumerated() {
            #expect(matrix.contains("\(index + 1) = \(code)"))
        }
        let text = report.text()
        #expect(text.contains("- ILLUSTRATIVE-REGION-NUMBER-1 and ILLUSTRATIVE-REGION-NUMBER-2: Alike: "))
        #expect(text.contains("\n1 ILLUSTRATIVE-REGION-NUMBER-1    –  100"))
        let head = text.split(separator: "\n").first { $0.hasPrefix("Region  ") }?.split(separator: " ")
        #expect(head == ["Region", "1", "2", "3", "4", "5", "6"])
    }

    @Test func `colour changes nothing but the colour`() throws {
        let report = Report(of: try Example.atLargeReview())
        var plain = ""
        var isEscape = false
        for character in report.matrix(colour: true) {
            if character == "\u{1B}" { isEscape = true } else if !isEscape { plain.append(character) }
            if isEscape, character == "m" { isEscape = false }
        }
        #expect(plain == report.matrix(colour: false))
    }

    @Test func `nothing from a file reaches the terminal as a control character`() {
        let report = Report(of: Example.hostile())
        for text in [report.text(), report.matrix(colour: false)] {
            for scalar in text.unicodeScalars where scalar != "\n" {
                #expect(scalar.properties.generalCategory != .control)
                #expect(!("\u{202A}"..."\u{202E}").contains(scalar))
            }
        }
    }
}

extension Substring {
    /// Enough for these tests, which know that only Han and kana are wide.
    fileprivate var displayWidth: Int {
        unicodeScalars.reduce(0) {
            $0 + ($1.properties.generalCategory == .nonspacingMark ? 0 : $1.value < 0x2E80 || $1.value > 0xFFE0 ? 1 : 2)
        }
    }
}
