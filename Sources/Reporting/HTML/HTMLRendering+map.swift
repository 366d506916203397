import ConsultationModel

extension HTMLRendering {
    /// How alike each two regions answer: the number in every cell, darker the more alike.
    var agreementMap: HTML? {
        guard let table = report.agreementMap else { return nil }
        let shares = report.agreement.map(of: report.consultation.regions.count)
        let codes: [HTML] = report.consultation.regions.map {
            "<th scope=\"col\" class=\"region\"><abbr title=\"\($0.name)\">\($0.code)</abbr></th>"
        }
        let rows: [HTML] = zip(report.consultation.regions, shares).map { region, shares in
            let cells: [HTML] = shares.map { share in
                guard let share else { return "<td class=\"nothing\">–</td>" }
                return "<td class=\"\(Self.tenths[share / 10])\">\(share)</td>"
            }
            return "<tr><th scope=\"row\"><bdi>\(region.code)</bdi></th>\(cells)</tr>\n"
        }
        return """
            <div class="scroll" role="group" aria-labelledby="agreement" tabindex="0">
            <table class="map\(regionColumns)">
            <caption><span>\(phrase(table.caption))</span></caption>
            <thead><tr><th scope="col">\(report.words.region)</th>\(codes)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            </div>

            """
    }

    private static let tenths: [HTML] = ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10"]
}
