import Commands
import Daemon
import Intake
import Reporting
import Store
import Synchronization

/// Shows the demonstration on standard output.
final class DemoScreen: Sendable {
    private let settings: Settings
    private let goesOn: Bool
    private let colour = Terminal.hasColour
    private let finished = Atomic(false)

    init(settings: Settings, goesOn: Bool) {
        self.settings = settings
        self.goesOn = goesOn
    }

    /// Whether the reports stand.
    var hasFinished: Bool { finished.load(ordering: .acquiring) }

    func show(_ event: Demonstration.Event) {
        switch event {
        case .progress(let step):
            Terminal.say("· \(step)")
        case .dropped(let path):
            Terminal.say("· dropped \(settings.state.inbox)/\(path)")
        case .filed(let file):
            Terminal.say()
            let receipt = file.recorded.receipt.split(separator: "\n", omittingEmptySubsequences: false)
            for line in receipt.dropLast() { Terminal.say("  │ \(line)") }
            Terminal.say("  filed as \(file.path)")
        case .finished(let report, let reports, let conninfo):
            finished.store(true, ordering: .releasing)
            conclude(report)
            Terminal.say("Reports:")
            for name in ["report.html", "report.txt", "report.json"] { Terminal.say("  \(reports)/\(name)") }
            if goesOn { invite(conninfo) }
            Terminal.say()
        case .republished(let report):
            conclude(report)
        }
    }

    private func conclude(_ report: Report) {
        Terminal.say()
        Terminal.say(report.matrix(colour: colour, width: Terminal.width))
        Terminal.say(report.verdict.sentence)
        Terminal.say()
    }

    private func invite(_ conninfo: String) {
        Terminal.say()
        Terminal.say("Ask the database:")
        Terminal.say(
            """
              psql "\(conninfo)" -c "select stance, words, file, line from concord.current_answers \
            where region = 'LACRALO' and recommendation = '6'"
            """
        )
        Terminal.say("Drop more files into \(settings.state.inbox)/<REGION>/ and the report changes. Ctrl-C ends.")
    }
}
