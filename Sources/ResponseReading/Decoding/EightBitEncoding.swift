/// Tells encodings of one byte a character apart where bytes are not UTF-8, by how words look in them.
struct EightBitEncoding {
    /// Which one; nil when it cannot be told.
    let encoding: TextEncoding?

    /// - Parameter bytes: Not UTF-8.
    init(_ bytes: [UInt8]) {
        let shape = Shape(bytes)
        if shape.hasMacLetters {
            encoding = .macRoman
        } else if shape.isOfLongRuns {
            // Western words have few letters beyond ASCII, and seldom two side by side.
            encoding = shape.isCyrillic ? .windows1251 : nil
        } else {
            encoding = bytes.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin1
        }
    }

    /// How the bytes beyond ASCII stand.
    private struct Shape {
        private(set) var hasMacLetters = false
        private var (runs, longRuns, high, small, capitals) = (0, 0, 0, 0, 0)

        init(_ bytes: [UInt8]) {
            var run = 0
            for (index, byte) in bytes.enumerated() {
                if byte >= 0x80 {
                    run += 1
                    high += 1
                    if byte >= 0xE0 || byte == 0xB8 {
                        small += 1
                    } else if byte >= 0xC0 || byte == 0xA8 {
                        capitals += 1
                    }
                    let isInside =
                        index > 0 && index + 1 < bytes.count && Self.isSmall(bytes[index + 1])
                        && (Self.isSmall(bytes[index - 1]) || bytes[index - 1] == 0x27)
                    // Letters there, and on the Windows side none that stands inside a word.
                    if isInside, Self.macLetters.contains(byte) { hasMacLetters = true }
                } else if run > 0 {
                    // A dash or a quotation mark by itself is no word in any of them.
                    if run > 1 || Self.isLetter(bytes[index - 1]) { runs += 1 }
                    if run > 2 { longRuns += 1 }
                    run = 0
                }
            }
            if run > 0 {
                runs += 1
                if run > 2 { longRuns += 1 }
            }
        }

        var isOfLongRuns: Bool { high >= 6 && longRuns * 2 > runs }
        /// Small letters are more than capitals, and both are nearly all there is.
        var isCyrillic: Bool { small > 2 * capitals && (small + capitals) * 10 >= high * 8 }

        /// In Windows-1251.
        private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 }
        private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
        private static let macLetters: Set<UInt8> = [0x87, 0x88, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x9B, 0x9D]
    }
}

extension [UInt8] {
    /// These bytes as an encoding whose first half is ASCII, in UTF-8.
    ///
    /// - Parameter table: What 0x80 to 0xFF stand for.
    func transcoded(by table: [Unicode.Scalar]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(2 * count)
        for byte in self {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(contentsOf: UTF8.encode(table[Int(byte) - 0x80]) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return text
    }
}

/// 0x80 to 0xFF of Windows-1251, with U+FFFD for the byte that it leaves open.
let windows1251: [Unicode.Scalar] = Array(
    """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\
    \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя
    """.unicodeScalars
)

/// 0x80 to 0xFF of Mac Roman, with the euro sign at 0xDB.
let macRoman: [Unicode.Scalar] = Array(
    """
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›\u{FB01}\u{FB02}\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """.unicodeScalars
)
