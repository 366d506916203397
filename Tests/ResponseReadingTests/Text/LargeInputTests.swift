import ConsultationModel
import ResponseReading
import Testing

@Suite(.timeLimit(.minutes(20)))
struct LargeInputTests {
    @Test(arguments: ["a", "[", "[*", "*", "- ", ":", "\u{A0}", "é", "[*x*]", "Support – "])
    func `a line that never ends is read`(_ piece: String) throws {
        let size = piece == "[*" ? 5_000_000 : 500_000
        let long = String(repeating: piece, count: size / piece.utf8.count)
        for text in ["Recommendation 1.\n\(long)\n[*Support*] End.", "Recommendation 1.\n[*Support*] \(long)", long] {
            #expect(try Example.read(text).answers.count <= 1)
        }
        let words = try Example.read("Recommendation 1.\n[*\(long)").answers
        #expect(words.map(\.recommendation) == ["1"] || words.isEmpty)
    }

    @Test func `two hundred thousand headings are read`() throws {
        let text =
            "Recommendation 6.\n[*Support*]\n" + String(repeating: "Recommendation 6. We said so.\n", count: 200_000)
        let answers = try Example.read(text).answers
        #expect(answers.map(\.recommendation) == ["6"])
        #expect(answers.first?.comment.utf8.count == 30 * 200_000 - 1)
    }

    @Test func `ten thousand names and answers, and a million blank lines, are read`() throws {
        let names = (0..<10_000).map { "Recommendation 1.\nGroup \($0) [*Suport*] x\n" }.joined()
        #expect(try Example.read(names).answers.count == 1)
        let marks = "Recommendation 1.\n" + String(repeating: "NORTH [*Support*] x\n", count: 10_000)
        #expect(try Example.read(marks).answers.count == 1)
        let blank = "Recommendation 1.\n" + String(repeating: "\n", count: 1_000_000) + "No stance here."
        #expect(try Example.read(blank).answers.map(\.comment) == ["No stance here."])
    }
}
