import FoundationEssentials
import TestTurns
import Testing

/// The units in `systemd/`, installed with the commands of systemd/README.md on a machine that is booted for it.
@Suite(.inTurn) struct SystemdBootTests {
    /// What is asked of the machine stands in trial.sh.
    @Test func theServiceOfTheReadmeHoldsInABootedMachine() async throws {
        let trial: Trial
        do {
            trial = try await Trial.run()
        } catch let obstacle as Trial.Impossible {
            // In CI nobody would miss it.
            let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"
            try #require(!isRequired, "No machine can be booted: \(obstacle.reason)")
            try Test.cancel("NOT TRIED: the service in a booted machine, because \(obstacle.reason)")
        }
        for finding in trial.findings where !finding.holds {
            Issue.record("\(finding.claim)\n\(finding.details)")
        }
        #expect(trial.isComplete, "The trial did not come to its end.\n\(trial.console)")
    }

    @Test func commandsThatNeedTheNetworkOrACompilerAreLeftOut() {
        let text = """
            ## Install
            ```sh
            apt-get install -y x
            ```
            ```sh
            swift build -c release
            ```
            ```
            no command
            ```sh
            nor this
            ```
            ```sh
            one
            ## two
            ```
            ## Remove
            ```sh
            three
            ```
            """
        #expect(Readme.commands(in: text) == ["one\n## two\n", "three\n"])
    }

    @Test func aTrialThatBreaksOffIsNotComplete() {
        #expect(Trial(results: "ok 1 - it starts\nnot ok 2 - it goes on\n# no\n1..2\n").isComplete)
        #expect(!Trial(results: "ok 1 - it starts\n").isComplete)
        #expect(!Trial(results: "ok 1 - it starts\n1..2\n").isComplete)
        #expect(!Trial(results: "").isComplete)
    }
}
