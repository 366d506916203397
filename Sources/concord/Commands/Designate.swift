import ArgumentParser
import Commands
import ConsultationModel
import Definitions
import FoundationEssentials
import Store

/// `concord designate`
struct Designate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record the consensus level that the chair designates for a recommendation, or revoke it.",
        discussion: """
            The level stands in the reports beside the computed one, with who decided, when and why; it replaces nothing. A new \
            designation takes the place of the one before, which stays in the history. A daemon may be at work meanwhile; its \
            reports follow.

            Levels: \(Level.allCases.map(\.rawValue).joined(separator: ", ")).

            Examples:
              concord designate 6 consensus --by "Illustrative chair" \\
                  --reason "No objection in the call."
              concord designate 6 --revoke --by "Illustrative chair" \\
                  --reason "New answers have come."

            Exit codes: 0 recorded, 64 unknown consultation, recommendation or level, or nothing to revoke, 69 database \
            unavailable, 74 files cannot be written, 75 the recommendation is not registered yet, 78 configuration.
            """
    )

    @Argument(help: "The recommendation, by its id, such as 6.", completion: Completion.recommendations)
    var recommendation: String

    @Argument(help: "What is designated; left out with --revoke.", completion: Completion.levels)
    var level: String?

    @Option(help: .consultation(), completion: Completion.consultations)
    var consultation: String?

    @Flag(help: "Revoke the designation that is in force.")
    var revoke = false

    @OptionGroup var decision: DecisionOptions

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        if revoke, level != nil {
            throw ValidationError("A level and --revoke are given, expected one of the two.")
        }
        if !revoke { _ = try designated }
    }

    /// nil: revoked.
    private var designated: Level? {
        get throws {
            if revoke { return nil }
            let codes = Level.allCases.map(\.rawValue)
            let expected = codes.joined(separator: ", ")
            guard let level else {
                throw ValidationError("No level is given, expected --revoke or one of \(expected).")
            }
            guard let known = Level(written: level) else {
                let ending =
                    level.nearest(among: codes).map { "did you mean \"\($0)\"?" } ?? "expected one of \(expected)."
                throw ValidationError(
                    "Found the level \"\(level.quotable)\" for recommendation \"\(recommendation.quotable)\"; \(ending)"
                )
            }
            return known
        }
    }

    func run() async throws {
        let level = try designated
        try await Decision.make(on: consultation, options) { [recommendation, decision] consultation, store in
            let item = try consultation.recommendation(named: recommendation)
            let (recorded, before) = try await store.designate(
                level,
                for: item.id,
                of: consultation.id,
                by: decision.by,
                reason: decision.reason
            )
            for line in recorded.lines(of: consultation, before: before) { Terminal.say(line.printableLine) }
        }
    }
}

extension Designation {
    /// What is said of it when it is recorded.
    fileprivate func lines(of consultation: Consultation, before: Designation?) -> [String] {
        let item = "\(consultation.id), recommendation \(recommendation)"
        let earlier = before.map { "\($0.level?.rawValue ?? "-"), by \($0.by) on \($0.at.formatted(.iso8601))" }
        return [
            level.map { "\(item): \($0.rawValue) is designated." } ?? "\(item): the designation is revoked.",
            "By: \(by)",
            "Reason: \(reason)",
            "Recorded: \(at.formatted(.iso8601))",
        ] + (earlier.map { ["Before: \($0)"] } ?? [])
    }
}

extension Level {
    /// By its code, or in the words of the guidelines; case, and what stands between the words, make no difference.
    fileprivate init?(written text: String) {
        func words(_ text: String) -> [Substring] {
            text.lowercased().split { !$0.isLetter }.filter { $0 != "but" }
        }
        let wanted = words(text)
        guard let level = Self.allCases.first(where: { words($0.rawValue) == wanted }) else { return nil }
        self = level
    }
}
