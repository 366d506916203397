import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct WithdrawalTests {
    private let current: SQL = """
        select concat_ws(' ', respondent, recommendation, stance, revision) from concord.current_answers order by 1
        """
    private let events: SQL = """
        select concat_ws(' ', respondent, action, revision, recorded_by, reason)
        from concord.withdrawals order by recorded_at
        """

    private func withdraw(_ respondent: Respondent, _ store: Store) async throws -> Withdrawn {
        try await store.withdraw(respondent, by: "One", reason: "Illustrative.")
    }

    private func restore(_ respondent: Respondent, _ store: Store) async throws -> Withdrawn {
        try await store.restore(respondent, by: "Two", reason: "Illustrative.")
    }

    private func recordNorth(_ store: Store) async throws {
        try await store.record(
            file(from: north, [answer("1", .support), answer("2", .oppose)], content: "a", isIllustrative: true),
            file(from: south, [answer("1", .oppose)], content: "b")
        )
    }

    @Test func `withdrawn answers leave the counts and stay in the history`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            let withdrawn = try await withdraw(north, store)
            #expect(withdrawn.revision == 1 && withdrawn.file == "illustrative.txt" && withdrawn.answers == 2)
            #expect(try await store.rows(current) == ["SOUTH 1 oppose 1"])
            #expect(try await store.rows(events) == ["NORTH withdrawn 1 One Illustrative."])
            #expect(try await store.rows("select count(*)::text from concord.answer_history") == ["3"])
            #expect(
                try await store.rows(
                    "select 'ended' from concord.submission where superseded_at = \(withdrawn.at)::timestamptz"
                ) == ["ended"]
            )
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `taken back, they count again as a new revision, where they were read`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            let restored = try await restore(north, store)
            #expect(restored.revision == 2 && restored.answers == 2)
            #expect(try await store.rows(current) == ["NORTH 1 support 2", "NORTH 2 oppose 2", "SOUTH 1 oppose 1"])
            #expect(
                try await store.rows(events)
                    == ["NORTH withdrawn 1 One Illustrative.", "NORTH restored 2 Two Illustrative."]
            )
            #expect(
                try await store.rows(
                    """
                    select concat_ws(' ', cause, is_illustrative, file, received_at = recorded_at)
                    from concord.submissions where revision = 2
                    """
                ) == ["restored t illustrative.txt f"]
            )
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `a later file counts as the next revision, and then there is nothing to take back`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            let next = try await store.record([file(from: north, [answer("1", .blank)], content: "c")]) { "\($1)" }
            #expect(next[0].receipt == "\(Outcome.accepted([.recorded(revision: 2, changes: nil)]))")
            #expect(try await store.rows(current) == ["NORTH 1 blank 2", "SOUTH 1 oppose 1"])
            let error = await #expect(throws: DecisionError.self) { try await restore(north, store) }
            #expect(
                error?.description
                    == "there is nothing to take back: revision 2 of NORTH counts (illustrative.txt)"
            )
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `the same bytes again are a duplicate of what was withdrawn, in a file of several too`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            let before = try await store.contents()
            let again = try await store.record(
                [file(from: north, [answer("1", .support), answer("2", .oppose)], content: "a")]
            ) { "\($1)" }
            let expected = Outcome.duplicate([.duplicate(revision: 1, file: "illustrative.txt", .withdrawn)])
            #expect(again[0].receipt == "\(expected)")
            #expect(try await store.contents() == before)

            let shared = sharedFile(
                [(group("One"), [answer("1", .support)]), (south, [])],
                content: "s",
                received: punctual.addingTimeInterval(100)
            )
            try await store.record(shared)
            _ = try await withdraw(group("One"), store)
            var copy = shared
            copy.claim = UUID()
            let repeated = try await store.record([copy]) { "\($1)" }
            let outcome = Outcome.duplicate([
                .duplicate(revision: 1, file: "illustrative.csv", .withdrawn),
                .duplicate(revision: 2, file: "illustrative.csv", .counts),
            ])
            #expect(repeated[0].receipt == "\(outcome)")
        }
    }

    @Test func `after taking it back, the same bytes are a duplicate of what counts`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            _ = try await restore(north, store)
            let again = try await store.record([file(from: north, [], content: "a")]) { "\($1)" }
            #expect(
                again[0].receipt == "\(Outcome.duplicate([.duplicate(revision: 2, file: "illustrative.txt", .counts)]))"
            )
        }
    }

    @Test func `what is withdrawn already, or not at all, is told`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            let none = await #expect(throws: DecisionError.self) { try await restore(north, store) }
            #expect(none?.description.hasPrefix("there is nothing to take back: revision 1 of NORTH counts") == true)
            _ = try await withdraw(north, store)
            let before = try await store.contents()
            let twice = await #expect(throws: DecisionError.self) { try await withdraw(north, store) }
            #expect(twice?.description.hasPrefix("the answers of NORTH were withdrawn already, by One on ") == true)
            let nobody = await #expect(throws: DecisionError.self) { try await withdraw(group("Nobody"), store) }
            #expect(nobody?.description == "Nobody has sent nothing")
            #expect(try await store.contents() == before)
            #expect(try await store.rows(events).count == 1)
        }
    }

    /// An earlier withdrawal stays in force behind one that is taken back.
    @Test func `taking back the second withdrawal does not take back the first`() async throws {
        var closing = consultation
        closing.lateAnswers = .exclude
        try await withStore { [closing] store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            try await store.record(
                file(from: north, [answer("3", .support)], content: "c", received: punctual.addingTimeInterval(100))
            )
            _ = try await withdraw(north, store)
            #expect(try await restore(north, store).revision == 3)
            #expect(try await store.rows(current) == ["NORTH 3 support 3", "SOUTH 1 oppose 1"])
            // Now that the second file is late, the first one still does not count.
            var moved = closing
            moved.closes = punctual.addingTimeInterval(50)
            try await store.register([moved])
            #expect(try await store.rows(current) == ["SOUTH 1 oppose 1"])
            try await store.expectTalliesEqualRows()
            #expect(try await restore(north, store).revision == 4)
            #expect(
                try await store.rows(current) == ["NORTH 1 support 4", "NORTH 2 oppose 4", "SOUTH 1 oppose 1"]
            )
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `answers that are read anew after the withdrawal come back as they were read before`() async throws {
        try await withStore { store, _ async throws in
            try await recordNorth(store)
            _ = try await withdraw(north, store)
            let oppose = Normalisation(stance: { _, _ in .oppose }, flags: { _, _ in [] })
            let read = try await store.renormalise("illustrative", after: nil, limit: 9, by: oppose, dryRun: false)
            #expect(read.respondents == 1)
            _ = try await restore(north, store)
            let again = try await store.renormalise("illustrative", after: nil, limit: 9, by: oppose, dryRun: false)
            #expect(again.changedRespondents == 1)
            #expect(try await store.rows(current) == ["NORTH 1 oppose 3", "NORTH 2 oppose 3", "SOUTH 1 oppose 1"])
            _ = try await withdraw(north, store)
            #expect(try await restore(north, store).revision == 4)
            #expect(try await store.rows(current) == ["NORTH 1 oppose 4", "NORTH 2 oppose 4", "SOUTH 1 oppose 1"])
            try await store.expectTalliesEqualRows()
        }
    }

    @Test func `of several respondents with a name, those that have answered are found`() async throws {
        try await withStore { store, _ async throws in
            try await store.record(file(from: group("One"), [], content: "a"))
            let elsewhere = Respondent(named: "One", in: consultation.regions[1], of: consultation)
            #expect(try await store.known([group("ONE "), elsewhere, north]).map(\.region) == ["NORTH"])
        }
    }
}
