import ConsultationModel

extension Table {
    /// A form, labels on the left and answers beside them, as lines of a text, each label before its answer; nil when
    /// this is no form.
    func asFormText(_ words: ColumnWords) -> String? { formLines(words)?.map(\.text).joined(separator: "\n") }

    /// The same with the cells as places of its lines.
    func asForm(_ words: ColumnWords) -> SourceText? {
        guard let formLines = formLines(words) else { return nil }
        var places: [String] = []
        for line in formLines {
            let count = 1 + line.text.utf8.count { $0 == 0x0A }
            places.append(contentsOf: repeatElement(line.spot.name, count: count))
        }
        return try? SourceText(utf8: Array(formLines.map(\.text).joined(separator: "\n").utf8), places: places)
    }

    private func formLines(_ words: ColumnWords) -> [(text: String, spot: Spot)]? {
        let names = RecommendationNames(words)
        var lines: [(text: String, spot: Spot)] = []
        var labels = 0
        for (index, row) in rows.enumerated() where !row.isEmpty {
            if row.cells.dropFirst(2).contains(where: { !$0.isEmpty }) { return nil }
            let (label, value) = (row.cell(0), row.cell(1))
            let isLabel = Self.isLabel(label, names)
            if isLabel { labels += 1 }
            let texts =
                isLabel || (!label.isEmpty && !value.isEmpty) ? Self.lines(label, value, names) : [label + value]
            for (place, text) in texts.enumerated() {
                // A CR ends a line too, and each line has its place.
                let text =
                    text.utf8.contains(0x0D)
                    ? text.split { $0 == "\r\n" || $0 == "\r" || $0 == "\n" }.joined(separator: "\n") : text
                lines.append((text, spot(index, place == 0 && !label.isEmpty && texts.count > 1 ? 0 : 1)))
            }
        }
        return labels == 0 ? nil : lines
    }

    private static func isLabel(_ cell: String, _ names: RecommendationNames) -> Bool {
        guard !cell.isEmpty, cell.utf8.count <= 300 else { return false }
        switch ColumnName(cell, names).role {
        case .recommendation, .stance, .comment, .region, .respondent, .consultation, .item, .itemComment: return true
        default: return false
        }
    }

    private static func lines(_ label: String, _ value: String, _ names: RecommendationNames) -> [String] {
        let key = label.withoutOuterSigns
        switch ColumnName(label, names).role {
        case .recommendation: return ["Recommendation \(value.recommendationNumber(names))"]
        // The answer to a recommendation that is the label of its row.
        case .item: return ["\(key).", value]
        case .region, .respondent, .consultation: return ["\(key): \(value)"]
        case .stance, .comment: return [label.contains("?") || key.utf8.count > 40 ? label : "\(key):", value]
        default: return ["\(key): \(value)"]
        }
    }
}

extension String {
    /// Without the punctuation of a label around it.
    fileprivate var withoutOuterSigns: String {
        let signs: Set<Character> = ["*", "_", ":", ".", " ", "\u{A0}"]
        var rest = self[...].drop { signs.contains($0) }
        while let last = rest.last, signs.contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// Without the word "Recommendation" before a number.
    fileprivate func recommendationNumber(_ names: RecommendationNames) -> String {
        guard let id = names.identifier(inCell: self) else { return self }
        return id.text.isEmpty ? "\(id.id)." : "\(id.id). \(id.text)"
    }
}
