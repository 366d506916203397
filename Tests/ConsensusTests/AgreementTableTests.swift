import Consensus
import ConsultationModel
import Testing

@Suite struct AgreementTableTests {
    private static let codes: [Character: Position] = [
        "S": .stance(.support), "D": .stance(.conditional), "M": .divided, "N": .stance(.oppose),
        "A": .stance(.abstain), "B": .stance(.blank), ".": .missing,
    ]

    private func positions(_ letters: String) -> [Position] { letters.compactMap { Self.codes[$0] } }

    @Test(arguments: [
        ("SSNN", "SSNN", 4, "1.0", "1.0"),
        ("SN", "NS", 2, "0.0", "-1.0"),
        ("SSSS", "NNNN", 4, "0.0", "0.0"),
        ("SSSS", "SSSS", 4, "1.0", "all equal"),
        ("SAB.", "SSSS", 1, "1.0", "all equal"),
        ("A.", "SS", 0, "no shared answers", "no shared answers"),
        ("", "", 0, "no shared answers", "no shared answers"),
        ("MD", "DM", 2, "1.0", "all equal"),
        ("SD", "DN", 2, "0.0", "0.0"),
    ])
    func `two regions' agreement has a number or a reason`(
        first: String,
        second: String,
        shared: Int,
        raw: String,
        kappa: String
    ) {
        let table = AgreementTable(positions(first), positions(second))
        #expect(table.shared == shared)
        #expect("\(table.rawAgreement)" == raw)
        #expect("\(table.weightedKappa)" == kappa)
    }

    @Test func `every pair of regions is compared once, in their order`() {
        let pairs = RegionPair.all([("A", positions("SN")), ("B", positions("S.")), ("C", positions("NN"))])
        #expect(pairs.map { $0.first + $0.second } == ["AB", "AC", "BC"])
        #expect(pairs.map(\.agreement.shared) == [1, 2, 1])
        #expect(pairs.map(\.agreement.equal) == [1, 1, 0])
        #expect(RegionPair.all([]).isEmpty)
        #expect(RegionPair.all([("A", [])]).isEmpty)
    }

    @Test func `random answers agree with a plain computation, mirrored and exchanged ones with each other`() throws {
        var random = RandomNumbers(seed: 11)
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...12, using: &random)
            func answers() -> [Position] {
                (0..<count).compactMap { _ in Position.allCases.randomElement(using: &random) }
            }
            let (first, second) = (answers(), answers())
            let table = AgreementTable(first, second)
            #expect(isClose(table.weightedKappa.value, Self.kappa(first, second)))
            for value in [table.weightedKappa.value].compactMap(\.self) { #expect((-1...1).contains(value)) }
            for value in [table.rawAgreement.value].compactMap(\.self) { #expect((0...1).contains(value)) }
            let exchanged = AgreementTable(second, first)
            let mirrored = AgreementTable(first.map(Self.mirror), second.map(Self.mirror))
            for other in [exchanged, mirrored] {
                #expect(isClose(other.weightedKappa.value, table.weightedKappa.value))
                #expect(other.rawAgreement == table.rawAgreement)
                #expect(other.shared == table.shared)
            }
            let many = try #require(AgreementTable(table.counts.map { $0.map { $0 * 1_000 } }))
            #expect(isClose(many.weightedKappa.value, table.weightedKappa.value))
        }
    }

    @Test func `huge counts stay within the range, and what is no table is refused`() throws {
        for counts in [[[0, Int.max], [0, 0]], [[0, .max / 2], [.max / 2, 0]], [[.max - 1, 0], [0, 1]]] {
            let table = try #require(AgreementTable(counts))
            #expect((-1...1).contains(try #require(table.weightedKappa.value)))
            #expect((0...1).contains(try #require(table.rawAgreement.value)))
        }
        #expect(AgreementTable([[1, 2]]) == nil)
        #expect(AgreementTable([[-1]]) == nil)
        #expect(AgreementTable([[.max, 1], [0, 0]]) == nil)
        #expect(AgreementTable([])?.weightedKappa == .undefined(.noSharedAnswers))
    }

    private static func mirror(_ position: Position) -> Position {
        switch position {
        case .stance(.support): .stance(.oppose)
        case .stance(.oppose): .stance(.support)
        default: position
        }
    }

    /// The mean distance of what was answered together over the mean distance of any answer with any other.
    private static func kappa(_ first: [Position], _ second: [Position]) -> Double? {
        func step(_ position: Position) -> Int? {
            switch position {
            case .stance(.oppose): 0
            case .stance(.conditional), .divided: 1
            case .stance(.support): 2
            default: nil
            }
        }
        let pairs = zip(first, second).compactMap { first, second in
            step(first).flatMap { first in step(second).map { (first, $0) } }
        }
        let together = pairs.reduce(0) { $0 + abs($1.0 - $1.1) }
        let apart = pairs.reduce(0) { sum, one in sum + pairs.reduce(0) { $0 + abs(one.0 - $1.1) } }
        return apart == 0 ? nil : 1 - Double(together) * Double(pairs.count) / Double(apart)
    }
}
