import Consensus
import ConsultationModel
import Testing

/// Every published value of a statistic that is computed here is reproduced to the printed precision.
@Suite struct ReferenceTests {
    /// Statistics with a published value that Concord does not show. One that is neither here nor checked is a failure.
    private static let notComputed: Set = [
        "Leik ordinal dispersion", "Krippendorff alpha interval", "Krippendorff alpha ratio", "Fleiss kappa",
        "Cohen kappa", "Cohen kappa squared", "Cohen kappa quadratic", "Kendall W tie-corrected",
    ]

    @Test func `published values are reproduced`() throws {
        let reference = try ReferenceNumbers.read()
        var checked: [String: Int] = [:]
        for entry in reference.published where !Self.notComputed.contains(entry.stat) {
            checked[entry.stat, default: 0] += 1
            switch entry.stat {
            case "van der Eijk A":
                expect(try distribution(entry).agreement, entry)
                for layer in entry.layers ?? [] {
                    let agreement = try #require(Distribution(layer.pattern)?.agreement.value)
                    #expect(abs(agreement - layer.agreement) <= ReferenceNumbers.Entry.precision(of: layer.agreement))
                }
            case "polarization (1-A)/2": expect(try distribution(entry).polarisation, entry)
            case "Tastle-Wierman Cns": expect(try distribution(entry).consensus, entry)
            case "Krippendorff alpha nominal": expect(try reliability(entry, reference).nominal, entry)
            case "Krippendorff alpha ordinal": expect(try reliability(entry, reference).ordinal, entry)
            case "Cohen kappa linear weights":
                guard case .table(let counts) = entry.input else { throw Unreadable(stat: entry.stat) }
                expect(try #require(AgreementTable(counts)).weightedKappa, entry)
            case "Cohen kappa equal(linear)":
                #expect(entry.dataset == "anxiety raters 2,3")
                expect(try anxiety(reference).weightedKappa, entry)
            case "RAND/UCLA IPRAS": try expectSpread(entry)
            case "ISO DIS 26000 ballot", "ISO FDIS 2375 ballot": try expectBallot(entry)
            default: Issue.record("no test of \(entry.stat) (\(entry.source))")
            }
        }
        #expect(
            checked == [
                "van der Eijk A": 4, "polarization (1-A)/2": 1, "Tastle-Wierman Cns": 1,
                "Krippendorff alpha nominal": 2, "Krippendorff alpha ordinal": 1, "Cohen kappa linear weights": 1,
                "Cohen kappa equal(linear)": 1, "RAND/UCLA IPRAS": 1, "ISO DIS 26000 ballot": 1,
                "ISO FDIS 2375 ballot": 1,
            ]
        )
    }

    private func expect(
        _ found: Coefficient,
        _ entry: ReferenceNumbers.Entry,
        at location: SourceLocation = #_sourceLocation
    ) {
        guard let value = found.value, let printed = entry.value else {
            Issue.record("\(entry.stat): \(found)", sourceLocation: location)
            return
        }
        #expect(abs(value - printed) <= entry.precision, "\(entry.stat), \(entry.source)", sourceLocation: location)
    }

    /// Percentages with one decimal become counts; the statistics do not change with the scale.
    private func distribution(_ entry: ReferenceNumbers.Entry) throws -> Distribution {
        guard case .counts(let numbers) = entry.input else { throw Unreadable(stat: entry.stat) }
        return try #require(Distribution(numbers.map { Int(($0 * 10).rounded()) }))
    }

    private func reliability(_ entry: ReferenceNumbers.Entry, _ reference: ReferenceNumbers) throws -> Reliability {
        Reliability(try #require(reference.datasets.units(entry.dataset)).map(distribution(ofValues:)))
    }

    private func distribution(ofValues values: [Int]) throws -> Distribution {
        try #require(Distribution((1...5).map { value in values.count { $0 == value } }))
    }

    /// R leaves out the level that neither rater uses, so that the fifth step is level 6.
    private func anxiety(_ reference: ReferenceNumbers) throws -> AgreementTable {
        let second = try #require(reference.datasets.anxiety["rater2"])
        let third = try #require(reference.datasets.anxiety["rater3"])
        let levels = Set(second + third).sorted()
        var counts = Array(repeating: Array(repeating: 0, count: levels.count), count: levels.count)
        for (row, column) in zip(second, third) {
            guard let row = levels.firstIndex(of: row), let column = levels.firstIndex(of: column) else { continue }
            counts[row][column] += 1
        }
        return try #require(AgreementTable(counts))
    }

    private func expectSpread(_ entry: ReferenceNumbers.Entry) throws {
        let marks = [4, 5, 6] + Array(repeating: 7, count: 5) + Array(repeating: 8, count: 5) + [9, 9]
        let spread = try #require(NinePointMarks(marks)?.spread)
        #expect(marks.count == 15)
        #expect(Double(spread.lower) / 10 == entry.p30)
        #expect(Double(spread.upper) / 10 == entry.p70)
        #expect(Double(spread.range) / 10 == entry.range)
        #expect(Double(spread.lower + spread.upper) / 20 == entry.centre)
        #expect(abs(5 - Double(spread.lower + spread.upper) / 20) == entry.asymmetry)
        #expect(Double(spread.adjustedRange) / 1000 == entry.adjustedRange)
        #expect(spread.isDisagreement == entry.disagreement)
    }

    /// Two thirds of one group of members, a quarter of all: each condition is taken from the count that it is about.
    private func expectBallot(_ entry: ReferenceNumbers.Entry) throws {
        let members = try #require(entry.members)
        let all = try #require(entry.all)
        let against = try #require(all.no ?? all.neg)
        let cast = try #require(all.of ?? all.yes.map { $0 + against })
        #expect(passes(members: members, against: against, of: cast) == entry.pass)
        if let flipped = entry.flip2 {
            #expect(passes(members: members, against: flipped.no, of: flipped.yes + flipped.no) == flipped.pass)
        }
    }

    private func passes(members: ReferenceNumbers.Votes, against: Int, of cast: Int) -> Bool {
        let approval = AppliedRule(.iso, to: PositionCounts(members.yes, 0, members.no)).result
        let disapproval = AppliedRule(.iso, to: PositionCounts(cast - against, 0, against)).result
        return approval.comparisons.first?.holds == true && disapproval.comparisons.last?.holds == true
    }

    private struct Unreadable: Error {
        var stat: String
    }
}
