import FoundationEssentials
import TestTurns
import Testing

/// The units in `systemd/`, installed with the README's own commands on a machine that is booted for it.
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
            ## Before
            ```sh
            before
            ```
            ## Here
            ```sh
            apt-get install -y x
            ```
            ```
            no command
            ```
            ```sh
            one
            ## two
            ```
            ## After
            ```sh
            after
            ```
            """
        #expect(Readme.commands(ofSection: "Here", in: text) == ["one\n## two\n"])
    }

    @Test func aTrialThatBreaksOffIsNotComplete() {
        #expect(Trial(results: "ok 1 - it starts\nnot ok 2 - it goes on\n# no\n1..2\n").isComplete)
        #expect(!Trial(results: "ok 1 - it starts\n").isComplete)
        #expect(!Trial(results: "ok 1 - it starts\n1..2\n").isComplete)
        #expect(!Trial(results: "").isComplete)
    }
}
