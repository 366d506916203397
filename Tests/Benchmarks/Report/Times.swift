/// How long the same thing took, several times.
struct Times {
    private let sorted: [Duration]

    /// Does it so many times, after once that does not count.
    static func of(rounds: Int, _ work: () async throws -> Void) async throws -> Times {
        try await work()
        var durations: [Duration] = []
        for _ in 0..<rounds { durations.append(try await duration(of: work)) }
        return Times(durations)
    }

    /// Does several things in turn, so that what else the machine does slows all of them down, and each so many times, after
    /// once that does not count.
    static func inTurn(rounds: Int, _ works: [() async throws -> Void]) async throws -> [Times] {
        for work in works { try await work() }
        var durations = [[Duration]](repeating: [], count: works.count)
        for _ in 0..<rounds {
            for (index, work) in works.enumerated() { durations[index].append(try await duration(of: work)) }
        }
        return durations.map { Times($0) }
    }

    private static func duration(of work: () async throws -> Void) async throws -> Duration {
        let start = ContinuousClock.now
        try await work()
        return .now - start
    }

    private init(_ durations: [Duration]) {
        sorted = durations.sorted()
    }

    var median: Duration { sorted[sorted.count / 2] }

    /// "12.3 (11.9 to 15.0)", in milliseconds.
    var text: String {
        "\(median.text) (\(sorted[0].text) to \(sorted[sorted.count - 1].text))"
    }

    /// How many times as long as another.
    func ratio(to other: Times) -> String {
        "\(((median / other.median) * 10).rounded() / 10)"
    }
}

extension Duration {
    /// In milliseconds, with one decimal.
    fileprivate var text: String { "\((self / .microseconds(100)).rounded() / 10)" }
}
