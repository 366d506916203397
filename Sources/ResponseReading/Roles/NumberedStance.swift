import ConsultationModel

/// A known stance right behind the number of a recommendation: "R6: Do Not Support", "6) Support".
struct NumberedStance {
    /// The recommendation's identifier, as registered.
    var id: String
    /// Where the number stands.
    var number: Range<Int>
    /// The words of the stance.
    var words: Range<Int>
}

/// Looks for stances behind the numbers of certain recommendations, whatever the readers made of the text. It knows as
/// little of headings and answers as possible, so that it finds what they pass over.
struct NumberedStanceSearch {
    private let vocabulary: Vocabulary
    /// Identifiers as registered, with their bytes in lower case, by the first byte.
    private var ids: [UInt8: [(id: String, bytes: [UInt8])]] = [:]

    /// - Parameter ids: The identifiers to look for.
    init(_ ids: [String], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        for id in ids {
            let bytes = id.utf8.map(\.lowercased)
            if let first = bytes.first { self.ids[first, default: []].append((id, bytes)) }
        }
    }

    /// How often a stance was looked for; no file needs as much as the limit, and no file takes longer.
    private var tries = 0
    private static let limit = 50_000

    /// Between a number and its stance there is no more than this; in bytes.
    private static let distance = 60

    /// All stances behind numbers in a line, from left to right; one may stand on the next line that is not empty.
    mutating func all(in line: Range<Int>, of text: SourceText) -> [NumberedStance] {
        let bytes = text.bytes
        var found: [NumberedStance] = []
        var index = line.lowerBound
        while index < line.upperBound {
            defer { index += 1 }
            guard let candidates = ids[bytes[index].lowercased], begins(at: index, line, bytes) else { continue }
            for candidate in candidates {
                let end = index + candidate.bytes.count
                guard ends(at: end, line, bytes),
                    zip(bytes[index..<end], candidate.bytes).allSatisfy({ $0.lowercased == $1 }),
                    let words = stance(behind: index..<end, in: line, of: text)
                else { continue }
                found.append(NumberedStance(id: candidate.id, number: index..<end, words: words))
                break
            }
        }
        return found
    }

    private func begins(at index: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard index > line.lowerBound else { return true }
        let before = bytes[index - 1]
        // "R6", but not "seat16", "1.6" and "1-6" as "6" of something else.
        if before == UInt8(ascii: "R") || before == UInt8(ascii: "r") {
            return bytes[index].isDigit && (index - 1 == line.lowerBound || !bytes[index - 2].isWord)
        }
        if before == UInt8(ascii: "."), index - 1 > line.lowerBound, bytes[index - 2].isDigit { return false }
        return !before.isWord
    }

    private func ends(at index: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard index < line.upperBound else { return index == line.upperBound }
        if bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","), index + 1 < line.upperBound {
            return !bytes[index + 1].isDigit
        }
        return !bytes[index].isWord
    }

    /// The stance behind a number: where a sign, a bracket or the end of the line parts them, or the word "Recommendation"
    /// stands before the number.
    private mutating func stance(behind number: Range<Int>, in line: Range<Int>, of text: SourceText) -> Range<Int>? {
        let end = min(line.upperBound, number.upperBound + Self.distance)
        var index = number.upperBound
        var isParted = isHeadingWord(before: number.lowerBound, line, text)
        while index < end, let (scalar, next) = text.scalar(at: index, before: line.upperBound) {
            if scalar == "(" {
                guard let close = text.bytes[index..<end].firstIndex(of: UInt8(ascii: ")")) else { return nil }
                index = close + 1
            } else if Self.signs.contains(scalar) {
                isParted = true
                index = next
            } else if scalar == " " || scalar == "\t" || scalar == "\u{A0}" {
                index = next
            } else {
                break
            }
        }
        if index < line.upperBound { return isParted ? stance(from: index, in: line, of: text) : nil }
        // A number alone on its line, and the stance on the next one.
        guard isAlone(before: number.lowerBound, line, text),
            let below = text.nextFilledLine(behind: line.upperBound)
        else { return nil }
        var start = below.lowerBound
        while start < below.upperBound, text.bytes[start].mayStandBeforeWords { start += 1 }
        return stance(from: start, in: below, of: text)
    }

    private static let signs: Set<Unicode.Scalar> = [
        ":", "：", ".", ")", "]", "[", "-", "–", "—", "=", "→", "|", "*", "_", "\"", "”", "»", ">",
    ]

    /// Whether nothing but signs and the word "Recommendation" stands before the number.
    private func isAlone(before number: Int, _ line: Range<Int>, _ text: SourceText) -> Bool {
        guard number - line.lowerBound <= 60 else { return false }
        let words = text.string(line.lowerBound..<number).filter { $0.isLetter || $0.isNumber }.foldedForMatching
        return words.isEmpty || words == "r" || vocabulary.labels.headings.contains(words)
    }

    private func isHeadingWord(before number: Int, _ line: Range<Int>, _ text: SourceText) -> Bool {
        var end = number
        while end > line.lowerBound, text.bytes[end - 1].isSpace || text.bytes[end - 1] == 0x2E { end -= 1 }
        var start = end
        while start > line.lowerBound, end - start < 40, text.bytes[start - 1].isLetter { start -= 1 }
        guard start < end else { return false }
        return vocabulary.labels.headings.contains(text.string(start..<end).foldedForMatching)
    }

    /// The longest stance that begins here and ends with the line or with a sign.
    private mutating func stance(from start: Int, in line: Range<Int>, of text: SourceText) -> Range<Int>? {
        tries += 1
        // A digit, which may be a stance on a scale, is as well another number.
        guard tries <= Self.limit, start < line.upperBound, !text.bytes[start].isDigit else { return nil }
        let end = text.trimmedRange(start..<max(start, line.upperBound)).upperBound
        var found: Range<Int>?
        var index = start
        while index <= min(end, start + Self.distance) {
            if index == end || text.bytes[index].endsWords {
                let words = text.unmarked(text.trimmedRange(start..<index))
                if !words.isEmpty, vocabulary.isStance(words, in: text) { found = words }
            }
            index += 1
        }
        return found
    }
}

extension SourceText {
    /// The next line but one empty line at most that holds something; nil when there is none.
    fileprivate func nextFilledLine(behind end: Int) -> Range<Int>? {
        var start = bytes.lineStart(after: end)
        for _ in 0..<2 where start < bytes.count {
            let lineEnd = bytes.firstLineEnd(in: start..<bytes.count)
            if !trimmedRange(start..<lineEnd).isEmpty { return start..<lineEnd }
            start = bytes.lineStart(after: lineEnd)
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    fileprivate var isWord: Bool { isLetter || isDigit }

    /// Whether it is white space, or markup around a stance.
    fileprivate var mayStandBeforeWords: Bool {
        isSpace || isMarkup || self == UInt8(ascii: "[") || self == UInt8(ascii: "-") || self == UInt8(ascii: ">")
    }

    /// Whether words that stand alone may end before it.
    fileprivate var endsWords: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"),
            UInt8(ascii: "|"), UInt8(ascii: "-"), 0x09, 0xE2:
            true
        default: false
        }
    }
}
