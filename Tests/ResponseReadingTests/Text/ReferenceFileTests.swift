import ConsultationModel
import Crypto
import ResponseReading
import Testing

struct ReferenceFileTests {
    @Test func `the file is the published one, byte for byte`() {
        let hash = SHA256.hash(data: Example.lacralo).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(Example.lacralo.count == 8854)
        #expect(hash == "657f91bd3eba72ec7a94b4547baea64eed9610c94c8589820d31f9cf33ddca06")
    }

    @Test func `it reads as the golden reading`() throws {
        let reading = try Example.read(bytes: Example.lacralo, [try Example.review()], region: nil)
        try expectGolden(reading.asText, "lacralo-2017.txt")
    }

    @Test func `it has sixteen answers, eleven for, three under conditions, two against, and no fault`() throws {
        let reading = try Example.read(bytes: Example.lacralo, [try Example.review()], region: nil)
        #expect(reading.answers.map(\.recommendation) == (1...16).map(String.init))
        #expect(reading.answers.filter { $0.stance == .support }.count == 11)
        #expect(reading.answers.filter { $0.stance == .conditional }.map(\.recommendation) == ["2", "3", "9"])
        #expect(reading.answers.filter { $0.stance == .oppose }.map(\.recommendation) == ["6", "7"])
        #expect(reading.faults.isEmpty)
        #expect(reading.only?.respondent?.speaksForRegion == true)
    }

    @Test func `comments, words and places are those that a plain cut of the lines gives`() throws {
        let lines = String(decoding: Example.lacralo, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        var expected: [String] = []
        for (index, line) in lines.enumerated() {
            let parts = line.components(cutAt: "[*").map { $0 } ?? []
            guard let label = parts.first, let tail = parts.last, parts.count == 2 else { continue }
            let rest = tail.components(cutAt: "*] ") ?? []
            #expect(rest.count == 2)
            let comment = rest.last.map { String($0).trimmingSpaces } ?? ""
            expected.append("\(index + 1):\(label.count + 3) \(rest.first ?? "") \(comment)")
        }
        let reading = try Example.read(bytes: Example.lacralo, [try Example.review()], region: nil)
        #expect(expected.count == 16)
        #expect(reading.answers.map { "\($0.line):\($0.column) \($0.words) \($0.comment)" } == expected)
    }

    @Test(arguments: ["LF", "CRLF", "CR", "BOM", "no final newline", "CRLF with BOM"])
    func `line ends and a byte order mark make no difference`(_ form: String) throws {
        let reference = Example.lacralo
        let bytes: [UInt8] =
            switch form {
            case "CRLF": reference.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            case "CR": reference.map { $0 == 0x0A ? 0x0D : $0 }
            case "BOM": [0xEF, 0xBB, 0xBF] + reference
            case "CRLF with BOM": [0xEF, 0xBB, 0xBF] + reference.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            case "no final newline": Array(reference.reversed().drop { $0 == 0x0A }.reversed())
            default: reference
            }
        let consultations = [try Example.review()]
        let expected = try Example.read(bytes: reference, consultations, region: nil)
        #expect(try Example.read(bytes: bytes, consultations, region: nil) == expected)
    }
}

extension StringProtocol {
    /// The two sides of the first place where this stands; nil when it stands nowhere.
    fileprivate func components(cutAt separator: String) -> [SubSequence]? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(separator) {
                return [self[..<index], self[self.index(index, offsetBy: separator.count)...]]
            }
            index = self.index(after: index)
        }
        return nil
    }

    fileprivate var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
