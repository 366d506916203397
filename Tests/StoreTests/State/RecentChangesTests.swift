import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

@Suite struct RecentChangesTests {
    private func keep(_ night: String, in store: Store) async throws {
        _ = try await store.keep(night, of: consultation.id, sample: 3) { WrittenReport(illustrating: $0) }
    }

    private func recent(_ store: Store) async throws -> RecentChanges {
        try #require(try await store.state(of: consultation.id, sample: 3)?.recent)
    }

    private func line(_ event: AnswerEvent) -> String {
        func side(_ quotation: ConsultationState.Quotation?) -> String {
            quotation.map { "\($0.answer.stance)@\($0.file)#\($0.revision)" } ?? "nothing"
        }
        let left = event.leftOutBy.map { "not in \($0.file)#\($0.number)" }
        return
            "\(event.respondent) \(event.recommendation) \(side(event.old)) > \(left ?? side(event.new)) \(event.cause)"
    }

    @Test func `what has changed since the last night is known with what brought it about`() async throws {
        try await withStore { store, _ async throws in
            let late = punctual.addingTimeInterval(200)
            #expect(try await store.state(of: consultation.id, sample: 3)?.recent == nil)
            try await store.record(
                file(from: north, [answer("1", .support), answer("2", .oppose)], content: "a", named: "a.txt"),
                file(from: group("One"), [answer("1", .support)], content: "b", named: "b.txt"),
                file(from: group("Two"), [answer("1", .support)], content: "c", named: "c.txt", received: late)
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
            _ = try await store.withdraw(group("One"), by: "the secretariat", reason: "Illustrative.")
            var closed = consultation
            closed.closes = punctual.addingTimeInterval(100)
            closed.lateAnswers = .exclude
            try await store.register([closed])
            // It has never counted.
            try await store.record(
                file(from: group("Three"), [answer("1", .oppose)], content: "g", named: "g.txt", received: late)
            )
            _ = try await store.designate(
                .consensus,
                for: "1",
                of: consultation.id,
                by: "the chair",
                reason: "Illustrative."
            )
            let recent = try await recent(store)
            #expect(recent.night == "2017-05-12" && recent.isComplete)
            #expect(
                recent.events.map(line) == [
                    "NORTH 2 oppose@a.txt#1 > not in d.txt#2 file",
                    "NORTH 3 nothing > blank@d.txt#2 file",
                    "SOUTH 1 nothing > conditional@f.txt#2 file",
                    "One 1 support@b.txt#1 > nothing withdrawn(by: \"the secretariat\", reason: \"Illustrative.\")",
                    "Two 1 support@c.txt#1 > nothing deadline",
                ]
            )
            #expect(recent.fileCounts == [.accepted: 4, .rejected: 1])
            #expect(recent.files.map(\.file) == ["g.txt", "e.txt", "f.txt", "d.txt", "rejected.txt"])
            #expect(recent.files.filter(\.isExcluded).map(\.file) == ["g.txt"])
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

    @Test func `a new edition since the last night is known, and one before is not`() async throws {
        try await withStore { store, _ async throws in
            var edited = consultation
            edited.title = "An illustrative consultation, edited"
            try await store.register([edited])
            try await keep("2017-05-12", in: store)
            #expect(try await recent(store).editions == 0)
            edited.title = "An illustrative consultation, edited again"
            try await store.register([edited])
            #expect(try await recent(store).editions == 1)
            let asOf = try #require(try await store.state(of: consultation.id, sample: 3)).asOf
            #expect(try await store.state(of: consultation.id, sample: 3, at: asOf)?.recent?.editions == 1)
        }
    }
}
