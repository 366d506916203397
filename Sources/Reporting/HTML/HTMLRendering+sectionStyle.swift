extension HTMLRendering {
    /// The style of what changes from night to night: lists, the map of agreement, the trend, decisions and controls.
    static let sectionStyle: HTML = """
        [hidden] { display: none !important; }
        section > h3 { margin: 1.5rem 0 .5rem; }
        section > p + table, section > p + .points, section > table + p { margin-top: 1rem; }
        section > p + details { margin-top: .4rem; }
        section > p { max-width: 46rem; }
        .plain + h3, .points + h3 { margin-top: 1.7rem; }
        .points li { padding: .4rem 0; border-top: 1px solid var(--line); max-width: 56rem; }
        .points li:first-child { border-top: 0; }
        .points .chip { margin-right: .25rem; }
        .changes .plain { max-width: 62rem; }
        .changes .plain tbody th { width: 9rem; }
        .changes .plain td { width: 44%; }
        code { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .92em; }

        article > details > summary { display: block; width: auto; color: inherit; }
        article > details > summary h3 { display: inline-block; margin-right: .6rem; }
        article > details > summary h3::before { content: "\\25B8"; display: inline-block; width: 1.1em; }
        article > details[open] > summary h3::before { content: "\\25BE"; }
        article > details > summary::-webkit-details-marker { display: none; }
        article .asked { display: block; margin: .35rem 0 .5rem; }
        article > details:not([open]) > summary .asked { font-weight: 400; font-size: 1.05rem; margin-bottom: .35rem; }
        article > details[open] > summary { margin-bottom: .9rem; }
        .status { display: inline-block; border: 1.5px dashed var(--soft); border-radius: 3px; padding: 0 .45rem;
        font-size: .85rem; font-weight: 600; }
        .matrix .status { margin-top: .3rem; }
        .designated { display: inline-block; padding-left: .6rem; border-left: 4px double var(--ink); }
        .designated b { font-weight: 600; }
        .level .designated, .narrow .designated { display: block; margin-top: .3rem; font-size: .88rem; }
        .decision { margin: .5rem 0; max-width: 56rem; }
        .decision em { color: var(--soft); }
        .tally { color: var(--soft); font-size: .93rem; margin: -.4rem 0 .85rem; max-width: 56rem; }

        .map { width: auto; margin-bottom: 1.6rem; }
        .map:not(.many) { width: 100%; max-width: 44rem; }
        .map .region, .map td { text-align: center; min-width: 3.6rem; font-variant-numeric: tabular-nums; }
        .map.many .region, .map.many td { min-width: 2.1rem; padding: .35rem .1rem; }
        .map abbr { text-decoration: none; }
        .map th[scope="row"] { padding-right: 1rem; }
        .map .nothing { color: var(--soft); }
        .map .a1 { background: color-mix(in srgb, var(--support) 5%, transparent); }
        .map .a2 { background: color-mix(in srgb, var(--support) 9%, transparent); }
        .map .a3 { background: color-mix(in srgb, var(--support) 14%, transparent); }
        .map .a4 { background: color-mix(in srgb, var(--support) 18%, transparent); }
        .map .a5 { background: color-mix(in srgb, var(--support) 23%, transparent); }
        .map .a6 { background: color-mix(in srgb, var(--support) 27%, transparent); }
        .map .a7 { background: color-mix(in srgb, var(--support) 32%, transparent); }
        .map .a8 { background: color-mix(in srgb, var(--support) 36%, transparent); }
        .map .a9 { background: color-mix(in srgb, var(--support) 41%, transparent); }
        .map .a10 { background: color-mix(in srgb, var(--support) 45%, transparent); }

        .trend svg { display: block; font: 600 14px var(--sans); }
        .trend text { text-anchor: middle; }
        .trend .night { text-anchor: start; font-weight: 400; fill: var(--soft); }
        .trend rect.favour, .swatch.favour { fill: var(--support); background: var(--support); }
        .trend rect.open, .swatch.open { fill: var(--depends); background: var(--depends); }
        .trend rect.against, .swatch.against { fill: var(--oppose); background: var(--oppose); }
        .trend rect.unanswered, .swatch.unanswered { fill: var(--quiet); background: var(--quiet); }
        .trend text.favour { fill: var(--support-ink); }
        .trend text.open { fill: var(--depends-ink); }
        .trend text.against { fill: var(--oppose-ink); }
        .trend text.unanswered { fill: var(--quiet-ink); }
        .trend details { margin-top: 1rem; }
        .swatch { display: inline-block; width: 1rem; height: 1rem; border-radius: 2px; vertical-align: -.15em; }

        .controls { display: flex; flex-wrap: wrap; align-items: center; gap: .55rem 1.1rem; margin-bottom: 1.1rem;
        font-size: .9rem; color: var(--soft); }
        .controls input, .controls select, .controls button { font: inherit; color: var(--ink);
        background: var(--wash); border: 1px solid var(--soft); border-radius: 3px; padding: .2rem .45rem;
        max-width: 15rem; }
        .controls input[type="checkbox"] { accent-color: var(--link); vertical-align: -.1em; }
        .controls button { cursor: pointer; }
        .controls :focus-visible, .sort:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .sort { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer;
        text-align: inherit; }
        .sort:hover { text-decoration: underline; }
        th[aria-sort="ascending"] .sort::after { content: " \\2191"; }
        th[aria-sort="descending"] .sort::after { content: " \\2193"; }

        @media screen and (max-width: 44rem) {
        :is(.changes .plain, .rules table), :is(.changes .plain, .rules table) :is(tbody, tr, th, td) {
        display: block; width: auto; border: 0; padding: 0; }
        :is(.changes .plain, .rules table) thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
        :is(.changes .plain, .rules table) tr { border-top: 1px solid var(--line); padding: .5rem 0; }
        .changes .plain td + td { color: var(--soft); font-size: .9rem; }
        .rules caption { display: block; padding-bottom: .5rem; }
        .rules table tr.variant { border-top: 0; padding: 0 0 .5rem .9rem; }
        .map .region, .map td { min-width: 2.6rem; padding: .35rem .15rem; }
        .map thead .region { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
        }
        """
}
