extension TextRendering {
    /// A section of the text. A table of sentences becomes points, since columns would be too narrow for them.
    func section(_ section: Section, _ page: inout TextPage) {
        page.heading(section.title)
        blocks(section.blocks, &page)
    }

    func blocks(_ blocks: [Section.Block], _ page: inout TextPage) {
        for (index, block) in blocks.enumerated() {
            if index > 0 { page.gap() }
            switch block {
            case .paragraph(let phrase): page.paragraph(phrase.plain)
            case .heading(let title): page.paragraph(title.uppercased())
            case .list(let points): for point in points { page.paragraph(point.plain, first: "- ") }
            case .table(let table): self.table(table, &page)
            case .folded(let summary, let blocks):
                page.paragraph("\(summary).")
                page.gap()
                self.blocks(blocks, &page)
            }
        }
    }

    private func table(_ table: Section.Table, _ page: inout TextPage) {
        if !table.isCaptionAside {
            page.paragraph(table.caption.plain)
            page.gap()
        }
        guard !table.isFigures else {
            return figures(table.titles.map(Self.narrow), table.rows.map { $0.map(\.plain) }, names: 1, &page)
        }
        for row in table.rows {
            let cells = zip(table.titles, row).dropFirst().filter { !$0.1.isEmpty && $0.1 != table.nothing }
            let parts = cells.map { table.isPlainWithoutTitles ? $1.plain : words.labelled($0, $1.plain) }
            page.paragraph(words.labelled(row.first?.plain ?? "", words.series(parts)), first: "- ")
        }
    }
}
