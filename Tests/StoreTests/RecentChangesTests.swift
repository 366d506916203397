import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct RecentChangesTests {
    private func keep(_ night: String, in store: Store) async throws {
        _ = try await store.keep(night, of: consultation.id, sample: 3) { try WrittenReport(illustrating: $0) }
    }

    private func recent(_ store: Store) async throws -> RecentChanges {
        try #require(try await store.state(of: consultation.id, sample: 3)?.recent)
    }

    private func line(_ event: AnswerEvent) -> String {
        func side(_ quotation: ConsultationState.Quotation?) -> String {
            quotation.map { "\($0.answer.stance)@\($0.file)#\($0.revision)" } ?? "nothing"
        }
        return "\(event.respondent) \(event.recommendation) \(side(event.old)) > \(side(event.new)) \(event.cause)"
    }

    @Test func `what has changed since the last night is known with what brought it about`() async throws {
        try await withStore { store, _ async throws in
            #expect(try await store.state(of: consultation.id, sample: 3)?.recent == nil)
            try await store.record(
                file(from: north, [answer("1", .support), answer("2", .oppose)], content: "a", named: "a.txt"),
                file(from: group("One"), [answer("1", .support)], content: "b", named: "b.txt"),
                file(from: group("Two"), [answer("1", .support)], content: "c", named: "c.txt")
            )
            try await keep("2017-05-12", in: store)
            #expect(try await recent(store).events.isEmpty)

            // The same words, another answer, and one that is left out.
            try await store.record(
                file(from: north, [answer("1", .support), answer("3", .blank)], content: "d", named: "d.txt"),
                rejectedFile()
            )
            // Replaced by the second within one transaction: what stood in between never counted.
            try await store.record(
                file(from: south, [answer("1", .oppose)], content: "e", named: "e.txt"),
                file(from: south, [answer("1", .conditional)], content: "f", named: "f.txt")
            )
            let (one, two) = (group("One").id, group("Two").id)
            try await store.deciding { connection in
                try connection.execute(
                    """
                    with ended as (
                        update concord.submission set superseded_at = clock_timestamp()
                        where respondent_id = \(one)::uuid
                        returning superseded_at
                    )
                    insert into concord.withdrawal
                        (respondent_id, recorded_at, consultation_id, action, revision, recorded_by, reason)
                    select \(one)::uuid, superseded_at, 'illustrative', 'withdrawn', 1, 'the secretariat', 'Illustrative.'
                    from ended
                    """
                )
            }
            try await store.deciding { connection in
                try connection.execute(
                    "update concord.submission set superseded_at = clock_timestamp() where respondent_id = \(two)::uuid"
                )
                // Late, and so it has never counted.
                try connection.execute(
                    """
                    insert into concord.submission (
                        respondent_id, revision, consultation_id, file_name, is_illustrative, sha256, claim_id, received_at,
                        recorded_at, superseded_at, is_late
                    )
                    select
                        respondent_id, 2, consultation_id, 'late.txt', false, sha256(sha256), claim_id, received_at, moment,
                        moment, true
                    from concord.submission
                    cross join (select clock_timestamp() as moment) as now
                    where respondent_id = \(two)::uuid
                    """
                )
                try connection.execute(
                    """
                    insert into concord.designation
                        (consultation_id, recommendation_id, designated_at, level, designated_by, reason)
                    values ('illustrative', '1', clock_timestamp(), 'consensus', 'the chair', 'Illustrative.')
                    """
                )
                try connection.countAgain()
            }
            let recent = try await recent(store)
            #expect(recent.night == "2017-05-12" && recent.isComplete)
            #expect(
                recent.events.map(line) == [
                    "NORTH 2 oppose@a.txt#1 > nothing file",
                    "NORTH 3 nothing > blank@d.txt#2 file",
                    "SOUTH 1 nothing > conditional@f.txt#2 file",
                    "One 1 support@b.txt#1 > nothing withdrawn(by: \"the secretariat\", reason: \"Illustrative.\")",
                    "Two 1 support@c.txt#1 > nothing deadline",
                ]
            )
            #expect(recent.fileCounts == [.accepted: 3, .rejected: 1])
            #expect(recent.files.map(\.file) == ["e.txt", "f.txt", "d.txt", "rejected.txt"])
            #expect(recent.designations.map(\.level) == [.consensus])
            let state = try #require(try await store.state(of: consultation.id, sample: 3))
            #expect(state.withdrawals.map(\.respondent) == ["One"])
            #expect(state.designations.map(\.recommendation) == ["1"])
            #expect(state.rejections.map(\.file) == ["rejected.txt"])

            try await keep("2017-05-13", in: store)
            #expect(try await self.recent(store).events.isEmpty)
        }
    }

    @Test func `of many respondents the newest changes are known, and that there are more`() async throws {
        try await withStore { store, _ async throws in
            try await keep("2017-05-12", in: store)
            func take(_ numbers: Range<Int>) async throws {
                let rows = numbers.map { (group("Illustrative respondent \($0)"), [answer("1", .support)]) }
                try await store.record(sharedFile(rows, content: "\(numbers)"))
            }
            try await take(0..<200)
            var recent = try await recent(store)
            #expect(recent.isComplete && recent.events.count == 200)
            try await take(200..<203)
            try await store.record(file(from: north, [answer("1", .oppose)], content: "north"))
            recent = try await self.recent(store)
            #expect(!recent.isComplete && recent.events.count == 201)
            let newest = recent.events.suffix(4).map(\.respondent)
            #expect(newest == (200..<203).map { "Illustrative respondent \($0)" } + ["NORTH"])
        }
    }
}
