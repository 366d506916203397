import ConsultationModel

/// Columns of ticks.
extension TableColumns {
    /// A column for each stance, beside the one of recommendations; nil when there are none.
    var ticks: TableHeader.Layout? {
        let stances = columns.indices.filter { index in
            let isNumber = columns[index].role == .number && mostly(index, names.isKnown)
            return !isNumber && isStance(cells[index]) && !isBareNumber(cells[index])
        }
        guard stances.count > 1, Set(stances.map { cells[$0].foldedForMatching }).count == stances.count else {
            return nil
        }
        let named = (all(.recommendation) + all(.number)).filter { columns[$0].isExact && !stances.contains($0) }
        let nameless = columns.indices.first { columns[$0].role == .empty && mostly($0, names.isKnown) }
        guard let id = named.first ?? nameless else { return nil }
        // A row of answers stands above others.
        let isAnswered = stances.contains { index in
            cells(under: index).contains { isStance($0) && !Tick.isKnown($0) && $0 != cells[index] }
        }
        if isAnswered { return nil }
        return .ticks(id: id, stances)
    }
}
