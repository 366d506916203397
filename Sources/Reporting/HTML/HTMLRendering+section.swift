extension HTMLRendering {
    /// A section of the page.
    func section(_ section: Section) -> HTML {
        """
        <section class="\(section.id)" aria-labelledby="\(section.id)">
        <h2 id="\(section.id)">\(section.title)</h2>
        \(section.blocks.map(block))</section>

        """
    }

    func block(_ block: Section.Block) -> HTML {
        switch block {
        case .paragraph(let phrase): return "<p>\(self.phrase(phrase))</p>\n"
        case .heading(let title): return "<h3>\(title)</h3>\n"
        case .list(let points):
            let entries: [HTML] = points.map { "<li>\(phrase($0))</li>\n" }
            return """
                <ul class="points">
                \(entries)</ul>

                """
        case .table(let table): return self.table(table)
        case .folded(let summary, let blocks):
            return """
                <details>
                <summary>\(summary)</summary>
                \(blocks.map(self.block))</details>

                """
        }
    }

    private func table(_ table: Section.Table) -> HTML {
        let titles: [HTML] = table.titles.map { "<th scope=\"col\">\($0)</th>" }
        let rows: [HTML] = table.rows.map { row in
            let cells: [HTML] = row.dropFirst().map { "<td>\(phrase($0))</td>" }
            return "<tr><th scope=\"row\">\(row.first.map(phrase))</th>\(cells)</tr>\n"
        }
        return """
            <table class="plain\(table.isFigures ? " figures" : "")">
            <caption\(table.isCaptionAside ? " class=\"aside\"" as HTML : nil)>\(phrase(table.caption))</caption>
            <thead><tr>\(titles)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>

            """
    }

    /// What comes from outside keeps its own direction and language.
    func phrase(_ phrase: Phrase) -> HTML {
        let parts: [HTML] = phrase.parts.map { part in
            switch part {
            case .words(let words): "\(words)"
            case .strong(let words): "<strong>\(words)</strong>"
            case .name(let name): "<bdi>\(name)</bdi>"
            case .quoted(let words): "<bdi lang=\"\">\(words)</bdi>"
            case .item(let index, let id): "<a href=\"#r\(index + 1)\">\(id)</a>"
            case .answer(let index, let place, let region):
                "<a href=\"#r\(index + 1)-\(place + 1)\"><bdi>\(region)</bdi></a>"
            case .letter(let letter, let code): "<span class=\"chip \(code)\" aria-hidden=\"true\">\(letter)</span>"
            case .exportCommand: "<code lang=\"\">\(Phrase.exportCommand.description)</code>"
            case .file(let file): "<a lang=\"\" href=\"\(file.rawValue)\">\(file.rawValue)</a>"
            }
        }
        return "\(parts)"
    }
}
