import ArgumentParser
import Commands
import ConsultationModel
import Definitions
import Store

/// `concord renormalise`
struct Renormalise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the stored answers again, after the words that are known for stances have changed.",
        discussion: """
            Files are not touched. A respondent with an answer that is read otherwise gets a new revision, which replaces \
            the earlier one; what counted at any time before can still be asked for. A daemon may be at work meanwhile; have \
            it read its configuration again first (SIGHUP), or it goes on with the words that it knows.

            Examples:
              concord renormalise --dry-run
              concord renormalise --consultation at-large-review-2017

            Exit codes: 0 read again, 64 unknown consultation, 69 database unavailable, 74 files cannot be written, 75 \
            try again, 78 configuration.
            """
    )

    @Option(help: .consultation(default: "all"), completion: Completion.consultations)
    var consultation: String?

    @Flag(help: "Change nothing; only say what would change.")
    var dryRun = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await reportingFailures {
            let settings = try options.settings()
            try await untilSignalled { logger in
                try await Renormalisation.run(on: consultation, dryRun: dryRun, settings: settings, logger: logger) {
                    for line in $0.lines(dryRun: dryRun) { Terminal.say(line.printableLine) }
                }
            }
        }
    }
}

extension Renormalisation.Finding {
    /// What is shown of it.
    fileprivate func lines(dryRun: Bool) -> [String] {
        let total = changed.values.reduce(0, +)
        var lines = [
            "\(consultation): \(total) of \(answers) answers, from \(changedRespondents) of \(respondents) respondents, "
                + (dryRun ? "would be read otherwise" : "are read otherwise")
        ]
        lines += examples.sorted { ($0.region, $0.respondent, $0.new.line) < ($1.region, $1.respondent, $1.new.line) }
            .map { "  \($0.line)" }
        if total > examples.count { lines.append("  … and \(total - examples.count) more") }
        if total > 0 { lines.append("In all:") }
        for (transition, count) in changed.sorted(by: { ($1.value, $0.key.name) < ($0.value, $1.key.name) }) {
            lines.append("  \(transition.name): \(count)")
        }
        if total > 0 {
            let revisions = changedRespondents == 1 ? "a new revision" : "\(changedRespondents) new revisions"
            lines.append(dryRun ? "Nothing was changed." : "Recorded as \(revisions).")
        }
        if let reports { lines.append("Reports: \(reports)") }
        if !isComplete { lines.append("Stopped before the end; run it again to go on.") }
        return lines
    }
}

extension Renormalisation.Transition {
    fileprivate var name: String { new.named(after: old) }
}

extension Renormalised.Change {
    fileprivate var line: String {
        let who = respondent == region ? region : "\(region), \(respondent)"
        return "\(old.recommendation), \(who): \(new.stance.named(after: old.stance))"
    }
}

extension Stance {
    fileprivate func named(after old: Stance) -> String {
        old == self ? "\(label), with other flags" : "\(old.label) → \(label)"
    }
}
