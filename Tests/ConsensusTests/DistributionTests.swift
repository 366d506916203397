import Consensus
import ConsultationModel
import Glibc
import Testing

@Suite struct DistributionTests {
    @Test(
        arguments: [
            ([0, 0, 5], 1, 1, 0), ([5, 0, 0], 1, 1, 0), ([0, 5, 0], 1, 1, 0), ([1, 0, 1], 0, -1, 1),
            ([2, 0], 1, 1, 0), ([1, 1], 0, 0, 0.5),
        ] as [([Int], Double, Double, Double)]
    )
    func `all on one step agree, whichever it is; halves at the ends do not`(
        counts: [Int],
        consensus: Double,
        agreement: Double,
        polarisation: Double
    ) throws {
        let distribution = try #require(Distribution(counts))
        #expect(distribution.consensus == .value(consensus))
        #expect(distribution.agreement == .value(agreement))
        #expect(distribution.polarisation == .value(polarisation))
    }

    @Test func `without answers, or with one step only, there is nothing to measure`() throws {
        let empty = try #require(Distribution([0, 0, 0]))
        let single = try #require(Distribution([4]))
        for (distribution, reason) in [(empty, "no answers"), (single, "one step only")] {
            for coefficient in [distribution.consensus, distribution.agreement, distribution.polarisation] {
                #expect(coefficient.value == nil)
                #expect("\(coefficient)" == reason)
            }
        }
    }

    @Test func `what is no distribution is refused`() {
        #expect(Distribution([]) == nil)
        #expect(Distribution([1, -1]) == nil)
        #expect(Distribution([.max, 1]) == nil)
    }

    @Test func `positions are three steps, divided regions in the middle, silence left out`() {
        #expect(Distribution(PositionCounts(Position.allCases)).counts == [1, 2, 1])
    }

    @Test func `equal shares on many steps are no agreement and no polarisation`() throws {
        for steps in 2...9 {
            let agreement = try #require(Distribution(Array(repeating: 4, count: steps))?.agreement.value)
            #expect(abs(agreement) < 1e-12)
        }
    }

    @Test func `random distributions agree with a plain computation, mirrored and scaled ones with each other`() throws
    {
        var random = RandomNumbers(seed: 9)
        for _ in 0..<2_000 {
            let steps = Int.random(in: 2...9, using: &random)
            let counts = (0..<steps).map { _ in
                Bool.random(using: &random) ? 0 : Int.random(in: 0...30, using: &random)
            }
            guard counts.contains(where: { $0 > 0 }) else { continue }
            let distribution = try #require(Distribution(counts))
            let consensus = try #require(distribution.consensus.value)
            let agreement = try #require(distribution.agreement.value)
            let polarisation = try #require(distribution.polarisation.value)
            #expect(abs(consensus - Self.consensus(counts)) < 1e-9)
            #expect(abs(agreement - Self.agreement(counts)) < 1e-9)
            #expect((0...1).contains(consensus) && (-1...1).contains(agreement) && (0...1).contains(polarisation))
            let (mirrored, scaled) = (counts.reversed(), counts.map { $0 * 1_000 })
            for other in [try #require(Distribution(Array(mirrored))), try #require(Distribution(scaled))] {
                #expect(abs(try #require(other.consensus.value) - consensus) < 1e-9)
                #expect(abs(try #require(other.agreement.value) - agreement) < 1e-9)
            }
        }
    }

    @Test(arguments: [
        [1, .max - 1], [1, 0, .max - 1], [.max, 0, 0], [.max / 3, .max / 3, .max / 3], [1, 0, 0, 0, .max / 2],
    ])
    func `huge counts stay within the range`(counts: [Int]) throws {
        let distribution = try #require(Distribution(counts))
        #expect((0...1).contains(try #require(distribution.consensus.value)))
        #expect((-1...1).contains(try #require(distribution.agreement.value)))
        #expect((0...1).contains(try #require(distribution.polarisation.value)))
    }

    /// Tastle and Wierman's formula as printed, answer by answer.
    private static func consensus(_ counts: [Int]) -> Double {
        let answers = counts.enumerated().flatMap { Array(repeating: Double($0 + 1), count: $1) }
        let mean = answers.reduce(0, +) / Double(answers.count)
        return answers.reduce(1) { $0 + log2(1 - abs($1 - mean) / Double(counts.count - 1)) / Double(answers.count) }
    }

    /// Van der Eijk's steps as printed: the lowest count is taken away from every step that has any, layer by layer, and
    /// all triples are looked at one by one.
    private static func agreement(_ counts: [Int]) -> Double {
        var (rest, sum) = (counts, 0.0)
        while let least = rest.filter({ $0 > 0 }).min() {
            let pattern = rest.map { min($0, 1) }
            rest = rest.map { $0 > 0 ? $0 - least : 0 }
            let weight = Double(least * pattern.reduce(0, +)) / Double(counts.reduce(0, +))
            sum += weight * agreement(ofPattern: pattern)
        }
        return sum
    }

    private static func agreement(ofPattern pattern: [Int]) -> Double {
        let (k, s) = (Double(pattern.count), Double(pattern.reduce(0, +)))
        var (tu, tdu) = (0.0, 0.0)
        for i in pattern.indices {
            for j in pattern.indices where j > i {
                for l in pattern.indices where l > j {
                    switch (pattern[i], pattern[j], pattern[l]) {
                    case (1, 1, 0), (0, 1, 1): tu += 1
                    case (1, 0, 1): tdu += 1
                    default: break
                    }
                }
            }
        }
        let u = tu + tdu == 0 ? 1 : ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
        return u * (1 - (s - 1) / (k - 1))
    }
}
