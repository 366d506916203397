extension PassCase {
    static let hidden = [
        PassCase(
            name: "hidden text, and a style that hides",
            source: Word.heading(1) + Word.paragraph(Word.run("Support", "<w:vanish/>")) + Word.text("Do Not Support")
                + Word.paragraph(
                    Word.run("A draw") + Word.run(" (old: we support)", "<w:vanish/>")
                        + Word.run(" is no choice.")
                ),
            answers: ["1": "oppose A draw is no choice."],
            warning: "Hidden text: 2 pieces",
            absent: "old"
        ),
        PassCase(
            name: "what is not hidden stays",
            source: Word.heading(1) + Word.paragraph(Word.run("Support", "<w:vanish w:val=\"0\"/>")),
            answers: ["1": "support"]
        ),
        PassCase(
            name: "comments in the margin are told",
            source: Word.heading(1) + Word.text("Support")
                + Word.paragraph(Word.run("Kept.") + "<w:r><w:commentReference w:id=\"0\"/></w:r>"),
            answers: ["1": "support Kept."],
            warning: "Comments in the margin: 1 in the file, the first of them behind “Support”",
            absent: "margin"
        ),
        PassCase(
            name: "an embedded part is told",
            source: Word.heading(1) + Word.text("Support") + "<w:altChunk r:id=\"rId99\"/>",
            answers: ["1": "support"],
            warning: "Parts of another kind that are embedded in the file: 1"
        ),
    ]

    static let numbers = [
        PassCase(
            name: "headings whose words are Word's",
            source: heading("Conferences") + Word.text("Support") + heading("Advice") + Word.text("Do Not Support")
                + Word.level("Recommendation %1."),
            answers: ["1": "support", "2": "oppose"]
        ),
        PassCase(
            name: "a list that goes on behind paragraphs",
            source: Word.listed("Support") + Word.text("First reason.") + Word.listed("It Depends")
                + Word.text("Second reason.") + Word.level("%1."),
            answers: ["1": "support First reason.", "2": "conditional Second reason."]
        ),
        PassCase(
            name: "another list of the same kind goes on, one with a start of its own does not",
            source: Word.listed("Support. One.") + Word.listed("It Depends. Two.", list: 2)
                + Word.listed("Do Not Support. Six.", list: 3) + Word.level("%1."),
            answers: ["1": "support One.", "2": "conditional Two.", "6": "oppose Six."]
        ),
        PassCase(
            name: "numbers in cells",
            source: "<w:tbl><w:tblPr/><w:tblGrid/>\(Word.row(["No.", "Position"]))"
                + ["Support", "Do Not Support"].map {
                    "<w:tr><w:tc><w:tcPr/>\(Word.listed(""))</w:tc><w:tc><w:tcPr/>\(Word.text($0))</w:tc></w:tr>"
                }.joined() + "</w:tbl>" + Word.level("%1."),
            answers: ["1": "support", "2": "oppose"]
        ),
        PassCase(
            name: "an empty item below a list answers nothing",
            source: Word.listed("Support. One.") + Word.listed("Do Not Support. Two.") + Word.listed("")
                + Word.level("%1."),
            answers: ["1": "support One.", "2": "oppose Two."]
        ),
        PassCase(
            name: "bullets stay bullets",
            source: Word.heading(1) + Word.text("Support") + Word.listed("No costs.")
                + Word.level("•", format: "bullet"),
            answers: ["1": "support - No costs."]
        ),
    ]

    private static func heading(_ title: String) -> String {
        let entry = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
        return Word.paragraph(Word.run(title), "<w:pStyle w:val=\"Heading2\"/>\(entry)")
    }

    static let tables = [
        PassCase(
            name: "cells that are filled are ticks",
            source: Word.table(
                Word.ticks,
                Word.row(["1", "", "", "", "One."], filled: [1]),
                Word.row(["2", "", "", "", "Two."], filled: [3])
            ),
            answers: ["1": "support One.", "2": "oppose Two."]
        ),
        PassCase(
            name: "filled rows and headers are no ticks",
            source: Word.table(
                Word.row(["Recommendation", "Support", "Do Not Support"], filled: [0, 1, 2]),
                Word.row(["1", "x", ""]),
                Word.row(["2", "", "x"], filled: [0, 1, 2])
            ),
            answers: ["1": "support", "2": "oppose"]
        ),
        PassCase(
            name: "a row that was deleted",
            source: Word.table(
                Word.row(["Recommendation", "Position"]),
                Word.row(["1", "Support"], deleted: true),
                Word.row(["1", "Do Not Support"])
            ),
            answers: ["1": "oppose"]
        ),
        PassCase(
            name: "a small table of ticks below a heading",
            source: Word.heading(1)
                + Word.table(
                    Word.row(["Support", "It Depends", "Do Not Support", "Comment"]),
                    Word.row(["", "", "X", "A draw."])
                ) + Word.heading(2) + Word.text("Support"),
            answers: ["1": "oppose A draw.", "2": "support"]
        ),
    ]

    static let places = [
        PassCase(
            name: "a text box, once",
            source: Word.heading(1)
                + Word.paragraph(
                    """
                    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>\
                    \(Word.text("Do Not Support. A draw."))</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>\
                    <w:txbxContent>\(Word.text("Do Not Support. A draw."))</w:txbxContent></w:pict></mc:Fallback>\
                    </mc:AlternateContent></w:r>
                    """
                ),
            answers: ["1": "oppose A draw."]
        ),
        PassCase(
            name: "what stands in custom XML and tags",
            source: Word.heading(1) + Word.paragraph("<w:smartTag>\(Word.run("Support"))</w:smartTag>")
                + "<w:customXml>\(Word.text("Kept."))</w:customXml>",
            answers: ["1": "support Kept."]
        ),
        PassCase(
            name: "tabs between recommendation, position and comment",
            source: ["1\tSupport\tOne.", "6\tDo Not Support\tSix."].map { line in
                let parts = line.split(separator: "\t").map { "<w:t>\($0)</w:t>" }
                return "<w:p><w:r><w:t xml:space=\"preserve\">Recommendation </w:t>"
                    + parts.joined(separator: "<w:tab/>") + "</w:r></w:p>"
            }.joined(),
            answers: ["1": "support One.", "6": "oppose Six."]
        ),
        PassCase(
            name: "a table of contents",
            source: [1, 2].map {
                "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>Recommendation \($0)</w:t><w:tab/><w:t>\($0 + 4)"
                    + "</w:t></w:r></w:p>"
            }.joined() + Word.heading(1) + Word.text("Support") + Word.heading(2) + Word.text("Do Not Support"),
            answers: ["1": "support", "2": "oppose"]
        ),
    ]
}
