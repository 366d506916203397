import ConsultationModel

/// The end of a letter or mail: "Kind regards," and the lines after it, or a signature.
struct Closing {
    /// Where its first line begins.
    let start: Int
    /// How many lines after the one where the search began.
    let lines: Int

    /// No more lines than this belong to a closing.
    private static let longest = 15

    /// The closing of a text whose last answer's comment begins here; nil when there is none.
    init?(after start: Int, before end: Int, in text: SourceText, _ labels: LabelWords) {
        let bytes = text.bytes
        var ends: [Int] = []
        var index = end
        // From the end backwards, so that a long comment costs nothing.
        while index > start, ends.count <= Self.longest {
            index -= 1
            if bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
            {
                ends.append(index + 1)
            }
        }
        for lineStart in ends.reversed() where lineStart < end {
            let line = text.trimmedRange(lineStart..<bytes.firstLineEnd(in: lineStart..<end))
            guard (2...160).contains(line.count) else { continue }
            let words = text.string(line)
            let folded = words.foldedForMatching
            let formula = folded.prefix { $0 != "," && $0 != "،" && $0 != "，" }
            let isFormula = labels.closings.contains(String(formula).foldedForMatching)
            guard
                words == "--" || isFormula || labels.closingOpenings.contains(where: folded.hasPrefix)
                    || Self.isFooter(words, before: lineStart..<end, in: text, labels)
            else { continue }
            self.start = lineStart
            var lines = 0
            var place = start
            while place < lineStart {
                place = bytes.lineStart(after: bytes.firstLineEnd(in: place..<end))
                lines += 1
            }
            self.lines = lines
            return
        }
        return nil
    }

    /// The line of underscores or hyphens under which a mailing list says what it is.
    private static func isFooter(_ line: String, before rest: Range<Int>, in text: SourceText, _ labels: LabelWords)
        -> Bool
    {
        guard line.utf8.count >= 10, line.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) else {
            return false
        }
        let below = text.string(rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 800)).lowercased()
        return labels.listFooters.contains { below.contains($0) }
    }
}
