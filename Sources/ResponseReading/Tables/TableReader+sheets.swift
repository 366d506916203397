import ConsultationModel

/// What a spreadsheet says beside its cells.
extension TableReader {
    /// The notes at these cells, taken for comments. One that stands at several cells is the form's, and is left.
    mutating func notes(_ row: Int, _ columns: [Int]) -> [String] {
        if table.remarks.notes.isEmpty { return [] }
        var found: [String] = []
        for column in columns {
            let spot = table.spot(row, column)
            let place = SheetRemarks.Place(row: spot.line, column: spot.column ?? 0)
            guard let note = table.remarks.notes[place], !repeatedNotes.contains(note) else { continue }
            noted.append(place)
            noteRoles.append(.init(line: spot.line, place: table.place(of: place), role: .comment, text: note))
            found.append(note)
        }
        return found
    }

    private var repeatedNotes: Set<String> {
        var seen: Set<String> = []
        return Set(table.remarks.notes.values.filter { !seen.insert($0).inserted })
    }

    mutating func tellNotes() {
        if let first = noted.first {
            faults.warn(
                at: Spot(line: first.row, column: first.column, place: table.place(of: first)),
                """
                Found a note at this cell\(noted.count > 1 ? " and at \(noted.count - 1) other cells" : ""), which was taken for \
                the comment of its answer. If it is none, take it away.
                """
            )
        }
        let read = Set(noted)
        table.tellNotes(unread: table.remarks.notes.keys.filter { !read.contains($0) }, &faults)
    }

    /// Where nothing stands in the columns of stances, and in each row one of their cells at most is coloured in: that cell
    /// for each row. A colour that a whole column has, or several cells of a row, is the form's.
    func colouredChoices(_ header: TableHeader) -> [Int: Int] {
        guard case .ticks(_, let stances) = header.layout, !table.remarks.fills.isEmpty else { return [:] }
        var found: [Int: Int] = [:]
        for row in table.rows.indices[(header.row + 1)...] {
            if stances.contains(where: { !table.cell(row, $0).isEmpty }) { return [:] }
            let filled = stances.filter { column in
                let spot = table.spot(row, column)
                return table.remarks.fills[SheetRemarks.Place(row: spot.line, column: spot.column ?? 0)] != nil
            }
            if filled.count > 1 { return [:] }
            found[row] = filled.first
        }
        return Set(found.values).count > 1 ? found : [:]
    }
}

extension Table {
    /// A cell of the file by its place, in the file's terms.
    func place(of place: SheetRemarks.Place) -> String {
        "cell \(place.name)\(name.map { " of \($0)" } ?? "")"
    }

    /// Tells of notes that nobody reads.
    func tellNotes(unread places: [SheetRemarks.Place], _ faults: inout FaultList) {
        let places = places.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        guard let first = places.first else { return }
        let others = places.dropFirst().prefix(10).map(\.name)
        let rest = places.count > others.count + 1 ? ", …" : ""
        faults.warn(
            at: Spot(line: first.row, column: first.column, place: place(of: first)),
            """
            Found a note at this cell\(others.isEmpty ? "" : ", and others at \(others.joined(separator: ", "))\(rest)"), which \
            was not read. Write what belongs to an answer into a column “Comment”.
            """
        )
    }
}
