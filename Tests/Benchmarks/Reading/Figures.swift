/// The middle of several measurements, and how far they lie apart.
struct Spread: Codable {
    var minimum: Double
    var median: Double
    var maximum: Double

    /// - Parameter values: At least one.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        minimum = sorted.first ?? .nan
        median = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
        maximum = sorted.last ?? .nan
    }
}

/// What was measured of one workload.
struct Figures: Codable {
    var workload: String
    /// How many bytes one reading reads.
    var bytes: Int
    var rounds: Int
    /// In megabytes (10⁶ bytes) a second.
    var rates: [String: Spread]
    /// How many times as fast as Python, round by round.
    var ratios: [String: Spread]

    init(_ workload: Workload, rates: [Contestant: [Double]]) {
        self.workload = workload.name
        bytes = workload.bytes.count
        let python = rates[.python] ?? []
        rounds = python.count
        self.rates = [:]
        ratios = [:]
        for (contestant, measured) in rates {
            self.rates[contestant.rawValue] = Spread(measured)
            if contestant != .python {
                ratios[contestant.rawValue] = Spread(zip(measured, python).map { $0 / $1 })
            }
        }
    }

    /// A table for people.
    var asText: String {
        var lines = [
            "\(workload) (\(bytes) bytes), MB/s in \(rounds) rounds: min, median, max; times as fast as Python"
        ]
        for contestant in Contestant.allCases.map(\.rawValue) {
            guard let rate = rates[contestant] else { continue }
            let name = contestant + String(repeating: " ", count: max(0, 20 - contestant.count))
            lines.append("  \(name)\(rate.asText)\(ratios[contestant].map { "    × \($0.asText)" } ?? "")")
        }
        return lines.joined(separator: "\n")
    }
}

extension Spread {
    fileprivate var asText: String {
        [minimum, median, maximum].map { value in
            let text = "\((value * 10).rounded() / 10)"
            return String(repeating: " ", count: max(0, 8 - text.count)) + text
        }.joined()
    }
}
