import Consensus
import ConsultationModel

extension Report {
    /// The report as one self-contained HTML file: nothing is loaded, a small script is for convenience only, and it can be
    /// read on a phone, on A4 and aloud.
    /// Equal reports give equal bytes.
    public func html() -> String {
        String(decoding: bytes(as: .html), as: UTF8.self)
    }
}

/// Puts the page together; the matrix and the recommendations are in extensions.
struct HTMLRendering {
    let report: Report
    /// The places of the recommendations that have changed since the last night.
    let changedItems: Set<Int>

    init(report: Report) {
        self.report = report
        changedItems = report.changes?.items ?? []
    }

    /// The words of the report's language.
    var words: Words { report.words }

    var page: HTML {
        let consultation = report.consultation
        let moment = Timestamp(report.asOf)
        let long: [@Sendable () -> HTML] = [
            { matrix }, { section(report.conditionsSection) }, { section(report.flaggedSection) }, { agreement },
        ]
        let parts = Concurrently.map(long + report.items.indices.map { index in { recommendation(index) } }) { $0() }
        return """
            <!DOCTYPE html>
            <html lang="\(report.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(Self.scriptHash)'">
            <title>\(words.labelled(words.consensusReport, consultation.title))</title>
            <style>
            \(Self.style)
            \(Self.sectionStyle)
            \(Self.printStyle)
            </style>
            </head>
            <body>
            <a class="skip" href="#main">\(words.skip)</a>
            <header>
            <p class="kicker">\(words.consensusReport)</p>
            <h1 lang="" dir="auto">\(consultation.title)</h1>
            <p class="meta">\(words.asOf) <time datetime="\(moment.iso)">\(words.moment(moment))</time> · \
            \(words.scope(report))\(closing)</p>
            <p class="meta">\(words.inputs) <code lang="">\(String(report.fingerprint.prefix(16)))</code></p>
            </header>
            <main id="main">
            \(banner)\(verdict)\(section(report.changesSection))\(section(report.missingSection))\(parts[0])
            <section aria-labelledby="recommendations">
            <h2 id="recommendations">\(words.recommendations)</h2>
            \(Array(parts[4...]))</section>
            \(Array(parts[1..<4]))\(trend)\(dataQuality)\(method)\(section(report.dataSection))</main>
            <footer><p>\(words.consultation) <bdi>\(consultation.id)</bdi>, \(words.footer(moment.iso))</p></footer>
            <script>\(Self.script)</script>
            </body>
            </html>

            """
    }

    private var closing: HTML? {
        guard case .over = report.deadline else {
            return report.consultation.closes.map { " · \(words.closing(words.moment($0)))" }
        }
        return nil
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

    private var dataQuality: HTML {
        let rows: [HTML] = report.qualityNumbers.map {
            "<div><dt>\($0.label)</dt><dd>\(words.grouped($0.number))</dd></div>\n"
        }
        return """
            <section aria-labelledby="quality">
            <h2 id="quality">\(words.dataQuality)</h2>
            <dl class="quality">
            \(rows)</dl>
            \(report.qualityBlocks.map(block))</section>

            """
    }

    private var method: HTML {
        let paragraphs: [HTML] = report.methodParagraphs.map { "<p>\($0)</p>\n" }
        return """
            <section class="method" aria-labelledby="method">
            <h2 id="method">\(words.method)</h2>
            \(paragraphs)</section>

            """
    }
}
