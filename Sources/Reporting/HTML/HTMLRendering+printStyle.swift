extension HTMLRendering {
    /// The style on paper, where everything is unfolded and nothing scrolls: a table with many columns of regions has narrow
    /// ones, and one with very many (`wide`) a landscape page. The head of a table stands on each of its pages, where Chromium
    /// shows no button.
    static let printStyle: HTML = """
        @media print {
        @page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
        font: 8pt sans-serif; color: #57616b; } }
        @page wide { size: A4 landscape; }
        html { font-size: 9pt; line-height: 1.4; background: none; }
        body { max-width: none; padding: 0; }
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        section, section + section { margin-top: 1.5rem; padding-top: 1.2rem; }
        article { padding: 1.1rem 0; }
        .stances { margin: .5rem 0; }
        .answers > li { padding-top: .45rem; margin-top: .45rem; }
        .skip, .controls { display: none; }
        a { color: inherit; text-decoration: none; }
        h1, h2, h3, .asked, .why, .stances, .apart, summary, caption, thead, tbody tr:first-child, tr:has(+ .variant) {
        break-after: avoid; }
        tr, summary, .why, .decision, .tally, .answers > li, .others li, .numbers, .legend, .method p, .points li,
        .trend svg { break-inside: avoid; }
        .answers > li:has(.others) { break-inside: auto; }
        .answers > li { grid-template-columns: 9.5rem minmax(0, 1fr); }
        p, blockquote { orphans: 3; widows: 3; }
        .points li { padding: .2rem 0; }
        .trend svg { max-width: 100%; height: auto; }
        details::details-content { content-visibility: visible; display: block; block-size: auto; }
        summary { list-style: none; color: var(--soft); }
        summary h3::before { content: none !important; }
        .sort { display: contents; }
        .sort::after { content: none !important; }

        .rules table { font-size: 6.5pt; line-height: 1.25; margin-top: .2rem; }
        .rules caption { padding-bottom: .2rem; }
        .rules thead th, .rules tbody th, .rules tbody td { padding-top: .1rem; padding-bottom: .1rem; }
        .rules thead th { font-size: inherit; }
        .rules td p { display: inline-block; margin-right: 1.2rem; }
        .rules .condition { min-width: 0; margin-right: .3rem; }

        .scroll { overflow: visible; }
        .matrix { font-size: .85rem; }
        .matrix tbody th, .matrix tbody td { padding-top: .22rem; padding-bottom: .22rem; }
        .matrix .region { width: 4.2rem; }
        .matrix abbr { font-size: .75rem; }
        .matrix .level { width: 12.5rem; padding-left: .6rem; }
        .upright { table-layout: fixed; width: 100%; max-width: none; }
        .upright thead th:first-child { width: 47mm; }
        .upright .region, .map.upright td { width: auto; min-width: 0; }
        .upright thead .region { vertical-align: bottom; }
        .upright thead abbr { max-height: 11rem; font-size: 6.5pt; line-height: 1.2; }
        .upright .text { min-width: 0; }
        .upright .id { max-width: 40%; }
        .upright .level { width: 34mm; }
        .many { font-size: 7pt; }
        .many thead abbr { max-height: none; }
        .many .region, .map.many td { padding: 1px .5px; }
        .many .chip { display: block; min-width: 0; height: auto; padding: 0; border-radius: 1px; font-size: 6.5pt;
        line-height: 1.5; }
        .map { font-size: .85rem; }
        .map.many { font-size: 6pt; }
        .map.upright thead th:first-child { width: 34mm; }
        section:has(.matrix.wide), .scroll:has(.map.wide) { page: wide; }
        }
        """
}
