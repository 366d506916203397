import Consensus
import ConsultationModel

extension Report {
    /// The report for a wiki: Markdown with tables as GitHub, CommonMark's extensions and Pandoc read them. Equal reports
    /// give equal bytes.
    public func markdown() -> String {
        String(decoding: bytes(as: .markdown), as: UTF8.self)
    }
}

/// Puts the document together, in the order of the HTML page.
struct MarkdownRendering {
    let report: Report

    /// The words of the report's language.
    var words: Words { report.words }

    /// The whole report, ending in a line feed.
    var page: Markdown {
        let trend = report.trendTable.map { section(Section(id: "", title: words.trendTitle, blocks: [.table($0)])) }
        let long: [@Sendable () -> Markdown] = [
            { matrix }, { section(report.conditionsSection) }, { section(report.flaggedSection) }, { agreement },
        ]
        let parts = Concurrently.map(long + report.items.indices.map { index in { recommendation(index) } }) { $0() }
        return """
            # \(words.labelled(words.consensusReport, report.consultation.title))

            \(words.asOf) \(words.moment(report.asOf)) · \(words.scope(report)) · \(words.inputs) `\(fingerprint)`

            \(notice)\(verdict)\(section(report.changesSection))\(section(report.missingSection))\(parts[0])\
            ## \(words.recommendations)

            \(Array(parts[4...]))\(Array(parts[1..<4]))\(trend)\(dataQuality)\(method)\(section(report.dataSection))---

            \(words.consultation) \(report.consultation.id), \(words.footer(Timestamp(report.asOf).iso))

            """
    }

    private var fingerprint: String { String(report.fingerprint.prefix(16)) }

    private var notice: Markdown? {
        let regions = report.intake.illustrativeRegions
        guard !regions.isEmpty else { return nil }
        return "> **\(words.illustrativeNotice(regions))**\n\n"
    }

    private var verdict: Markdown {
        let verdict = report.verdict
        let numbers: [Markdown] = verdict.shown.map {
            "- **\(verdict[$0])** \(words.label(of: $0, by: verdict.lead))\n"
        }
        return "## \(words.verdict)\n\n\(verdict.sentence)\n\n\(numbers)\n"
    }

    private var matrix: Markdown {
        let rows: [[Markdown]] = report.items.map { item in
            let status: Markdown? = words.name(of: item.recommendation.status).map { " (\($0))" }
            let borderline: Markdown? = item.isBorderline ? " (\(words.borderline))" : nil
            let designated: Markdown? = item.designation.flatMap(\.level).map {
                "; \(words.labelled(words.designated, words.name(of: $0)))"
            }
            let positions: [Markdown] = item.regions.map { "\(Words.letter(of: $0.position))" }
            return ["\(item.recommendation.id)\(status)", "\(item.recommendation.text.shortened(to: 96))"] + positions
                + ["\(words.headline(of: item))\(borderline)\(designated)"]
        }
        let level = report.consultation.rules.lead == .gnso ? words.level : words.outcome
        let titles: [Markdown] = ["\(words.recommendation)", ""] + report.consultation.regions.map { "\($0.code)" }
        let legend: [Markdown] = Position.allCases.map { "\(Words.letter(of: $0)) \(words.meaning(of: $0))" }
        return "## \(words.matrix)\n\n\(table(titles + ["\(level)"], rows))\(legend.joined(by: " · "))\n\n"
    }

    private var agreement: Markdown {
        let tables = AgreementTables(report: report)
        let overall: [Markdown] = tables.overall.map { "- \(words.labelled($0.label, $0.value))\n" }
        let pairs: [[Markdown]] = tables.pairs.map { pair in
            ["\(pair.first) \(words.and) \(pair.second)"] + pair.numbers.map { "\($0)" }
        }
        let items: [[Markdown]] = tables.recommendations.map { $0.map { "\($0)" } }
        let byRegion: Markdown =
            pairs.isEmpty
            ? "\(words.noPairs)\n\n"
            : """
            \(words.byRegion). \(words.pairRanges)

            \(table(words.pairTitles.map { "\($0)" }, pairs, true))
            """
        let byRecommendation: Markdown =
            items.isEmpty
            ? ""
            : """
            \(words.byRecommendation). \(words.agreementRanges)

            \(table(words.recommendationTitles.map { "\($0)" }, items, true))
            """
        return """
            ## \(words.agreement)

            \(words.agreementIntroduction)

            \(overall)
            \(report.agreementMap.map { block(.table($0)) })\(byRegion)\(byRecommendation)
            """
    }

    private var dataQuality: Markdown {
        let rows: [Markdown] = report.qualityNumbers.map { "- \($0.label): \(words.grouped($0.number))\n" }
        return "## \(words.dataQuality)\n\n\(rows)\n\(report.qualityBlocks.map(block))"
    }

    private var method: Markdown {
        let paragraphs: [Markdown] = report.methodParagraphs.map { "\($0)\n\n" }
        return "## \(words.method)\n\n\(paragraphs)"
    }
}
