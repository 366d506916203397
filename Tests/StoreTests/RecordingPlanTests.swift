import ConsultationModel
import FoundationEssentials
import Testing

@testable import Store

@Suite struct RecordingPlanTests {
    private typealias Key = RecordingPlan.TallyKey
    private typealias RegionKey = RecordingPlan.RegionKey
    private typealias RegionDelta = RecordingPlan.RegionDelta

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
        var known = RecordingPlan.Known(
            revision: contents.count,
            answers: answers,
            isIllustrative: isIllustrative
        )
        for (index, content) in contents.enumerated() {
            known.contents[file(from: north, [], content: content).sha256 ?? []] = (index + 1, "\(content).txt")
        }
        return [north.id: known]
    }

    @Test func `a respondent's first file is revision 1`() {
        let plan = RecordingPlan(for: [file(from: north, [answer("1", .support)], content: "a")], known: [:])
        #expect(plan.outcomes == [.accepted(revision: 1, changes: nil)])
        #expect(plan.entries.map(\.revision) == [1])
        #expect(plan.superseded.isEmpty)
        #expect(plan.answerDeltas == [key("1", .support): 1])
        #expect(plan.submissionDeltas == [regionKey: RegionDelta(current: 1)])
        #expect(plan.fileDeltas == ["illustrative": ["accepted": 1]])
    }

    @Test func `the same bytes again are a duplicate and add no row`() {
        let plan = RecordingPlan(
            for: [file(from: north, [answer("1", .support)], content: "a", named: "again.txt")],
            known: known(["a"], [answer("1", .support)])
        )
        #expect(plan.outcomes == [.duplicate(revision: 1, file: "a.txt", isCurrent: true)])
        #expect(plan.entries.isEmpty)
        #expect(plan.answerDeltas.isEmpty)
        #expect(plan.submissionDeltas.isEmpty)
        #expect(plan.fileDeltas == ["illustrative": ["duplicate": 1]])
    }

    @Test func `other bytes replace what was said before, whole`() {
        let old = [answer("1", .support), answer("2", .oppose), answer("3", .blank)]
        let new = [answer("1", .support, line: 7), answer("2", .support)]
        let plan = RecordingPlan(for: [file(from: north, new, content: "b")], known: known(["a"], old))
        guard case .accepted(2, let changes?) = plan.outcomes.first else {
            Issue.record("found \(plan.outcomes)")
            return
        }
        #expect(changes.replaced == 1)
        #expect(changes.changes.map(\.recommendation) == ["2", "3"])
        #expect(changes.changes.map(\.old?.stance) == [.oppose, .blank])
        #expect(changes.changes.map(\.new?.stance) == [.support, nil])
        #expect(plan.superseded.map(\.revision) == [1])
        #expect(plan.answerDeltas == [key("2", .oppose): -1, key("2", .support): 1, key("3", .blank): -1])
        #expect(plan.submissionDeltas == [regionKey: RegionDelta(superseded: 1)])
    }

    @Test func `bytes that were replaced are a duplicate and do not come back`() {
        let plan = RecordingPlan(
            for: [file(from: north, [answer("1", .support)], content: "a")],
            known: known(["a", "b"], [answer("1", .oppose)])
        )
        #expect(plan.outcomes == [.duplicate(revision: 1, file: "a.txt", isCurrent: false)])
        #expect(plan.entries.isEmpty)
    }

    @Test func `several files of one respondent in a batch follow each other`() {
        let files = [
            file(from: north, [answer("1", .support)], content: "a", named: "a.txt", isIllustrative: true),
            file(from: north, [answer("1", .oppose)], content: "b"),
            file(from: north, [answer("1", .support)], content: "a", named: "again.txt"),
            file(from: north, [answer("2", .blank)], content: "c"),
        ]
        let plan = RecordingPlan(for: files, known: [:])
        #expect(plan.outcomes.map(\.code) == ["accepted", "accepted", "duplicate", "accepted"])
        #expect(plan.outcomes.map(\.revision) == [1, 2, 1, 3])
        #expect(plan.outcomes[2] == .duplicate(revision: 1, file: "a.txt", isCurrent: false))
        #expect(plan.entries.map(\.isSuperseded) == [true, true, false])
        #expect(plan.superseded.isEmpty)
        #expect(plan.answerDeltas == [key("2", .blank): 1])
        #expect(plan.submissionDeltas == [regionKey: RegionDelta(current: 1, superseded: 2)])
    }

    @Test func `a stored revision is replaced once by a batch with several newer ones`() {
        let files = ["b", "c"].map { file(from: north, [answer("1", .oppose)], content: $0) }
        let plan = RecordingPlan(
            for: files,
            known: known(["a"], [answer("1", .support)], isIllustrative: true)
        )
        #expect(plan.superseded.map(\.revision) == [1])
        #expect(plan.entries.map(\.revision) == [2, 3])
        #expect(plan.answerDeltas == [key("1", .support): -1, key("1", .oppose): 1])
        #expect(plan.submissionDeltas == [regionKey: RegionDelta(superseded: 2, illustrative: -1)])
    }

    @Test func `a rejected file adds no row and is counted where it belongs`() {
        let plan = RecordingPlan(for: [rejectedFile(), rejectedFile(of: nil)], known: [:])
        #expect(plan.outcomes == [.rejected, .rejected])
        #expect(plan.entries.isEmpty)
        #expect(plan.fileDeltas == ["illustrative": ["rejected": 1]])
    }
}
