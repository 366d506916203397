import ConsultationModel
import FoundationEssentials
import ProgramTesting

@testable import Store

/// Months of a consultation in a few hundred steps: files, revisions, duplicates, rejected files, designations,
/// withdrawals, new editions and nights, the same for the same seed.
struct RandomStory {
    var random: SeededNumbers
    private var edition = consultation
    private var nights = 0

    private let hasEditions: Bool
    private static let respondents = [north, south] + ["One", "Two", "Three", "Four", "Five"].map(group)

    init(seed: UInt64, hasEditions: Bool = true) {
        random = SeededNumbers(seed: seed)
        self.hasEditions = hasEditions
    }

    /// Does something; some of it changes nothing.
    mutating func step(in store: Store) async throws {
        switch Int.random(in: 0..<13, using: &random) {
        case 0..<6:
            let files = (0..<Int.random(in: 1...4, using: &random)).map { _ in file() }
            _ = try await store.record(files) { _, _ in "" }
        case 6: try await designate(in: store)
        case 7, 8: try await withdrawOrRestore(in: store)
        case 9 where hasEditions, 10 where hasEditions:
            edit()
            try await store.register([edition])
        default:
            nights += 1
            let digits = nights < 10 ? "0\(nights)" : "\(nights)"
            _ = try await store.keep("2017-05-\(digits)", of: edition.id, sample: 2) {
                WrittenReport(illustrating: $0)
            }
        }
    }

    private mutating func file() -> TakenFile {
        if Int.random(in: 0..<8, using: &random) == 0 { return rejectedFile() }
        if Int.random(in: 0..<4, using: &random) > 0 { return single() }
        var shared = single()
        for row in (0..<3).map({ _ in single().submissions[0] })
        where !shared.submissions.contains(where: { $0.respondent.id == row.respondent.id }) {
            var row = row
            row.sha256 = shared.submissions[0].sha256
            row.original = shared.submissions[0].original
            shared.submissions.append(row)
        }
        return shared
    }

    private mutating func single() -> TakenFile {
        let answers = consultation.recommendations.compactMap { recommendation -> Answer? in
            if Int.random(in: 0..<4, using: &random) == 0 { return nil }
            let stance = Stance.allCases[Int.random(in: 0..<Stance.allCases.count, using: &random)]
            return answer(
                recommendation.id,
                stance,
                ["", "Illustrative, with \"quotes\"", "=1+1"].randomElement(using: &random) ?? ""
            )
        }
        return StoreTests.file(
            from: Self.respondents[Int.random(in: 0..<Self.respondents.count, using: &random)],
            answers,
            content: "\(Int.random(in: 0..<200, using: &random))",
            named: "file \(Int.random(in: 0..<20, using: &random)).txt",
            isIllustrative: Bool.random(using: &random),
            received: punctual.addingTimeInterval(Double(Int.random(in: 0..<6, using: &random)) * 100)
        )
    }

    private mutating func edit() {
        let index = Int.random(in: 0..<edition.recommendations.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: edition.recommendations[index].text += " Changed."
        case 1:
            edition.recommendations[index].status = RecommendationStatus.allCases.randomElement(using: &random) ?? .open
        case 2: edition.rules.quorum = Ratio(Int.random(in: 1...3, using: &random), 4)
        case 3: edition.regions.reverse()
        case 4: edition.lateAnswers = edition.lateAnswers == .exclude ? .count : .exclude
        default: edition.closes = punctual.addingTimeInterval(Double(Int.random(in: 0..<6, using: &random)) * 100)
        }
    }

    /// Revoking what is not designated changes nothing.
    private mutating func designate(in store: Store) async throws {
        let level = Bool.random(using: &random) ? Level.allCases.randomElement(using: &random) : nil
        let recommendation = "\(Int.random(in: 1...3, using: &random))"
        do {
            _ = try await store.designate(
                level,
                for: recommendation,
                of: edition.id,
                by: "the chair",
                reason: "Illustrative."
            )
        } catch let error as DecisionError where error.kind == .withoutEffect {}
    }

    /// Withdrawing what does not count, or restoring what was not withdrawn, changes nothing.
    private mutating func withdrawOrRestore(in store: Store) async throws {
        guard let respondent = Self.respondents.randomElement(using: &random) else { return }
        do {
            if Bool.random(using: &random) {
                _ = try await store.withdraw(respondent, by: "the secretariat", reason: "Illustrative.")
            } else {
                _ = try await store.restore(respondent, by: "the secretariat", reason: "Illustrative.")
            }
        } catch let error as DecisionError where error.kind == .withoutEffect {}
    }
}
