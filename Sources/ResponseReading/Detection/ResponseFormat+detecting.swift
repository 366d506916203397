import ConsultationModel

extension ResponseFormat {
    /// What a file is: told from its content, and where that leaves it open from its name.
    ///
    /// Looks at the first 64 KB at most. Never traps, whatever the bytes.
    ///
    /// - Parameter labels: What columns are called; nil: text is taken for a table only where its name says so.
    public init(of bytes: [UInt8], named name: String, labels: LabelWords? = nil) {
        if bytes.beginsLikeReference {
            self = .text
            return
        }
        switch Magic(of: bytes) {
        case .format(let format): self = format
        case .other(let kind): self = Self.archiveNamed(name, kind) ?? .unreadable
        case nil:
            guard let text = try? DecodedText(bytes.beginning).source else {
                self = Self.named(name, isText: false) ?? .text
                return
            }
            let beginning = text.trimmedRange(text.start..<text.bytes.count)
            if beginning.isEmpty {
                self = .text
                return
            }
            let told = Self.told(by: text, in: beginning, isNamedMail: Self.endsAsMail(name), labels?.columns)
            // Wiki pages hold tags of HTML.
            let isWiki = told == .html && Self.named(name, isText: true) == .mediawiki && text.looksLikeWiki
            self = isWiki ? .mediawiki : told ?? Self.named(name, isText: true) ?? .text
        }
    }

    /// What a file is, by what is known before it is opened.
    public init(of bytes: [UInt8], in context: ReadingContext) {
        self.init(of: bytes, named: context.file, labels: context.vocabulary.labels)
    }

    /// A truncated Office file has lost the names that tell what it is.
    private static func archiveNamed(_ name: String, _ kind: String) -> ResponseFormat? {
        guard kind == Magic.unknownArchive else { return nil }
        switch ending(of: name) {
        case "docx": return .docx
        case "odt": return .odt
        case "xlsx": return .xlsx
        default: return nil
        }
    }

    private static func endsAsMail(_ name: String) -> Bool {
        ["eml", "mht", "mhtml"].contains(ending(of: name))
    }

    private static func ending(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]).lowercased() } ?? ""
    }

    /// - Parameter isText: Whether the content is text, which no document that needs a converter is.
    private static func named(_ name: String, isText: Bool) -> ResponseFormat? {
        switch ending(of: name) {
        case "csv", "tsv", "tab": .delimited
        case "json": .json
        case "yaml", "yml": .yaml
        case "html", "htm", "xhtml": .html
        case "wiki", "mediawiki": .mediawiki
        case "docx" where !isText: .docx
        case "odt" where !isText: .odt
        case "xlsx" where !isText: .xlsx
        case "pdf" where !isText: .pdf
        default: nil
        }
    }

    /// nil when the text may be any.
    private static func told(
        by text: SourceText,
        in range: Range<Int>,
        isNamedMail: Bool,
        _ words: ColumnWords?
    ) -> ResponseFormat? {
        if text.looksLikeJSON(at: range.lowerBound) { return .json }
        if text.looksLikeHTML(at: range.lowerBound) { return .html }
        if text.looksLikeMail(at: range.lowerBound, isNamedSo: isNamedMail) { return .mail }
        if text.looksLikeYAML { return .yaml }
        if text.looksLikeWiki { return .mediawiki }
        return text.looksDelimited(words) ? .delimited : nil
    }
}

extension [UInt8] {
    /// Whether the file begins in the reference layout, which most do: a line "Recommendation 1. …", and after it a line
    /// with `[*`. Told without decoding.
    fileprivate var beginsLikeReference: Bool {
        let end = Swift.min(count, 4096)
        var lineStart = starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var hasHeading = false
        while lineStart < end {
            let lineEnd = firstLineEnd(in: lineStart..<end)
            if isHeading(lineStart, before: lineEnd) {
                hasHeading = true
            } else if hasHeading, let open = firstIndex(of: UInt8(ascii: "["), in: lineStart..<lineEnd) {
                guard open + 1 < lineEnd, self[open + 1] == UInt8(ascii: "*") else { return false }
                return !self[lineStart..<open].contains { $0 == 0x22 || $0 == 0x09 || $0 == 0x3B || $0 == 0x7C }
            } else if opensCell(in: lineStart..<lineEnd) {
                return false
            }
            lineStart = self.lineStart(after: lineEnd)
        }
        return false
    }

    /// Whether a quote or a tag stands at the line's beginning or behind a separator: what follows may be in a cell.
    private func opensCell(in line: Range<Int>) -> Bool {
        guard let first = self[line].first else { return false }
        if first == 0x22 || first == UInt8(ascii: "<") { return true }
        var from = line.lowerBound
        while let quote = firstIndex(of: 0x22, in: from..<line.upperBound) {
            if [0x2C, 0x3B, 0x09, 0x7C].contains(self[quote - 1]) { return true }
            from = quote + 1
        }
        return false
    }

    /// At most 64 KB that can be decoded by themselves.
    fileprivate var beginning: [UInt8] {
        let limit = 65_536
        if count <= limit { return self }
        if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) {
            let high = self[0] == 0xFF ? self[limit - 1] : self[limit - 2]
            return [UInt8](prefix((0xD8...0xDB).contains(high) ? limit - 2 : limit))
        }
        var end = limit
        while end > limit - 8, self[end] & 0xC0 == 0x80 { end -= 1 }
        return [UInt8](prefix(end))
    }
}
