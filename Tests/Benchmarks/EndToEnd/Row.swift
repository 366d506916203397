/// A row of the table.
struct Row {
    static let header = """
        | figure | floor or peer | Concord | ratio: median (least to most) | goal | met |
        |---|---|---|---|---|---|
        """

    var figure: String
    var other: String
    var concord: String
    var ratio = ""
    var goal = ""
    /// nil where nothing is asked for.
    var isMet: Bool?

    init(_ figure: String, other: String, concord: String) {
        self.figure = figure
        self.other = other
        self.concord = concord
    }

    /// With a ratio and what it must be.
    init(_ figure: String, other: String, concord: String, ratio: Spread, _ goal: Goal?) {
        self.init(figure, other: other, concord: concord)
        self.ratio = ratio.text(Self.hundredths)
        if let goal {
            self.goal = goal.text(Self.hundredths)
            isMet = goal.isMet(by: ratio.median)
        }
    }

    /// With a bound on Concord's own value.
    init(_ figure: String, other: String = "", concord: Spread, unit: String, _ goal: Goal) {
        self.init(figure, other: other, concord: "\(concord.text(Self.hundredths)) \(unit)")
        self.goal = "\(goal.text(Self.hundredths)) \(unit)"
        isMet = goal.isMet(by: concord.median)
    }

    /// As a line of Markdown.
    var text: String {
        let cells = [figure, other, concord, ratio, goal, isMet.map { $0 ? "yes" : "no" } ?? ""]
        let escaped = cells.map { cell in
            String(cell.map { $0 == "\n" ? " " : $0 }).split(separator: "|", omittingEmptySubsequences: false)
                .joined(separator: "\\|")
        }
        return "| \(escaped.joined(separator: " | ")) |"
    }

    static func hundredths(_ value: Double) -> String { value.rounded(places: value < 100 ? 2 : 0) }
}

extension Double {
    /// Without needless zeros: "2", "1.5", "0.13".
    func rounded(places: Int) -> String {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        let value = (self * factor).rounded() / factor
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
