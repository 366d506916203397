/// A document as pandoc's JSON tells it, as lines of text with their places, and tables of answers.
///
/// Text that is struck out is left out: people strike out the choices that they do not take.
struct DocumentTree {
    /// The lines' text, each ended by LF.
    private(set) var text: [UInt8] = []
    /// Of each line, such as "paragraph 4".
    private(set) var places: [String] = []
    /// The tables in which stances are recognised; all others are in the text.
    private(set) var tables: [Table] = []
    /// Rows of stances of tables that have no header: whose they are cannot be told.
    private(set) var namelessRows: [(place: String, line: Int)] = []
    /// Those in the text that have the header of a table of answers.
    private(set) var blankTables: [Table] = []
    /// The line, from 1, and the place where text was struck out first.
    private(set) var firstStruckOut: (line: Int, place: String)?

    /// All that was struck out, each with its line and place.
    private(set) var struckOut: [RoleLedger.Other] = []

    private let marking: InlineText.Marking
    private let vocabulary: Vocabulary
    private var paragraphs = 0
    private var tableCount = 0
    /// The last line that is the name or title of a region: a table below it holds its answers.
    private var lastSpeaker: String?
    /// What the lines count as: nil outside of tables.
    private var table: String?
    /// Before each line: of quotations and lists.
    private var margin = ""
    /// Before the next line: of list items.
    private var marker = ""
    /// Cells that may still be added for merged ones.
    private var room = 100_000

    /// Reads the whole tree.
    ///
    /// - Parameter root: A mapping with the keys "meta" and "blocks".
    init(_ root: DataNode, _ vocabulary: Vocabulary) {
        self.init(.signs, vocabulary)
        // Paragraphs of these styles are taken out of the text. A web page has its heading in its title once more.
        for key in ["title", "subtitle", "author", "date", "abstract"] where key != "title" || !repeatsHeading(root) {
            if let value = root["meta"]?[key] { append(meta: value) }
        }
        if let blocks = root["blocks"] { append(blocks) }
    }

    private init(_ marking: InlineText.Marking, _ vocabulary: Vocabulary) {
        self.marking = marking
        self.vocabulary = vocabulary
    }

    private func repeatsHeading(_ root: DataNode) -> Bool {
        guard let title = root["meta"]?["title"]?["c"], let heading = root["blocks"]?.firstHeading else { return false }
        return paragraph(of: [title]).bytes.starts(with: paragraph(of: [heading]).bytes)
    }

    private mutating func append(meta value: DataNode) {
        guard let content = value["c"] else { return }
        switch value["t"]?.text {
        case "MetaInlines": appendParagraph(content)
        case "MetaString": append(lines: Array(content.text.utf8))
        case "MetaBlocks": append(content)
        case "MetaList": for element in content.elements { append(meta: element) }
        default: break
        }
    }

    // MARK: Blocks

    private mutating func append(_ blocks: DataNode) {
        for block in blocks.elements { append(block: block) }
    }

    private mutating func append(block: DataNode) {
        guard let type = block["t"]?.text, let content = block["c"] else { return }
        switch type {
        case "Para", "Plain": appendParagraph(content, isTight: type == "Plain")
        case "Header": content.element(2).map { appendParagraph($0) }
        case "LineBlock": appendLines(of: content)
        case "CodeBlock": append(lines: Array((content.element(1)?.text ?? "").utf8))
        case "BlockQuote": append(content, margin: "> ")
        case "BulletList": appendBullets(content)
        case "OrderedList": appendOrdered(content)
        case "DefinitionList":
            for definition in content.elements {
                definition.element(0).map { appendParagraph($0) }
                for blocks in definition.element(1)?.elements.map(\.self) ?? [] { append(blocks) }
            }
        case "Div": content.element(1).map { append($0) }
        case "Figure":
            content.element(2).map { append($0) }
            content.element(1)?.element(1).map { append($0) }
        case "Table": append(table: DocumentTable(content))
        case "RawBlock": append(template: content.element(1)?.text ?? "")
        case "HorizontalRule", "Null": break
        default: append(unknown: content)
        }
    }

    /// Kinds that later versions add: whatever blocks they hold.
    private mutating func append(unknown node: DataNode) {
        if node["t"] != nil {
            append(block: node)
        } else {
            for element in node.elements { append(unknown: element) }
        }
    }

    private mutating func append(_ blocks: DataNode, margin added: String) {
        let outer = margin
        margin += added
        append(blocks)
        margin = outer
    }

    /// Of items that are struck out but for one, that one is a choice.
    private mutating func appendBullets(_ content: DataNode) {
        let items = Array(content.elements)
        let struck = items.count(where: \.isStruckOut)
        let isChoice = struck > 0 && struck == items.count - 1
        for item in items { append(item: item, isChoice && !item.isStruckOut ? "" : "- ") }
    }

    private mutating func append(template: String) {
        guard let stance = InlineText.stance(ofTemplate: template, isStance: vocabulary.isStance) else { return }
        append(lines: Array("[*\(stance)*]".utf8))
    }

    private mutating func appendOrdered(_ content: DataNode) {
        guard let items = content.element(1) else { return }
        let numbering = ListNumbering(content.element(0))
        for (index, item) in items.elements.enumerated() { append(item: item, numbering.marker(index)) }
    }

    private mutating func append(item: DataNode, _ sign: String) {
        let outer = margin
        marker += sign
        for (index, block) in item.elements.enumerated() {
            let type = block["t"]?.text
            // Further paragraphs stay as they were written.
            let isList = type == "BulletList" || type == "OrderedList" || type == "DefinitionList"
            margin = index > 0 && isList ? outer + "  " : outer
            append(block: block)
        }
        margin = outer
        marker = ""
    }

    // MARK: Paragraphs

    private mutating func appendParagraph(_ inlines: DataNode, isTight: Bool = false) {
        append(paragraph(of: [inlines]), isTight: isTight)
    }

    private mutating func appendLines(of block: DataNode) {
        append(paragraph(of: Array(block.elements)))
    }

    private func paragraph(of lines: [DataNode]) -> InlineText {
        var paragraph = InlineText(marking) { [vocabulary] in vocabulary.isStance($0) }
        for (index, line) in lines.enumerated() {
            if index > 0 { paragraph.append(string: "\n") }
            paragraph.append(line)
        }
        return paragraph
    }

    private mutating func append(_ paragraph: InlineText, isTight: Bool = false) {
        let line = places.count + 1
        append(lines: paragraph.bytes, isTight: isTight)
        if paragraph.hasStruckOut, firstStruckOut == nil {
            firstStruckOut = (line, table ?? "paragraph \(max(1, paragraphs))")
        }
        let place = table ?? "paragraph \(max(1, paragraphs))"
        struckOut += paragraph.struckOut.map { RoleLedger.Other(line: line, place: place, role: .hidden, text: $0) }
        // On lines of their own: behind a stance on its line they would hide it.
        for note in paragraph.notes {
            let note = cellText(note)
            if !note.isEmpty { append(lines: Array("[\(note)]".utf8), isTight: true, isNote: true) }
        }
    }

    private mutating func append(
        lines bytes: [UInt8],
        isTight: Bool = false,
        isNote: Bool = false,
        in cell: String? = nil
    ) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.trimmed)
        guard lines.contains(where: { !$0.isEmpty }) else { return }
        if !isNote, table == nil { paragraphs += 1 }
        let place = cell ?? table ?? "paragraph \(paragraphs)"
        if !isTight, !text.isEmpty { append(line: [], place) }
        for line in lines {
            append(line: line, place)
            if table == nil, (3...160).contains(line.count) { noteSpeaker(line) }
        }
    }

    private mutating func noteSpeaker(_ line: ArraySlice<UInt8>) {
        let line = String(decoding: line, as: UTF8.self)
        if vocabulary.speakers.region(speaking: line) != nil { lastSpeaker = line }
    }

    private mutating func append(line: ArraySlice<UInt8>, _ place: String) {
        if !line.isEmpty {
            text.append(contentsOf: margin.utf8)
            text.append(contentsOf: marker.utf8)
            marker = ""
        }
        // A CR ends a line too.
        for byte in line { text.append(byte == 0x0D ? 0x20 : byte) }
        text.append(0x0A)
        places.append(place)
    }

    // MARK: Tables

    private mutating func append(table source: DocumentTable) {
        if let caption = source.caption { append(caption) }
        if source.isLayout {
            for row in source.rows { for cell in row { append(cell.blocks) } }
            return
        }
        tableCount += 1
        let name = "table \(tableCount)"
        var left = room
        let rows = source.grid(room: &left) { cellText($0) }
        room = left
        var found = Table(name: name, rows: rows)
        found.speaker = lastSpeaker
        found.linesBefore = places.count
        if table == nil, let response = RawResponse(tables: [found], front: FrontMatter(), vocabulary) {
            if response.hasStance {
                tables.append(found)
                return
            }
            blankTables.append(found)
        }
        let outer = table
        table = name
        if let answer = found.singleAnswer(vocabulary) {
            for line in answer { append(lines: Array(line.text.utf8), isTight: true, in: line.spot.name) }
        } else if let form = found.asForm {
            append(line: [], name)
            form.forEachLine { line, number in
                append(line: form.bytes[line].trimmed, form.spot(line: number).name)
            }
        } else {
            for (index, row) in rows.enumerated() {
                table = "\(name), row \(index + 1)"
                if row.count(where: vocabulary.isStance) > 1 {
                    namelessRows.append(("\(name), row \(index + 1)", places.count + 1))
                }
                append(lines: Array(Self.line(of: row).utf8), isTight: index > 0)
            }
        }
        table = outer
    }

    /// A row that nobody recognises, so that nothing is lost.
    private static func line(of row: [String]) -> String {
        let cells = row.filter { !$0.isEmpty }
        let isField = cells.count == 2 && cells[0].utf8.count <= 60 && !cells[0].contains("\n")
        let hasSign = cells.first?.last?.isPunctuation == true
        return cells.joined(separator: isField ? (hasSign ? " " : ": ") : "\n")
    }

    private func cellText(_ blocks: DataNode) -> String {
        var cell = DocumentTree(.line, vocabulary)
        cell.table = ""
        cell.room = 1000
        cell.append(blocks)
        let text = String(decoding: cell.text[...].trimmed, as: UTF8.self)
        // Emphasis tells something only among stances to choose from.
        return text.contains("**") && vocabulary.options(in: text) == nil ? text.replacing("**", with: "") : text
    }
}

extension DataNode {
    /// Whether all that these blocks, or these inlines, say is struck out.
    fileprivate var isStruckOut: Bool {
        var isFound = false
        for element in elements {
            switch element["t"]?.text {
            case "Para", "Plain", "Strong", "Emph", "Underline":
                guard let content = element["c"], content.isStruckOut else { return false }
                isFound = true
            case "Strikeout": isFound = true
            case "Space", "SoftBreak", "LineBreak": break
            default: return false
            }
        }
        return isFound
    }

    /// The inlines of the first heading in these blocks, at any depth; nil when there is none.
    fileprivate var firstHeading: DataNode? {
        if self["t"]?.text == "Header" { return self["c"]?.element(2) }
        // Most of a document is text, in which no heading stands.
        if let type = self["t"]?.text, type == "Para" || type == "Plain" { return nil }
        for element in elements {
            if let heading = element.firstHeading { return heading }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Without ASCII white space and no-break spaces at both ends.
    fileprivate var trimmed: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first {
            if first.isSpace {
                rest.removeFirst()
            } else if rest.starts(with: [0xC2, 0xA0]) {
                rest.removeFirst(2)
            } else {
                break
            }
        }
        while let last = rest.last {
            if last.isSpace {
                rest.removeLast()
            } else if rest.suffix(2).elementsEqual([0xC2, 0xA0]) {
                rest.removeLast(2)
            } else {
                break
            }
        }
        return rest
    }
}
