extension HTMLRendering {
    /// Everything the page needs to look right, since it may load nothing.
    ///
    /// Blue, amber and vermilion stay apart for the common kinds of colour blindness; every text reaches 4.5:1 on its
    /// ground in both schemes. What respondents wrote is set in serif, what Concord says about it in sans-serif. A
    /// recommendation is laid out when it comes into view, so that a page of hundreds shows and filters without a wait; it
    /// is a little wider than what stands in it, for nothing is drawn outside of it, such as what marks the focus.
    static let style: HTML = """
        :root {
        color-scheme: light dark;
        --sans: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
        --serif: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Liberation Serif", serif;
        }
        :root, ::backdrop {
        --paper: #fdfcfa; --ink: #1c2227; --soft: #57616b; --line: #dedad2; --wash: #f4f1eb; --link: #0b4f86;
        --support: #1f5f97; --support-ink: #fff; --depends: #f3c65a; --depends-ink: #2b2000;
        --oppose: #a93c1d; --oppose-ink: #fff; --quiet: #e4e0d9; --quiet-ink: #3c444b; --stripe: #d9a62f;
        --notice: #fdf0cf; --notice-ink: #4d3800; --notice-line: #d9a62f;
        }
        @media screen and (prefers-color-scheme: dark) {
        :root {
        --paper: #15191d; --ink: #e8e6e1; --soft: #a9b2ba; --line: #343c44; --wash: #1d2328; --link: #93c6f4;
        --support: #79b7ec; --support-ink: #06243a; --depends: #dfb144; --depends-ink: #241a00;
        --oppose: #ee9275; --oppose-ink: #300d02; --quiet: #3a434b; --quiet-ink: #e3e6e8; --stripe: #f5d488;
        --notice: #33290f; --notice-ink: #f6dc9d; --notice-line: #a57f22;
        }
        }
        * { box-sizing: border-box; }
        html { font: 16px/1.5 var(--sans); color: var(--ink); background: var(--paper);
        -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 2.25rem 1.5rem 3rem; max-width: 68rem; overflow-wrap: anywhere; }
        h1, h2, h3, h4, p, ul, dl, dd, table, blockquote { margin: 0; padding: 0; }
        h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
        h1 { font: 600 2.1rem/1.15 var(--serif); letter-spacing: -.01em; }
        h2 { font: 600 1.4rem/1.2 var(--serif); margin-bottom: .9rem; }
        ul { list-style: none; }
        a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
        a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link);
        outline-offset: 2px; border-radius: 2px; }
        section { margin-top: 2.75rem; }
        section + section { border-top: 1px solid var(--line); padding-top: 1.9rem; margin-top: 2.25rem; }
        .aside { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
        white-space: nowrap; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
        .kicker { font-size: .8rem; letter-spacing: .09em; text-transform: uppercase; color: var(--soft);
        margin-bottom: .35rem; }
        .meta { color: var(--soft); margin-top: .5rem; }
        .banner { margin-top: 1.4rem; padding: .7rem 1rem; background: var(--notice); color: var(--notice-ink);
        border-left: 4px solid var(--notice-line); }
        header + main > section:first-child, .banner + section { margin-top: 1.75rem; }

        .verdict { font: 1.3rem/1.45 var(--serif); max-width: 46em; text-wrap: pretty; }
        .numbers { display: flex; flex-wrap: wrap; gap: 1.1rem 3rem; margin-top: 1.5rem; }
        .numbers li { border-left: 5px solid var(--quiet); padding-left: .8rem; }
        .numbers b { display: block; font: 600 2.9rem/1 var(--serif); font-variant-numeric: lining-nums; }
        .numbers span { color: var(--soft); }
        .numbers .favour { border-color: var(--support); }
        .numbers .open { border-color: var(--depends); }
        .numbers .against { border-color: var(--oppose); }

        table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.35; }
        th { text-align: left; font-weight: 600; }
        thead th { font-size: .8rem; color: var(--soft); vertical-align: bottom; padding: .35rem .4rem; }
        tbody th, tbody td { border-top: 1px solid var(--line); padding: .42rem .4rem; vertical-align: middle; }
        th:first-child { padding-left: 0; }
        caption { text-align: left; color: var(--soft); padding-bottom: .6rem; }
        .plain { max-width: 44rem; }
        .plain tbody th, .plain td { vertical-align: top; }
        .plain tbody th { min-width: 5.5em; }
        .plain thead th, .matrix thead th:first-child { overflow-wrap: normal; }
        .none { color: var(--soft); }
        .scroll { overflow-x: auto; position: relative; }
        .scroll caption span { display: block; position: sticky; left: 0; max-width: min(65rem, 100vw - 4rem); }
        .matrix .region { text-align: center; width: 4.6rem; padding-left: .2rem; padding-right: .2rem; }
        .matrix .level { width: 15.5rem; padding-left: 1rem; }
        .matrix abbr { text-decoration: none; }
        .matrix tbody th { font-weight: 400; }
        .matrix tbody a { display: flex; gap: .6rem; color: inherit; text-decoration: none; }
        .matrix tbody a:hover .text { text-decoration: underline; }
        .matrix .id { flex: none; min-width: 1.6em; font-weight: 600; color: var(--link);
        font-variant-numeric: tabular-nums; max-width: 8em; }
        .narrow { display: none; }

        .chip { display: inline-block; min-width: 1.75rem; height: 1.55rem; padding: 0 .3rem; border-radius: 3px;
        font: 600 .93rem/1.55rem var(--sans); text-align: center; vertical-align: middle;
        background: var(--quiet); color: var(--quiet-ink); }
        .chip.support, .bar .support { background: var(--support); color: var(--support-ink); }
        .chip.conditional, .bar .conditional { background: var(--depends); color: var(--depends-ink); }
        .chip.oppose, .bar .oppose { background: var(--oppose); color: var(--oppose-ink); }
        .chip.divided, .bar .divided { color: var(--depends-ink); background: repeating-linear-gradient(135deg,
        var(--depends) 0 4px, var(--stripe) 4px 6px); }
        .chip.blank, .chip.unrecognised { background: none; box-shadow: inset 0 0 0 1.5px var(--soft);
        color: var(--ink); }
        .chip.missing { background: none; color: var(--soft); border: 1.5px dashed var(--soft); line-height: 1.35rem; }
        .legend { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin-top: 1rem; font-size: .85rem;
        color: var(--soft); }
        .legend .chip { margin-right: .25rem; }
        .badge { display: inline-block; padding-left: .6rem; border-left: 4px solid var(--quiet); font-weight: 600;
        line-height: 1.3; }
        .badge.favour { border-color: var(--support); }
        .badge.open { border-color: var(--depends); }
        .badge.against { border-color: var(--oppose); }
        .badge i { font-weight: 400; color: var(--soft); white-space: nowrap; }

        article { border-top: 1px solid var(--line); padding: 1.7rem 0 1.9rem; scroll-margin-top: 0; }
        h2 + article { border-top: 0; padding-top: .4rem; }
        h3 { font: 600 .85rem/1.3 var(--sans); letter-spacing: .04em; text-transform: uppercase; color: var(--soft); }
        h3 .id { text-transform: none; }
        .asked { font: 600 1.18rem/1.42 var(--serif); max-width: 46em; margin: .35rem 0 .8rem; text-wrap: pretty; }
        .why { max-width: 56rem; }
        .why .badge { margin-right: .5rem; }
        .stances { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem 1rem; margin: .85rem 0; }
        .bar { display: flex; gap: 2px; width: 20rem; max-width: 100%; font: 600 .85rem/1.5rem var(--sans);
        text-align: center; }
        .bar span { flex: 1 1 0; background: var(--quiet); color: var(--quiet-ink); overflow: hidden; }
        .bar .blank, .bar .unrecognised { background: none; box-shadow: inset 0 0 0 1px var(--soft);
        color: var(--ink); }
        .bar .missing { background: none; color: var(--soft); border: 1px dashed var(--soft); line-height: 1.35rem; }
        .stances p { color: var(--soft); font-size: .93rem; }
        .apart { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
        .apart p { font-weight: 600; }
        .apart ul { display: flex; flex-wrap: wrap; gap: 0 .6rem; }
        .answers > li { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); gap: .2rem 1.5rem;
        padding: .95rem 0 0; margin-top: .95rem; border-top: 1px dotted var(--line); }
        h4 { font: 600 1rem/1.55rem var(--sans); }
        h4 .stance { display: block; font-weight: 400; font-size: .9rem; color: var(--soft); padding-left: 2.3rem; }
        h4 .chip, .respondent .chip { margin-right: .25rem; }
        li:target > h4, article:target > h3 { color: var(--link); }
        blockquote p { font: 1.04rem/1.55 var(--serif); max-width: 44em; white-space: pre-wrap; text-wrap: pretty; }
        blockquote p + p { margin-top: .7em; }
        .basis { color: var(--soft); font-style: italic; }
        .source { font-size: .82rem; color: var(--soft); margin-top: .35rem; }
        summary { cursor: pointer; color: var(--link); width: fit-content; }
        .others { margin-top: .6rem; font-size: .93rem; }
        .others li { margin-top: .9rem; padding-left: .9rem; border-left: 2px solid var(--line); }
        .others blockquote p { font-size: .98rem; }
        .respondent { font-weight: 600; margin-bottom: .2rem; }
        .rules { margin: .2rem 0 .9rem; max-width: 56rem; }
        .rules summary { font-size: .93rem; }
        .rules table { margin-top: .5rem; font-size: .88rem; }
        .rules th, .rules td { vertical-align: top; }
        .rules tbody th { width: 15rem; overflow-wrap: normal; }
        .rules td:last-child { width: 12rem; overflow-wrap: normal; }
        .outcome { display: inline-block; padding-left: .5rem; border-left: 4px solid var(--quiet); }
        .outcome.favour { border-color: var(--support); }
        .outcome.open { border-color: var(--depends); }
        .outcome.against { border-color: var(--oppose); }
        .rules i { color: var(--soft); white-space: nowrap; }
        .rules .condition { display: inline-block; min-width: 8rem; margin-right: .6rem; }
        .rules .sum { color: var(--soft); font-variant-numeric: tabular-nums; }
        .rules .variant th, .rules .variant td { border-top: 0; padding-top: 0; color: var(--soft); }
        .rules .variant th { font-weight: 400; padding-left: .9rem; }
        .agreement .note { max-width: 46rem; margin-bottom: 1rem; }
        .agreement .quality { max-width: 44rem; margin-bottom: 1.4rem; }
        .agreement table + details { margin-top: 1.2rem; }
        .agreement details table { margin-top: .6rem; }
        .figures th:not(:first-child), .figures td { text-align: right; font-variant-numeric: tabular-nums; }
        .figures td { overflow-wrap: normal; }
        .figures caption { max-width: 44rem; }
        .quality { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .1rem 2.5rem; }
        .quality div { display: flex; justify-content: space-between; gap: 1rem; border-top: 1px solid var(--line);
        padding: .35rem 0; }
        .quality dd { font-weight: 600; font-variant-numeric: tabular-nums; }
        .method p { max-width: 46rem; font-size: .93rem; color: var(--soft); }
        .method p + p { margin-top: .6rem; }
        footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft);
        font-size: .82rem; }

        .many .region { width: 1.9rem; padding: .35rem .05rem; }
        .upright thead .region { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
        .upright thead abbr { display: inline-block; max-height: 14rem; }
        .many .level { width: 10rem; }
        .upright .text { min-width: 9rem; }
        @media screen {
        article { content-visibility: auto; contain-intrinsic-size: auto 12rem; margin: 0 -.4rem; padding-left: .4rem;
        padding-right: .4rem; }
        }
        @media screen and (max-width: 64rem) {
        .matrix .level { width: 10.5rem; padding-left: .7rem; }
        .matrix:not(.many) .region { width: 3.5rem; padding-left: 0; padding-right: 0; }
        .matrix thead .region { font-size: .68rem; }
        }
        @media screen and (max-width: 44rem) {
        html { font-size: 15px; }
        body { padding: 1.25rem 1rem 2rem; }
        h1 { font-size: 1.7rem; }
        .verdict { font-size: 1.15rem; }
        .numbers { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
        .numbers b { font-size: 2.2rem; }
        .matrix .level { display: none; }
        .narrow { display: block; margin-top: .3rem; font-size: .85rem; }
        .matrix:not(.many) .region { width: 1.95rem; padding: .35rem .05rem; }
        .matrix thead .region { font-size: .8rem; writing-mode: vertical-rl; transform: rotate(180deg); text-align: left;
        vertical-align: bottom; }
        .matrix .chip { min-width: 1.65rem; }
        .matrix .text { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
        .answers > li { grid-template-columns: minmax(0, 1fr); }
        .figures { font-size: .87rem; }
        .figures tbody th { min-width: 0; }
        .figures th:not(:first-child), .figures td { padding-left: .2rem; padding-right: .2rem; }
        h4 .stance { display: inline; padding-left: .35rem; }
        }
        """
}
