import ConsultationModel

extension HTMLRendering {
    /// A bar for each night and one for now, stacked by finding, with the same numbers in a folded table.
    var trend: HTML? {
        guard let table = report.trendTable, let first = report.nights.first else { return nil }
        let words = report.words
        let legend: [HTML] = Finding.allCases.map {
            "<li><span class=\"swatch \($0.rawValue)\"></span> \(words.label(of: $0, by: .gnso))</li>\n"
        }
        let description = words.trendDescription(from: first.night, nights: report.nights.count)
        return """
            <section class="trend" aria-labelledby="trend">
            <h2 id="trend">\(words.trendTitle)</h2>
            <div class="scroll" role="group" aria-labelledby="trend" tabindex="0">
            <svg width="\(drawn)" height="\(Self.height + 24)" viewBox="0 0 \(drawn) \(Self.height + 24)" role="img" \
            aria-labelledby="trend-name">
            <title id="trend-name">\(words.trendTitle)</title>
            <desc>\(description)</desc>
            \(bars)</svg>
            </div>
            <ul class="legend" aria-label="\(words.legend)">
            \(legend)</ul>
            \(block(.folded(words.trendTable, [.table(table)])))</section>

            """
    }

    private static let width = 960
    private static let height = 180
    /// By which now stands apart.
    private static let gap = 24
    /// What a night's name takes.
    private static let named = 88

    private var step: Int { min(120, (Self.width - Self.gap) / max(1, report.trend.count)) }
    /// As wide as its bars, so that few of them fit a phone.
    private var drawn: Int { (report.trend.count - 1) * step + Self.gap + max(step, Self.named) }

    private var bars: [HTML] {
        let trend = report.trend
        let most = max(1, trend.map { $0.numbers.values.reduce(0, +) }.max() ?? 1)
        let step = self.step
        let bar = max(2, step - max(2, step / 6))
        return trend.enumerated().map { index, point in
            let x = index * step + (index == trend.count - 1 ? Self.gap : 0)
            var top = Self.height
            let segments: [HTML] = Finding.allCases.compactMap { finding in
                guard let number = point.numbers[finding], number > 0 else { return nil }
                let height = number * Self.height / most
                top -= height
                let label: HTML? =
                    bar >= 26 && height >= 18
                    ? """
                    <text class="\(finding.rawValue)" x="\(x + bar / 2)" y="\(top + height / 2 + 5)">\(number)</text>

                    """ : nil
                return """
                    <rect class="\(finding.rawValue)" x="\(x)" y="\(top)" width="\(bar)" height="\(max(1, height - 1))"></rect>
                    \(label)
                    """
            }
            return "\(segments)\(name(of: index, of: trend, at: x, step))"
        }
    }

    /// The night below its bar: of many bars, the first one's and the last one's.
    private func name(
        of index: Int,
        of trend: [(name: String, numbers: [Finding: Int])],
        at x: Int,
        _ step: Int
    ) -> HTML? {
        guard step >= Self.named || index == 0 || index == trend.count - 1 else { return nil }
        return "<text class=\"night\" x=\"\(x)\" y=\"\(Self.height + 18)\">\(trend[index].name)</text>\n"
    }
}
