import ConsultationModel
import FoundationEssentials
import Testing

@testable import Store

@Suite struct RecordingPlanTests {
    private typealias Key = CountChanges.AnswerKey
    private typealias RegionKey = CountChanges.RegionKey
    private typealias RegionChange = CountChanges.RegionChange

    private let regionKey = RegionKey(consultation: "illustrative", region: "NORTH", speaksForRegion: true)

    private func key(_ recommendation: String, _ stance: Stance) -> Key {
        Key(
            consultation: "illustrative",
            recommendation: recommendation,
            region: "NORTH",
            speaksForRegion: true,
            stance: stance
        )
    }

    /// What is known after these contents, the last of which is current.
    private func known(_ contents: [String], _ answers: [Answer], isIllustrative: Bool = false)
        -> [UUID: RecordingPlan.Known]
    {
        var known = RecordingPlan.Known(newest: contents.count)
        known.current = .init(
            revision: contents.count,
            drop: DropOrder(punctual, "\(contents.last ?? "").txt"),
            answers: answers,
            isIllustrative: isIllustrative
        )
        for (index, content) in contents.enumerated() {
            known.contents[file(from: north, [], content: content).sha256 ?? []] = .init(
                revision: index + 1,
                file: "\(content).txt",
                received: punctual
            )
        }
        return [north.id: known]
    }

    private func plan(for files: [TakenFile], known: [UUID: RecordingPlan.Known]) -> RecordingPlan {
        RecordingPlan(for: files.flatMap(Arrival.all), known: known)
    }

    @Test func `a respondent's first file is revision 1`() {
        let plan = self.plan(for: [file(from: north, [answer("1", .support)], content: "a")], known: [:])
        #expect(plan.outcomes == [.recorded(revision: 1, changes: nil)])
        #expect(plan.entries.map(\.revision) == [1])
        #expect(plan.superseded.isEmpty)
        #expect(plan.counts.answers == [key("1", .support): 1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(current: 1)])
    }

    @Test func `the same bytes again are a duplicate and add no row`() {
        let plan = self.plan(
            for: [file(from: north, [answer("1", .support)], content: "a", named: "again.txt")],
            known: known(["a"], [answer("1", .support)])
        )
        #expect(plan.outcomes == [.duplicate(revision: 1, file: "a.txt", .counts)])
        #expect(plan.entries.isEmpty)
        #expect(plan.counts.answers.isEmpty)
        #expect(plan.counts.submissions.isEmpty)
    }

    @Test func `other bytes replace what was said before, whole`() {
        let old = [answer("1", .support), answer("2", .oppose), answer("3", .blank)]
        let new = [answer("1", .support, line: 7), answer("2", .support)]
        let plan = self.plan(for: [file(from: north, new, content: "b")], known: known(["a"], old))
        guard case .recorded(2, let changes?, nil) = plan.outcomes.first else {
            Issue.record("found \(plan.outcomes)")
            return
        }
        #expect(changes.replaced == 1)
        #expect(changes.changes.map(\.recommendation) == ["2", "3"])
        #expect(changes.changes.map(\.old?.stance) == [.oppose, .blank])
        #expect(changes.changes.map(\.new?.stance) == [.support, nil])
        #expect(plan.superseded.map(\.revision) == [1])
        #expect(plan.counts.answers == [key("2", .oppose): -1, key("2", .support): 1, key("3", .blank): -1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(superseded: 1)])
    }

    @Test func `bytes that were replaced are a duplicate and do not come back`() {
        let plan = self.plan(
            for: [file(from: north, [answer("1", .support)], content: "a")],
            known: known(["a", "b"], [answer("1", .oppose)])
        )
        #expect(plan.outcomes == [.duplicate(revision: 1, file: "a.txt", .replaced)])
        #expect(plan.entries.isEmpty)
    }

    @Test func `several files of one respondent in a batch follow each other`() {
        let files = [
            file(from: north, [answer("1", .support)], content: "a", named: "a.txt", isIllustrative: true),
            file(from: north, [answer("1", .oppose)], content: "b"),
            file(from: north, [answer("1", .support)], content: "a", named: "again.txt"),
            file(from: north, [answer("2", .blank)], content: "c"),
        ]
        let plan = self.plan(for: files, known: [:])
        #expect(plan.outcomes.map(\.isDuplicate) == [false, false, true, false])
        #expect(plan.outcomes.map(\.revision) == [1, 2, 1, 3])
        #expect(plan.outcomes[2] == .duplicate(revision: 1, file: "a.txt", .replaced))
        #expect(plan.entries.map(\.isSuperseded) == [true, true, false])
        #expect(plan.superseded.isEmpty)
        #expect(plan.counts.answers == [key("2", .blank): 1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(current: 1, superseded: 2)])
    }

    @Test func `a stored revision is replaced once by a batch with several newer ones`() {
        let files = ["b", "c"].map { file(from: north, [answer("1", .oppose)], content: $0) }
        let plan = self.plan(
            for: files,
            known: known(["a"], [answer("1", .support)], isIllustrative: true)
        )
        #expect(plan.superseded.map(\.revision) == [1])
        #expect(plan.entries.map(\.revision) == [2, 3])
        #expect(plan.counts.answers == [key("1", .support): -1, key("1", .oppose): 1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(superseded: 2, illustrative: -1)])
    }

    // MARK: Late, and withdrawn

    private static let closes = punctual.addingTimeInterval(50)

    /// A late file with one answer.
    private func late(_ stance: Stance, _ content: String) -> TakenFile {
        file(from: north, [answer("1", stance)], content: content, received: Self.closes.addingTimeInterval(1))
    }

    private func plan(
        for files: [TakenFile],
        known: [UUID: RecordingPlan.Known] = [:],
        late: LateAnswers
    ) -> RecordingPlan {
        let deadline = Deadline(closes: Self.closes, lateAnswers: late)
        return RecordingPlan(for: files.flatMap(Arrival.all), known: known, deadlines: ["illustrative": deadline])
    }

    @Test func `a late file that does not count leaves what counts, and is counted as late`() {
        let plan = self.plan(
            for: [late(.oppose, "b"), late(.blank, "c")],
            known: known(["a"], [answer("1", .support)]),
            late: .exclude
        )
        #expect(
            plan.outcomes == [
                .late(revision: 2, closed: Self.closes, counting: 1),
                .late(revision: 3, closed: Self.closes, counting: 1),
            ]
        )
        #expect(plan.entries.map(\.isLate) == [true, true])
        #expect(plan.entries.map(\.isSuperseded) == [true, true])
        #expect(plan.superseded.isEmpty && plan.counts.answers.isEmpty)
        #expect(plan.counts.submissions == [regionKey: RegionChange(superseded: 2, late: 2)])
    }

    @Test func `a late file that counts replaces what counted, and is marked`() {
        let plan = self.plan(
            for: [late(.oppose, "b")],
            known: known(["a"], [answer("1", .support)]),
            late: .count
        )
        guard case .recorded(2, _?, Self.closes) = plan.outcomes.first else {
            Issue.record("found \(plan.outcomes)")
            return
        }
        #expect(plan.entries.map(\.isLate) == [true])
        #expect(plan.superseded.map(\.revision) == [1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(superseded: 1, late: 1)])
    }

    @Test func `a file at the very moment of the deadline is in time`() {
        let plan = self.plan(
            for: [file(from: north, [], content: "a", received: Self.closes)],
            late: .exclude
        )
        #expect(plan.outcomes == [.recorded(revision: 1, changes: nil)])
    }

    @Test func `late bytes again are a duplicate, and in time they are recorded`() {
        let punctualCopy = file(from: north, [answer("1", .oppose)], content: "b")
        let plan = self.plan(for: [late(.oppose, "b"), late(.oppose, "b"), punctualCopy, punctualCopy], late: .exclude)
        #expect(
            plan.outcomes == [
                .late(revision: 1, closed: Self.closes, counting: nil),
                .duplicate(revision: 1, file: "illustrative.txt", .late(closed: Self.closes)),
                .recorded(revision: 2, changes: nil), .duplicate(revision: 2, file: "illustrative.txt", .counts),
            ]
        )
        #expect(plan.entries.map(\.isSuperseded) == [true, false])
        #expect(plan.counts.submissions == [regionKey: RegionChange(current: 1, superseded: 1, late: 1)])
    }

    @Test func `between two that count, a late one is passed over`() {
        let files = [
            file(from: north, [answer("1", .support)], content: "a"), late(.oppose, "b"),
            file(from: north, [answer("1", .blank)], content: "c"),
        ]
        let plan = self.plan(for: files, late: .exclude)
        #expect(plan.outcomes.map(\.revision) == [1, 2, 3])
        guard case .recorded(3, let changes?, nil) = plan.outcomes.last else {
            Issue.record("found \(plan.outcomes)")
            return
        }
        #expect(changes.replaced == 1)
        #expect(plan.entries.map(\.isSuperseded) == [true, true, false])
        #expect(plan.counts.answers == [key("1", .blank): 1])
        #expect(plan.counts.submissions == [regionKey: RegionChange(current: 1, superseded: 2, late: 1)])
    }

    @Test func `after a withdrawal the same bytes are told of it, and others count as the next revision`() {
        var known = known(["a"], [])
        known[north.id]?.current = nil
        known[north.id]?.isWithdrawn = true
        let files = [
            file(from: north, [answer("1", .support)], content: "a"), late(.oppose, "b"),
            file(from: north, [answer("1", .support)], content: "c"),
            file(from: north, [answer("1", .support)], content: "a"),
        ]
        let plan = self.plan(for: files, known: known, late: .exclude)
        #expect(
            plan.outcomes == [
                .duplicate(revision: 1, file: "a.txt", .withdrawn),
                .late(revision: 2, closed: Self.closes, counting: nil), .recorded(revision: 3, changes: nil),
                .duplicate(revision: 1, file: "a.txt", .replaced),
            ]
        )
        #expect(plan.superseded.isEmpty)
        #expect(plan.counts.submissions == [regionKey: RegionChange(current: 1, superseded: 1, late: 1)])
    }

    @Test func `in a file of several, who says the same is unchanged and who says something else is not`() {
        let old = [answer("1", .support, "A comment."), answer("2", .oppose)]
        let moved = [answer("2", .oppose, line: 8), answer("1", .support, "A comment.", line: 9)]
        for (answers, isUnchanged) in [
            (moved, true), ([answer("1", .support, "A comment.")], false),
            ([answer("1", .support, "Another."), answer("2", .oppose)], false),
            ([answer("1", .oppose, "A comment."), answer("2", .oppose)], false),
            (moved + [answer("3", .blank)], false),
        ] {
            let shared = sharedFile([(north, answers), (south, [])], content: "b")
            let plan = self.plan(for: [shared], known: known(["a"], old))
            #expect((plan.outcomes.first == .unchanged(revision: 1)) == isUnchanged)
            #expect(plan.entries.map(\.revision) == (isUnchanged ? [1] : [2, 1]))
        }
    }

    @Test func `who no longer says that it is made up has said something new`() {
        let answers = [answer("1", .support)]
        let shared = sharedFile([(north, answers), (south, [])], content: "b")
        let plan = self.plan(for: [shared], known: known(["a"], answers, isIllustrative: true))
        #expect(plan.entries.map(\.revision) == [2, 1])
        #expect(plan.counts.submissions[regionKey] == RegionChange(superseded: 1, illustrative: -1))
    }

    @Test func `a file is a duplicate when all of its submissions are, and rejected when it has none`() {
        let same = SubmissionOutcome.duplicate(revision: 1, file: "a.txt", .counts)
        #expect(Outcome(of: []) == .rejected)
        #expect(Outcome(of: [same, same]) == .duplicate([same, same]))
        #expect(Outcome(of: [same, .unchanged(revision: 2)]).code == "accepted")
        #expect(Outcome(of: [same]).revision == 1)
        #expect(Outcome(of: [same, same]).revision == nil)
    }

    @Test func `a file of several stands alone, and long runs of submissions are split between them`() {
        let single = file(from: north, [answer("1", .support)], content: "a")
        let shared = sharedFile([(north, []), (south, [])], content: "b")
        #expect([single, single, shared, shared, single].portions.map(\.count) == [2, 1, 1, 1])
        #expect([TakenFile]().portions.isEmpty)
        let rows = (0..<7).map { number in
            (respondent: group("\(number)"), answers: (0..<number % 3).map { answer("\($0)", .support) })
        }
        let arrivals = Arrival.all(in: sharedFile(rows, content: "c"))
        #expect(arrivals.chunked(answers: 3).map(\.count) == [3, 3, 1])
        #expect(arrivals.chunked(answers: 1).map(\.count) == Array(repeating: 1, count: 7))
        #expect(arrivals.chunked(answers: 3).flatMap(\.self).map(\.id) == arrivals.map(\.id))
    }
}
