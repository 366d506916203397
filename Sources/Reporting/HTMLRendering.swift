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

    var page: HTML {
        let consultation = report.consultation
        let moment = Timestamp(report.asOf)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Consensus report: \(consultation.title)</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the verdict</a>
            <header>
            <p class="kicker">Consensus report</p>
            <h1 lang="" dir="auto">\(consultation.title)</h1>
            <p class="meta">As of <time datetime="\(moment.iso)">\(moment.display)</time> · \(report.scope)\(closing)</p>
            </header>
            <main id="main">
            \(banner)\(verdict)\(missing)\(matrix)
            <section aria-labelledby="recommendations">
            <h2 id="recommendations">Recommendations</h2>
            \(report.items.indices.map(recommendation))</section>
            \(agreement)\(dataQuality)\(method)</main>
            <footer><p>Consultation <bdi>\(consultation.id)</bdi>, as of \(moment.iso). Computed levels are proposals; the
            chair designates.</p></footer>
            </body>
            </html>

            """
    }

    private var closing: HTML? {
        report.consultation.closes.map { " · answers are taken until \(Timestamp($0).display)" }
    }

    private var banner: HTML? {
        report.illustrativeNotice.map { "<p class=\"banner\" role=\"note\">\($0)</p>\n" }
    }

    private var verdict: HTML {
        let verdict = report.verdict
        let numbers: [HTML] = verdict.shown.map {
            "<li class=\"\($0.rawValue)\"><b>\(verdict[$0])</b> <span>\(verdict.label(of: $0))</span></li>\n"
        }
        return """
            <section aria-labelledby="verdict">
            <h2 id="verdict" class="aside">Verdict</h2>
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
        let table: HTML = """
            <table class="plain">
            <caption class="aside">Recommendations without an answer that counts, by region</caption>
            <thead><tr><th scope="col">Region</th><th scope="col">No answer</th><th scope="col">Left blank</th>\
            <th scope="col">Not understood</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>

            """
        let nothing: HTML = "<p>Nothing: every region has answered every recommendation.</p>\n"
        return """
            <section aria-labelledby="missing">
            <h2 id="missing">What is missing</h2>
            \(gaps.isEmpty ? nothing : table)</section>

            """
    }

    private func links(_ items: [Int]) -> HTML {
        guard let first = items.first else { return "<span class=\"none\">none</span>" }
        if items.count == report.items.count, items.count > 1 { return "all \(items.count)" }
        let rest: [HTML] = items.dropFirst().map { ", \(link($0))" }
        return "\(link(first))\(rest)"
    }

    private func link(_ item: Int) -> HTML {
        "<a href=\"#r\(item + 1)\">\(report.items[item].recommendation.id)</a>"
    }

    private var dataQuality: HTML {
        let rows: [HTML] = report.dataQuality.map {
            "<div><dt>\($0.label)</dt><dd>\(Wording.grouped($0.number))</dd></div>\n"
        }
        let respondents: [HTML] = report.respondentsByRegion.map {
            "<div><dt>Other respondents in <bdi>\($0.region)</bdi></dt><dd>\(Wording.grouped($0.number))</dd></div>\n"
        }
        return """
            <section aria-labelledby="quality">
            <h2 id="quality">Data quality</h2>
            <dl class="quality">
            \(rows)\(respondents)</dl>
            </section>

            """
    }

    private var method: HTML {
        let paragraphs: [HTML] = report.method.map { "<p>\($0)</p>\n" }
        return """
            <section class="method" aria-labelledby="method">
            <h2 id="method">Method</h2>
            \(paragraphs)</section>

            """
    }
}
