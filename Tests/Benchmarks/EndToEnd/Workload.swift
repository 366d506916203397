import FoundationEssentials
import ProgramTesting

/// A consultation and files that answer it, each of another respondent. All is made up, and the files say so. The same
/// numbers give the same bytes.
struct Workload {
    static let consultation = "benchmark"
    static let regions = 5

    let files: Int
    let recommendations: Int

    /// "100,000 files × 16 answers".
    var name: String { "\(grouped(files)) files × \(recommendations) answers" }

    /// Writes the consultation's file into this folder.
    func writeConsultation(into folder: String) throws {
        var lines = ["id: \(Self.consultation)", "title: \"Illustrative: \(name)\"", "regions:"]
        lines += (1...Self.regions).map { "  - {code: REGION-\($0), name: Example region \($0)}" }
        lines.append("recommendations:")
        lines += (1...recommendations).map { "  - {id: \"\($0)\", text: \"\(Self.text(ofRecommendation: $0))\"}" }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: "\(folder)/benchmark.yaml"))
    }

    /// Writes all files into a folder for each region, from which they are linked wherever they are needed.
    func writeFiles(into folder: String) throws {
        for region in 1...Self.regions {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/REGION-\(region)",
                withIntermediateDirectories: true
            )
        }
        for number in 1...files {
            try Data(response(of: number)).write(to: URL(filePath: "\(folder)/\(path(of: number))"))
            if number % 20_000 == 0 { progress("  \(number) of \(files) files are written") }
        }
    }

    /// Where a respondent's file stands below the consultation's folder.
    func path(of number: Int) -> String { "REGION-\(number % Self.regions + 1)/\(number).txt" }

    /// What a respondent's file says; another revision says something else.
    func response(of number: Int, revision: Int = 1) -> [UInt8] {
        var numbers = SeededNumbers(seed: UInt64(number) << 16 | UInt64(revision))
        var text = "Illustrative: made up for a benchmark\nRespondent: Illustrative respondent \(number)\n"
        for recommendation in 1...recommendations {
            let stance = Self.stances[Int(numbers.next() % UInt64(Self.stances.count))]
            text += "Recommendation \(recommendation). \(Self.text(ofRecommendation: recommendation))\n[*\(stance)*] "
            text += Self.words(24, &numbers) + "\n"
        }
        return Array(text.utf8)
    }

    private static func text(ofRecommendation number: Int) -> String {
        var numbers = SeededNumbers(seed: UInt64(number))
        return "Example \(number): " + words(15, &numbers)
    }

    private static func words(_ count: Int, _ numbers: inout SeededNumbers) -> String {
        var text = "Illustrative"
        for _ in 1..<count {
            text += " "
            text += vocabulary[Int(numbers.next() % UInt64(vocabulary.count))]
        }
        return text + "."
    }

    private static let stances = ["Support", "It Depends", "Do Not Support", "Support", "Abstain", "Support"]
    private static let vocabulary = """
        the of and in to with for on by from at a group region meeting member report policy review budget document year
        proposal structure outreach travel training language platform election director committee charter board public
        interest user network event school metric transparency schedule summary draft statement comment survey result
        plan partner program support staff mailing list remote hub session agenda record archive deadline notice role
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// "100,000".
func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return String(digits)
}
