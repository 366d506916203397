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
