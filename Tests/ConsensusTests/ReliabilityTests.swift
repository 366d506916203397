import Consensus
import ConsultationModel
import Testing

@Suite struct ReliabilityTests {
    private func reliability(_ recommendations: [[Int]]) throws -> Reliability {
        Reliability(try recommendations.map { try #require(Distribution($0)) })
    }

    @Test(
        arguments: [
            ([], "no shared answers"),
            ([[1, 0, 0], [0, 0, 1]], "no shared answers"),
            ([[0, 0, 5], [0, 0, 4]], "all equal"),
            ([[0, 3, 0]], "all equal"),
            // The one who opposes shares no recommendation with anyone.
            ([[0, 0, 5], [1, 0, 0]], "all equal"),
        ] as [([[Int]], String)]
    )
    func `where nothing can be compared, it says so`(recommendations: [[Int]], words: String) throws {
        let reliability = try reliability(recommendations)
        #expect("\(reliability.nominal)" == words)
        #expect("\(reliability.ordinal)" == words)
    }

    @Test func `full agreement on different answers is 1`() throws {
        let reliability = try reliability([[0, 0, 5], [5, 0, 0], [0, 4, 0]])
        #expect(reliability.nominal == .value(1))
        #expect(reliability.ordinal == .value(1))
    }

    @Test func `one recommendation alone is as by chance`() throws {
        #expect(try reliability([[1, 0, 1]]).nominal == .value(0))
        #expect(try reliability([[2, 1, 2]]).ordinal == .value(0))
    }

    @Test func `the dataset of three coders has the ordinal alpha that was computed for it elsewhere`() throws {
        let reference = try ReferenceNumbers.read()
        let units = try #require(reference.datasets.units("W"))
        let counts = units.map { values in (1...4).map { value in values.count { $0 == value } } }
        #expect(abs(try #require(reliability(counts).ordinal.value) - 0.806721) < 0.0000005)
    }

    @Test func `random answers agree with a plain computation, and order and direction change nothing`() throws {
        var random = RandomNumbers(seed: 10)
        for _ in 0..<600 {
            let steps = Int.random(in: 2...5, using: &random)
            let recommendations = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                (0..<steps).map { _ in Int.random(in: 0...3, using: &random) }
            }
            let found = try reliability(recommendations)
            let (nominal, ordinal) = (
                Self.alpha(recommendations, isOrdinal: false), Self.alpha(recommendations, isOrdinal: true)
            )
            #expect(isClose(found.nominal.value, nominal))
            #expect(isClose(found.ordinal.value, ordinal))
            for value in [found.nominal, found.ordinal].compactMap(\.value) { #expect((-1...1).contains(value)) }
            let shuffled = try reliability(recommendations.shuffled(using: &random))
            let mirrored = try reliability(recommendations.map { $0.reversed() })
            for other in [shuffled, mirrored] {
                #expect(isClose(other.nominal.value, found.nominal.value))
                #expect(isClose(other.ordinal.value, found.ordinal.value))
            }
        }
    }

    @Test func `huge counts stay within the range`() throws {
        for counts in [[[Int.max, 0], [0, Int.max]], [[1, .max - 1], [.max - 1, 1]], [[.max / 2, .max / 2]]] {
            let reliability = try reliability(counts)
            for value in [reliability.nominal, reliability.ordinal] {
                #expect((-1...1).contains(try #require(value.value)))
            }
        }
    }

    /// Krippendorff's definition, pair of values by pair of values.
    private static func alpha(_ recommendations: [[Int]], isOrdinal: Bool) -> Double? {
        let units = recommendations.map { counts in counts.enumerated().flatMap { Array(repeating: $0, count: $1) } }
            .filter { $0.count > 1 }
        let values = units.flatMap(\.self)
        func difference(_ c: Int, _ k: Int) -> Double {
            guard isOrdinal else { return c == k ? 0 : 1 }
            let (low, high) = (min(c, k), max(c, k))
            let between = values.count { (low...high).contains($0) }
            let ends = Double(values.count { $0 == c } + values.count { $0 == k }) / 2
            return c == k ? 0 : (Double(between) - ends) * (Double(between) - ends)
        }
        func mean(_ values: [Int]) -> Double {
            var sum = 0.0
            for i in values.indices {
                for j in values.indices where i != j { sum += difference(values[i], values[j]) }
            }
            return sum / Double(values.count - 1)
        }
        let n = Double(values.count)
        guard n > 1 else { return nil }
        let expected = mean(values) / n
        return expected == 0 ? nil : 1 - units.map(mean).reduce(0, +) / n / expected
    }
}
