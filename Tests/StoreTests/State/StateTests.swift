import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct StateTests {
    @Test func `a consultation without answers has a state, an unknown one has none`() async throws {
        try await withStore { store, _ async throws in
            let state = try #require(try await store.state(of: "illustrative", sample: 3))
            #expect(state.consultation == consultation)
            #expect(state.tallies.isEmpty)
            #expect(state.quotations.isEmpty)
            #expect(state.intake == ConsultationState.IntakeSummary())
            #expect(try await store.state(of: "another", sample: 3) == nil)
        }
    }

    @Test func `the state holds counts, quotations and what came in`() async throws {
        try await withStore { store, _ async throws in
            let first = file(
                from: north,
                [answer("2", .oppose, line: 9), answer("1", .support, line: 3)],
                content: "a"
            )
            let second = file(from: south, [answer("1", .conditional)], content: "b", isIllustrative: true)
            try await store.record(first, second, rejectedFile())
            let recorded = try await store.record(
                file(
                    from: south,
                    [answer("1", .blank)],
                    content: "c",
                    named: "SOUTH/c.txt",
                    isIllustrative: true,
                    received: punctual.addingTimeInterval(100)
                ),
                file(from: north, [answer("1", .support)], content: "a")
            )
            let state = try #require(try await store.state(of: "illustrative", sample: 3))
            #expect(state.asOf == recorded[0].recorded)
            #expect(
                state.quotations.map { "\($0.region) \($0.answer.recommendation) \($0.answer.stance) \($0.revision)" }
                    == ["NORTH 1 support 1", "NORTH 2 oppose 1", "SOUTH 1 blank 2"]
            )
            #expect(state.quotations.map(\.file) == ["illustrative.txt", "illustrative.txt", "SOUTH/c.txt"])
            #expect(state.quotations.map(\.isIllustrative) == [false, false, true])
            #expect(state.quotations.map(\.isDesignated) == [true, true, true])
            #expect(state.quotations.first?.answer == answer("1", .support, line: 3))
            let counts = Dictionary(
                uniqueKeysWithValues: state.tallies.map { ("\($0.region) \($0.recommendation)", $0.counts) }
            )
            #expect(
                counts == [
                    "NORTH 1": StanceCounts([.support: 1]), "NORTH 2": StanceCounts([.oppose: 1]),
                    "SOUTH 1": StanceCounts([.blank: 1]),
                ]
            )
            #expect(
                state.intake
                    == ConsultationState.IntakeSummary(
                        current: 2,
                        superseded: 1,
                        duplicates: 1,
                        rejected: 1,
                        illustrativeRegions: ["SOUTH"]
                    )
            )
        }
    }

    @Test func `of a region's other respondents those with the smallest ids are quoted and all are counted`()
        async throws
    {
        try await withStore { store, _ async throws in
            let names = ["Delta", "Alpha", "Charlie", "Bravo"]
            for name in names {
                try await store.record(file(from: group(name), [answer("1", .support)], content: name))
            }
            let byId = names.sorted { group($0).id.uuidString < group($1).id.uuidString }
            let state = try #require(try await store.state(of: "illustrative", sample: 2))
            #expect(state.quotations.map(\.respondent) == byId.prefix(2).sorted())
            #expect(state.quotations.map(\.isDesignated) == [false, false])
            #expect(state.tallies.map(\.counts) == [StanceCounts([.support: 4])])
            #expect(state.intake.respondents == ["NORTH": 4])
            #expect(try await store.state(of: "illustrative", sample: 0)?.quotations.isEmpty == true)
            // One of whom nothing counts makes room for the next.
            _ = try await store.withdraw(group(byId[0]), by: "the secretariat", reason: "Illustrative.")
            let later = try #require(try await store.state(of: "illustrative", sample: 2))
            #expect(later.quotations.map(\.respondent) == byId[1...2].sorted())
        }
    }

    @Test func `a region is quoted under the name that stands in its file`() async throws {
        try await withStore { store, _ async throws in
            var named = file(from: north, [answer("1", .support)], content: "a")
            named.submissions[0].groupAsWritten = "Northern Working Group"
            try await store.record(named)
            let state = try await store.state(of: "illustrative", sample: 0)
            #expect(state?.quotations.map(\.respondent) == ["Northern Working Group"])
        }
    }

    @Test func `the answers as of each earlier commit are those that counted then`() async throws {
        try await withStore { store, _ async throws in
            var expected: [(moment: Date, answers: [String])] = []
            let current: SQL = "select region || recommendation || stance from concord.current_answers order by 1"
            for files in [
                [file(from: north, [answer("1", .support), answer("2", .blank)], content: "a")],
                [file(from: south, [answer("1", .oppose)], content: "b"), rejectedFile()],
                [file(from: north, [answer("1", .oppose)], content: "c"), file(from: north, [], content: "d")],
                [file(from: north, [answer("3", .abstain)], content: "e")],
            ] {
                let recorded = try await store.record(files) { _, _ in "" }
                expected.append((try #require(recorded.first).recorded, try await store.rows(current)))
            }
            for (moment, answers) in expected {
                #expect(
                    try await store.rows(
                        """
                        select region || recommendation || stance
                        from concord.answers_as_of(\(moment)::timestamptz) order by 1
                        """
                    ) == answers
                )
            }
            #expect(
                try await store.rows("select file from concord.answers_as_of('2017-01-01 00:00 UTC')").isEmpty
            )
        }
    }
}
