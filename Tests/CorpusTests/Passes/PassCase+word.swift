extension PassCase {
    /// What a form or a mark says must be read, and what looks like one must not.
    static let word: [PassCase] = fields + marks + hidden + numbers + tables + places

    private static let fields = [
        PassCase(
            name: "a drop-down of the old kind",
            source: Word.heading(1) + Word.paragraph(Word.run("Position: ") + Word.dropDown("<w:result w:val=\"1\"/>"))
                + Word.heading(2) + Word.paragraph(Word.run("Position: ") + Word.dropDown("<w:result w:val=\"2\"/>")),
            answers: ["1": "conditional", "2": "oppose"]
        ),
        PassCase(
            name: "a drop-down in which nothing was chosen",
            source: Word.heading(1) + Word.paragraph(Word.run("Position: ") + Word.dropDown("<w:default w:val=\"0\"/>"))
                + Word.heading(2) + Word.text("Position: Support"),
            answers: ["1": "blank", "2": "support"],
            warning: "Drop-down lists in which nothing was chosen: 1"
        ),
        PassCase(
            name: "boxes of the old kind, one of them set to off",
            source: Word.heading(1)
                + Word.paragraph(
                    Word.box("<w:checked w:val=\"0\"/>") + Word.run(" Support ") + Word.box("<w:checked/>")
                        + Word.run(" It Depends ") + Word.box("") + Word.run(" Do Not Support")
                ),
            answers: ["1": "conditional"]
        ),
        PassCase(
            name: "a text field, and one that has its default",
            source: Word.heading(1) + Word.text("Position: Support")
                + Word.paragraph(
                    Word.run("Comment: ") + Word.field("<w:textInput/>", "FORMTEXT", result: Word.run("No costs."))
                ) + Word.heading(2) + Word.text("Position: Support")
                + Word.paragraph(
                    Word.run("Comment: ")
                        + Word.field(
                            "<w:textInput><w:default w:val=\"Type here\"/></w:textInput>",
                            "FORMTEXT",
                            result: Word.run("Type here")
                        )
                ),
            answers: ["1": "support No costs.", "2": "support"],
            absent: "Type here"
        ),
        PassCase(
            name: "a field without an end takes nothing away",
            source: Word.heading(1)
                + Word.paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Word.run("Position: Support"))
                + Word.text("All is kept."),
            answers: ["1": "support All is kept."]
        ),
        PassCase(
            name: "words that ask for an answer, in any language",
            source: Word.heading(1)
                + Word.paragraph(
                    Word.run("Position: ")
                        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(Word.run("Elija un elemento."))"
                        + "</w:sdtContent></w:sdt>"
                ) + Word.heading(2) + Word.text("Position: Support"),
            answers: ["1": "blank", "2": "support"],
            absent: "Elija"
        ),
        PassCase(
            name: "a box by its state, whatever sign it shows",
            source: Word.heading(1)
                + Word.paragraph(control(false) + Word.run(" Support ") + control(true) + Word.run(" It Depends")),
            answers: ["1": "conditional"]
        ),
        PassCase(
            name: "letters of a symbol font, and the same letters of another font",
            source: Word.heading(1)
                + Word.paragraph(
                    Word.run("\u{A8}", wingdings) + Word.run(" Support ") + Word.run("\u{FE}", wingdings)
                        + Word.run(" Do Not Support")
                ) + Word.text("o and q are letters."),
            answers: ["1": "oppose o and q are letters."]
        ),
        PassCase(
            name: "a sign that is not known",
            source: Word.heading(1) + Word.text("Support")
                + Word.paragraph("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F026\"/></w:r>" + Word.run("It is read.")),
            answers: ["1": "support It is read."],
            warning: "Signs of a symbol font that are not known: 1"
        ),
    ]

    private static let wingdings = "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>"

    private static func control(_ isTicked: Bool) -> String {
        """
        <w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="\(isTicked ? 1 : 0)"/></w14:checkbox></w:sdtPr><w:sdtContent>\
        <w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:sdtContent></w:sdt>
        """
    }

    private static let marks = [
        PassCase(
            name: "the choice by highlight, color, border and shading",
            source: [
                "<w:highlight w:val=\"yellow\"/>", "<w:color w:val=\"C00000\"/>",
                "<w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>",
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFF00\"/>",
            ].enumerated().map { Word.heading($0.offset + 1) + Word.options($0.element, at: $0.offset % 3) }.joined(),
            answers: ["1": "support", "2": "conditional", "3": "oppose", "4": "support"]
        ),
        PassCase(
            name: "highlight among options that are all bold",
            source: Word.heading(1)
                + Word.paragraph(
                    Word.run("Support", "<w:b/>") + Word.run(" / ")
                        + Word.run("It Depends", "<w:b/><w:highlight w:val=\"green\"/>")
                ) + Word.heading(2) + Word.text("Support"),
            answers: ["1": "conditional", "2": "support"]
        ),
        PassCase(
            name: "options that all look alike are left open",
            source: Word.heading(1)
                + Word.paragraph(
                    Word.run("Support", "<w:color w:val=\"FF0000\"/>") + Word.run(" / ")
                        + Word.run("It Depends", "<w:color w:val=\"FF0000\"/>")
                ) + Word.heading(2) + Word.text("Support"),
            answers: ["1": "blank", "2": "support"],
            warning: "no mark that sets one of them apart"
        ),
        PassCase(
            name: "black and none are no marks",
            source: Word.heading(1) + Word.options("<w:color w:val=\"000000\"/><w:highlight w:val=\"none\"/>", at: 1)
                + Word.heading(2) + Word.text("Support"),
            answers: ["1": "blank", "2": "support"]
        ),
        PassCase(
            name: "a marked word in a comment is no stance",
            source: Word.heading(1) + Word.text("It Depends")
                + Word.paragraph(
                    Word.run("We could ") + Word.run("Support", "<w:highlight w:val=\"yellow\"/>")
                        + Word.run(" it later.")
                ),
            answers: ["1": "conditional We could Support it later."]
        ),
        PassCase(
            name: "bullets of which all but one are struck out",
            source: Word.heading(1)
                + ["Support", "It Depends", "Do Not Support"].map {
                    let entry = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                    return Word.paragraph(Word.run($0, $0 == "Do Not Support" ? "" : "<w:strike/>"), entry)
                }.joined() + Word.level("•", format: "bullet"),
            answers: ["1": "oppose"]
        ),
    ]
}
