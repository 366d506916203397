import ConsultationModel
import FoundationEssentials
import Postgres
import ProgramTesting
import Reporting
import Synchronization
import Testing

@testable import Store

@Suite struct PastTests {
    /// What a report said at one moment.
    private struct Capture {
        var state: ConsultationState
        var report: WrittenReport
        var answers: String

        init(of store: Store, at moment: Date? = nil) async throws {
            state = try #require(try await store.state(of: consultation.id, sample: 2, at: moment))
            report = WrittenReport(illustrating: state)
            let list = Mutex("")
            _ = try await store.forEachSubmission(to: consultation.id, at: moment) { submissions, isFirst in
                let rows = String(decoding: AnswersCSV.rows(of: submissions, to: consultation.id), as: UTF8.self)
                list.withLock { $0 += (isFirst ? AnswersCSV.head : "") + rows }
            }
            answers = list.withLock { $0 }
        }
    }

    @Test(arguments: 0..<3)
    func `every report that was can be made again from its as-of time, byte for byte`(number: UInt64) async throws {
        let seed = SeededNumbers.seed &+ number
        try await withStore { store, _ async throws in
            var story = RandomStory(seed: seed)
            var captures: [Capture] = []
            for _ in 0..<50 {
                try await story.step(in: store)
                captures.append(try await Capture(of: store))
            }
            for (index, capture) in captures.enumerated() {
                let asOf = capture.state.asOf
                let next = captures[index...].first { $0.state.asOf != asOf }
                // The moment itself, and the last one before the next change.
                for moment in [asOf, next?.state.asOf.addingTimeInterval(-0.000_002) ?? .now] {
                    let past = try await Capture(of: store, at: moment)
                    #expect(past.state == capture.state, "TEST_SEED=\(seed), step \(index)")
                    #expect(past.report == capture.report, "TEST_SEED=\(seed), step \(index)")
                    #expect(past.answers == capture.answers, "TEST_SEED=\(seed), step \(index)")
                }
            }
            #expect(captures.contains { $0.state.recent?.events.isEmpty == false })
        }
    }

    @Test func `before a consultation was registered there is no state of it`() async throws {
        try await withStore { store, _ async throws in
            let registered = try #require(try await store.registered(consultation.id))
            #expect(try await store.state(of: consultation.id, sample: 2, at: registered)?.asOf == registered)
            let earlier = registered.addingTimeInterval(-0.000_002)
            #expect(try await store.state(of: consultation.id, sample: 2, at: earlier) == nil)
            #expect(try await store.forEachSubmission(to: consultation.id, at: earlier) { _, _ in } == false)
            #expect(try await store.registered("none") == nil)
        }
    }

    @Test func `with a deadline a report is as of the beginning of the day`() async throws {
        try await withStore { store, _ async throws in
            var closing = consultation
            closing.closes = Date.now.addingTimeInterval(10 * 86_400)
            try await store.register([closing])
            let change = try #require(try await store.changes()[consultation.id])
            let next = try #require(change.next)
            #expect(change.changed <= change.moment && change.moment < next)
            // As if three days had gone by without any change.
            let later = next.addingTimeInterval(2 * 86_400 + 3600)
            let state = try #require(try await store.state(of: consultation.id, sample: 2, at: later))
            #expect(state.asOf == next.addingTimeInterval(2 * 86_400))
            #expect(try await store.state(of: consultation.id, sample: 2, at: state.asOf) == state)
        }
    }
}
