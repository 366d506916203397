extension MarkdownRendering {
    /// A section of the document.
    func section(_ section: Section) -> Markdown {
        "## \(section.title)\n\n\(section.blocks.map(block))"
    }

    func block(_ block: Section.Block) -> Markdown {
        switch block {
        case .paragraph(let phrase): return "\(self.phrase(phrase))\n\n"
        case .heading(let title): return "### \(title)\n\n"
        case .list(let points):
            let entries: [Markdown] = points.map { "- \(phrase($0))\n" }
            return "\(entries)\n"
        case .table(let table): return self.table(table)
        case .folded(let summary, let blocks): return "**\(summary)**\n\n\(blocks.map(self.block))"
        }
    }

    private func table(_ table: Section.Table) -> Markdown {
        let caption: Markdown? = table.isCaptionAside ? nil : "\(phrase(table.caption))\n\n"
        return
            "\(caption)\(self.table(table.titles.map { "\($0)" }, table.rows.map { $0.map(phrase) }, table.isFigures))"
    }

    /// A table of finished cells; columns of figures stand to the right.
    func table(_ titles: [Markdown], _ rows: [[Markdown]], _ isFigures: Bool = false) -> Markdown {
        func row(_ cells: [Markdown]) -> Markdown { "| \(cells.joined(by: " | ")) |\n" }
        let rule: [Markdown] = titles.indices.map { $0 > 0 && isFigures ? "---:" : "---" }
        return "\(row(titles))\(row(rule))\(rows.map(row))\n"
    }

    func phrase(_ phrase: Phrase) -> Markdown {
        let parts: [Markdown] = phrase.parts.enumerated().map { index, part in
            switch part {
            case .words(let words), .name(let words), .quoted(let words), .item(_, let words),
                .answer(_, _, let words), .letter(let words, _):
                index == 0 ? "\(words)" : "\(inner: words)"
            case .strong(let words): "**\(inner: words)**"
            case .exportCommand: "`\(Markdown(stringLiteral: Phrase.exportCommand))`"
            case .file(let file): "[\(file.rawValue)](\(Self.link(file)))"
            }
        }
        return "\(parts)"
    }

    private static func link(_ file: DataFile) -> Markdown {
        switch file {
        case .json: "report.json"
        case .matrix: "matrix.csv"
        case .answers: "answers.csv"
        }
    }
}
