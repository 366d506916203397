import ConsultationModel

/// What the cells of a spreadsheet do not say by themselves: notes, fills, formulas without a value, what is hidden.
struct SheetRemarks {
    /// A cell, both counted from 1.
    struct Place: Hashable {
        var row: Int
        var column: Int
    }

    /// What was left out of the cells.
    enum Omission: String, CaseIterable {
        case rows, columns, struck
        case struckPart = "struck-part"
    }

    /// The texts of notes, by their cells.
    private(set) var notes: [Place: String] = [:]
    /// The colours of empty cells.
    private(set) var fills: [Place: String] = [:]
    /// Cells with a formula whose value is not in the file, in its order.
    private(set) var formulas: [Place] = []
    /// How many rows, columns or cells were left out, and the names of the first ones.
    private(set) var omissions: [Omission: (count: Int, names: String)] = [:]

    /// With this sign a remark begins; no cell can hold it.
    static let mark: UInt8 = 0x0E

    /// Takes a line of what the converter wrote: kind, place and text, between tabs. Others are left.
    mutating func read(_ line: String) {
        let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 3, let kind = fields.first?.dropFirst() else { return }
        if let omission = Omission(rawValue: String(kind)) {
            omissions[omission] = (Int(fields[2]) ?? 0, fields[1])
            return
        }
        guard let place = Place(fields[1]) else { return }
        switch kind {
        case "note": notes[place] = fields[2].unescaped
        case "fill": fills[place] = fields[2]
        case "formula": formulas.append(place)
        default: break
        }
    }
}

extension SheetRemarks.Place {
    /// "C4"; nil for anything else.
    fileprivate init?(_ name: String) {
        let letters = name.utf8.prefix { (0x41...0x5A).contains($0) }
        guard (1...3).contains(letters.count), let row = Int(name.dropFirst(letters.count)), row > 0 else { return nil }
        self.init(row: row, column: letters.reduce(0) { $0 * 26 + Int($1) - 0x40 })
    }

    /// As spreadsheets name it: "C4".
    var name: String { "\(Table.letters(of: column - 1))\(row)" }
}

extension String {
    /// With the signs that stand in a remark for a backslash, a tab and the end of a line.
    fileprivate var unescaped: String {
        var text = ""
        var isEscaped = false
        for sign in self {
            if isEscaped {
                text.append(sign == "n" ? "\n" : sign == "t" ? "\t" : sign)
                isEscaped = false
            } else if sign == "\\" {
                isEscaped = true
            } else {
                text.append(sign)
            }
        }
        return text
    }
}

extension Table {
    /// Tells what of the sheet was left out because it is hidden or struck out.
    func tellOmissions(_ faults: inout FaultList) {
        for omission in SheetRemarks.Omission.allCases {
            guard let (count, names) = remarks.omissions[omission] else { continue }
            let isOne = count == 1
            let what =
                switch omission {
                case .rows: isOne ? "A hidden row was" : "\(count) hidden rows were"
                case .columns: isOne ? "A hidden column was" : "\(count) hidden columns were"
                case .struck: isOne ? "A cell that is struck out was" : "\(count) cells that are struck out were"
                case .struckPart: isOne ? "A struck-out part of a cell was" : "Struck-out parts of \(count) cells were"
                }
            let rest = count > names.split(separator: ",").count ? ", …" : ""
            let place = name.map { " of \($0)" } ?? ""
            let remedy =
                omission == .rows || omission == .columns
                ? "show \(isOne ? "it" : "them") and send the file again"
                : "take the line through \(isOne ? "it" : "them") away"
            faults.warn(
                "\(what) left out: \(names)\(rest)\(place). If \(isOne ? "it is" : "they are") meant, \(remedy)."
            )
        }
    }

    /// Tells of formulas without a value in these columns, counted from 0, or anywhere; each leaves open what is answered.
    func tellFormulas(in columns: Set<Int>? = nil, _ faults: inout FaultList) -> Bool {
        let missing = remarks.formulas.filter { columns?.contains($0.column - 1) ?? true }
        guard let first = missing.first else { return false }
        let others = missing.count > 1 ? ", as in \(missing.count - 1) other cells" : ""
        faults.error(
            .unclearCells,
            at: Spot(line: first.row, column: first.column, place: place(of: first)),
            """
            The answer is a formula whose value is not stored\(others); expected words such as “Support”. Open the file in a \
            spreadsheet program, save it there, and send that.
            """
        )
        return true
    }
}
