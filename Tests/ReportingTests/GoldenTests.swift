import ConsultationModel
import Reporting
import Testing

@Suite struct GoldenTests {
    @Test func `five regions, sixteen recommendations, every level and every position`() throws {
        let report = Report(of: try Example.atLargeReview())
        try expectGolden(report.html(), "at-large-review.html")
        try expectGolden(report.text(), "at-large-review.txt")
        try expectGolden(report.markdown(), "at-large-review.md")
        try expectGolden(report.json(), "at-large-review.json")
        try expectGolden(report.matrixCSV(), "at-large-review.csv")
        try expectGolden(report.matrix(colour: false), "at-large-review.matrix.txt")
        try expectGolden(report.matrix(colour: true), "at-large-review.matrix.ansi")
    }

    @Test func `no answers yet`() throws {
        try expect(Example.empty(regions: 2, recommendations: 3), "no-answers")
    }

    @Test func `one region and one recommendation`() throws {
        var state = Example.empty(regions: 1, recommendations: 1)
        state.add(
            Answer(
                recommendation: "1",
                stance: .oppose,
                words: "No",
                comment: "First paragraph,\nsecond line.\n\nSecond  paragraph.",
                line: 2,
                column: 1
            ),
            from: "R1",
            of: "R1",
            file: "R1/illustrative.txt"
        )
        state.intake.current = 1
        try expect(state, "one-region")
    }

    @Test func `a hundred respondents of whom twenty are quoted`() throws {
        try expect(Example.respondentsOnly(), "respondents-only")
    }

    @Test(arguments: [
        ("all-missing", "..... ....."), ("exact-tie", "SSNN"), ("exactly-80-percent", "SSSSN SSSS."),
        ("all-opposed", "NNNNN NNNNN"),
    ])
    func `the edges of the rules`(name: String, positions: String) throws {
        try expect(Example.positions(positions), name)
    }

    @Test func `another rule leads`() throws {
        var state = Example.positions("SSSSS SSSSN SSSDD SSS.. NNN.. DDDDD S....")
        state.consultation.rules.lead = .alac
        try expect(state, "led-by-alac")
    }

    @Test(arguments: decided.indices)
    func `what changes from night to night, and what people have decided`(index: Int) throws {
        try expect(Self.decided[index].make(), Self.decided[index].name)
    }

    private static let decided: [(name: String, make: @Sendable () -> ConsultationState)] = [
        ("since-last-night", { Example.sinceLastNight() }), ("quiet-night", { Example.quietNight() }),
        ("withdrawn-submission", { Example.withdrawnSubmission() }), ("designations", { Example.designations() }),
        ("closed-recommendations", { Example.closedRecommendations() }),
        ("late-counted", { Example.late(.count) }), ("late-excluded", { Example.late(.exclude) }),
        ("flagged", { Example.flagged() }),
        ("rejected-files", { Example.rejectedFiles() }),
        ("quorum-just-missed", { Example.positions("SSSSS..... SSSSSS....") }),
        ("one-recommendation", { Example.positions("SDN") }),
    ]

    @Test func `an outcome that has changed where another rule leads`() throws {
        let report = Report(of: Example.outcomeSinceLastNight())
        try expectGolden(report.text(), "outcome-since-last-night.txt")
        try expectGolden(report.json(), "outcome-since-last-night.json")
    }

    @Test func `hostile text`() throws {
        try expect(Example.hostile(), "hostile")
    }

    @Test(arguments: [Language.spanish, .french])
    func `other languages`(language: Language) throws {
        let states = [
            ("at-large-review", try Example.atLargeReview()),
            ("no-answers", Example.empty(regions: 2, recommendations: 3)),
            ("respondents-only", Example.respondentsOnly()),
            ("since-last-night", Example.sinceLastNight()), ("rejected-files", Example.rejectedFiles()),
        ]
        for (name, state) in states { try expect(state, "\(name).\(language.rawValue)", in: language) }
    }

    /// The style and the script are left out: they are in the first golden file.
    private func expect(_ state: ConsultationState, _ name: String, in language: Language = .english) throws {
        var report = Report(of: state)
        report.language = language
        let html = report.html()
        let parts = html.split(separator: "\n", omittingEmptySubsequences: false)
        let before = parts.prefix { $0 != "<style>" }
        let after = parts.drop { $0 != "</style>" }.prefix { !$0.hasPrefix("<script>") }
        try expectGolden((before + after).joined(separator: "\n"), "\(name).html")
        try expectGolden(report.text(), "\(name).txt")
        try expectGolden(report.markdown(), "\(name).md")
        try expectGolden(report.json(), "\(name).json")
        try expectGolden(report.matrixCSV(), "\(name).csv")
    }
}
