extension Table {
    /// The one answer in a small table below a heading, a row of labels and a row of what stands under them, as lines of a
    /// text: "Position | Comment", or a column of each stance with a tick under one. nil for any other table, and when
    /// several are ticked.
    func singleAnswer(_ vocabulary: Vocabulary) -> [(text: String, spot: Spot)]? {
        guard rows.count == 2, let header = rows.first, let row = rows.last, header.cells.count > 1 else { return nil }
        var ticked: [(words: String, column: Int)] = []
        var lines: [(text: String, spot: Spot)] = []
        var stances = 0
        for column in 0..<max(header.cells.count, row.cells.count) {
            let (label, value) = (header.cell(column), row.cell(column))
            if label.isEmpty {
                guard value.isEmpty else { return nil }
                continue
            }
            if vocabulary.isStance(label) {
                stances += 1
                switch Tick(value, under: label) {
                case .ticked: ticked.append((label, column))
                case .empty: break
                case .count, .unknown: return nil
                }
                continue
            }
            switch ColumnName(label, RecommendationNames()).role {
            case .stance: lines.append(("Position: \(value)", spot(1, column)))
            case .comment: lines.append(("Comment: \(value)", spot(1, column)))
            default: return nil
            }
        }
        let positions = lines.count { $0.text.hasPrefix("Position:") }
        if stances == 0 { return positions == 1 ? lines : nil }
        guard stances > 1, positions == 0, ticked.count <= 1 else { return nil }
        let words = ticked.first?.words ?? ""
        return [("Position: \(words)", spot(1, ticked.first?.column ?? 0))] + lines
    }
}
