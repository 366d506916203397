import Consensus
import ConsultationModel

extension Report {
    /// The report as one self-contained HTML file: no script, nothing loaded, readable on a phone, on A4 and aloud.
    /// Equal reports give equal bytes.
    public func html() -> String {
        HTMLRendering(report: self).page.markup
    }
}

/// Puts the page together; the matrix and the recommendations are in extensions.
struct HTMLRendering {
    let report: Report

    /// The words of the report's language.
    var words: Words { report.words }

    var page: HTML {
        let consultation = report.consultation
        let moment = Timestamp(report.asOf)
        return """
            <!DOCTYPE html>
            <html lang="\(report.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(words.labelled(words.consensusReport, consultation.title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <a class="skip" href="#main">\(words.skip)</a>
            <header>
            <p class="kicker">\(words.consensusReport)</p>
            <h1 lang="" dir="auto">\(consultation.title)</h1>
            <p class="meta">\(words.asOf) <time datetime="\(moment.iso)">\(words.moment(moment))</time> · \
            \(words.scope(report))\(closing)</p>
            </header>
            <main id="main">
            \(banner)\(verdict)\(missing)\(matrix)
            <section aria-labelledby="recommendations">
            <h2 id="recommendations">\(words.recommendations)</h2>
            \(report.items.indices.map(recommendation))</section>
            \(agreement)\(dataQuality)\(method)</main>
            <footer><p>\(words.consultation) <bdi>\(consultation.id)</bdi>, \(words.footer(moment.iso))</p></footer>
            </body>
            </html>

            """
    }

    private var closing: HTML? {
        report.consultation.closes.map { " · \(words.closing(words.moment($0)))" }
    }

    private var banner: HTML? {
        let regions = report.intake.illustrativeRegions
        guard !regions.isEmpty else { return nil }
        return "<p class=\"banner\" role=\"note\">\(words.illustrativeNotice(regions))</p>\n"
    }

    private var verdict: HTML {
        let verdict = report.verdict
        let numbers: [HTML] = verdict.shown.map {
            """
            <li class="\($0.rawValue)"><b>\(verdict[$0])</b> <span>\(words.label(of: $0, by: verdict.lead))</span></li>

            """
        }
        return """
            <section aria-labelledby="verdict">
            <h2 id="verdict" class="aside">\(words.verdict)</h2>
            <p class="verdict">\(verdict.sentence)</p>
            <ul class="numbers">
            \(numbers)</ul>
            </section>

            """
    }

    private var missing: HTML {
        let gaps = report.gaps
        let rows: [HTML] = gaps.map { gap in
            """
            <tr><th scope="row"><bdi>\(gap.region.code)</bdi></th><td>\(links(gap.missing))</td>\
            <td>\(links(gap.blank))</td><td>\(links(gap.unrecognised))</td></tr>

            """
        }
        let titles: [HTML] = ([words.region] + words.gapTitles).map { "<th scope=\"col\">\($0)</th>" }
        let table: HTML = """
            <table class="plain">
            <caption class="aside">\(words.missingCaption)</caption>
            <thead><tr>\(titles)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>

            """
        let nothing: HTML = "<p>\(words.nothingMissing)</p>\n"
        return """
            <section aria-labelledby="missing">
            <h2 id="missing">\(words.missing)</h2>
            \(gaps.isEmpty ? nothing : table)</section>

            """
    }

    private func links(_ items: [Int]) -> HTML {
        guard let first = items.first else { return "<span class=\"none\">\(words.none)</span>" }
        if items.count == report.items.count, items.count > 1 { return "\(words.all(items.count))" }
        let rest: [HTML] = items.dropFirst().map { ", \(link($0))" }
        return "\(link(first))\(rest)"
    }

    private func link(_ item: Int) -> HTML {
        "<a href=\"#r\(item + 1)\">\(report.items[item].recommendation.id)</a>"
    }

    private var dataQuality: HTML {
        let rows: [HTML] = words.dataQuality(report.intake).map {
            "<div><dt>\($0.label)</dt><dd>\(words.grouped($0.number))</dd></div>\n"
        }
        let respondents: [HTML] = report.respondentsByRegion.map {
            """
            <div><dt>\(words.otherRespondentsIn) <bdi>\($0.region)</bdi></dt><dd>\(words.grouped($0.number))</dd></div>

            """
        }
        return """
            <section aria-labelledby="quality">
            <h2 id="quality">\(words.dataQuality)</h2>
            <dl class="quality">
            \(rows)\(respondents)</dl>
            </section>

            """
    }

    private var method: HTML {
        let paragraphs: [HTML] = words.method(under: report.consultation.rules).map { "<p>\($0)</p>\n" }
        return """
            <section class="method" aria-labelledby="method">
            <h2 id="method">\(words.method)</h2>
            \(paragraphs)</section>

            """
    }
}
