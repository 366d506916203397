import ConsultationModel

extension RoleLedger {
    /// Pieces that follow each other and that nobody took for anything.
    struct Unread {
        var spot: Spot
        var text: String
    }

    /// Tells in one warning where letters stand that nobody took for anything, unless something is told of that place.
    func tellUnread(_ faults: inout FaultList) {
        let told = faults.rows
        let pieces = unread.filter { !told.contains(FaultList.Row(line: $0.spot.line, place: $0.spot.place)) }
        guard let first = pieces.first else { return }
        let others = pieces.dropFirst().prefix(Self.shown).map(\.spot.name).joined(separator: ", ")
        let more = pieces.count - 1 - Self.shown
        let rest = more > 0 ? " and \(more) more places" : ""
        let places = others.isEmpty ? "" : ", nor was what stands in \(others)\(rest)"
        faults.warn(
            at: first.spot,
            """
            Found “\(first.text.excerpt)”, which could not be told to belong to anything and was not read\(places). What \
            belongs to an answer goes behind its stance.
            """
        )
    }

    /// So many places are named beside the first.
    private static let shown = 5

    /// In the order of the file, tables last.
    private var unread: [Unread] { lines.unread + tables.flatMap(\.unread) }
}

extension LineRoles {
    fileprivate var unread: [RoleLedger.Unread] {
        guard let text else { return [] }
        var gaps: [Range<Int>] = []
        forEachGap { if text.holdsLetter($0) { gaps.append($0) } }
        if gaps.isEmpty { return [] }
        var found: [RoleLedger.Unread] = []
        var rest = gaps[...]
        /// The line of the last piece: what goes on below it is one piece with it.
        var last = -1
        text.forEachLine { line, number in
            while let gap = rest.first, gap.upperBound <= line.lowerBound { rest.removeFirst() }
            if tableLines.contains(number) { return }
            for gap in rest.prefix(while: { $0.lowerBound < line.upperBound }) {
                let piece = text.trimmedRange(gap.clamped(to: line))
                guard text.holdsLetter(piece) else { continue }
                if number > last + 1 {
                    found.append(RoleLedger.Unread(spot: text.spot(line: number), text: text.string(piece)))
                }
                last = number
            }
        }
        return found
    }
}

extension CellRoles {
    fileprivate var unread: [RoleLedger.Unread] {
        var found: [RoleLedger.Unread] = []
        var isAllUnread = true
        for row in table.rows.indices {
            for column in table.rows[row].cells.indices {
                if !roles(row, column).isEmpty { isAllUnread = false }
                guard roles(row, column).isEmpty, !toldColumns.contains(column) else { continue }
                let cell = table.cell(row, column)
                guard cell.contains(where: \.isLetter), found.count < Self.limit else { continue }
                found.append(RoleLedger.Unread(spot: table.spot(row, column), text: cell))
            }
        }
        // A sheet of instructions is one piece.
        guard isAllUnread, let name = table.name, let first = found.first else { return found }
        return [RoleLedger.Unread(spot: Spot(line: first.spot.line, place: name), text: first.text)]
    }

    /// So many cells of a table are counted.
    private static let limit = 1000
}
