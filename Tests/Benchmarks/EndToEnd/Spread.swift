/// The same thing measured several times.
struct Spread {
    private let sorted: [Double]

    /// At least one value.
    init(_ values: [Double]) {
        sorted = values.sorted()
    }

    /// What each of the first is of the one beside it.
    init(_ values: [Double], dividedBy others: [Double]) {
        self.init(zip(values, others).map { $0 / $1 })
    }

    var median: Double { percentile(50) }

    /// The smallest value that so many of a hundred do not exceed.
    func percentile(_ percent: Int) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
    }

    /// "2.1 (1.9 to 2.4)"; the value alone where there is one.
    func text(_ number: (Double) -> String) -> String {
        guard let least = sorted.first, let most = sorted.last, sorted.count > 1 else { return number(median) }
        return "\(number(median)) (\(number(least)) to \(number(most)))"
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
    var milliseconds: Double { self / .milliseconds(1) }
}
