import ConsultationModel

/// Answers whose choices are a column each.
extension TableReader {
    /// The stance in this row and where it stands; nil when several choices are taken, which is told.
    mutating func stance(_ row: Int, _ column: TableHeader.Column, _ header: TableHeader) -> (
        words: String, column: Int
    )? {
        if column.choices.isEmpty { return (table.cell(row, column.index), column.index) }
        // "No" under "No" is no tick where a yes stands under another choice.
        let saysYesAndNo = column.choices.contains { choice in
            let cell = table.cell(row, choice.index)
            return YesNo(cell) == .yes && cell.foldedForMatching != choice.words.foldedForMatching
        }
        let ticked = column.choices.filter { choice in
            let cell = table.cell(row, choice.index)
            if saysYesAndNo, YesNo(cell) == .no { return false }
            if case .ticked = Tick(cell, under: choice.words) { return true }
            return YesNo(code: cell) == .yes
        }
        if ticked.count > 1 {
            let names = ticked.map { "“\($0.words)”" }.joined(separator: " and ")
            faults.error(
                .unclearCells,
                at: table.spot(row, ticked[1].index),
                """
                Found \(names) chosen for recommendation \(column.item?.id ?? "") in one row; expected one. Leave the one that is \
                meant.
                """
            )
            return nil
        }
        if let only = ticked.first { return (only.words, only.index) }
        let left = column.choices.first { vocabulary.stance(of: table.cell(row, $0.index)) == .notApplicable }
        return left.map { (table.cell(row, $0.index), $0.index) } ?? ("", column.index)
    }
}
