import ConsultationModel

/// "P.S. Please change 14 to It Depends."
extension TextReader {
    /// A postscript is no longer than this, in bytes; what is longer says more than that something changes.
    private static let longestPostscript = 600

    /// No letter has more postscripts, and no file takes longer for them.
    private static let mostPostscripts = 20

    /// Leaves an answer open where a postscript below the answers names its recommendation and another stance: which of the
    /// two holds is for its sender to say.
    mutating func doubtByPostscripts() {
        guard let last = blocks.last, !marks.isEmpty else { return }
        let end = min(earlierMail?.start ?? text.bytes.count, annex?.start ?? text.bytes.count)
        var start = last.start
        var number = last.line
        var count = 0
        while start < end, count < Self.mostPostscripts {
            let line = start..<text.bytes.firstLineEnd(in: start..<end)
            if isPostscript(line) {
                doubt(by: paragraph(from: line, before: end), number)
                count += 1
            }
            start = text.bytes.lineStart(after: line.upperBound)
            number += 1
        }
    }

    private func isPostscript(_ line: Range<Int>) -> Bool {
        let start = text.bytes.skippingOpeners(from: line.lowerBound, before: line.upperBound)
        guard start < line.upperBound, !text.isQuoted(at: line.lowerBound) else { return false }
        let first = text.bytes[start]
        guard vocabulary.labels.postscriptStarts[Int(first >= 0x80 ? first : first | 0x20)] else { return false }
        let words = text.string(start..<min(line.upperBound, start + 60)).foldedForMatching
        return vocabulary.labels.postscripts.contains { word in
            words.hasPrefix(word) && words.dropFirst(word.count).first.map { !$0.isLetter } ?? true
        }
    }

    private func paragraph(from line: Range<Int>, before end: Int) -> Range<Int> {
        var found = line
        while found.count < Self.longestPostscript {
            let next = text.bytes.lineStart(after: found.upperBound)
            guard next < end else { break }
            let below = next..<text.bytes.firstLineEnd(in: next..<end)
            if text.trimmedRange(below).isEmpty { break }
            found = found.lowerBound..<below.upperBound
        }
        return found
    }

    private mutating func doubt(by paragraph: Range<Int>, _ line: Int) {
        guard paragraph.count <= Self.longestPostscript else { return }
        let words = text.words(in: paragraph)
        for index in blocks.indices where blocks[index].marks.count == 1 && blocks[index].start < paragraph.lowerBound {
            let answered = ([blocks[index].heading.id] + blocks[index].heading.others).map(\.foldedForMatching)
            guard
                let place = words.firstIndex(where: { word in
                    let id = text.string(word).foldedForMatching
                    return answered.contains(id) || id.first == "r" && answered.contains(String(id.dropFirst()))
                })
            else { continue }
            let own = marks[blocks[index].marks.lowerBound].mark.words
            let meaning = vocabulary.stance(of: text.string(own))
            let others = stances(behind: words[place...].dropFirst().prefix(16)).filter {
                vocabulary.stance(of: text.string($0)) != meaning
            }
            guard let other = others.last else { continue }
            blocks[index].open = (line, [own, other])
            blocks[index].marks = blocks[index].marks.lowerBound..<blocks[index].marks.lowerBound
        }
    }

    /// The stances among words that end with a sign, as an answer does and "support from its members" does not.
    private func stances(behind words: ArraySlice<Range<Int>>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for first in words.indices {
            if let last = found.last, words[first].lowerBound < last.upperBound { continue }
            let longest = words.indices.reversed().first { last in
                last >= first && last < first + 6
                    && (last + 1 == words.endIndex || text.hasSign(between: words[last], words[last + 1]))
                    && vocabulary.isStance(words[first].lowerBound..<words[last].upperBound, in: text)
            }
            if let longest { found.append(words[first].lowerBound..<words[longest].upperBound) }
        }
        return found
    }
}

extension SourceText {
    /// Runs of letters, digits and what stands within words, such as "1(a)" and "don't".
    fileprivate func words(in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, !bytes[end].isSpace { end += 1 }
            var word = index..<end
            while let first = bytes[word].first, Self.outer.contains(first) {
                word = word.lowerBound + 1..<word.upperBound
            }
            while let last = bytes[word].last, Self.outer.contains(last) {
                word = word.lowerBound..<word.upperBound - 1
            }
            if !word.isEmpty { found.append(word) }
            index = end
            while index < range.upperBound, bytes[index].isSpace { index += 1 }
        }
        return found
    }

    fileprivate func hasSign(between first: Range<Int>, _ second: Range<Int>) -> Bool {
        bytes[first.upperBound..<second.lowerBound].contains { !$0.isSpace }
    }

    private static let outer = Set(".,;:!?\"'*_#()[]".utf8)
}
