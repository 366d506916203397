import ConsultationModel

/// A heading that is written in another way than most: "R6:", "On Recommendation 6:", "6th recommendation –",
/// "Recommendation VI", "3) Recommendation 6", "Recommendation 6 (seat 15):", "All other recommendations:".
struct LooseHeading {
    var heading: Heading
    /// Whether it is one only where a stance follows, as a comment may begin so too.
    var needsStance: Bool
}

extension HeadingParser {
    /// The heading of this kind that a line is; nil when it is none. Takes longer than `heading`, and is asked of lines that
    /// are nothing else.
    func looseHeading(in line: Range<Int>, of text: SourceText) -> LooseHeading? {
        let end = line.upperBound
        var index = text.bytes.skippingOpeners(from: line.lowerBound, before: end)
        guard mayBeHeading(index..<min(end, index + 120), text) else { return nil }
        skipSigns(&index, end, text)
        if let all = scoped(from: index, before: end, text) { return all }
        let bare = bareNumber(from: index, before: end, text)
        let counted = Self.skipCount(&index, end, text, labels)
        skipSigns(&index, end, text)
        let opened = skipOpeners(&index, end, text)
        guard index < end else { return bare }
        if let nth = ordinal(from: index, before: end, text) {
            return LooseHeading(heading: nth, needsStance: opened)
        }
        guard let named = named(from: index, before: end, text) else { return bare }
        // "On Recommendation 4:" with nothing behind it is no beginning of a sentence.
        let isAlone =
            named.heading.isSeparated && text.trimmedRange(named.heading.textStart..<end).isEmpty
            && text.bytes[named.heading.idRange.upperBound..<end].contains(UInt8(ascii: ":"))
        return LooseHeading(
            heading: named.heading,
            needsStance: named.needsStance || opened && !counted && !isAlone
        )
    }

    /// "Do you support Recommendation 6?": the recommendation that a question names; nil when it names none.
    func mentioned(in question: Range<Int>, of text: SourceText) -> Heading? {
        for start in question where text.bytes[start] | 0x20 == UInt8(ascii: "r") {
            if start > question.lowerBound, text.bytes[start - 1].isLetter { continue }
            if let heading = heading(in: start..<question.upperBound, of: text, unseparated: true),
                knownIdentifier(heading.id) != nil
            {
                return heading
            }
        }
        return nil
    }

    /// Whether a number may stand here, in digits or in words behind "recommendation".
    private func mayBeHeading(_ range: Range<Int>, _ text: SourceText) -> Bool {
        guard let first = text.bytes[range].first else { return false }
        let isNamed = first | 0x20 == UInt8(ascii: "r") || first >= 0x80
        return isNamed || text.bytes[range].contains { $0.isDigit }
            || "aetlo".utf8.contains(first | 0x20)
    }

    // MARK: What stands before

    /// Quotation marks, dashes, "§", pictures.
    private func skipSigns(_ index: inout Int, _ end: Int, _ text: SourceText) {
        while index < end, let (scalar, next) = text.scalar(at: index, before: end) {
            switch scalar {
            case "\"", "'", "“", "”", "„", "«", "‘", "’", "§", "¶", "–", "—", "‒", "-", "\u{FE0F}", "►", "▶", "→", "➔",
                "·",
                "•", "▪", "■", "◆", " ", "\u{A0}", "\t", "*", "_", "#", ">", "《", "「":
                index = next
            case _ where scalar.value >= 0x1F300 || (0x2600...0x27BF).contains(scalar.value):
                guard BoxSign.meaning(of: scalar) == nil else { return }
                index = next
            default: return
            }
        }
    }

    /// "3) ", "3b. ", "(c) ", "Question 5: ", "Q5. ": the sender's own number.
    static func skipCount(_ index: inout Int, _ end: Int, _ text: SourceText, _ labels: LabelWords?) -> Bool {
        let bytes = text.bytes
        var place = index
        for word in labels?.questions ?? [] where place == index && bytes.holds(word, at: place, before: end) {
            place += word.count
        }
        let hadWord = place > index
        while place < end, bytes[place] == 0x20 { place += 1 }
        let isOpen = place < end && bytes[place] == UInt8(ascii: "(")
        if isOpen { place += 1 }
        let start = place
        while place < end, bytes[place].isDigit || bytes[place] == UInt8(ascii: "."), place - start < 6 { place += 1 }
        if place < end, bytes[place].isLetter, bytes[place] < 0x80, place == start || bytes[place - 1].isDigit {
            place += 1
        }
        guard place > start, place < end else { return false }
        let isDotted = bytes[place - 1] == UInt8(ascii: ".")
        guard
            isDotted || bytes[place] == UInt8(ascii: ")") || bytes[place] == UInt8(ascii: ":") && hadWord
                || bytes[place] == UInt8(ascii: ".")
        else { return false }
        if !isDotted { place += 1 }
        guard place < end, bytes[place].isSpace else { return false }
        while place < end, bytes[place].isSpace || bytes[place].isMarkup { place += 1 }
        index = place
        return true
    }

    /// "Re: ", "Our position on ", and the words of a consultation's title.
    private func skipOpeners(_ index: inout Int, _ end: Int, _ text: SourceText) -> Bool {
        let begin = index
        // The words up to the number or "recommendation".
        var words: [(text: String, end: Int)] = []
        var place = index
        while place < end, words.count < 8 {
            var wordEnd = place
            while wordEnd < end, !text.bytes[wordEnd].isSpace { wordEnd += 1 }
            let word = text.string(place..<wordEnd).foldedForMatching
            if labels.headings.contains(word) || labels.pluralHeadings.contains(word) || word.isEmpty
                || word.utf8.first?.isDigit == true
            {
                break
            }
            while wordEnd < end, text.bytes[wordEnd].isSpace { wordEnd += 1 }
            words.append((word, wordEnd))
            place = wordEnd
        }
        // The longest run of them that openers and words of titles make up.
        var taken = 0
        while taken < words.count {
            var best = 0
            for count in 1...min(6, words.count - taken) {
                let run = words[taken..<taken + count].map(\.text).joined(separator: " ")
                if labels.openers.contains(run) || (count == 1 && titleWords.contains(run)) { best = count }
            }
            if best == 0 { break }
            taken += best
        }
        if taken == words.count, let last = words.last { index = last.end }
        return index > begin
    }

    // MARK: The heading itself

    private func named(
        from start: Int,
        before end: Int,
        _ text: SourceText
    ) -> LooseHeading? {
        let bytes = text.bytes
        var index = start
        while index < end, bytes[index].isLetter, index - start < 60 { index += 1 }
        var word = text.string(start..<index).foldedForMatching
        // No space stands behind it in Chinese: "建议六：".
        if start < end, bytes[start] >= 0xE2,
            let first = labels.headings.first(where: { $0.utf8.count >= 6 && word.hasPrefix($0) && word != $0 }),
            bytes.holdsExactly(first, at: start)
        {
            (word, index) = (first, start + first.utf8.count)
        }
        let isNamed = labels.headings.contains(word) || Self.isMisspeltWord(word)
        let isPlural = labels.pluralHeadings.contains(word)
        let isLoose = labels.proposals.contains(word)
        guard isNamed || isLoose || isPlural else { return nil }
        if word == "r", index < end, !bytes[index].isDigit { return nil }
        if index < end, bytes[index] == UInt8(ascii: ".") { index += 1 }
        while index < end, let (scalar, next) = text.scalar(at: index, before: end),
            scalar == " " || scalar == "\u{A0}" || scalar == "\t" || scalar == "#" || scalar == "[" || scalar == "("
                || scalar == "№" || scalar == "\u{202F}" || scalar == ":" && !isLoose
        {
            index = next
        }
        // "По рекомендации 6" has the word in the form of several.
        if isPlural, var several = heading(in: start..<end, of: text, unseparated: true) {
            several.isSeparated = several.isSeparated || !several.others.isEmpty
            return LooseHeading(heading: several, needsStance: !several.isSeparated)
        }
        guard let number = number(from: index, before: end, text) else { return nil }
        var heading = Heading(id: number.id, idRange: index..<number.end, textStart: number.end)
        index = number.end
        while index < end, let (scalar, next) = text.scalar(at: index, before: end),
            scalar == "]" || scalar == "\"" || scalar == "”" || scalar == "’" || scalar == "»" || scalar == "'"
                || scalar == "」" || scalar == "》" || (scalar == ")" && bytes[number.end - 1] != 0x28)
        {
            index = next
        }
        if let textStart = looseSeparator(at: index, before: end, text) {
            heading.textStart = textStart
            // "Recommendation six." may end a sentence.
            let isInWords = !text.bytes[number.end - 1].isDigit && text.bytes[number.end - 1] < 0x80
            let isColon = (number.end..<textStart).contains { bytes[$0] == UInt8(ascii: ":") }
            return LooseHeading(heading: heading, needsStance: isLoose || isInWords && !isColon)
        }
        guard let textStart = behindTitle(at: index, before: end, text) else { return nil }
        heading.textStart = textStart
        return LooseHeading(heading: heading, needsStance: true)
    }

    /// "6", "٦", "VI", "six": the identifier that a consultation has.
    private func number(
        from start: Int,
        before end: Int,
        _ text: SourceText
    ) -> (id: String, end: Int)? {
        var index = start
        var digits = ""
        while index < end, let (scalar, next) = text.scalar(at: index, before: end),
            let value = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil
        {
            digits += String(Int(value))
            index = next
        }
        if !digits.isEmpty {
            let isContinued = index < end && text.bytes[index].isLetter && text.bytes[index] < 0x80
            if !isContinued, let id = knownIdentifier(digits) { return (id, index) }
            return nil
        }
        while index < end, text.bytes[index].isLetter, index - start < 40 { index += 1 }
        if start < end, text.bytes[start] >= 0xE2 {
            // The longest that is a number, as no space ends it.
            for count in [9, 6, 3] where start + count <= end {
                let value = labels.numbers[text.string(start..<start + count).foldedForMatching]
                if let id = value.flatMap({ knownIdentifier(String($0)) }) { return (id, start + count) }
            }
        }
        let word = text.string(start..<index).foldedForMatching
        guard !word.isEmpty, let value = labels.numbers[word] ?? Self.roman(word) else { return nil }
        return knownIdentifier(String(value)).map { ($0, index) }
    }

    /// The value of a Roman number up to XXXIX, in small letters.
    private static func roman(_ word: String) -> Int? {
        guard word.utf8.count <= 6 else { return nil }
        return romans.firstIndex(of: word).map { $0 + 1 }
    }

    private static let romans: [String] = ["", "x", "xx", "xxx"].flatMap { tens in
        ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].map { tens + $0 }
    }.filter { !$0.isEmpty }

    /// "6th recommendation:", "6.ª recomendación:".
    private func ordinal(from start: Int, before end: Int, _ text: SourceText) -> Heading? {
        let bytes = text.bytes
        var index = start
        while index < end, bytes[index].isDigit, index - start < 4 { index += 1 }
        guard index > start, let id = knownIdentifier(text.string(start..<index)) else { return nil }
        let number = start..<index
        var wordEnd = index
        while wordEnd < end, !bytes[wordEnd].isSpace, wordEnd - index < 6 { wordEnd += 1 }
        guard Self.ordinals.contains(text.string(index..<wordEnd).foldedForMatching) else { return nil }
        index = bytes.skippingNoBreakSpaces(from: wordEnd, before: end)
        let word = index
        while index < end, bytes[index].isLetter { index += 1 }
        guard labels.headings.contains(text.string(word..<index).foldedForMatching),
            let textStart = looseSeparator(at: index, before: end, text)
        else { return nil }
        return Heading(id: id, idRange: number, textStart: textStart)
    }

    private static let ordinals: Set<String> = [
        "st", "nd", "rd", "th", "a", "o", "e", "eme", "er", "re", "ª", "º", ".a", "te",
    ]

    /// "6. Do Not Support", among headings with a word.
    private func bareNumber(from start: Int, before end: Int, _ text: SourceText) -> LooseHeading? {
        guard start < end, text.bytes[start].isDigit || text.bytes[start] == UInt8(ascii: "("),
            var heading = heading(in: start..<end, of: text, style: .numbered), !heading.id.isEmpty
        else { return nil }
        heading.isBare = true
        return LooseHeading(heading: heading, needsStance: true)
    }

    /// "All other recommendations: Support", "All recommendations except 6 and 7: Support".
    private func scoped(from start: Int, before end: Int, _ text: SourceText) -> LooseHeading? {
        let limit = min(end, start + 160)
        guard
            let sign = (start..<limit).first(where: {
                text.bytes[$0] == 0x3A || text.bytes[$0] == 0xE2 || text.bytes[$0] == 0x2D && text.bytes[$0 - 1] == 0x20
            }),
            let textStart = looseSeparator(at: sign, before: end, text)
        else { return nil }
        let words = text.string(start..<sign).foldedForMatching
        if labels.all.contains(words) || labels.others.contains(words) {
            var heading = Heading(id: "", idRange: start..<sign, textStart: textStart)
            heading.scope = labels.all.contains(words) ? .all : .others
            return LooseHeading(heading: heading, needsStance: true)
        }
        for exception in labels.exceptions {
            guard let found = words.range(ofWords: exception),
                labels.all.contains(String(words[..<found.lowerBound]).foldedForMatching)
            else { continue }
            let tail = words[found.upperBound...].split { $0 == " " || $0 == "," || $0 == "&" }.map(String.init)
            var ids: [String] = []
            for word in tail {
                if let id = knownIdentifier(word) {
                    ids.append(id)
                } else if !labels.besideNumbers.contains(word) {
                    return nil
                }
            }
            guard !ids.isEmpty else { return nil }
            var heading = Heading(id: "", idRange: start..<sign, textStart: textStart)
            heading.scope = .except(ids)
            return LooseHeading(heading: heading, needsStance: true)
        }
        return nil
    }

    /// Behind a title in parentheses or behind a comma, and the colon or dash after it: "(seat 15): ", ", seat 15 – ".
    private func behindTitle(at start: Int, before end: Int, _ text: SourceText) -> Int? {
        let bytes = text.bytes
        var index = bytes.skippingNoBreakSpaces(from: start, before: end)
        guard index < end else { return nil }
        let limit = min(end, index + 120)
        if bytes[index] == UInt8(ascii: "("), let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: ")")) {
            return looseSeparator(at: close + 1, before: end, text)
        }
        guard bytes[index] == UInt8(ascii: ",") else { return nil }
        index += 1
        // "With regard to Recommendation 6, Do Not Support"; a title ends with a colon or a dash.
        for place in index..<limit where bytes[place] == 0x3A || bytes[place] == 0xE2 || bytes[place] == 0x2D {
            let isDash = bytes[place] != 0x2D || bytes[place - 1].isSpace
            if isDash, let textStart = looseSeparator(at: place, before: end, text) { return textStart }
        }
        return bytes.skippingNoBreakSpaces(from: index, before: end)
    }

    /// Behind the punctuation that ends a heading, in any script; nil when there is none.
    private func looseSeparator(at start: Int, before end: Int, _ text: SourceText) -> Int? {
        var index = start
        var isSeparated = false
        while index < end, let (scalar, next) = text.scalar(at: index, before: end) {
            switch scalar {
            case " ", "\t", "\u{A0}", "\u{202F}", "\u{3000}": index = next
            case ":", "：", ".", ")", "]", "–", "—", "‒", "\u{2010}", "\u{2011}", "·", "»", "”", "\"", "→", "=", "،":
                isSeparated = true
                index = next
            case "-":
                // "-1" keeps its sign.
                if isSeparated, next < end, text.bytes[next].isDigit { return index }
                isSeparated = true
                index = next
            case "*", "_":
                if isSeparated, next < end, !text.bytes[next].isSpace { return index }
                index = next
            case "[": return index
            default: return isSeparated ? index : nil
            }
        }
        return end
    }
}

extension String {
    /// Where words stand in it with a space before and behind.
    fileprivate func range(ofWords words: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            let rest = self[start...]
            if rest.hasPrefix(" \(words) ") {
                let low = index(after: start)
                return low..<index(low, offsetBy: words.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
