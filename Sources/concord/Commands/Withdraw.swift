import ArgumentParser
import Commands
import ConsultationModel
import FoundationEssentials
import Store

/// `concord withdraw`
struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a respondent's answers out of the counts, or put them back.",
        discussion: """
            The answers stay in the history, and the reports say who withdrew them, when and why. What the respondent sends \
            later counts as its next revision; the same bytes again do not. With --undo the withdrawal is taken back: what would \
            count without it counts again, as a new revision. A daemon may be at work meanwhile; its reports follow.

            Examples:
              concord withdraw EURALO --by "Illustrative chair" \\
                  --reason "Sent by mistake."
              concord withdraw "Illustrative group" --region EURALO --undo \\
                  --by "Illustrative chair" --reason "It was no mistake."

            Exit codes: 0 recorded, 64 unknown consultation, region or respondent, or nothing to withdraw or to take back, \
            69 database unavailable, 74 files cannot be written, 78 configuration.
            """
    )

    @Argument(
        help:
            "Whose answers: a region, by its code, its name or a group that speaks for it, or another respondent's name.",
        completion: Completion.regions
    )
    var respondent: String

    @Option(help: .consultation(), completion: Completion.consultations)
    var consultation: String?

    @Option(
        help: ArgumentHelp("The respondent's region, where the name occurs in several.", valueName: "code"),
        completion: Completion.regions
    )
    var region: String?

    @Flag(help: "Take the withdrawal back.")
    var undo = false

    @OptionGroup var decision: DecisionOptions

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        if respondent.foldedForMatching.isEmpty {
            throw ValidationError("The respondent is empty, expected the name of a region or of a respondent.")
        }
    }

    func run() async throws {
        try await Decision.make(on: consultation, options) { [respondent, region, undo, decision] consultation, store in
            let respondent = try await store.respondent(named: respondent, in: region, of: consultation)
            let withdrawn =
                undo
                ? try await store.restore(respondent, by: decision.by, reason: decision.reason)
                : try await store.withdraw(respondent, by: decision.by, reason: decision.reason)
            for line in withdrawn.lines(isRestored: undo, by: decision) { Terminal.say(line.printableLine) }
        }
    }
}

extension Withdrawn {
    /// What is said of it when it is recorded.
    fileprivate func lines(isRestored: Bool, by decision: DecisionOptions) -> [String] {
        let name = respondent.speaksForRegion ? respondent.region : "\(respondent.region), \(respondent.name)"
        let number = "\(answers) \(answers == 1 ? "answer" : "answers")"
        let one = answers == 1
        return [
            isRestored
                ? "\(respondent.consultation), \(name): \(number) of \(file) \(one ? "counts" : "count") again, as revision \(revision)."
                : """
                \(respondent.consultation), \(name): \(number) of \(file), revision \(revision), \(one ? "is" : "are") withdrawn \
                and \(one ? "counts" : "count") no longer.
                """,
            "By: \(decision.by)",
            "Reason: \(decision.reason)",
            "Recorded: \(at.formatted(.iso8601))",
        ]
    }
}
