import ConsultationModel

/// What a text looks like, told from how it begins.
extension SourceText {
    /// A brace or a bracket, and behind it what JSON has there.
    func looksLikeJSON(at start: Int) -> Bool {
        let first = bytes[start]
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        let next = trimmedRange(start + 1..<bytes.count).lowerBound
        guard next < bytes.count else { return true }
        switch bytes[next] {
        case UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "'"): return true
        case UInt8(ascii: "{"), UInt8(ascii: "["): return first == UInt8(ascii: "[")
        case UInt8(ascii: "/"): return next + 1 < bytes.count && [0x2F, 0x2A].contains(bytes[next + 1])
        case let byte where byte.isLetter && first == UInt8(ascii: "{"):
            // A key that somebody forgot to quote.
            let end = bytes[next...].firstIndex { !$0.isLetter && $0 != 0x5F } ?? bytes.count
            return end < bytes.count && bytes[end] == UInt8(ascii: ":")
        default: return false
        }
    }

    /// A document type, or a tag, behind comments and processing instructions.
    func looksLikeHTML(at start: Int) -> Bool {
        var start = start
        for _ in 0..<20 {
            guard start < bytes.count, bytes[start] == UInt8(ascii: "<") else { return false }
            let isComment = bytes.holdsExactly("<!--", at: start)
            guard isComment || bytes.holdsExactly("<?", at: start) else { break }
            let closing = Array((isComment ? "-->" : "?>").utf8)
            guard let end = bytes.firstPlace(of: closing, after: start) else { return false }
            start = trimmedRange(end + closing.count..<bytes.count).lowerBound
        }
        let head = string(start..<min(bytes.count, start + 32)).lowercased()
        if head.hasPrefix("<!doctype html") { return true }
        let name = head.dropFirst().prefix { $0.isLetter || $0.isNumber }
        let behind = head.dropFirst(1 + name.count).first
        guard head.hasPrefix("<"), behind == ">" || behind?.isWhitespace == true || behind == "/" else { return false }
        return Self.tags.contains(String(name))
    }

    private static let tags: Set<String> = [
        "html", "head", "body", "table", "p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "meta", "title", "span",
        "section", "article", "main", "header", "form", "font", "center", "b", "strong", "br", "a", "style",
    ]

    /// The head of a mail: nothing but fields up to an empty line, and among them how its content is encoded; of a file that
    /// is named as one, from whom or of what it is.
    func looksLikeMail(at start: Int, isNamedSo: Bool) -> Bool {
        var (isMail, isDecided) = (false, false)
        var fields: Set<String> = []
        forEachLine { line, number in
            if isDecided || line.upperBound <= start { return }
            if line.isEmpty || number > 300 {
                isMail = fields.contains("mime-version") || fields.contains("content-type")
                isMail = isMail && fields.count > 1 || isNamedSo && !fields.isDisjoint(with: ["from", "subject"])
                isDecided = true
                return
            }
            // Further lines of a field begin with white space.
            if bytes[line.lowerBound].isSpace, !fields.isEmpty { return }
            let name = bytes[line].prefix(60).prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
            guard !name.isEmpty, name.endIndex < line.upperBound, bytes[name.endIndex] == UInt8(ascii: ":") else {
                isDecided = true
                return
            }
            fields.insert(String(decoding: name, as: UTF8.self).lowercased())
        }
        return isMail
    }

    /// A key "answers:" or "responses:" at the beginning of a line, and before it nothing but keys, comments and "---".
    var looksLikeYAML: Bool {
        var (isYAML, isDecided) = (false, false)
        var isFirst = true
        forEachLine { line, number in
            if isDecided || number > 2000 { return }
            let key = bytes[line].prefix(40).prefix { $0 != UInt8(ascii: ":") && $0 != 0x0D }
            guard let byte = key.first, byte != UInt8(ascii: "#"), !byte.isSpace else { return }
            let isMarker = bytes.holdsExactly("---", at: line.lowerBound) || byte == UInt8(ascii: "%")
            let name = String(decoding: key.filter { $0 != 0x22 && $0 != 0x27 && $0 != 0x20 }, as: UTF8.self)
            let isKey = key.endIndex < line.upperBound && bytes[key.endIndex] == UInt8(ascii: ":")
            if isFirst, !isMarker, !(isKey && Self.keys.contains(name)) {
                isDecided = true
                return
            }
            isFirst = false
            if isKey, name == "answers" || name == "responses" { (isYAML, isDecided) = (true, true) }
        }
        return isYAML
    }

    private static let keys: Set<String> = [
        "consultation", "region", "respondent", "illustrative", "answers", "responses", "$schema",
    ]

    /// Headings between signs of equality, a table that a brace and a bar open, or three apostrophes around words.
    var looksLikeWiki: Bool {
        var isWiki = false
        forEachLine { line, number in
            if isWiki || number > 500 || line.count < 2 { return }
            switch (bytes[line.lowerBound], bytes[line.lowerBound + 1]) {
            case (UInt8(ascii: "{"), UInt8(ascii: "|")): isWiki = true
            case (UInt8(ascii: "="), UInt8(ascii: "=")):
                let content = trimmedRange(line)
                let words = bytes[content].contains { $0 != UInt8(ascii: "=") && !$0.isSpace }
                isWiki = words && bytes.holdsExactly("==", at: content.upperBound - 2)
            default:
                guard let mark = bytes.firstIndex(of: UInt8(ascii: "'"), in: line) else { return }
                guard bytes.holdsExactly("'''", at: mark), mark + 3 < line.upperBound else { return }
                isWiki = (mark + 3..<line.upperBound).contains { bytes.holdsExactly("'''", at: $0) }
            }
        }
        return isWiki
    }

    /// A line "sep=;", or among the first ones a row that names columns of answers.
    func looksDelimited(_ words: ColumnWords?) -> Bool {
        if DelimitedText.namedSeparator(self) != nil { return true }
        guard let words else { return false }
        let names = RecommendationNames(words)
        var (isDelimited, isDecided) = (false, false)
        forEachLine { line, number in
            if isDecided || number > TableHeader.searchLimit || line.count > 20_000 { return }
            // A table's header stands before its rows: behind a heading, commas are prose.
            defer { isDecided = isDecided || isDelimited || bytes.isHeading(line.lowerBound, before: line.upperBound) }
            for separator in DelimitedText.separators where bytes.firstIndex(of: separator, in: line) != nil {
                // In Markdown a table's rows begin with a bar, and dashes stand under the first.
                if separator == UInt8(ascii: "|"), bytes[line].first == separator { continue }
                let row = DelimitedText(self, separator: separator, in: line, rowLimit: 1).table.rows.first
                if let row, row.namesColumns(names), separator != UInt8(ascii: "|") || !hasDashes(under: line) {
                    isDelimited = true
                    return
                }
            }
        }
        return isDelimited
    }

    private func hasDashes(under line: Range<Int>) -> Bool {
        let start = bytes.lineStart(after: line.upperBound)
        return bytes[start..<bytes.firstLineEnd(in: start..<bytes.count)].allSatisfy {
            $0.isSpace || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":")
        }
    }
}

extension [UInt8] {
    /// Whether a line begins as "Recommendation 6." or "Rec 6:" does.
    func isHeading(_ start: Int, before end: Int) -> Bool {
        guard start + 5 < end, self[start] | 0x20 == 0x72, self[start + 1] | 0x20 == 0x65 else { return false }
        guard let digit = self[start..<Swift.min(end, start + 24)].firstIndex(where: \.isDigit) else { return false }
        var next = digit
        while next < end, self[next].isDigit { next += 1 }
        return next == end || self[next] == UInt8(ascii: ".") || self[next] == UInt8(ascii: ":")
    }

    fileprivate func firstPlace(of wanted: [UInt8], after start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        var index = start
        while let found = firstIndex(of: first, in: index..<count) {
            if self[found...].starts(with: wanted) { return found }
            index = found + 1
        }
        return nil
    }
}

extension Table.Row {
    /// Whether the cells name columns of answers, as far as can be told without knowing groups and recommendations.
    fileprivate func namesColumns(_ names: RecommendationNames) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        // Most lines with commas are prose: a look at how their pieces begin is enough.
        guard filled.count > 1, filled.contains(where: { $0.mayNameColumn(names.words) }) else { return false }
        var (ids, numbers, stances, respondents, items, counts) = (0, 0, 0, 0, 0, 0)
        for cell in filled.prefix(400) {
            let name = ColumnName(cell, names)
            switch name.role {
            case .recommendation where name.isExact: ids += 1
            case .number where name.isExact: numbers += 1
            case .stance where name.isExact || cell.contains("?"): stances += 1
            case .region, .respondent: respondents += name.isExact ? 1 : 0
            case .item: items += 1
            default: counts += cell.utf8.first?.isDigit == true && cell.utf8.count <= 12 ? 1 : 0
            }
        }
        if ids + numbers > 0, stances > 0 { return true }
        if items > 1 { return true }
        // A line of prose has commas too.
        guard filled.allSatisfy({ $0.utf8.count <= 80 }) else { return false }
        // Of groups, whose names are not known here.
        if ids > 0 || (numbers > 0 && filled.count > 2 && filled[0].foldedForMatching != "no") { return true }
        return respondents > 0 && items + counts > 0
    }
}

extension String {
    /// Whether one of its first words belongs to what a column of answers is called.
    fileprivate func mayNameColumn(_ words: ColumnWords) -> Bool {
        unicodeScalars.prefix(60).split(maxSplits: 3, whereSeparator: \.properties.isWhitespace).prefix(3).contains {
            words.role(of: String($0).foldedForMatching) != nil
        } || self == "#"
    }
}
