import ConsultationModel
import ResponseReading
import Testing

/// Encodings of one byte a character are told apart by how words look in them, or refused.
struct EncodingTests {
    /// "Жребий — не выборы."
    private static let cyrillic: [UInt8] = [
        0xC6, 0xF0, 0xE5, 0xE1, 0xE8, 0xE9, 0x20, 0x97, 0x20, 0xED, 0xE5, 0x20, 0xE2, 0xFB, 0xE1, 0xEE, 0xF0, 0xFB,
        0x2E,
    ]

    @Test func `Cyrillic words of one byte a letter are Windows-1251`() throws {
        let reading = try read(Self.cyrillic)
        #expect(reading.encoding == .windows1251)
        #expect(reading.answers.first?.comment == "Жребий — не выборы.")
    }

    @Test func `letters inside words that only old Macintosh programs write so are Mac Roman`() throws {
        let reading = try read(
            Array("D".utf8) + [0x8E] + Array("j".utf8) + [0x88] + Array(" r".utf8) + [0x8E] + Array("gl".utf8) + [0x8E]
        )
        #expect(reading.encoding == .macRoman)
        #expect(reading.answers.first?.comment == "Déjà réglé")
    }

    @Test func `French and Spanish in Windows-1252 stay so`() throws {
        let reading = try read(
            Array("L".utf8) + [0x92] + Array("".utf8) + [0xE9] + Array("lection co".utf8) + [0xFB] + Array("te.".utf8)
        )
        #expect(reading.encoding == .windows1252)
        #expect(reading.answers.first?.comment == "L’élection coûte.")
    }

    /// "抽签不是选举。我们不同意。" in GB18030.
    @Test func `Chinese in an older encoding is refused, and never stored as other letters`() throws {
        let reading = try read([
            0xB3, 0xE9, 0xC7, 0xA9, 0xB2, 0xBB, 0xCA, 0xC7, 0xD1, 0xA1, 0xBE, 0xD9, 0xA1, 0xA3, 0xCE, 0xD2, 0xC3, 0xC7,
            0xB2, 0xBB,
            0xCD, 0xAC, 0xD2, 0xE2, 0xA1, 0xA3,
        ])
        #expect(!reading.isAcceptable)
        #expect(reading.faults.contains { $0.code == .wrongEncoding })
    }

    private func read(_ comment: [UInt8]) throws -> Reading {
        try Example.read(bytes: Array("Recommendation 6: No. ".utf8) + comment + [0x0A])
    }
}
