import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct DesignationTests {
    private let events: SQL = """
        select concat_ws(' ', recommendation, coalesce(level, 'revoked'), designated_by, reason, is_in_force)
        from concord.designations order by designated_at
        """

    private func designate(
        _ level: Level?,
        _ store: Store,
        by: String = "One",
        for recommendation: String = "1",
        of id: String = "illustrative"
    ) async throws -> (recorded: Designation, before: Designation?) {
        try await store.designate(level, for: recommendation, of: id, by: by, reason: "Illustrative.")
    }

    @Test func `a level is recorded, another takes its place, and both stay in the history`() async throws {
        try await withStore { store, _ async throws in
            let first = try await designate(.consensus, store)
            #expect(first.recorded.level == .consensus && first.recorded.by == "One" && first.before == nil)
            let second = try await designate(.divergence, store, by: "Two")
            #expect(second.before == first.recorded)
            #expect(second.recorded.at > first.recorded.at)
            #expect(
                try await store.rows(events) == [
                    "1 consensus One Illustrative. f", "1 divergence Two Illustrative. t",
                ]
            )
        }
    }

    @Test func `the same level by somebody else is another event, and recommendations are apart`() async throws {
        try await withStore { store, _ async throws in
            _ = try await designate(.consensus, store)
            let again = try await designate(.consensus, store, by: "Two")
            #expect(again.before?.by == "One")
            #expect(try await designate(.consensus, store, for: "2").before == nil)
            #expect(try await store.rows(events).count == 3)
        }
    }

    @Test func `revoking ends what is in force, once`() async throws {
        try await withStore { store, _ async throws in
            let none = await #expect(throws: DecisionError.self) { try await designate(nil, store) }
            #expect(none?.description == "there is no designation for recommendation 1 to revoke")
            _ = try await designate(.consensus, store)
            let revoked = try await designate(nil, store, by: "Two")
            #expect(revoked.recorded.level == nil && revoked.before?.level == .consensus)
            let again = await #expect(throws: DecisionError.self) { try await designate(nil, store) }
            #expect(again?.description.contains("; the last was revoked by Two on ") == true)
            #expect(
                try await store.rows(events) == ["1 consensus One Illustrative. f", "1 revoked Two Illustrative. f"]
            )
            #expect(try await designate(.divergence, store).before == nil)
        }
    }

    @Test func `a recommendation that is not registered is told`() async throws {
        try await withStore { store, _ async throws in
            let item = await #expect(throws: DecisionError.self) { try await designate(.consensus, store, for: "9") }
            #expect(item?.kind == .notRegistered)
            let whole = await #expect(throws: DecisionError.self) {
                try await designate(.consensus, store, of: "another")
            }
            #expect(whole?.kind == .notRegistered)
        }
    }

    @Test(arguments: Level.allCases)
    func `every level can be designated`(level: Level) async throws {
        try await withStore { store, _ async throws in
            #expect(try await designate(level, store).recorded.level == level)
        }
    }

    @Test(.timeLimit(.minutes(20))) func `who listens is told`() async throws {
        try await withStore { store, conninfo async throws in
            let (hints, continuation) = AsyncStream.makeStream(of: Void.self)
            let listener = Task {
                defer { continuation.finish() }
                try await listen(to: Store.changes, on: conninfo, applicationName: "test") { continuation.yield() }
            }
            // The first says that it listens.
            #expect(await hints.first { true } != nil)
            _ = try await designate(.consensus, store)
            #expect(await hints.first { true } != nil)
            try await store.record(file(from: north, [answer("1", .support)], content: "a"))
            #expect(await hints.first { true } != nil)
            _ = try await store.withdraw(north, by: "One", reason: "Illustrative.")
            #expect(await hints.first { true } != nil)
            listener.cancel()
        }
    }
}
