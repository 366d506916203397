import ConsultationModel

extension Table {
    /// Rows and columns exchanged, where the first column names fields, "Stance" and "Comment", and the first row
    /// recommendations; with the questions of a survey for its header where a row of a program's codes stands below them.
    func inReadingOrder(_ names: RecommendationNames) -> Table {
        var table = self
        if let codes = rows.prefix(4).firstIndex(where: { $0.cells.contains { $0.hasPrefix("{\"ImportId\"") } }),
            codes > 0
        {
            table.rows.removeSubrange(0..<codes - 1)
            table.rows.remove(at: 1)
        }
        table = table.withHalvesBelowEachOther(names)
        guard table.rows.count >= 2, table.rows.count <= 12, let head = table.rows.first, head.columns == nil,
            head.cells.count(where: { if case .item = ColumnName($0, names).role { true } else { false } }) > 1
        else { return table }
        let fields = table.rows.dropFirst().map { ColumnName($0.cell(0), names).role }
        guard fields.contains(.stance), fields.allSatisfy({ $0 == .stance || $0 == .comment || $0 == .text }) else {
            return table
        }
        let width = table.rows.map(\.cells.count).max() ?? 0
        let rows = table.rows
        table.rows = (0..<width).map { column in
            var cells = rows.map { $0.cell(column) }
            if column == 0, cells[0].isEmpty { cells[0] = "Recommendation" }
            return Row(number: column + 1, cells: cells)
        }
        table.isTurned = true
        return table
    }

    /// A table that goes on to the right, "Rec, Position, Comment, Rec, Position, Comment", with the right part below the left.
    private func withHalvesBelowEachOther(_ names: RecommendationNames) -> Table {
        for (index, row) in rows.enumerated().prefix(TableHeader.searchLimit) {
            guard let parts = Self.equalParts(row.cells), Self.namesAnswers(parts[0], names) else { continue }
            // What stands between or behind them would be lost.
            let isWhole = rows[index...].allSatisfy { row in
                row.cells.indices.allSatisfy { column in
                    row.cells[column].isEmpty || parts.contains { $0.columns.contains(column) }
                }
            }
            guard isWhole else { return self }
            var table = self
            table.rows = Array(rows[..<index])
            for part in parts {
                for row in rows[index...] {
                    let cells = part.columns.map(row.cell)
                    // The names stand once.
                    if cells.allSatisfy(\.isEmpty)
                        || row.number == rows[index].number && part.columns != parts[0].columns
                    {
                        continue
                    }
                    var kept = row
                    kept.cells = cells
                    kept.shift = row.shift + part.columns.lowerBound
                    kept.columns = row.columns.map { columns in
                        Array(columns.dropFirst(part.columns.lowerBound).prefix(part.columns.count))
                    }
                    table.rows.append(kept)
                }
            }
            return table
        }
        return self
    }

    private typealias Part = (columns: Range<Int>, names: [String])

    /// The same names two to four times, side by side or with empty cells between them.
    private static func equalParts(_ cells: [String]) -> [Part]? {
        let names = cells.map(\.foldedForMatching)
        guard let first = names.firstIndex(where: { !$0.isEmpty }) else { return nil }
        let starts = names.indices.filter { names[$0] == names[first] }
        guard (2...4).contains(starts.count) else { return nil }
        let ends = starts.dropFirst() + [names.count]
        let parts = zip(starts, ends).map { start, end in
            var end = end
            while end > start, names[end - 1].isEmpty { end -= 1 }
            return (columns: start..<end, names: Array(names[start..<end]))
        }
        guard parts[0].names.count > 1, parts.allSatisfy({ $0.names == parts[0].names && !$0.names.contains("") })
        else {
            return nil
        }
        return parts
    }

    private static func namesAnswers(_ part: Part, _ names: RecommendationNames) -> Bool {
        let roles = part.names.map { ColumnName($0, names).role }
        return roles.contains(.stance) && roles.contains { $0 == .recommendation || $0 == .number }
    }

    /// With names for its columns, where each row is a recommendation, a stance and a comment, and nothing else.
    func withNames(_ names: RecommendationNames, _ vocabulary: Vocabulary) -> Table {
        guard (3...1000).contains(rows.count) else { return self }
        var seen: Set<String> = []
        for row in rows {
            guard row.cells.count == 3, let id = names.identifier(inCell: row.cell(0)), id.text.isEmpty,
                names.isKnown(id.id), seen.insert(id.id.foldedForMatching).inserted,
                row.cell(1).contains(where: \.isLetter), vocabulary.isStance(row.cell(1)),
                row.cell(2).contains(where: \.isLetter), !vocabulary.isStance(row.cell(2))
            else { return self }
        }
        var table = self
        var header = Row(number: rows[0].number, cells: ["Recommendation", "Stance", "Comment"])
        header.isSupplied = true
        table.rows.insert(header, at: 0)
        return table
    }
}
