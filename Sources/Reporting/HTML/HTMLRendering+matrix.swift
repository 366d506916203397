import Consensus
import ConsultationModel

extension HTMLRendering {
    /// Recommendation × region, with the legend and the levels.
    var matrix: HTML {
        let codes: [HTML] = report.consultation.regions.map {
            "<th scope=\"col\" class=\"region\"><abbr title=\"\($0.name)\">\($0.code)</abbr></th>"
        }
        let illustrative = report.intake.illustrativeRegions
        let lead = report.consultation.rules.lead
        let caption = lead == .gnso ? words.levelsCaption : words.outcomesCaption(words.name(of: lead))
        let note: HTML? =
            illustrative.isEmpty ? nil : " <strong>\(words.illustrative(illustrative))</strong>"
        return """
            <section aria-labelledby="matrix">
            <h2 id="matrix">\(words.matrix)</h2>
            \(controls)<div class="scroll" role="group" aria-labelledby="matrix" tabindex="0">
            <table class="matrix\(regionColumns)">
            <caption><span>\(caption)\(note)</span></caption>
            <thead><tr><th scope="col">\(words.recommendation)</th>\(codes)\
            <th scope="col" class="level">\(lead == .gnso ? words.level : words.outcome)</th></tr></thead>
            <tbody>
            \(report.items.indices.map(row))</tbody>
            </table>
            </div>
            \(legend)</section>

            """
    }

    /// How a table with a column for each region is laid out: with upright heads where the codes are too wide for level
    /// ones, with narrow columns where they are many, and on a landscape page where they are very many.
    var regionColumns: HTML? {
        let codes = report.consultation.regions.map(\.code)
        if codes.count > 20 { return " upright many wide" }
        if codes.count > 8 { return " upright many" }
        return codes.contains { $0.displayWidth > 16 } ? " upright" : nil
    }

    private func row(_ index: Int) -> HTML {
        let item = report.items[index]
        let cells: [HTML] = item.regions.map { "<td class=\"region\">\(letter($0.position))</td>" }
        return """
            <tr\(facts(of: index))><th scope="row"><a href="#r\(index + 1)"><span class="id">\(item.recommendation.id)</span> \
            <span class="text" lang="" dir="auto">\(item.recommendation.text.shortened(to: 96))</span></a>\
            \(status(item))<span class="narrow">\(cellBadge(item))\(designated(item))</span></th>\(cells)\
            <td class="level">\(cellBadge(item))\(designated(item))</td></tr>

            """
    }

    /// The level that the chair has designated, below the computed one.
    private func designated(_ item: Report.Item) -> HTML? {
        guard let level = item.designation?.level else { return nil }
        let differs: HTML? = item.isDesignatedOtherwise ? " <i>(\(words.differs))</i>" : nil
        return """
            <span class="designated">\(words.labelled(words.designated, words.name(of: level)))\(differs)</span>
            """
    }

    /// Whether the recommendation was withdrawn or is deferred.
    func status(_ item: Report.Item) -> HTML? {
        words.name(of: item.recommendation.status).map { "<span class=\"status\">\($0)</span> " }
    }

    private var legend: HTML {
        let entries: [HTML] = Position.allCases.map {
            """
            <li>\(mark($0)) \(words.meaning(of: $0))</li>

            """
        }
        return """
            <ul class="legend" aria-label="\(words.legend)">
            \(entries)</ul>

            """
    }

    /// The letter in its colour, not read aloud, for where the name stands beside it.
    func mark(_ position: Position) -> HTML {
        "<span class=\"chip \(position.code)\" aria-hidden=\"true\">\(Words.letter(of: position))</span>"
    }

    /// The letter in its colour, read aloud as the position's name.
    func letter(_ position: Position) -> HTML {
        """
        <span class="chip \(position.code)" title="\(words.name(of: position))">\
        <span aria-hidden="true">\(Words.letter(of: position))</span>\
        <span class="aside">\(words.name(of: position))</span></span>
        """
    }

    /// What the leading rule says, coloured by finding.
    func badge(_ item: Report.Item) -> HTML { badge(item, words.headline(of: item)) }

    /// The same in the matrix: levels by their full names, another rule by its short one.
    private func cellBadge(_ item: Report.Item) -> HTML {
        badge(item, item.leadsByLevel ? words.headline(of: item) : words.shortHeadline(of: item))
    }

    private func badge(_ item: Report.Item, _ headline: String) -> HTML {
        let borderline: HTML? = item.isBorderline ? " <i>\(words.borderline)</i>" : nil
        return """
            <span class="badge \(item.finding.rawValue)">\(headline)\(borderline)</span>
            """
    }
}
