import Testing

/// A small made-up document, and what a person reads in it.
struct PassCase: Sendable, CustomTestStringConvertible {
    /// What it shows.
    let name: String
    /// The content: of a Word document the body and, behind "===", the levels of its list; of others the whole.
    let source: String
    /// By recommendation the stance, and behind a space a piece of the comment.
    let answers: [String: String]
    /// A piece of a warning.
    var warning: String?
    /// What stands in no comment.
    var absent: String?

    var testDescription: String { name }
}

/// Pieces of Word documents.
enum Word {
    static func paragraph(_ content: String, _ properties: String = "") -> String {
        "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(content)</w:p>"
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }

    static func heading(_ id: Int) -> String {
        paragraph(run("Recommendation \(id)"), "<w:pStyle w:val=\"Heading2\"/>")
    }

    static func text(_ text: String) -> String { paragraph(run(text)) }

    /// "Support / It Depends / Do Not Support" with properties for one of them.
    static func options(_ properties: String, at place: Int) -> String {
        let words = ["Support", "It Depends", "Do Not Support"]
        return paragraph(
            words.indices.map { run(words[$0], $0 == place ? properties : "") }.joined(separator: run(" / "))
        )
    }

    /// A field of the old kind.
    static func field(_ data: String, _ code: String, result: String = "") -> String {
        """
        <w:r><w:fldChar w:fldCharType="begin"><w:ffData>\(data)</w:ffData></w:fldChar></w:r>\
        <w:r><w:instrText xml:space="preserve"> \(code) </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(result)<w:r><w:fldChar w:fldCharType="end"/></w:r>
        """
    }

    static func box(_ state: String) -> String {
        field("<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/>\(state)</w:checkBox>", "FORMCHECKBOX")
    }

    static func dropDown(_ state: String) -> String {
        let words = ["Support", "It Depends", "Do Not Support"]
        let entries = words.map { "<w:listEntry w:val=\"\($0)\"/>" }
        return field("<w:ddList>\(state)\(entries.joined())</w:ddList>", "FORMDROPDOWN")
    }

    static func row(_ cells: [String], filled: Set<Int> = [], deleted: Bool = false) -> String {
        let mark = deleted ? "<w:trPr><w:del w:id=\"9\" w:author=\"a\"/></w:trPr>" : ""
        let written = cells.enumerated().map { place, text in
            let fill = filled.contains(place) ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"92D050\"/>" : ""
            return "<w:tc><w:tcPr>\(fill)</w:tcPr>\(text.isEmpty ? "<w:p/>" : self.text(text))</w:tc>"
        }
        return "<w:tr>\(mark)\(written.joined())</w:tr>"
    }

    static func table(_ rows: String...) -> String {
        "<w:tbl><w:tblPr/><w:tblGrid/>\(rows.joined())</w:tbl>"
    }

    static func listed(_ text: String, level: Int = 0, list: Int = 1) -> String {
        let entry = "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
        return paragraph(text.isEmpty ? "" : run(text), entry)
    }

    /// The one level of a list.
    static func level(_ text: String, start: Int = 1, format: String = "decimal") -> String {
        """
        ===<w:lvl w:ilvl="0"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/></w:lvl>
        """
    }

    static let ticks = row(["Recommendation", "Support", "It Depends", "Do Not Support", "Comment"])
}
