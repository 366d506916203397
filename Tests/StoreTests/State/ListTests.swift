import ConsultationModel
import FoundationEssentials
import Postgres
import Synchronization
import Testing

@testable import Store

/// The list of all answers.
@Suite struct ListTests {
    /// What was handed over: how many answers at a time, and each as "NORTH One false 10 support".
    private struct List {
        var runs: [Int] = []
        var answers: [String] = []
        /// How often it was said that a run is the first.
        var beginnings = 0

        init(of store: Store, at moment: Date? = nil) async throws {
            let list = Mutex<([[String]], Int)>(([], 0))
            _ = try await store.forEachSubmission(to: consultation.id, at: moment) { submissions, isFirst in
                let answers = submissions.flatMap { one in
                    one.answers.map {
                        "\(one.region) \(one.respondent) \(one.isDesignated) \($0.recommendation) \($0.stance.rawValue)"
                    }
                }
                list.withLock {
                    $0.0.append(answers)
                    if isFirst { $0.1 += 1 }
                }
            }
            let (found, beginnings) = list.withLock { $0 }
            runs = found.map(\.count)
            answers = found.flatMap(\.self)
            self.beginnings = beginnings
        }
    }

    /// The same in SQL, with one sort over all.
    private func sorted(by definition: Consultation, at moment: Date, in store: Store) async throws -> [String] {
        try await store.rows(
            """
            select concat_ws(' ', region, respondent, speaks_for_region::text, recommendation, stance)
            from concord.answers_as_of(\(moment)::timestamptz)
            order by
                array_position(\(definition.regions.map(\.code))::text[], region), region, speaks_for_region desc,
                respondent collate "C",
                array_position(\(definition.recommendations.map(\.id))::text[], recommendation), recommendation
            """
        )
    }

    @Test func `answers of many batches come in the order of the consultation as it stood then`() async throws {
        try await withStore { store, _ async throws in
            var first = consultation
            first.regions.insert(Region(code: "EAST", name: "Eastern Region"), at: 0)
            first.recommendations = ["1", "2", "10", "11", "9"].map { Recommendation(id: $0, text: "Illustrative.") }
            try await store.register([first])
            let stances = Stance.allCases
            func answers(of number: Int) -> [Answer] {
                first.recommendations.indices.filter { !(number + $0).isMultiple(of: 7) }.map {
                    answer(first.recommendations[$0].id, stances[(number * 3 + $0) % stances.count])
                }
            }
            var rows: [(respondent: Respondent, answers: [Answer])] = first.regions.map {
                (Respondent(speakingFor: $0, in: first), answers(of: 1))
            }
            for region in first.regions {
                // Some are named alike in all regions, and one as its region.
                rows += (0..<700).map {
                    (Respondent(named: "Group \($0)", in: region, of: first), answers(of: $0 + region.code.count))
                }
                rows.append((Respondent(named: region.code, in: region, of: first), answers(of: 2)))
                rows.append((Respondent(named: "ñ, \"=\" and \(region.code)", in: region, of: first), answers(of: 3)))
            }
            try await store.record(sharedFile(rows.shuffled(), content: "s"))
            let before = try await store.now()

            var second = first
            second.regions = [first.regions[2], first.regions[0]]
            second.recommendations = ["9", "2", "1"].map { Recommendation(id: $0, text: "Illustrative.") }
            try await store.register([second])
            try await store.record(file(from: south, answers(of: 4), content: "t"))
            let after = try await store.now()

            let lists = [
                (try await List(of: store, at: before), first, before), (try await List(of: store), second, after),
            ]
            for (list, definition, moment) in lists {
                let expected = try await sorted(by: definition, at: moment, in: store)
                #expect(expected.count > 8000)
                #expect(list.answers == expected)
                #expect(list.beginnings == 1)
                #expect(list.runs.count > 4)
                #expect(list.runs.allSatisfy { (1...1000).contains($0) })
            }
        }
    }

    @Test func `a list without answers is handed over too`() async throws {
        try await withStore { store, _ async throws in
            let list = try await List(of: store)
            #expect(list.runs == [0] && list.beginnings == 1)
        }
    }

    @Test func `what is thrown ends the list, and the connection can be used again`() async throws {
        try await withStore { store, _ async throws in
            let rows = (0..<1500).map { (respondent: group("\($0)"), answers: [answer("1", .support)]) }
            try await store.record(sharedFile(rows, content: "s"))
            await #expect(throws: CancellationError.self) {
                try await store.forEachSubmission(to: consultation.id, at: nil) { _, isFirst in
                    if !isFirst { throw CancellationError() }
                }
            }
            #expect(try await List(of: store).answers.count == 1500)
        }
    }
}
