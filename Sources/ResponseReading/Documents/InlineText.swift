/// The text of a paragraph of a document, without its markup but where that tells what an answer is.
struct InlineText {
    /// How a stance in bold or italics with which a line begins is set off from the comment after it.
    enum Marking {
        /// "**Support** We agree.", as the reader of texts knows it.
        case signs
        /// A line of its own, for a cell.
        case line
    }

    private(set) var bytes: [UInt8] = []
    /// The footnotes in it, each a list of blocks.
    private(set) var notes: [DataNode] = []
    /// Whether some of it is struck out; that is not kept.
    private(set) var hasStruckOut = false
    /// What is struck out, a line each.
    private(set) var struckOut: [String] = []

    private let marking: Marking
    private let isStance: (String) -> Bool
    private var lineStart = 0
    /// Bold or italic text directly behind "[", so long as it is not known whether "]" follows: as on wiki pages, where
    /// `[*Support*]` is an answer.
    private var bracketed: Range<Int>?

    init(_ marking: Marking, isStance: @escaping (String) -> Bool) {
        self.marking = marking
        self.isStance = isStance
    }

    /// Adds pandoc's inlines.
    mutating func append(_ inlines: DataNode) {
        for inline in inlines.elements { append(inline: inline) }
    }

    private mutating func append(inline: DataNode) {
        guard let type = inline["t"]?.text else { return }
        let content = inline["c"]
        switch type {
        case "Str": append(string: content?.text ?? "")
        case "Space", "SoftBreak": append(string: " ")
        case "LineBreak": append(string: "\n")
        case "Strong", "Emph", "Underline", "SmallCaps": if let content { append(emphasis: content) }
        case "Superscript", "Subscript": if let content { append(content) }
        case "Strikeout": strikeOut(content)
        case "Quoted":
            let isSingle = content?.element(0)?["t"]?.text == "SingleQuote"
            append(string: isSingle ? "‘" : "“")
            content?.element(1).map { append($0) }
            append(string: isSingle ? "’" : "”")
        case "Code", "Math": append(string: content?.element(1)?.text ?? "")
        case "Cite", "Link", "Image", "Span": content?.element(1).map { append($0) }
        case "Note": if let content { notes.append(content) }
        case "RawInline": append(template: content?.element(1)?.text ?? "")
        default: if let content { append(unknown: content) }
        }
    }

    private mutating func strikeOut(_ content: DataNode?) {
        hasStruckOut = true
        guard let content else { return }
        var struck = InlineText(.line, isStance: isStance)
        struck.append(content)
        struckOut.append(String(decoding: struck.bytes, as: UTF8.self))
    }

    /// Kinds that later versions add: whatever inlines they hold.
    private mutating func append(unknown node: DataNode) {
        if node["t"] != nil {
            append(inline: node)
        } else {
            for element in node.elements { append(unknown: element) }
        }
    }

    /// Adds the stance that a wiki's template shows: `{{support}}`, `{{vote|no}}`. pandoc does not know templates.
    mutating func append(template: String) {
        guard let stance = Self.stance(ofTemplate: template, isStance: isStance) else { return }
        append(string: "[*\(stance)*] ")
    }

    /// The last part of a template that is a stance; nil when none is.
    static func stance(ofTemplate template: String, isStance: (String) -> Bool) -> String? {
        guard template.utf8.count <= 200, template.hasPrefix("{{"), template.hasSuffix("}}") else { return nil }
        let parts = template.dropFirst(2).dropLast(2).split(separator: "|").map { $0.split(separator: " ") }
        return parts.map { $0.joined(separator: " ") }.last(where: isStance)
    }

    /// Adds characters as they are.
    mutating func append(string: String) {
        if let range = bracketed {
            bracketed = nil
            if string.utf8.first == UInt8(ascii: "]") {
                bytes.insert(UInt8(ascii: "*"), at: range.upperBound)
                bytes.insert(UInt8(ascii: "*"), at: range.lowerBound)
            }
        }
        for byte in string.utf8 {
            bytes.append(byte == 0x0D ? 0x0A : byte)
            if byte == 0x0A || byte == 0x0D { lineStart = bytes.count }
        }
    }

    private mutating func append(emphasis content: DataNode) {
        let isBracketed = bytes.last == UInt8(ascii: "[")
        let wasLeading = isLeading(before: bytes.count)
        let line = lineStart
        let start = bytes.count
        append(content)
        var range = start..<bytes.count
        while let first = bytes[range].first, first.isSpace { range = range.lowerBound + 1..<range.upperBound }
        while let last = bytes[range].last, last.isSpace { range = range.lowerBound..<range.upperBound - 1 }
        guard line == lineStart else { return }
        if !isBracketed { range = choice(in: range) }
        guard (1...100).contains(range.count) else { return }
        let isAmongOptions = isBehindOption(before: range.lowerBound)
        let isLeading = wasLeading || range.lowerBound > start && isLeading(before: range.lowerBound)
        if isBracketed {
            bracketed = range
        } else if isLeading || isAmongOptions, isStance(String(decoding: bytes[range], as: UTF8.self)) {
            switch marking {
            case .signs:
                bytes.insert(contentsOf: [UInt8(ascii: "*"), UInt8(ascii: "*")], at: range.upperBound)
                bytes.insert(contentsOf: [UInt8(ascii: "*"), UInt8(ascii: "*")], at: range.lowerBound)
            case .line:
                bytes.insert(contentsOf: [UInt8(ascii: "*"), UInt8(ascii: "*")], at: range.upperBound)
                bytes.insert(contentsOf: [UInt8(ascii: "*"), UInt8(ascii: "*")], at: range.lowerBound)
                if isAmongOptions || bytes[(range.upperBound + 4)...].contains(where: { !$0.isSpace }) { break }
                bytes.append(0x0A)
                lineStart = bytes.count
            }
        }
    }

    /// The words of a choice in emphasized text: "Position: Support" and "/ Support /" say more than the choice.
    private func choice(in range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        func isBetween(_ byte: UInt8) -> Bool { byte.isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") }
        if let colon = bytes[low..<min(high, low + 60)].firstIndex(of: UInt8(ascii: ":")),
            bytes[(colon + 1)..<high].contains(where: { !$0.isSpace })
        {
            low = colon + 1
        }
        while low < high, isBetween(bytes[low]) { low += 1 }
        while high > low, isBetween(bytes[high - 1]) { high -= 1 }
        return low..<high
    }

    /// Whether what stands before ends with a sign between options: "Support / ".
    private func isBehindOption(before end: Int) -> Bool {
        var line = bytes[lineStart..<end]
        while let last = line.last, last.isSpace { line.removeLast() }
        guard let last = line.last, line.count < 160 else { return false }
        return last == UInt8(ascii: "/") || last == UInt8(ascii: "|") || end - line.endIndex >= 3
    }

    /// Whether an answer may begin here: at the beginning of a line, or behind a colon or dash.
    private func isLeading(before end: Int) -> Bool {
        guard end - lineStart <= 160 else { return false }
        var line = bytes[lineStart..<end]
        while let last = line.last, last.isSpace { line.removeLast() }
        if line.isListNumber { return true }
        switch line.last {
        case nil, UInt8(ascii: ":"), UInt8(ascii: "-"): return true
        // The last byte of – and —.
        case 0x93, 0x94: return line.dropLast().suffix(2).elementsEqual([0xE2, 0x80])
        default: return false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether this is what stands before an item of a list: "6.", "b)", "(iv)", "1.2.", "Recommendation 6:" is none.
    fileprivate var isListNumber: Bool {
        guard (2...10).contains(count), let last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") else {
            return false
        }
        let number = dropLast().drop { $0 == UInt8(ascii: "(") }
        let isNumber = number.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        return !number.isEmpty && (isNumber || number.count <= 4 && number.allSatisfy(\.isLetter))
    }
}

extension DataNode {
    /// The element in this place of a short sequence, from 0; nil when there is none.
    func element(_ place: Int) -> DataNode? {
        guard kind == .sequence else { return nil }
        for (index, element) in elements.enumerated() where index == place { return element }
        return nil
    }
}
