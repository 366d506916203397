import BuiltIn
import ConsultationModel
import ResponseReading
import Testing

struct RandomInputTests {
    @Test(arguments: 0..<200)
    func `answers written in the reference layout read back equal`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let words = [
            "Support", "It Depends", "Do Not Support", "Abstain", "Apoya", "Não apoia", "Ça dépend", "whatever",
        ]
        let pieces = [
            "good", "naïve", "[sic]", "R 6.", "Rec", "–", "*", "]", "a  b", "\n", "\n\n", "“q”", "日本", "🙂",
        ]
        let lexicon = try Example.lexicon()
        let separators = ["\n", "\r\n", "\r"]
        let newline = separators[Int.random(in: 0..<3, using: &random)]
        var text = "North Working Group\n"
        var expected: [Answer] = []
        for recommendation in Example.small.recommendations.shuffled(using: &random) where Bool.random(using: &random) {
            let stance = words[Int.random(in: 0..<words.count, using: &random)]
            let comment = (0..<Int.random(in: 0..<8, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined(separator: " ").trimmed
            text += "Recommendation \(recommendation.id). \(recommendation.text)\n"
            let line = 1 + text.count { $0 == "\n" }
            text += "North Working Group [*\(stance)*] \(comment)\n"
            expected.append(
                Answer(
                    recommendation: recommendation.id,
                    stance: lexicon.stance(of: stance),
                    words: stance,
                    comment: comment,
                    line: line,
                    column: "North Working Group [*".count + 1
                )
            )
        }
        let reading = try Example.read(
            text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: newline)
        )
        #expect(reading.answers == expected)
        #expect(reading.isAcceptable == !expected.isEmpty)
    }

    @Test(arguments: 0..<20)
    func `no change to a file makes the reader stop, and places stay inside the file`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let context = try Example.context(
            [try Example.review(), Example.small],
            region: seed.isMultiple(of: 2) ? nil : "LACRALO"
        )
        let pieces: [[UInt8]] = [
            "[*", "*]", "[", "]", "\n", "\r", "Recommendation ", "Rec n", "EMM 3", "Region: ", ":", "–", "**", "\u{A0}",
            "Support",
            "\u{FEFF}", "9223372036854775807", "(((", "é", "\u{202F}",
        ].map { Array($0.utf8) }
        for round in 0..<25 {
            var bytes = Example.lacralo
            for _ in 0..<Int.random(in: 1...20, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0..<300, using: &random)))
                case 2:
                    bytes.removeSubrange(max(0, bytes.count - Int.random(in: 0..<300, using: &random))..<bytes.count)
                default:
                    let from = Int.random(in: 0...bytes.count, using: &random)
                    bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 200)], at: place)
                }
            }
            if round.isMultiple(of: 5), !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            expectPlacesInside(bytes, Reading(of: bytes, in: context))
        }
    }

    @Test func `every beginning of a file can be read`() throws {
        let context = try Example.context([try Example.review()], region: nil)
        let bytes = Array(Example.lacralo.prefix(1500)) + Array("\u{FEFF}–é [*N°\r\nRec. n° 6\u{A0}: **Sí** – ".utf8)
        for end in stride(from: 0, through: bytes.count, by: 3) {
            let beginning = Array(bytes[..<end])
            expectPlacesInside(beginning, Reading(of: beginning, in: context))
        }
    }

    @Test(arguments: 0..<20)
    func `random bytes can be read`(_ seed: UInt64) throws {
        var random = RandomNumbers(seed: seed)
        let context = try Example.context([try Example.review(), Example.small])
        let alphabet = Array("Rec 1.[*]\n\r#(:-–é\u{A0}_>SupportNo".utf8)
        for round in 0..<50 {
            let bytes = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
                round.isMultiple(of: 10)
                    ? UInt8.random(in: 0...255, using: &random)
                    : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            expectPlacesInside(bytes, Reading(of: bytes, in: context))
        }
    }

    @Test(arguments: 0..<100)
    func `ASCII text folds as the same text with a character that folding takes away`(_ seed: UInt64) {
        var random = RandomNumbers(seed: seed)
        let text = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
            String(Unicode.Scalar(UInt8.random(in: 0..<0x80, using: &random)))
        }.joined()
        #expect(text.foldedForMatching == (text + "\u{FE0F}").foldedForMatching)
    }

    private func expectPlacesInside(_ bytes: [UInt8], _ reading: Reading) {
        let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
        let places =
            reading.answers.map { ($0.line, $0.column) } + reading.faults.map { ($0.line ?? 1, $0.column ?? 1) }
        #expect(places.allSatisfy { (1...lines).contains($0.0) && (1...bytes.count + 1).contains($0.1) })
        #expect(Set(reading.answers.map(\.recommendation)).count == reading.answers.count)
        #expect(!reading.answers.isEmpty || !reading.isAcceptable)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
