/// A table as pandoc tells it, in the shape of version 2.10 and later, or in the one before.
struct DocumentTable {
    struct Cell {
        /// A list of blocks.
        var blocks: DataNode
        var rowSpan = 1
        var columnSpan = 1
    }

    /// The blocks of the caption; nil when there is none.
    private(set) var caption: DataNode?
    private(set) var rows: [[Cell]] = []

    /// - Parameter content: What stands under "c" of a table.
    init(_ content: DataNode) {
        let parts = Array(content.elements)
        if parts.count == 6 {
            caption = parts[1].element(1)
            append(rows: parts[3].element(1))
            for body in parts[4].elements {
                append(rows: body.element(2))
                append(rows: body.element(3))
            }
            append(rows: parts[5].element(1))
        } else if parts.count == 5 {
            let head = parts[3].elements.map { Cell(blocks: $0) }
            if !head.isEmpty { rows.append(head) }
            for row in parts[4].elements { rows.append(row.elements.map { Cell(blocks: $0) }) }
        }
    }

    private mutating func append(rows list: DataNode?) {
        guard let list else { return }
        for row in list.elements {
            rows.append(
                (row.element(1)?.elements).map { cells in
                    cells.compactMap { cell in
                        let parts = Array(cell.elements)
                        guard parts.count == 5 else { return nil }
                        return Cell(blocks: parts[4], rowSpan: parts[2].span, columnSpan: parts[3].span)
                    }
                } ?? []
            )
        }
    }

    /// Whether it only lays out the page: it has one column, or tables in its cells.
    var isLayout: Bool {
        rows.allSatisfy { row in row.count { $0.blocks.elements.contains { _ in true } } <= 1 }
            || rows.contains { row in row.contains { $0.blocks.holdsTable } }
    }

    /// Its cells as text. A cell that reaches over several rows stands in each; one that reaches over several columns in
    /// the first, with empty ones behind it.
    ///
    /// - Parameters:
    ///   - room: How many cells may be added for such; fewer afterwards.
    ///   - text: Makes the text of a cell's blocks.
    func grid(room: inout Int, text: (DataNode) -> String) -> [[String]] {
        struct Reaching {
            var text: String
            var rows: Int
        }
        var reaching: [Int: Reaching] = [:]
        return rows.map { row in
            var cells: [String] = []
            func takeReaching() {
                while let above = reaching[cells.count], room > 0 {
                    room -= 1
                    reaching[cells.count] = above.rows > 1 ? Reaching(text: above.text, rows: above.rows - 1) : nil
                    cells.append(above.text)
                }
            }
            for cell in row {
                takeReaching()
                let written = text(cell.blocks)
                if cell.rowSpan > 1, room > 0 {
                    reaching[cells.count] = Reaching(text: written, rows: cell.rowSpan - 1)
                }
                cells.append(written)
                for _ in 1..<max(2, min(cell.columnSpan, 1000)) where cell.columnSpan > 1 && room > 0 {
                    room -= 1
                    if cell.rowSpan > 1 { reaching[cells.count] = Reaching(text: "", rows: cell.rowSpan - 1) }
                    cells.append("")
                }
            }
            takeReaching()
            return cells
        }
    }
}

extension DataNode {
    /// How many rows or columns a cell reaches over.
    fileprivate var span: Int { max(1, Int(text) ?? 1) }

    /// Whether a table stands among these blocks.
    fileprivate var holdsTable: Bool {
        elements.contains { block in
            switch block["t"]?.text {
            case "Table": true
            case "Div": block["c"]?.element(1)?.holdsTable ?? false
            default: false
            }
        }
    }
}
