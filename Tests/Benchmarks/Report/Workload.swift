import ProgramTesting

/// A consultation and the files that answer it. All is made up, and the files say so.
struct Workload {
    let name: String
    let recommendations: Int
    let regions: Int
    /// Who does not speak for a region; 0: only the regions answer.
    let respondents: Int

    /// How often the list of all answers is made.
    var lists: Int { respondents == 0 ? 15 : 5 }

    static let all = [
        Workload(name: "400 recommendations, 20 regions", recommendations: 400, regions: 20, respondents: 0),
        Workload(
            name: "16 recommendations, 5 regions, 100,000 respondents",
            recommendations: 16,
            regions: 5,
            respondents: 100_000
        ),
    ]

    private static let stances = [
        "Support", "It Depends", "Do Not Support", "Support", "Abstain", "Support", "It Depends",
    ]
    private static let sentence =
        "Illustrative: the recommendation is good, and how it is put into practice should be said. "

    /// Puts the consultation into `consultations/` and its files into the inbox.
    func drop(into scratch: Scratch) throws {
        var lines = ["id: benchmark", "title: \"Illustrative: \(name)\"", "regions:"]
        lines += (1...regions).map { "  - {code: REGION-\($0), name: Example region \($0)}" }
        lines.append("recommendations:")
        lines += (1...recommendations).map { "  - {id: \"\($0)\", text: \"Example \($0). \(Self.sentence)\"}" }
        try scratch.drop(Array((lines.joined(separator: "\n") + "\n").utf8), as: "consultations/benchmark.yaml")
        for region in 1...regions {
            try scratch.drop(Array(response(of: region).utf8), as: "state/inbox/benchmark/REGION-\(region)/region.txt")
            if respondents > 0 {
                try scratch.drop(Array(table(of: region).utf8), as: "state/inbox/benchmark/REGION-\(region)/others.csv")
            }
        }
    }

    /// Each region answers all with two or three sentences.
    private func response(of region: Int) -> String {
        var text = "Illustrative: made up for a benchmark\n"
        for number in 1...recommendations {
            let stance = Self.stances[(number * 5 + region * number % 3) % Self.stances.count]
            let comment = String(repeating: Self.sentence, count: 2 + number % 2)
            text += "Recommendation \(number). Example\n[*\(stance)*] \(comment)\n"
        }
        return text
    }

    /// A row a respondent; every tenth comments.
    private func table(of region: Int) -> String {
        var text = "Illustrative: made up for a benchmark\nRespondent"
        for number in 1...recommendations { text += ",Rec \(number),Comment \(number)" }
        text += "\n"
        for row in 1...(respondents / regions) {
            text += "Example group \(region)-\(row)"
            for number in 1...recommendations {
                let comment = row.isMultiple(of: 10) ? "\"\(Self.sentence)\(Self.sentence)\"" : ""
                text += ",\(Self.stances[(row + number * row % 4) % Self.stances.count]),\(comment)"
            }
            text += "\n"
        }
        return text
    }
}
