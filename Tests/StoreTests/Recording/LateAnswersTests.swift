import ConsultationModel
import FoundationEssentials
import Postgres
import Synchronization
import Testing

@testable import Store

/// What comes after the consultation has closed, and deadlines that move.
@Suite struct LateAnswersTests {
    private static let closes = punctual.addingTimeInterval(50)
    private static let late = punctual.addingTimeInterval(100)
    private static let later = punctual.addingTimeInterval(200)

    private let current: SQL = """
        select concat_ws(' ', respondent, recommendation, stance, revision, is_late)
        from concord.current_answers order by 1
        """
    private let submissions: SQL = """
        select concat_ws(' ', respondent, revision, cause, is_late, is_current, superseded_at = recorded_at)
        from concord.submissions order by respondent, revision
        """

    private func closing(_ late: LateAnswers?, at closes: Date? = closes) -> Consultation {
        var closing = consultation
        closing.closes = closes
        closing.lateAnswers = late
        return closing
    }

    /// A file of the northern region with one answer.
    private func north(_ stance: Stance, _ content: String, at received: Date) -> TakenFile {
        file(from: StoreTests.north, [answer("1", stance)], content: content, received: received)
    }

    private func outcomes(_ files: TakenFile..., in store: Store) async throws -> [SubmissionOutcome] {
        let found = Mutex<[SubmissionOutcome]>([])
        _ = try await store.record(files) { _, outcome in
            found.withLock { $0 += outcome.submissions }
            return ""
        }
        try await store.expectTalliesEqualRows()
        return found.withLock { $0 }
    }

    // MARK: Recorded

    @Test func `what comes late counts and is marked, unless the consultation excludes it`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(nil)])
            let first = try await outcomes(north(.support, "a", at: Self.closes), in: store)
            #expect(first == [.recorded(revision: 1, changes: nil)])
            let second = try await outcomes(north(.oppose, "b", at: Self.late), in: store)
            guard case .recorded(2, _?, Self.closes) = second[0] else {
                Issue.record("found \(second)")
                return
            }
            #expect(try await store.rows(current) == ["NORTH 1 oppose 2 t"])
        }
    }

    @Test func `excluded, it is kept, and what came in time goes on counting`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: punctual), in: store)
            #expect(
                try await outcomes(
                    north(.oppose, "b", at: Self.late),
                    north(.blank, "c", at: Self.later),
                    file(from: south, [answer("1", .oppose)], content: "d", received: Self.late),
                    north(.oppose, "b", at: Self.later),
                    in: store
                ) == [
                    .late(revision: 2, closed: Self.closes, counting: 1),
                    .late(revision: 3, closed: Self.closes, counting: 1),
                    .late(revision: 1, closed: Self.closes, counting: nil),
                    .duplicate(revision: 2, file: "illustrative.txt", .late(closed: Self.closes)),
                ]
            )
            #expect(try await store.rows(current) == ["NORTH 1 support 1 f"])
            #expect(
                try await store.rows(submissions) == [
                    "NORTH 1 file f t", "NORTH 2 file t f t", "NORTH 3 file t f t", "SOUTH 1 file t f t",
                ]
            )
            // A later revision in time follows the newest, and replaces the one that counts.
            let next = try await outcomes(north(.conditional, "e", at: punctual), in: store)
            guard case .recorded(4, let changes?, nil) = next[0] else {
                Issue.record("found \(next)")
                return
            }
            #expect(changes.replaced == 1)
            #expect(try await store.rows(current) == ["NORTH 1 conditional 4 f"])
        }
    }

    @Test func `late bytes that turn up in time count`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            #expect(
                try await outcomes(north(.support, "a", at: Self.late), north(.support, "a", at: punctual), in: store)
                    == [
                        .late(revision: 1, closed: Self.closes, counting: nil), .recorded(revision: 2, changes: nil),
                    ]
            )
            #expect(try await store.rows(current) == ["NORTH 1 support 2 f"])
            #expect(
                try await outcomes(north(.support, "a", at: punctual), north(.support, "a", at: Self.late), in: store)
                    == Array(repeating: .duplicate(revision: 2, file: "illustrative.txt", .counts), count: 2)
            )
        }
    }

    @Test func `in a late file of several, who says the same is unchanged and who says something else is late`()
        async throws
    {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            let shared = sharedFile(
                [
                    (StoreTests.north, [answer("1", .support)]), (south, [answer("1", .oppose)]),
                    (group("One"), [answer("2", .blank)]),
                ],
                content: "s",
                received: Self.late
            )
            _ = try await outcomes(
                north(.support, "a", at: punctual),
                file(from: south, [answer("1", .support)], content: "b"),
                in: store
            )
            #expect(
                try await outcomes(shared, in: store) == [
                    .unchanged(revision: 1), .late(revision: 2, closed: Self.closes, counting: 1),
                    .late(revision: 1, closed: Self.closes, counting: nil),
                ]
            )
            var again = shared
            again.claim = UUID()
            #expect(
                try await outcomes(again, in: store) == [
                    .duplicate(revision: 1, file: "illustrative.txt", .counts),
                    .duplicate(revision: 2, file: "illustrative.csv", .late(closed: Self.closes)),
                    .duplicate(revision: 1, file: "illustrative.csv", .late(closed: Self.closes)),
                ]
            )
            #expect(try await store.rows(current) == ["NORTH 1 support 1 f", "SOUTH 1 support 1 f"])
        }
    }

    @Test func `withdrawn, then late: nothing counts, and taking it back brings what came in time`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: punctual), in: store)
            _ = try await store.withdraw(StoreTests.north, by: "One", reason: "Illustrative.")
            #expect(
                try await outcomes(
                    north(.oppose, "b", at: Self.late),
                    north(.support, "a", at: Self.late),
                    in: store
                ) == [
                    .late(revision: 2, closed: Self.closes, counting: nil),
                    .duplicate(revision: 1, file: "illustrative.txt", .withdrawn),
                ]
            )
            #expect(try await store.rows(current).isEmpty)
            let restored = try await store.restore(StoreTests.north, by: "One", reason: "Illustrative.")
            #expect(restored.revision == 3)
            #expect(try await store.rows(current) == ["NORTH 1 support 3 f"])
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `what came late cannot be withdrawn, and a withdrawal of it not be taken back`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: Self.late), in: store)
            let error = await #expect(throws: DecisionError.self) {
                try await store.withdraw(StoreTests.north, by: "One", reason: "Illustrative.")
            }
            #expect(
                error?.description
                    == "nothing of NORTH counts: all that it sent came after the consultation had closed"
            )
            try await store.register([closing(.count)])
            _ = try await store.withdraw(StoreTests.north, by: "One", reason: "Illustrative.")
            try await store.register([closing(.exclude)])
            let before = try await store.contents()
            let useless = await #expect(throws: DecisionError.self) {
                try await store.restore(StoreTests.north, by: "One", reason: "Illustrative.")
            }
            #expect(useless?.description.hasPrefix("nothing of NORTH would count without the withdrawal") == true)
            #expect(try await store.contents() == before)
            #expect(try await store.rows("select action from concord.withdrawals") == ["withdrawn"])
        }
    }

    @Test func `a late answer that is read anew stays late, and one that does not count is left alone`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.count)])
            _ = try await outcomes(
                north(.support, "a", at: Self.late),
                file(from: south, [answer("1", .support)], content: "b"),
                in: store
            )
            let oppose = Normalisation(stance: { _, _ in .oppose }, flags: { _, _ in [] })
            _ = try await store.renormalise("illustrative", after: nil, limit: 9, by: oppose, dryRun: false)
            #expect(try await store.rows(current) == ["NORTH 1 oppose 2 t", "SOUTH 1 oppose 2 f"])
            try await store.expectTalliesEqualRows()
            try await store.register([closing(.exclude)])
            _ = try await outcomes(
                file(from: south, [answer("1", .blank)], content: "c", received: Self.late),
                in: store
            )
            let blank = Normalisation(stance: { _, _ in .blank }, flags: { _, _ in [] })
            let read = try await store.renormalise("illustrative", after: nil, limit: 9, by: blank, dryRun: false)
            #expect(read.respondents == 1)
            // Behind a late revision, the new one has the next number.
            #expect(try await store.rows(current) == ["SOUTH 1 blank 4 f"])
            try await store.expectTalliesEqualRows()
        }
    }

    // MARK: Told

    /// "NORTH oppose 2", by recommendation.
    private func excluded(in store: Store, _ recommendation: String = "1") async throws -> [String] {
        let record = try #require(try await store.record(of: recommendation, in: "illustrative"))
        return record.uncounted.filter { $0.reason == .late }.map {
            "\($0.quotation.respondent) \($0.quotation.answer.stance) \($0.quotation.revision)"
        }
    }

    @Test func `an answer that came late is told, and once more as an event when it counts`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(
                north(.support, "a", at: punctual),
                north(.conditional, "b", at: Self.later),
                file(
                    from: group("One"),
                    [answer("1", .oppose), answer("2", .blank)],
                    content: "c",
                    received: Self.late
                ),
                north(.oppose, "d", at: Self.later),
                in: store
            )
            #expect(try await excluded(in: store) == ["One oppose 1", "NORTH conditional 2", "NORTH oppose 3"])
            #expect(try await excluded(in: store, "2") == ["One blank 1"])
            #expect(try await excluded(in: store, "3") == [])
            let moment = try #require(try await store.record(of: "1", in: "illustrative")?.events.first?.at)

            try await store.register([closing(.exclude, at: Self.late)])
            let record = try #require(try await store.record(of: "1", in: "illustrative"))
            #expect(record.uncounted.map(\.at) == [moment, moment, moment])
            #expect(record.uncounted.allSatisfy { $0.quotation.isLate && $0.quotation.file == "illustrative.txt" })
            #expect(
                record.events.map {
                    "\($0.respondent) \($0.cause.code) \($0.new?.answer.stance.rawValue ?? "") \($0.new?.revision ?? 0)"
                }
                    == ["NORTH file support 1", "One deadline oppose 2"]
            )
        }
    }

    @Test func `what counted late, or was replaced at once, did not come too late`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.count)])
            _ = try await outcomes(
                north(.support, "a", at: Self.late),
                north(.oppose, "b", at: Self.later),
                in: store
            )
            try await store.register([closing(.exclude)])
            #expect(try await store.rows(submissions) == ["NORTH 1 file t f t", "NORTH 2 file t f f"])
            #expect(try await excluded(in: store) == [])
            let record = try #require(try await store.record(of: "1", in: "illustrative"))
            #expect(record.uncounted.map(\.reason) == [.replaced])
            #expect(record.uncounted.map(\.quotation.revision) == [1])
            #expect(record.uncounted.map(\.at) == record.events.prefix(1).map(\.at))
        }
    }

    @Test func `a file that came late says so until a deadline lets it count, and still of an earlier moment`()
        async throws
    {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await store.keep("2017-05-12", of: "illustrative", sample: 3) { WrittenReport(illustrating: $0) }
            let shared = sharedFile(
                [(StoreTests.north, [answer("1", .support)]), (group("One"), [answer("1", .oppose)])],
                content: "s",
                received: Self.late
            )
            _ = try await outcomes(
                north(.support, "a", at: punctual),
                north(.conditional, "b", at: Self.late),
                north(.oppose, "c", at: Self.later),
                shared,
                in: store
            )
            func excluded(at moment: Date? = nil) async throws -> [Bool] {
                let state = try #require(try await store.state(of: "illustrative", sample: 3, at: moment))
                return try #require(state.recent?.files).map(\.isExcluded)
            }
            let before = try await excluded()
            #expect(before.count(where: \.self) == 3 && before.count == 4)
            let moment = try #require(try await store.state(of: "illustrative", sample: 3)).asOf
            try await store.register([closing(.exclude, at: Self.later)])
            // What a later file of its respondent has replaced does not count yet.
            #expect(try await excluded().count(where: \.self) == 1)
            #expect(try await excluded(at: moment) == before)
        }
    }

    // MARK: Decided anew

    @Test func `a later deadline lets what came late count, and an earlier one ends it`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(
                north(.support, "a", at: punctual),
                north(.oppose, "b", at: Self.late),
                file(from: south, [answer("1", .oppose)], content: "c", received: Self.late),
                file(from: group("One"), [answer("1", .support)], content: "d"),
                in: store
            )
            try await store.register([closing(.exclude, at: Self.later)])
            #expect(
                try await store.rows(current)
                    == ["NORTH 1 oppose 3 f", "One 1 support 1 f", "SOUTH 1 oppose 2 f"]
            )
            try await store.expectTalliesEqualRows()
            try await store.register([closing(.exclude)])
            #expect(try await store.rows(current) == ["NORTH 1 support 4 f", "One 1 support 1 f"])
            try await store.expectTalliesEqualRows()
            #expect(
                try await store.rows(submissions) == [
                    "NORTH 1 file f f f", "NORTH 2 file t f t", "NORTH 3 deadline f f f", "NORTH 4 deadline f t",
                    "One 1 file f t", "SOUTH 1 file t f t", "SOUTH 2 deadline f f f",
                ]
            )
            // One follows the other without a moment between them, at the moment of the edition.
            #expect(
                try await store.rows(
                    """
                    select new.cause from concord.submission as old
                    join concord.submission as new
                        on new.respondent_id = old.respondent_id and new.recorded_at = old.superseded_at
                    join concord.consultation_edition as edition
                        on edition.recorded_at = new.recorded_at
                    where new.revision > old.revision
                    """
                ) == ["deadline", "deadline"]
            )
        }
    }

    @Test func `whether late answers count can change, and so can whether one is late`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: Self.late), in: store)
            try await store.register([closing(.count)])
            #expect(try await store.rows(current) == ["NORTH 1 support 2 t"])
            try await store.register([closing(.count, at: nil)])
            #expect(try await store.rows(current) == ["NORTH 1 support 3 f"])
            try await store.expectTalliesEqualRows()
            try await store.register([closing(.exclude, at: nil)])
            #expect(try await store.rows(current) == ["NORTH 1 support 3 f"])
            try await store.register([closing(.exclude)])
            #expect(try await store.rows(current).isEmpty)
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `another edition with the same deadline changes nothing`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: Self.late), in: store)
            let before = try await store.contents()
            var renamed = closing(.exclude)
            renamed.title = "Another title"
            #expect(try await store.register([renamed]) == ["illustrative"])
            #expect(try await store.contents() == before)
        }
    }

    @Test func `a withdrawn respondent stays so when the deadline moves`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            _ = try await outcomes(north(.support, "a", at: punctual), north(.oppose, "b", at: Self.late), in: store)
            _ = try await store.withdraw(StoreTests.north, by: "One", reason: "Illustrative.")
            try await store.register([closing(.exclude, at: Self.later)])
            #expect(try await store.rows(current).isEmpty)
            // Without the withdrawal, the newest that came in time would count.
            _ = try await store.restore(StoreTests.north, by: "One", reason: "Illustrative.")
            #expect(try await store.rows(current) == ["NORTH 1 oppose 3 f"])
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `of many respondents, only those with something late are touched`() async throws {
        try await withStore { store, _ async throws in
            try await store.register([closing(.exclude)])
            let rows = (0..<500).map { (respondent: group("\($0)"), answers: [answer("1", .support)]) }
            try await store.record(sharedFile(rows, content: "s"))
            let corrected = rows.prefix(200).map { (respondent: $0.respondent, answers: [answer("1", .oppose)]) }
            try await store.record(sharedFile(corrected, content: "t", received: Self.late))
            try await store.register([closing(.exclude, at: Self.later)])
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', stance, cause, count(*))
                    from concord.current_answers
                    join concord.submissions using (respondent, revision)
                    group by stance, cause order by 1
                    """
                ) == ["oppose deadline 200", "support file 300"]
            )
            try await store.expectTalliesEqualRows()
        }
    }
}
