import ProgramTesting

extension Trial {
    /// See `RandomKills`.
    static let kills = Trial(
        name: "kills",
        purpose: "after 200 kills at random moments over 1,000 files, tables and archive equal an undisturbed run"
    ) {
        let kills = RandomKills(files: 1000, kills: 200)
        progress("  TEST_SEED=\(kills.seed)")
        try await kills.compare { if $0 % 20 == 0 { progress("  killed \($0) times") } }
        return [Figure("kill -9", "\(kills.kills) over \(kills.files) files, equal (TEST_SEED=\(kills.seed))")]
    }
}
