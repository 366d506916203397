import ConsultationModel
import FoundationEssentials
import Postgres
import Testing

@testable import Store

/// Whatever people send, withdraw and move, in whatever order: what counts is what the rule says, the counts are those of
/// the rows, and what counted at any earlier moment can still be asked for.
@Suite struct CountingTests {
    /// The rule of what counts, told in another way than the store does: one respondent's story, in order.
    private struct Story {
        struct Sent {
            var content: String
            var received: Date
            /// Its place in the order of the drops; that of a file of several that said the same, where it was dropped later.
            var drop: DropOrder
            var answers: [Answer]
            var isIllustrative: Bool
            /// How many withdrawals there had been.
            var withdrawals: Int
        }

        var sent: [Sent] = []
        /// Of a file of several that brought nothing new: what counted when it was taken first.
        var unchanged: [String: Sent] = [:]
        /// Whether each withdrawal still stands.
        var withdrawals: [Bool] = []

        func counting(_ consultation: Consultation) -> Sent? {
            // As long as the one that was dropped last is withdrawn, no older one counts in its place.
            last(consultation).flatMap { last in
                withdrawals.dropFirst(sent[last].withdrawals).contains(true) ? nil : sent[last]
            }
        }

        private func last(_ consultation: Consultation) -> Int? {
            let admitted = sent.indices.filter { index in
                let isLate = consultation.closes.map { sent[index].received > $0 } ?? false
                return !isLate || consultation.lateAnswers != .exclude
            }
            return admitted.max { (sent[$0].drop, $0) < (sent[$1].drop, $1) }
        }

        /// Returns whether it is no duplicate.
        mutating func take(_ one: Sent, isShared: Bool, _ consultation: Consultation) -> Bool {
            let isLate = consultation.closes.map { one.received > $0 } ?? false
            let same = self.counting(consultation).flatMap { $0.content == one.content ? $0 : nil }
            if let known = same ?? sent.last(where: { $0.content == one.content }) ?? unchanged[one.content] {
                let wasLate = consultation.closes.map { known.received > $0 } ?? false
                if isLate || !wasLate { return false }
            }
            if isShared, let now = counting(consultation), now.isIllustrative == one.isIllustrative,
                now.answers.map(\.stance) == one.answers.map(\.stance),
                now.answers.map(\.recommendation) == one.answers.map(\.recommendation)
            {
                if !isLate || consultation.lateAnswers != .exclude, let last = last(consultation) {
                    sent[last].drop = max(sent[last].drop, one.drop)
                }
                return true
            }
            var one = one
            one.withdrawals = withdrawals.count
            sent.append(one)
            return true
        }
    }

    private static let respondents = [north, south, group("One"), group("Two")]

    private static let moments = (0..<6).map { punctual.addingTimeInterval(Double($0) * 100) }

    private static func counting(_ stories: [UUID: Story], _ consultation: Consultation) -> [String] {
        respondents.flatMap { respondent -> [String] in
            guard let now = stories[respondent.id]?.counting(consultation) else { return [] }
            let isLate = consultation.closes.map { now.received > $0 } ?? false
            return now.answers.map {
                "\(respondent.name) \($0.recommendation) \($0.stance.rawValue) \(now.isIllustrative) \(isLate)"
            }
        }.sorted()
    }

    private static let current: SQL = """
        select concat_ws(' ', respondent, recommendation, stance, is_illustrative::text, is_late::text)
        from concord.current_answers
        order by concat_ws(' ', respondent, recommendation, stance, is_illustrative::text, is_late::text) collate "C"
        """

    @Test(arguments: UInt64(1)...16)
    func `after every step the rule holds, the counts are right, and the past is as it was`(seed: UInt64) async throws {
        try await withStore { store, _ async throws in
            var random = SplitMix(state: seed)
            var consultation = consultation
            var stories: [UUID: Story] = [:]
            var taken: Set<String> = []
            var past: [(at: Date, rows: [String])] = []
            for _ in 0..<40 {
                let respondent = Self.respondents[Int.random(in: 0..<4, using: &random)]
                switch Int.random(in: 0..<10, using: &random) {
                case 0...4: try await record(&stories, &taken, consultation, in: store, &random)
                case 5, 6:
                    let counts = stories[respondent.id]?.counting(consultation) != nil
                    await expect(counts) {
                        _ = try await store.withdraw(respondent, by: "One", reason: "Illustrative.")
                    }
                    if counts { stories[respondent.id]?.withdrawals.append(true) }
                case 7:
                    var restored = stories[respondent.id] ?? Story()
                    let isWithdrawn = restored.counting(consultation) == nil && restored.withdrawals.contains(true)
                    if let last = restored.withdrawals.lastIndex(of: true) { restored.withdrawals[last] = false }
                    let counts = isWithdrawn && restored.counting(consultation) != nil
                    await expect(counts) { _ = try await store.restore(respondent, by: "One", reason: "Illustrative.") }
                    if counts { stories[respondent.id] = restored }
                case 8: consultation.closes = ([nil] + Self.moments).randomElement(using: &random) ?? nil
                default: consultation.lateAnswers = Bool.random(using: &random) ? .exclude : .count
                }
                try await store.register([consultation])
                #expect(try await store.rows(Self.current) == Self.counting(stories, consultation))
                try await store.expectTalliesEqualRows()
                past.append((try await store.now(), try await store.rows(Self.history(at: nil))))
            }
            for (moment, rows) in past {
                #expect(try await store.rows(Self.history(at: moment)) == rows)
            }
        }
    }

    private func record(
        _ stories: inout [UUID: Story],
        _ taken: inout Set<String>,
        _ consultation: Consultation,
        in store: Store,
        _ random: inout SplitMix
    ) async throws {
        var files: [TakenFile] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            // The same bytes say the same, of the same respondents.
            let number = Int.random(in: 0..<8, using: &random)
            let isShared = Int.random(in: 0..<3, using: &random) == 0
            let content = isShared ? "shared \(number)" : "\(number)"
            let senders =
                isShared
                ? Array((Self.respondents + Self.respondents)[(number % 4)...].prefix(2 + number % 3))
                : [Self.respondents[Int.random(in: 0..<4, using: &random)]]
            let received = Self.moments[Int.random(in: 0..<6, using: &random)]
            var file = file(from: senders[0], [], content: content)
            file.submissions = senders.flatMap { respondent in
                StoreTests.file(
                    from: respondent,
                    [answer("1", stance(number, 1)), answer("2", stance(number, respondent.name.utf8.count))],
                    content: content,
                    isIllustrative: number % 2 == 0,
                    received: received
                ).submissions
            }
            files.append(file)
            var isAccepted = false
            for submission in file.submissions {
                let one = Story.Sent(
                    content: content,
                    received: received,
                    drop: DropOrder(received, submission.file),
                    answers: submission.answers,
                    isIllustrative: submission.isIllustrative,
                    withdrawals: 0
                )
                if stories[submission.respondent.id, default: Story()].take(one, isShared: isShared, consultation) {
                    isAccepted = true
                }
            }
            guard isShared, isAccepted, taken.insert(content).inserted else { continue }
            for id in senders.map(\.id) {
                let counting = stories[id]?.counting(consultation)
                stories[id]?.unchanged[content] = counting
            }
        }
        _ = try await store.record(files) { _, _ in "" }
    }

    private func stance(_ number: Int, _ shift: Int) -> Stance {
        Stance.allCases[(number / 2 * 3 + shift) % Stance.allCases.count]
    }

    /// Does what must succeed or be refused.
    private func expect(_ success: Bool, _ work: () async throws -> Void) async {
        do {
            try await work()
            #expect(success)
        } catch {
            #expect((error as? DecisionError)?.kind == .withoutEffect && !success, "\(error)")
        }
    }

    private static func history(at moment: Date?) -> SQL {
        """
        select concat_ws(' ', respondent, recommendation, stance, revision, is_late::text)
        from concord.answers_as_of(coalesce(\(moment)::timestamptz, clock_timestamp()))
        order by 1
        """
    }
}

extension Store {
    /// The time of the database.
    func now() async throws -> Date {
        try await connection.query("select clock_timestamp()").first?.decode(Date.self) ?? .distantPast
    }
}
