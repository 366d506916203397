import ConsultationModel

/// What stands in a column of one stance: a tick, or nothing.
enum Tick {
    case ticked, empty
    /// Of so many who take the stance, or how large their part is.
    case count
    case unknown

    /// - Parameter stance: The name of the column; its words under it are a tick.
    init(_ cell: String, under stance: String) {
        let folded = cell.foldedForMatching
        if Self.isCount(cell) {
            self = .count
        } else if !cell.isEmpty, folded == stance.foldedForMatching {
            self = .ticked
        } else if cell.isEmpty || Self.unticked.contains(cell) || Self.denials.contains(folded) {
            self = .empty
        } else if Self.isTick(cell) {
            self = .ticked
        } else {
            self = .unknown
        }
    }

    /// Whether the cell is a tick, or a number, whatever stance the column is of.
    static func isKnown(_ cell: String) -> Bool {
        isCount(cell) || isTick(cell) || unticked.contains(cell) || denials.contains(cell.foldedForMatching)
    }

    private static func isTick(_ cell: String) -> Bool {
        let bare = cell.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        if bare.count == 1, let sign = bare.first, BoxSign.meaning(of: sign) != .empty {
            return BoxSign.meaning(of: sign) != nil || BoxSign.meaning(inBrackets: cell) != nil
        }
        return ticks.contains(cell) || affirmations.contains(cell.foldedForMatching)
    }

    /// "5", "5.0", "45 %".
    private static func isCount(_ cell: String) -> Bool {
        cell.utf8.contains(where: \.isDigit)
            && cell.utf8.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2C || $0 == 0x25 || $0 == 0x20 }
    }

    private static let ticks: Set<String> = [
        "[x]", "[X]", "(x)", "(X)", "[✓]", "[✔]", "[v]", "[V]", "(v)", "[*]", "(*)", "(•)", "[√]",
    ]
    private static let affirmations: Set<String> = ["yes", "y", "si", "oui", "sim", "true"]
    private static let unticked: Set<String> = ["☐", "□", "○", "⬜", "[ ]", "[]", "( )", "()", "-", "–", "—"]
    private static let denials: Set<String> = ["no", "n", "non", "nao", "false"]
}
